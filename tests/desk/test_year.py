"""The year at one month's habits: the played month and eleven like it, beside two other ways."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.desk import (
    DEBRIEF,
    HOURS,
    OFFER,
    Session,
    charts,
    month_words,
    new_month,
    open_desk,
    tally,
    year_of,
    year_words,
)
from salesdance.desk.month import HABITS, NOTHING, debrief, offer
from salesdance.desk.sheet import duration
from salesdance.desk.summary import ATTEMPTS
from salesdance.desk.year import _at_habits, _held
from tests.desk.test_month import BOOK, CONTENT, LETTERS, a_desk


def a_session(seed: int = 7) -> Session:
    return Session(open_desk(CONTENT.scenario, CONTENT.tables, seed, BOOK))


def test_the_first_month_of_the_year_is_the_one_that_was_played() -> None:
    desk = a_desk()
    month = offer(desk, debrief(desk, new_month(desk), LETTERS[10:60], HABITS[0]), LETTERS)
    year = _at_habits(desk, month, a_desk(losses=ATTEMPTS))
    for name in ("habit", "depth", "reason", "offered"):
        assert np.array_equal(getattr(year, name)[:100], getattr(month, name))


def test_nothing_done_in_a_month_is_nothing_done_in_a_year() -> None:
    desk = a_desk()
    year = year_of(desk, new_month(desk))
    assert year.yours == year.nothing
    assert (year.nothing.opened, year.nothing.hours, year.nothing.now) == (0, 0.0, 0)
    assert year.nothing.later > 0


def test_a_year_has_twelve_hundred_attempts_and_its_figures_are_those_of_its_games() -> None:
    desk = a_desk()
    month = debrief(desk, new_month(desk), LETTERS, HABITS[2])
    year = year_of(desk, month)
    assert year.yours.attempts == year.everyone.attempts == ATTEMPTS == 1200
    assert year.yours.opened == ATTEMPTS
    assert year.yours.hours == pytest.approx(20.0)
    assert year.everyone.hours > 20
    assert sum(year.yours.known) + sum(year.yours.half) <= ATTEMPTS


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_month_of_the_year_has_more_than_its_hours_and_what_stays_shut_is_said(seed: int) -> None:
    session = a_session(seed)
    session.debrief(tuple(range(1, 71)))
    for stack in session.sheet().stacks:
        session.offer(tuple(letter.number for letter in stack.letters if letter.can == "offer"))
    assert session.month.left < OFFER
    year, big = session.year(), a_desk(seed, ATTEMPTS)
    wanted = _at_habits(session.desk, session.month, big)
    kept = _at_habits(session.desk, session.month, big, _held(wanted))
    minutes = (DEBRIEF * kept.opened + OFFER * (kept.offered != NOTHING)).reshape(12, 100).sum(axis=1)
    assert minutes.max() <= 60 * HOURS
    assert minutes[0] == session.month.minutes
    assert wanted.minutes > kept.minutes == round(60 * 12 * year.yours.hours)
    assert year.shut == int(wanted.opened.sum() - kept.opened.sum()) > 0
    words = " ".join(year_words(year))
    assert f"In {year.short} months of the twelve the hours are gone too soon: {year.shut} letters stay shut." in words


def test_what_is_left_of_the_hours_is_said() -> None:
    session = a_session()
    session.debrief(tuple(range(1, 21)))
    year = session.year()
    assert (year.short, year.shut) == (0, 0)
    left = duration(round(60 * (HOURS - year.yours.hours)))
    assert f"Left of the hours: {left} a month." in year_words(year)
    assert "and there are 20" in charts(year)[1].lines[2].words


def test_a_promise_kept_is_for_the_year_and_an_offer_for_today() -> None:
    desk = a_desk()
    help, _, promise, _ = HABITS
    offered = tally(desk, offer(desk, debrief(desk, new_month(desk), LETTERS, help, hours=False), LETTERS, hours=False))
    kept = tally(desk, debrief(desk, new_month(desk), LETTERS, promise))
    assert offered.expected > kept.expected == 0
    assert kept.later > offered.later


def test_the_words_have_the_year_drawn_out_and_the_five_in_a_hundred_as_an_if() -> None:
    session = a_session()
    session.debrief(tuple(range(1, 60)))
    words = " ".join((*month_words(session), *year_words(session.year())))
    assert "100 a month are 1,200 a year." in words
    assert "Five in a hundred would be 60 a year: an “if”, not a measurement." in words
    assert "58" not in words.split(" debriefed")[0]
    for chart in charts(session.year()):
        assert all(0 <= line.share <= 1 for line in chart.lines)


def test_the_same_seed_and_choices_make_the_same_year() -> None:
    one, other = a_session(3), a_session(3)
    for session in (one, other):
        session.debrief((5, 9, 70))
        session.turn_road()
        session.debrief(tuple(range(20, 50)))
    assert one.year() == other.year()
    assert a_session(4).year() != one.year()
