"""What became harder: a sentence is said only where its figure moved that way, and moved enough to be noticed."""

from itertools import product
from typing import get_args

import pytest

from salesdance.analysis import Change, ChangeOf
from salesdance.sitting.debrief_changes import GOOD_WHEN, INSTEAD, MOVED, NOTICED, changes_words

STEPS = (0.0, 0.2, 0.21, 0.24, 0.5)
ALL: tuple[ChangeOf, ...] = get_args(ChangeOf)


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize("kind", ["cost", "well"])
def test_each_sentence_is_true_of_the_figures(of: ChangeOf, kind: str) -> None:
    for before, after, instead in product(STEPS, repeat=3):
        told = changes_words((Change(of, before, after, instead),), kind)  # type: ignore[arg-type]
        assert len(told) <= 1
        for words in told:
            way = next(way for (one, way), said in (*MOVED.items(), *INSTEAD.items()) if one == of and said == words)
            sign = 1 if way == "up" else -1
            base = before if words == MOVED[of, way] else instead
            assert sign * (after - base) >= NOTICED
            assert (way == GOOD_WHEN[of]) == (kind == "well")


def test_a_sentence_turned_round_would_be_found_out() -> None:
    assert changes_words((Change("trust", 0.5, 0.4, 0.5),), "cost") == ("From here {they} trusted you less.",)
    assert changes_words((Change("trust", 0.4, 0.5, 0.5),), "cost") == ()
    assert changes_words((Change("risk", 0.4, 0.5, 0.4),), "cost") == ("Saying yes felt more dangerous than before.",)
    assert changes_words((Change("risk", 0.4, 0.3, 0.4),), "well") == ("Saying yes felt safer than before.",)


def test_what_hardly_moved_is_not_spoken_of_and_the_largest_come_first() -> None:
    small = Change("trust", 0.5, 0.5 - NOTICED / 2, 0.5)
    large, larger, largest = (
        Change("ease", 0.8, 0.7, 0.8),
        Change("logic", 0.8, 0.6, 0.8),
        Change("yes", 0.8, 0.5, 0.8),
    )
    told = changes_words((small, large, largest, larger), "cost")
    assert told == ("A yes was less likely than before.", "The reasons for it weighed less than before.")


def test_every_figure_has_words_for_both_ways() -> None:
    wanted = set(product(ALL, ("up", "down")))
    assert set(MOVED) == set(INSTEAD) == wanted
    assert len({*MOVED.values(), *INSTEAD.values()}) == 2 * len(wanted)


def test_what_another_line_would_have_done_is_said_in_one_breath() -> None:
    apart = (Change("trust", 0.5, 0.5, 0.7), Change("logic", 0.5, 0.5, 0.6))
    assert changes_words(apart, "cost") == (
        "Another line would have made {them} trust you more.",
        "It would also have given {them} more reason to say yes.",
    )


def test_of_a_move_done_well_it_is_not_said_that_the_talk_was_easy() -> None:
    easy, trusted = Change("ease", 0.4, 0.6, 0.4), Change("trust", 0.4, 0.5, 0.4)
    assert changes_words((easy,), "well") == ()
    assert changes_words((easy, trusted), "well") == ("From here {they} trusted you more.",)
    assert changes_words((Change("ease", 0.6, 0.4, 0.6),), "cost") == ("There was less ease in the talk than before.",)
