"""A month of losses is one batch of the engine: the same seed and choices, the same month."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.cli.content import load, load_customers
from salesdance.desk import DEBRIEF, HOURS, LOSSES, MONTHS, OFFER, Desk, Month, debrief, new_month, offer, open_desk
from salesdance.desk.month import BACK_IN, HABITS, NOTHING, offerable
from salesdance.engine import Seen
from salesdance.engine.losing import win_now
from salesdance.engine.modes import HALF, TRUTH
from salesdance.errors import InputError

CONTENT = load("energy_desk")
BOOK = load_customers(CONTENT.scenario)
LETTERS = np.arange(LOSSES)
HELP, HELP_STRAIGHT, PROMISE, _ = HABITS


def a_desk(seed: int = 7, losses: int = LOSSES) -> Desk:
    return open_desk(CONTENT.scenario, CONTENT.tables, seed, BOOK, losses)


def same(one: Month, other: Month) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("habit", "depth", "reason", "offered")
    )


def test_a_hundred_a_month_are_twelve_hundred_a_year() -> None:
    assert LOSSES * MONTHS == 1200


def test_a_letter_depends_on_the_seed_and_on_itself_alone() -> None:
    few, many = a_desk(losses=10), a_desk(losses=100)
    assert np.array_equal(few.start.type, many.start.type[:10])
    assert np.array_equal(few.start.seen, many.start.seen[:10])
    assert np.array_equal(few.stated, many.stated[:10])
    assert few.customers == many.customers[:10]
    assert a_desk(8).customers != many.customers


def test_what_is_stated_is_an_excuse_that_stands_before_the_real_reason() -> None:
    desk = a_desk(losses=400)
    hides = desk.tables.hides[desk.tables.types.objection[desk.start.type]]
    assert (hides[np.arange(400), desk.stated] > 0).all()


def test_the_same_choices_make_the_same_month_in_any_order() -> None:
    desk = a_desk()
    at_once = debrief(desk, new_month(desk), LETTERS[:40], HELP)
    one_by_one = new_month(desk)
    for letter in LETTERS[:40][::-1]:
        one_by_one = debrief(desk, one_by_one, np.array([letter]), HELP)
    assert same(at_once, one_by_one)
    assert same(offer(desk, at_once, LETTERS[:20]), offer(desk, one_by_one, LETTERS[:20]))


def test_debriefs_and_offers_cost_minutes_and_end_with_the_hours() -> None:
    desk = a_desk()
    month = debrief(desk, new_month(desk), LETTERS[:30], HELP)
    assert month.left == 60 * HOURS - 30 * DEBRIEF
    offered = offer(desk, month, LETTERS[:10])
    made = int((offered.offered != NOTHING).sum())
    assert 0 < made <= 10
    assert offered.left == month.left - made * OFFER
    full = debrief(desk, new_month(desk), LETTERS, HELP)
    assert (full.left, int(full.opened.sum())) == (0, 60 * HOURS // DEBRIEF)
    assert same(offer(desk, full, LETTERS), full)


def test_a_letter_is_opened_once_and_offered_once() -> None:
    desk = a_desk()
    once = debrief(desk, new_month(desk), LETTERS[:30], HELP)
    assert same(debrief(desk, once, LETTERS[:30], PROMISE), once)
    offered = offer(desk, once, LETTERS)
    assert same(offer(desk, offered, np.flatnonzero(offered.offered != NOTHING)), offered)


def test_an_offer_needs_some_of_the_reason() -> None:
    desk = a_desk()
    month = debrief(desk, new_month(desk), LETTERS[:50], HELP)
    assert np.array_equal(offerable(desk, month), month.depth >= HALF)
    assert not offerable(desk, new_month(desk)).any()


def test_what_is_heard_is_what_the_engine_says_was_told() -> None:
    desk = a_desk()
    for habit in HABITS:
        month = debrief(desk, new_month(desk), LETTERS, habit)
        assert np.array_equal(month.depth, month.state.seen[:, Seen.TOLD])
        true = month.depth == TRUTH
        assert np.array_equal(month.reason[true], desk.tables.types.objection[desk.start.type[true]])


def test_the_expected_recapture_is_the_sum_of_the_chances_of_the_offers() -> None:
    desk = a_desk(losses=6000)
    letters = np.arange(6000)
    month = debrief(desk, new_month(desk), letters, HELP, hours=False)
    chances = win_now(desk.tables, month.state)[offerable(desk, month)]
    offered = offer(desk, month, letters, hours=False)
    assert offered.chance.sum() == pytest.approx(float(chances.sum()), rel=1e-5)
    back = int((offered.offered == BACK_IN).sum())
    spread = float(np.sqrt((offered.chance * (1 - offered.chance)).sum()))
    assert abs(back - offered.chance.sum()) < 4 * spread


def test_an_offer_after_the_promise_is_worth_a_part_of_one_without() -> None:
    desk = a_desk(losses=2000)
    letters = np.arange(2000)
    helped, promised = (
        offer(desk, debrief(desk, new_month(desk), letters, habit, hours=False), letters, hours=False)
        for habit in (HELP, PROMISE)
    )
    assert promised.chance.sum() < 0.5 * helped.chance.sum()


def test_asking_leave_first_is_answered_more_often() -> None:
    desk = a_desk(losses=4000)
    letters = np.arange(4000)
    asked, straight = (
        debrief(desk, new_month(desk), letters, habit, hours=False).depth for habit in (HELP, HELP_STRAIGHT)
    )
    assert (asked == 1).sum() < (straight == 1).sum()


def test_a_deal_that_does_not_begin_after_a_no_is_refused() -> None:
    other = load("the_yes")
    with pytest.raises(InputError, match="does not begin after a no"):
        open_desk(other.scenario, other.tables, 1, BOOK)
