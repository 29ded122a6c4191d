from dataclasses import replace
from io import StringIO

import pytest

from salesdance.sitting.debrief import Debrief
from salesdance.text.debrief import debrief_pages, draw_lines
from salesdance.text.screen import Screen, cells
from salesdance.text.terminal import Terminal
from tests.sitting.debriefs import A_DEBRIEF


def drawn(debrief: Debrief, width: int = 80) -> list[str]:
    pages = []
    for page in debrief_pages(debrief):
        out = StringIO()
        page(Screen(out, Terminal(width=width)))
        pages.append(out.getvalue())
    return pages


def test_the_first_page_is_the_person_without_a_number() -> None:
    first = drawn(A_DEBRIEF)[0]
    assert "What Dana never said:" in first
    assert '"I couldn\'t tell anyone why yours."' in first
    assert not any(letter.isdigit() for letter in first)


def test_each_place_stands_with_your_line_beside_it_and_what_was_not_asked_with_its_question() -> None:
    first = drawn(A_DEBRIEF)[0]
    assert first.index("You: What was it about the stapler?") < first.index("The slant.")
    assert "You went on to something else." in first
    assert 'if you had asked:\n  "Who has seen the picture?"' in first
    assert "could have stopped it. You knew of them and did not meet." in " ".join(first.split())


def test_luck_is_an_honest_count_with_the_share_in_small() -> None:
    luck = drawn(A_DEBRIEF)[1]
    assert "7 of 10 such meetings end in a yes. This was one of the other three." in luck
    assert "ooooooo... 7 of 10 (68 %)" in luck


def test_every_mark_names_its_rule_and_its_turn_and_the_total_comes_last() -> None:
    card = drawn(A_DEBRIEF)[2]
    assert "[######----] Finding out: More than half" in card
    assert "worth of the questions: 4 of 6. Nine questions. (turn 4)" in card
    assert card.rstrip().endswith("of 100.")


def test_what_was_missed_stands_with_the_question_that_opens_it() -> None:
    finds = drawn(A_DEBRIEF)[3]
    assert finds.index("Found:") < finds.index("Heard by half:") < finds.index("Missed:")
    assert '"Who scans?" It opens after: How did it come here?' in finds


@pytest.mark.parametrize("width", [40, 60, 88])
def test_no_line_of_a_debrief_is_wider_than_the_terminal(width: int) -> None:
    out = StringIO()
    draw_lines(Screen(out, Terminal(width=width)), A_DEBRIEF)
    lines = "\n".join([*drawn(A_DEBRIEF, width), out.getvalue()]).splitlines()
    assert max(cells(line) for line in lines) <= width


def test_a_debrief_without_luck_or_excuse_says_so() -> None:
    bare = replace(A_DEBRIEF, luck=(), person=replace(A_DEBRIEF.person, instead=(), places=(), deciders=()))
    pages = drawn(bare)
    assert "Nothing was put in front of it." in pages[0]
    assert "left to chance" in pages[1]
