"""On which day a moment is due again, in whole days and always the same."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from salesdance.cli.spacing import first, later, rated, readable

DAY = date(2026, 3, 2)


def days_after(*hows: str) -> list[int]:
    """How many days lie before each next meeting when every try is made on its day."""
    card, due = first(DAY)
    told = []
    for how in hows:
        on = due
        card, due = rated(json.loads(json.dumps(card)), how, on)  # type: ignore[arg-type]
        told.append((due - on).days)
    return told


def test_a_deal_brings_its_moments_back_on_the_next_day() -> None:
    assert first(DAY)[1] == DAY + timedelta(days=1)
    assert later(DAY) == DAY + timedelta(days=1)


def test_what_is_solved_comes_again_after_more_and_more_days() -> None:
    days = days_after(*["solved"] * 5)
    assert days[0] == 2
    assert days == sorted(set(days))
    assert days[-1] > 30


def test_what_is_missed_comes_again_on_the_next_day_also_after_it_was_solved() -> None:
    assert days_after("missed", "missed") == [1, 1]
    solved = days_after("solved", "solved", "solved")
    again = days_after("solved", "solved", "solved", "missed", "solved")
    assert again[3] < solved[2] // 4
    assert again[4] < solved[2]
    assert days_after("missed", "solved", "solved")[-1] < days_after("solved", "solved", "solved")[-1]


def test_nothing_stays_away_for_more_than_a_year() -> None:
    assert max(days_after(*["solved"] * 12)) == 365


def test_the_same_tries_give_the_same_days() -> None:
    tries = ("solved", "missed", "solved", "solved")
    assert days_after(*tries) == days_after(*tries)


@pytest.mark.parametrize(
    "damage",
    [
        {"stability": "far"},
        {"stability": -1},
        {"difficulty": 99},
        {"state": 7},
        {"state": 1},
        {"last_review": "2026-03-02T00:00:00"},
        {"due": None},
        {"card_id": "x"},
    ],
)
def test_a_card_that_cannot_be_read_begins_anew(damage: dict[str, object]) -> None:
    card, _ = first(DAY)
    assert readable(card)
    broken = {**card, **damage}
    assert not readable(broken)
    assert rated(broken, "missed", DAY) == first(DAY)
    assert rated({}, "solved", DAY)[1] == rated(broken, "solved", DAY)[1]


def test_a_clock_that_was_set_back_never_makes_it_due_at_once() -> None:
    card, _ = rated(first(DAY)[0], "solved", DAY + timedelta(days=9))
    assert rated(card, "missed", DAY)[1] > DAY


def test_the_scheduler_is_loaded_only_where_a_day_is_asked_for() -> None:
    code = "import sys, salesdance.cli.spacing, salesdance.cli.main; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
