"""The Hundred a Month: a question after every loss, and what a year of them is worth."""

from __future__ import annotations

from salesdance.desk import new_month, tally, year_of
from salesdance.desk.month import HABITS, debrief
from tests.desk.test_month import LETTERS, a_desk


def test_to_ask_after_every_loss_is_worth_the_year() -> None:
    desk = a_desk()
    year = year_of(desk, debrief(desk, new_month(desk), LETTERS, HABITS[0]))
    assert sum(year.yours.known) > sum(year.nothing.known) == 0
    assert year.everyone.now > year.nothing.now == 0
    assert year.everyone.now + year.everyone.later > year.nothing.now + year.nothing.later


def test_twice_as_many_questions_bring_about_twice_as_many_reasons() -> None:
    desk = a_desk()
    half, all_of_them = (
        tally(desk, debrief(desk, new_month(desk), part, HABITS[0], hours=False))
        for part in (LETTERS[: len(LETTERS) // 2], LETTERS)
    )
    assert 1.5 * sum(half.known) < sum(all_of_them.known) < 2.7 * sum(half.known)
