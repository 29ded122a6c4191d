"""What a listener would suspect by now, roughly: clues count, open answers without one count against."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdance.sitting.suspicion import Suspicion
from tests.builders import a_sitting

Answering = Callable[..., None]


def suspects(*moves: str) -> tuple[Suspicion, dict[str, float]]:
    course = a_sitting(moves=list(moves))._course
    found = Suspicion(course.deal, course.game.sight)
    names = [one.id for one in course.deal.scenario.objections]
    return found, dict(zip(names, found.objections, strict=True))


def clued() -> tuple[str, str]:
    """Return a fact with a clue of an objection that can be asked about at once, and that objection."""
    course = a_sitting()._course
    names = [one.id for one in course.deal.scenario.objections]
    asks = [fact for fact in course.deal.facts if fact.clue and fact.clue.of in names]
    fact = next(one for one in asks if f"ask/{one.id}" in a_sitting().legal())
    return fact.id, fact.clue.of if fact.clue else ""


def test_before_a_word_the_shares_are_those_of_the_scenario() -> None:
    assert suspects()[1] == pytest.approx({"a": 0.5, "b": 0.2, "c": 0.15, "d": 0.15})


@pytest.mark.parametrize(("signal", "more"), [("open_clue", True), ("open", False)])
def test_a_clue_makes_its_thing_likelier_and_an_open_answer_without_it_less(
    answering: Answering, signal: str, more: bool
) -> None:
    fact, thing = clued()
    answering(signal)
    assert (suspects(f"ask/{fact}")[1][thing] > suspects()[1][thing]) is more


def test_who_else_decides_tells_nothing_more_once_it_was_asked() -> None:
    index = a_sitting()._course.deal.index("who_decides")
    assert index is not None
    assert suspects()[0].telling(index) > 0
    assert suspects("who_decides")[0].telling(index) == 0


def test_asking_straight_tells_more_the_more_was_asked_before() -> None:
    index = a_sitting()._course.deal.index("ask_straight")
    assert index is not None
    assert suspects("ask/lamp", "follow_up")[0].telling(index) > suspects()[0].telling(index) > 0
