"""What a customer has just refused is no better line while anything else is as good."""

from __future__ import annotations

import pytest

from salesdance.analysis import Option, Thresholds, Weighed, Worth
from salesdance.coach.listening import Happened, Listening
from salesdance.coach.playing_on import Expert
from salesdance.coach.refused import just_refused, leads_nowhere
from salesdance.coach.turning import Deal, turning_points
from tests.builders import a_scenario, some_tables
from tests.coach.deals import LOST, a_tiny_deal, expert, script
from tests.scoring.by_hand import pairs

TALK = ("ask/lamp", "ask/past", "who_decides", "about_us", "ask/week")
HALF = Worth(0.5, 0.5)


def _after(said: str) -> list[str]:
    """Return all moves that ask again for what was refused when this was said and answered so."""
    tables = some_tables(a_scenario())
    happened = [Happened(move, signal, told=True) for move, signal in pairs(tables, tuple(said.split(", ")))]
    again = just_refused(tables, happened, len(happened))
    return [move.id for move in tables.moves if again(move.id)]


def test_what_was_refused_is_known_in_other_words_too() -> None:
    assert _after("who_decides names_nobody") == ["who_decides"]
    assert {"close", "close_soft", "close_firm"} <= set(_after("close not_now/budget"))
    dodged = _after("nail/delivery_date/timed changes_subject")
    assert sorted(dodged) == [f"nail/delivery_date/{how}" for how in ("dated", "timed", "vague")]
    assert {"why", "if_matched", "permission"} <= set(_after("why refuses"))
    assert {"restart", "nudge"} <= set(_after("still_stands stands"))


def test_a_thin_answer_closes_its_topic_for_a_question_and_not_for_a_word_that_stays_with_it() -> None:
    again, tables = _after("ask/lamp thin"), some_tables(a_scenario())
    topic = tables.topic[tables.subject[tables.index["ask/lamp"]]]
    asks = [move for move in tables.of_kind("ask") if tables.topic[tables.subject[move]] == topic]
    assert again == [tables.moves[move].id for move in asks]


@pytest.mark.parametrize("answered", ["ask/lamp open", "who_decides names/boss", "nail/delivery_date/timed writes"])
def test_what_was_answered_may_be_asked_for_again(answered: str) -> None:
    assert _after(answered) == []


def test_a_silence_in_between_changes_nothing() -> None:
    assert _after("who_decides names_nobody, say_nothing nothing") == ["who_decides"]


def _named(behind: float, answer: str) -> tuple[str, ...]:
    """Return the better lines of a turn after `who_decides` was answered so; its repetition is best, another `behind`
    it.
    """
    scenario = a_scenario()
    tables, transcript = some_tables(scenario), script(scenario, *TALK)
    listening = Listening(tables, scenario, transcript.header)
    listening.hear_all(transcript.entries)
    asked = next(at for at, entry in enumerate(transcript.entries) if entry.move == "who_decides")
    move, signal = pairs(tables, (f"who_decides {answer}",))[0]
    listening.happened[asked] = Happened(move, signal, told=True)
    options = (
        Option("who_decides", HALF, HALF),
        Option("ask/bill", HALF, HALF, behind, 0.001),
        Option("about_us", HALF, HALF, 0.3, 0.001),
    )
    turns = [Weighed(asked + 1, "about_us", options, 1000)]
    deal = Deal(tables, scenario, listening, Expert(tables, expert(), listening.start))
    return turning_points(deal, turns, {asked + 1}, Thresholds())[0].better


def test_what_was_just_refused_is_named_only_where_nothing_else_is_as_good() -> None:
    assert _named(0.001, "names_nobody") == ("ask/bill",)
    assert _named(0.1, "names_nobody") == ("ask/bill", "who_decides"), "last, where another is worth nearly as much"
    assert _named(0.2, "names_nobody") == ("who_decides",)
    assert "who_decides" in _named(0.001, "names/boss"), "the control: named where it was answered"


def test_leave_to_ask_is_asked_before_the_question() -> None:
    tables, transcript = some_tables(a_tiny_deal()), script(a_tiny_deal(), *LOST)
    moments = Listening(tables, a_tiny_deal(), transcript.header).hear_all(transcript.entries)
    assert [leads_nowhere(tables, moment, "permission") for moment in moments[:3]] == [False, False, True]
    assert not any(leads_nowhere(tables, moment, "ask_help") for moment in moments)
