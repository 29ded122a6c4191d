"""The facilitator's page: what it says of a deal, with and without an author's words."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from salesdance.cli.content import Content
from salesdance.scenario import Act, Facilitator, Moment
from salesdance.sitting.guide import HOUR, USUAL_QUESTIONS, Guide, guide_of, plan_of
from tests.sitting.test_debriefing import NAMES, content_of


def guide(content: Content, page: Facilitator | None = None) -> Guide:
    scenario = content.scenario if page is None else replace(content.scenario, facilitator=page)
    return guide_of(scenario, content.deck, content.tables)


@pytest.mark.parametrize("act", get_args(Act))
def test_the_plan_is_an_hour_wherever_a_deal_begins(act: Act) -> None:
    assert sum(step.minutes for step in plan_of(act)) == HOUR


@pytest.mark.parametrize("name", NAMES)
def test_every_moment_of_a_shipped_deal_stands_under_its_act_with_its_reason(name: str) -> None:
    content = content_of(name)
    page = content.scenario.facilitator
    told = guide(content)
    assert sum(len(act.turns) for act in told.acts) == len(page.moments)
    assert 10 <= len(page.moments) <= 12
    assert {turn.why for act in told.acts for turn in act.turns} == {moment.why for moment in page.moments}
    assert told.watch_for == page.watch_for
    assert all(
        "/" not in turn.after.replace(" / ", "") and "*" not in turn.after for act in told.acts for turn in act.turns
    )


def test_a_move_about_one_thing_is_told_by_its_line_and_several_by_what_one_does() -> None:
    own = (Moment("discover", "x.", "ask/chairs"), Moment("discover", "x.", "ask/*"), Moment("discover", "x."))
    (act,) = guide(content_of("copy_room"), Facilitator(("a.", "b."), own, ("c?",))).acts
    assert [turn.after for turn in act.turns] == [
        "“What was the last big thing that you chose for this place?”",
        "Ask about something",
        "",
    ]


def test_slots_are_filled() -> None:
    page = Facilitator(("Watch {first_name}.", "b."), (Moment("close", "{They} waits."),), ("What did {name} say?",))
    told = guide(content_of("copy_room"), page)
    assert (told.watch_for[0], told.acts[0].turns[0].why) == ("Watch Dana.", "She waits.")
    assert told.questions == ("What did Dana Okafor say?",)


def test_without_an_author_it_has_the_brief_the_usual_questions_and_the_hour() -> None:
    told = guide(content_of("the_yes"), Facilitator())
    assert (told.watch_for, told.acts, told.questions) == ((), (), USUAL_QUESTIONS)
    assert told.brief.startswith("Gwen Abara bakes")
    assert told.plan
