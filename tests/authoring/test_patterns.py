"""Patterns of move ids: what they can match, which covers which, and what was probably meant."""

from __future__ import annotations

import pytest

from salesdance.authoring.patterns import covers, forms, meant, meets, speaks_of_something
from salesdance.habits import TALK_ENDS


@pytest.mark.parametrize(
    "pattern", ["*", "ask/*", "ask/history", "nail/*/timed", "nail/*", "*/timed", "close*", "say_nothing", "a*/b*c"]
)
def test_what_some_scenario_could_have_is_spoken_of(pattern: str) -> None:
    assert speaks_of_something(pattern)


@pytest.mark.parametrize(
    "pattern", ["ask", "ask/", "aks/*", "close/soft", "nail/*/firm", "nail/price/timed", "ask/a/b"]
)
def test_what_no_scenario_can_have_is_not(pattern: str) -> None:
    assert not speaks_of_something(pattern)


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("ask", "ask/*"),
        ("aks/*", "ask/*"),
        ("anwser/price", "answer/price"),
        ("nail/financing/time", "nail/financing/timed"),
        ("close_sft", "close_soft"),
        ("zzzzzz", ""),
    ],
)
def test_what_was_probably_meant(given: str, near: str) -> None:
    assert meant(given) == near


def test_a_pattern_covers_what_matches_less() -> None:
    assert covers(["*"], ["ask/*", "close"])
    assert covers(["ask/*"], ["ask/history", "ask/*"])
    assert not covers(["ask/history"], ["ask/*"])
    assert not covers(["close"], ["close", "close_soft"])


def test_many_stars_take_no_time() -> None:
    assert not meets("*a" * 39 + "/", "nail/delivery_date/timed")


def test_the_moves_that_end_a_talk_are_moves() -> None:
    assert set(TALK_ENDS) <= set(forms())
