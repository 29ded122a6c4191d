"""Who stands behind the letters: a hundred people who do not read alike, and nothing that gives them away."""

from __future__ import annotations

from collections import Counter

import pytest

from salesdance.desk.customers import who_rang
from tests.desk.test_month import BOOK, CONTENT, a_desk

SEEDS = range(25)
APART = 8
"""Letters of one excuse between two with one line."""


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_letters_of_a_month_have_one_name_and_no_line_comes_back_soon(seed: int) -> None:
    desk = a_desk(seed)
    assert len({who.name for who in desk.customers}) == len(desk.customers) == 100
    for excuse in BOOK.lines:
        said = [who.said for who in desk.customers if who.excuse == excuse]
        assert all(len(set(said[at : at + APART])) == len(said[at : at + APART]) for at in range(len(said)))
    assert max(Counter(who.said for who in desk.customers).values()) <= 2


def test_everybody_says_a_line_of_the_excuse_they_stated_and_their_own_where_they_have_one() -> None:
    desk = a_desk(3)
    own = {who.name: who for who in BOOK.customers}
    for who, at in zip(desk.customers, desk.stated.tolist(), strict=True):
        assert who.excuse == CONTENT.scenario.excuses[at].id
        assert who == own[who.name] if who.name in own else who.said in BOOK.lines[who.excuse]


def test_other_months_are_other_people_with_other_lines() -> None:
    one, other = ({who.name: who.said for who in who_rang(BOOK, BOOK.desk, ["cheaper"] * 40, seed)} for seed in (1, 2))
    assert len(one.items() & other.items()) < 40
    assert list(one) != list(other)


def test_who_it_is_does_not_depend_on_how_many_are_wanted() -> None:
    stated = ["cheaper", "books", "cheaper", "staying", "not_now", "cheaper"]
    assert who_rang(BOOK, BOOK.desk, stated[:3], 5) == who_rang(BOOK, BOOK.desk, stated, 5)[:3]


def test_of_another_deal_only_names_and_trades_are_taken() -> None:
    people = who_rang(BOOK, "in_the_bag", ["the_house"] * 100, 5)
    assert len({who.name for who in people}) == 100
    assert {(who.excuse, who.said) for who in people} == {("", "")}
