"""What makes a line stand out before it is understood: features by their plain definitions, and hands with faults."""

from __future__ import annotations

import pytest

from salesdance.sitting.company import alone, asks, faults, is_extreme, look, names_of, out_of_size
from tests.builders import a_scenario

NAMES = names_of(a_scenario())


@pytest.mark.parametrize(
    "line", ["Could it come on the 14th?", "It saves three steps.", "We looked after forty offices."]
)
def test_digits_and_number_words_are_numbers(line: str) -> None:
    assert look(line, NAMES).number


@pytest.mark.parametrize("line", ["That one is yours.", "Someone will ring.", "Often enough."])
def test_one_is_somebody_and_not_how_many(line: str) -> None:
    assert not look(line, NAMES).number


def test_the_names_of_a_scenario_are_those_of_its_people_firms_and_things() -> None:
    assert {"Dana", "Okafor", "Halden", "Northgate", "Atlas", "Brandt", "Petra", "Lumen"} <= NAMES
    assert look("Could Petra come down for a minute?", NAMES).name
    assert look("How does Dana's week look?", NAMES).name
    assert not look("Could somebody come down on a Monday?", NAMES).name


@pytest.mark.parametrize(
    "line", ["Perhaps it would help.", "You might like it.", "Is that it, do you think?", "I’d think so, more or less."]
)
def test_a_line_that_takes_half_of_itself_back_has_a_hedge(line: str) -> None:
    assert look(line, NAMES).hedge


def test_might_is_a_hedge_and_mighty_is_not() -> None:
    assert not look("A mighty machine, and a bitter week.", NAMES).hedge


def test_a_line_may_open_with_feeling_for_them() -> None:
    assert look("I understand, but the price stands.", NAMES).cares
    assert not look("The price stands, I understand.", NAMES).cares


@pytest.mark.parametrize(
    ("line", "asking"), [('He said "why?"', True), ("Tell me why.", False), ("Why? I see.", False)]
)
def test_a_question_is_told_by_how_a_line_ends(line: str, asking: bool) -> None:
    assert asks(line) == asking


def looks(*lines: str) -> list:
    return [look(line, NAMES) for line in lines]


def test_a_feature_that_one_line_has_alone_is_found_with_its_place() -> None:
    hand = looks("What went wrong here?", "It saves you three hours.", "Shall we go on then?")
    assert alone(hand, "number") == 1
    assert alone(hand, "name") == -1
    assert alone([*hand, *looks("Four of us would come.")], "number") == -1


def test_lines_much_shorter_or_longer_than_the_middle_are_out_of_size() -> None:
    assert out_of_size(looks("a b c d", "a b c d e", "a b", "a b c d")) == 1
    assert out_of_size(looks("a b c d e", "a b c d e f", "a b c d e f g")) == 0


def test_a_hand_without_faults_has_two_of_each_form_and_nothing_alone() -> None:
    good = looks(
        "Who sits here all day?", "What broke here last week?", "It is quiet in here.", "The light is good here."
    )
    assert faults(good) == 0
    assert faults([*good, *looks("Could Petra come down here?")]) == 1
    assert faults(good[:2]) == 2


def test_the_only_shortest_and_the_only_longest_line_are_extreme() -> None:
    hand = looks("a b c", "a b c d", "a b c d", "a b c d e")
    assert [is_extreme(hand, at) for at in range(4)] == [True, False, False, True]
    assert not is_extreme(looks("a b", "c d"), 0)
