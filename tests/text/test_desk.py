"""The desk in the terminal: the same month by typed deeds, in the same words."""

from __future__ import annotations

from io import StringIO

from salesdance.desk import BRIEF, KIT, Session, year_words
from salesdance.text import DeskTable, Screen
from salesdance.text.desk import NO_STACK, NOT_UNDERSTOOD
from tests.desk.test_year import a_session
from tests.text.typists import lines_of


def typed(*lines: str) -> tuple[str, str, Session]:
    out, session = StringIO(), a_session(7)
    outcome = DeskTable(Screen(out), lines_of(*lines), session).play()
    return " ".join(out.getvalue().split()), outcome, session


def test_a_month_is_played_to_its_year_by_typing() -> None:
    text, outcome, session = typed("1", "d", "d 3 17", "r", "l", "dd", "", "e")
    assert outcome == "finished"
    assert BRIEF in text
    assert int(session.month.opened.sum()) == 58
    assert "From now on: promise not to reopen it; ask leave first." in text
    for sentence in year_words(session.year()):
        assert sentence in text


def test_a_stack_is_read_to_its_end_by_its_number_again() -> None:
    text, _, session = typed("1", "1", "1", "1", "1", "q")
    letters = session.sheet().stacks[0].letters
    assert len(letters) == 57
    for letter in letters:
        assert text.count(f"{letter.number} {letter.who}: {letter.told}") == 1
    assert "and 9 more: 1 again." in text


def test_the_questions_one_would_now_ask_are_listed() -> None:
    text, _, session = typed("1", "dd", "", "q")
    listed = text.rpartition(f"{KIT}:")[2]
    assert session.sheet().kit
    assert all(question in listed for question in session.sheet().kit)


def test_q_and_the_end_of_the_lines_stop_it() -> None:
    assert typed("1", "d", "q")[1] == "stopped"
    assert typed("1")[1] == "stopped"


def test_what_cannot_be_done_is_said_and_changes_nothing() -> None:
    text, _, session = typed("d", "99", "zz", "d 0", "d 101", "o 1", "?", "q")
    assert NO_STACK in text
    assert "A number from 1 to 4, please." in text
    assert text.count(NOT_UNDERSTOOD) == 3
    assert not session.month.opened.any()


def test_the_same_deeds_in_the_window_and_here_make_the_same_month() -> None:
    _, _, session = typed("1", "dd", "q")
    other = a_session(7)
    stack = other.sheet().stacks[0]
    other.debrief(tuple(letter.number for letter in stack.letters))
    assert session.year() == other.year()
