from io import StringIO

import pytest

from salesdance.sitting import Shelf
from salesdance.sitting.prompts import PATIENCE, Prompter
from salesdance.text import Screen, ask_guess, ask_to_continue, choose_deal
from salesdance.text.prompts import PROMPTS
from salesdance.text.taps import read_card, read_figures, read_sureness
from tests.text.typists import lines_of
from tests.text.views import A_STOP, A_VIEW, CARDS

SHELVES = (Shelf("the_yes", "The Yes", "Three minutes.", 1, 2), Shelf("copy_room", "The Copy Room", "A stapler.", 0, 4))


@pytest.mark.parametrize(("typed", "answer"), [("", "on"), ("y", "on"), ("n", "new"), ("q", "stop"), (None, "stop")])
def test_going_on_is_one_key(typed: str | None, answer: str) -> None:
    out = StringIO()
    read = lines_of("what", typed) if typed is not None else lines_of()
    assert ask_to_continue(Screen(out), read, title="The Yes", recap="Wednesday, 14:04.") == answer
    assert "You are in the middle of The Yes.\nWednesday, 14:04.\n" in out.getvalue()


def test_the_library_shows_titles_teasers_and_how_many_were_met() -> None:
    out = StringIO()
    assert choose_deal(Screen(out), lines_of("3", "", "2"), SHELVES) == "copy_room"
    text = out.getvalue()
    assert " 1  The Yes\n    Three minutes.\n    1 of 2 truths met.\n" in text
    assert "you have met none of them" in text
    assert text.count("A number from 1 to 2, please.") == 2
    assert choose_deal(Screen(out), lines_of("the"), SHELVES) == "the_yes"
    assert choose_deal(Screen(out), lines_of("q"), SHELVES) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2", ("move_day", None)),
        ("2 bet", ("move_day", "bet")),
        ("1 3", ("no_difference", "bet")),
        ("move fairly", ("move_day", "fairly")),
        ("2 very", None),
        ("0", None),
        ("9", None),
        ("", None),
    ],
)
def test_a_suspicion_is_a_card_and_how_sure(typed: str, read: object) -> None:
    assert read_card(typed, CARDS) == read


@pytest.mark.parametrize(
    ("typed", "sure"),
    [("1", "hunch"), ("a hunch", "hunch"), ("Fairly sure", "fairly"), ("I'd bet", "bet"), ("4", None), ("", None)],
)
def test_how_sure_is_a_number_or_its_word(typed: str, sure: str | None) -> None:
    assert read_sureness(typed) == sure


@pytest.mark.parametrize(
    ("typed", "figures"), [("0", 0), (" 10 ", 10), ("all", 10), ("11", None), ("-1", None), ("x", None)]
)
def test_figures_go_from_0_to_10(typed: str, figures: int | None) -> None:
    assert read_figures(typed) == figures


def test_what_it_was_is_asked_once_before_the_debrief() -> None:
    out = StringIO()
    assert ask_guess(Screen(out), lines_of("9", "2 bet"), CARDS, "Dana") == ("move_day", "bet")
    assert ask_guess(Screen(out), lines_of("1"), CARDS, "Dana") == ("no_difference", "hunch")
    assert ask_guess(Screen(out), lines_of(""), CARDS, "Dana") is None


def test_prompts_come_one_at_a_time_and_go_when_done() -> None:
    prompter = Prompter(PROMPTS)
    assert prompter.words(A_VIEW) == PROMPTS[0].words
    prompter.done("say")
    assert prompter.words(A_VIEW) == PROMPTS[1].words
    prompter.done("notebook")
    prompter.done("repertoire")
    assert prompter.words(A_VIEW) == ""
    assert prompter.words(A_STOP) == PROMPTS[3].words
    prompter.done("sheet")
    assert prompter.words(A_STOP) == ""


def test_a_prompt_that_nobody_follows_gives_way() -> None:
    prompter = Prompter(PROMPTS)
    shown = [prompter.words(A_VIEW) for _ in range(2 * PATIENCE)]
    assert shown == [PROMPTS[0].words] * PATIENCE + [PROMPTS[1].words] * PATIENCE


def test_without_prompts_nothing_is_prompted() -> None:
    assert Prompter().words(A_VIEW) == ""
