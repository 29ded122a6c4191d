from dataclasses import replace

import pytest

from salesdance.text.typed import Other, Say, Show, Unclear, meaning
from tests.text.views import A_STOP, A_VIEW, HAND


@pytest.mark.parametrize(
    ("typed", "move"),
    [
        ("2", "ask/service_calls"),
        (" 2 ", "ask/service_calls"),
        ("f", "follow_up"),
        ("S", "say_nothing"),
        ("m3", "ask_straight"),
        ("m 5", "promise/two_hours"),
        ("promise/two_hours", "promise/two_hours"),
        ("promise/t", "promise/two_hours"),
        ("ask_s", "ask_straight"),
        ("leave", "leave_openly"),
    ],
)
def test_a_line_is_said_by_key_by_number_or_by_the_beginning_of_its_id(typed: str, move: str) -> None:
    meant = meaning(typed, A_VIEW)
    assert isinstance(meant, Say)
    assert meant.choice.move == move


def test_rows_of_the_sheet_have_numbers_of_their_own() -> None:
    meant = meaning("c1", A_STOP)
    assert isinstance(meant, Say)
    assert meant.choice.move == "nail/financing/dated"


@pytest.mark.parametrize(
    ("typed", "page"), [("n", "notebook"), ("m", "repertoire"), ("t", "so_far"), ("c", "sheet"), ("?", "help")]
)
def test_a_letter_shows_a_page(typed: str, page: str) -> None:
    assert meaning(typed, A_VIEW) == Show(page)


@pytest.mark.parametrize(("typed", "what"), [("p", "pin"), ("q", "stop"), ("", "again"), ("   ", "again")])
def test_the_other_keys(typed: str, what: str) -> None:
    assert meaning(typed, A_VIEW) == Other(what)


@pytest.mark.parametrize(
    ("typed", "help_in"),
    [
        ("9", "Type 1 to 4"),
        ("m9", "m goes from m1 to m5"),
        ("promise", "promise/overnight or promise/two_hours"),
        ("ask_strait", "did you mean ask_straight?"),
        ("what?", "or ? for the other keys"),
        ("x" * 500, "'xxxxxxxxxxxxxxxxxxxxx...'"),
    ],
)
def test_anything_else_gets_one_helpful_line(typed: str, help_in: str) -> None:
    meant = meaning(typed, A_VIEW)
    assert isinstance(meant, Unclear)
    assert help_in in meant.sentence
    assert "\n" not in meant.sentence


def test_keys_that_are_free_are_not_offered() -> None:
    for kept, says in (
        (HAND[1:3], "Type 2 or 3, or ?"),
        (HAND[1:], "Type 2, 3 or 4, or ?"),
        (HAND[:1], "Type 1, or ?"),
    ):
        meant = meaning("9", replace(A_VIEW, hand=kept))
        assert isinstance(meant, Unclear)
        assert says in meant.sentence


def test_without_a_hand_the_repertoire_is_named() -> None:
    meant = meaning("1", replace(A_VIEW, hand=(), quick=()))
    assert isinstance(meant, Unclear)
    assert "m lists" in meant.sentence
