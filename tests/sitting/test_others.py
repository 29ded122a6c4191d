"""What others chose: only of five people and more, and a person once at a place."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from salesdance.sitting.others import (
    FEWEST,
    LEVELS,
    Others,
    Theirs,
    _Place,
    _tellable,
    fingerprint,
    is_over,
    what_others_chose,
)
from salesdance.sitting.others_words import chose_words, opening_words, rest_words, where_words
from salesdance.transcript import Forecast, Transcript
from tests.builders import some_tables
from tests.scoring.by_hand import small
from tests.sitting.house_sittings import played_by, player
from tests.standard_moves import a_deck


@cache
def sitting(name: str, seed: int) -> Transcript:
    """A finished sitting of a house player."""
    return played_by(player(name), small(), a_deck(), some_tables(small()), seed)


def compared(mine: Transcript, *theirs: tuple[str, Transcript]) -> Others:
    """What others chose where a sitting stood."""
    return what_others_chose(small(), a_deck(), some_tables(small()), mine, [Theirs(who, one) for who, one in theirs])


def people(count: int, name: str = "average") -> list[tuple[str, Transcript]]:
    """So many people with one sitting each."""
    return [(f"p{seed}", sitting(name, seed)) for seed in range(10, 10 + count)]


def test_four_people_are_too_few_whatever_they_played_and_five_are_enough() -> None:
    mine = sitting("average", 1)
    four = people(FEWEST - 1)
    again = [(who, sitting("average", 50 + at)) for at, (who, _) in enumerate(four)]
    assert compared(mine, *four, *again) == Others(0, 0, ())
    five = compared(mine, *people(FEWEST))
    assert five.people == five.sittings == FEWEST
    assert five.turns


def test_no_group_that_is_shown_has_fewer_than_five_people() -> None:
    found = compared(sitting("average", 1), *people(5), *people(4, "pushy"), ("p10", sitting("order_taker", 3)))
    assert found.turns
    for there in found.turns:
        assert there.people >= FEWEST
        assert there.ended.sittings == there.people
        told = [choice.ended for choice in there.choices if choice.ended is not None]
        assert all(ended.sittings >= FEWEST for ended in told)


def test_whoever_played_often_counts_once_at_a_turn_with_what_they_chose_first() -> None:
    often = [("p10", sitting("pushy", seed)) for seed in range(60, 70)]
    found = compared(sitting("average", 1), *people(6), *often)
    assert (found.people, found.sittings) == (6, 16)
    first = found.turns[0]
    assert first.people == first.ended.sittings == 6
    assert first.choices == compared(sitting("average", 1), *people(6)).turns[0].choices


def test_at_the_first_line_others_stood_exactly_there_and_every_one_of_them_chose_once() -> None:
    found = compared(sitting("average", 1), *people(8))
    first = found.turns[0]
    assert first.level == 0
    assert first.ended.sittings == 8 == sum(choice.sittings for choice in first.choices) + first.rest
    assert sum(choice.share for choice in first.choices) == pytest.approx(1 - first.rest / 8)
    assert first.moment.number == 1


def test_what_you_chose_is_marked_and_shown_even_where_it_is_rare() -> None:
    mine = sitting("pushy", 2)
    found = compared(mine, *people(8), ("odd", sitting("pushy", 3)))
    marked = [choice for there in found.turns for choice in there.choices if choice.yours]
    assert marked
    assert all(choice.line for there in found.turns for choice in there.choices)


def test_an_ending_of_few_cannot_be_worked_out_from_those_of_many() -> None:
    def group(**who: int) -> dict[int, list[_Place]]:
        places = {}
        for move, (name, count) in enumerate(who.items()):
            places[move] = [_Place(f"{name}{at}", at, move, (True, True, False)) for at in range(count)]
        return places

    assert _tellable(group(a=6, b=1)) == []
    assert _tellable(group(a=6)) == [0]
    assert _tellable(group(a=7, b=6, c=5, d=1)) == [0, 1]
    assert _tellable(group(a=6, b=3, c=2)) == [0]


def test_a_sitting_has_one_fingerprint_whatever_was_forecast_and_another_with_other_luck() -> None:
    mine = sitting("average", 1)
    entries = (replace(mine.entries[0], forecasts=(Forecast("suspicion", "pinned", "a", "bet"),)), *mine.entries[1:])
    assert fingerprint(replace(mine, entries=entries)) == fingerprint(mine)
    assert fingerprint(sitting("average", 2)) != fingerprint(mine)


def test_a_transcript_cut_short_is_not_over() -> None:
    mine = sitting("average", 1)
    assert is_over(small(), some_tables(small()), mine)
    assert not is_over(small(), some_tables(small()), replace(mine, entries=mine.entries[:-1]))


def test_it_is_told_in_sentences() -> None:
    found = compared(sitting("average", 1), *people(12))
    assert opening_words(found) == "12 sittings of 12 others in this deal. Nothing is told of fewer than five people."
    assert opening_words(Others(0, 0, ())).startswith("There is nothing to compare with yet")
    first = found.turns[0]
    assert where_words(first).startswith(f"12 others, {LEVELS[0][0]}. ")
    assert all(chose_words(choice).endswith(".") for choice in first.choices)
    assert rest_words(replace(first, rest=0)) == ""
