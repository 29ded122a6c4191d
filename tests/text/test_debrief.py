from dataclasses import replace
from io import StringIO

import pytest

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_shares import Curve, Door, Event, Point
from salesdance.text.curve import draw_curve
from salesdance.text.debrief import PAGES, draw_debrief, draw_lines, draw_skill
from salesdance.text.reading import read_debrief
from salesdance.text.screen import Screen, cells
from salesdance.text.terminal import Terminal
from salesdance.text.turning import draw_every_line
from tests.sitting.debriefs import A_DEBRIEF, A_TURNING


def drawn(debrief: Debrief, width: int = 80) -> list[str]:
    pages = []
    for page in PAGES:
        out = StringIO()
        page(Screen(out, Terminal(width=width)), debrief)
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
    assert 'might have shown here as well:\n  "Who has seen the picture?"' in first
    assert "could have stopped it. You never asked them in." in " ".join(first.split())


def test_luck_is_an_honest_count_with_the_share_in_small() -> None:
    luck = drawn(A_DEBRIEF)[2]
    assert "7 of 10 such meetings end in a yes. This was one of the other three." in luck
    assert "ooooooo... 7 of 10 (68 %)" in luck


def test_the_card_shows_bars_first_and_the_total_last() -> None:
    card = drawn(A_DEBRIEF)[3]
    assert "1  [######----] Finding out: More than half" in card
    assert "worth of the questions" not in card
    assert card.rstrip().endswith("of 100.")


def test_a_skill_opens_to_its_rules_and_their_lines() -> None:
    out = StringIO()
    draw_skill(Screen(out), A_DEBRIEF.card.skills[0])
    assert "worth of the questions: 4 of 6. Nine questions." in out.getvalue()
    assert '"What was it about the stapler?"' in out.getvalue()


def read(*lines: str) -> str:
    out, typed = StringIO(), iter(lines)
    read_debrief(Screen(out), A_DEBRIEF, lambda: next(typed, None))
    return out.getvalue()


def test_enter_turns_the_pages_and_a_number_tells_why() -> None:
    shown = read("", "", "1", "9", "", "", "")
    assert shown.index("What was luck") < shown.index("Nine questions.") < shown.index("What there was to find")
    assert shown.rstrip().endswith("q ends.")


def test_the_debrief_can_be_left_at_any_page() -> None:
    assert "What was luck" not in read("q")
    assert "What was luck" not in read()
    assert "The whole talk" in read("t", "q")


def test_all_at_once_nothing_is_left_out() -> None:
    out = StringIO()
    draw_debrief(Screen(out), A_DEBRIEF)
    for words in ("never said", "What was luck", "Nine questions.", "Never asked", "What you expected", "--seed 7"):
        assert words in out.getvalue()


def test_what_was_missed_stands_with_the_question_that_opens_it() -> None:
    finds = drawn(A_DEBRIEF)[4]
    assert finds.index("Found:") < finds.index("only half answered:") < finds.index("Never asked:")
    assert '"Who scans?"\n    That comes up after: "How did it come here?"' in finds


TURNED = replace(A_DEBRIEF, turning=A_TURNING)


def test_where_it_turned_stands_between_the_person_and_luck_and_says_what_was_heard_said_and_better() -> None:
    out = StringIO()
    draw_debrief(Screen(out), TURNED)
    told = " ".join(out.getvalue().split())
    order = (
        "never said",
        "== Where it turned",
        "1. This is where it turned (line 8)",
        "What you had heard:",
        '"The slant. I\'ve shown it to everyone." (line 3)',
        'You said: "Shall we?"',
        "Why that was tempting: You heard the price come up again.",
        "What became harder: From here she trusted you less.",
        'by then that it was this: "I couldn\'t tell anyone why yours." (6 of 10).',
        "What would have been better:",
        '"What would have to be true for you to sign?"',
        "give or take 0.2",
        "Knowing who it really was:",
        "== What was luck",
        "== Every line",
        "A line that cost 0.4 or more",
        "8. Shall we? Worth: 5.4. Less than the best: 0.8 (give or take 0.2). Knowing who it was: 2.7.",
    )
    places = [told.index(words) for words in order]
    assert places == sorted(places)
    assert "3. What was it about the stapler? (exact)" in told


def test_what_was_left_undone_more_than_once_stands_below_what_was_said() -> None:
    row = replace(A_TURNING, moments=(replace(A_TURNING.moments[0], over="This was not the only time."),))
    told = "\n".join(drawn(replace(A_DEBRIEF, turning=row)))
    assert told.index('"Shall we?"') < told.index("This was not the only time.") < told.index("Why that was tempting")


def test_a_moment_is_tried_again_by_its_key_from_any_page_and_the_reading_goes_on() -> None:
    tried: list[int] = []
    out, typed = StringIO(), iter(("", "t1", "t9", "", "t1", "q"))
    read_debrief(Screen(out), TURNED, lambda: next(typed, None), again=tried.append)
    assert tried == [9, 9]
    assert "t1: try it from here." in out.getvalue()
    assert "What was luck" in out.getvalue()


def test_where_it_turned_may_come_later_or_not_at_all() -> None:
    out, typed = StringIO(), iter(("", "w", "q"))
    read_debrief(Screen(out), A_DEBRIEF, lambda: next(typed, None), turning=lambda: A_TURNING)
    assert "This is where it turned (line 8)" in out.getvalue()
    assert "== Every line" in out.getvalue()
    out, typed = StringIO(), iter(("", "q"))
    read_debrief(Screen(out), A_DEBRIEF, lambda: next(typed, None), turning=lambda: None)
    assert "Where it turned" not in out.getvalue()
    assert "What was luck" in out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 88])
def test_no_line_of_a_debrief_is_wider_than_the_terminal(width: int) -> None:
    out = StringIO()
    draw_lines(Screen(out, Terminal(width=width)), A_DEBRIEF)
    draw_every_line(Screen(out, Terminal(width=width)), TURNED)
    lines = "\n".join([*drawn(replace(CURVED, turning=A_TURNING), width), out.getvalue()]).splitlines()
    assert max(cells(line) for line in lines) <= width


def test_a_debrief_without_excuses_leaves_them_out_and_one_without_luck_says_so() -> None:
    bare = replace(A_DEBRIEF, luck=(), person=replace(A_DEBRIEF.person, instead=(), places=(), deciders=()))
    pages = drawn(bare)
    assert "stood in front" not in pages[0]
    assert "Nothing in this deal turned on luck." in pages[2]


POINTS = (
    Point(0, "First meeting, Tuesday", 0, 0.2, 0.2),
    Point(1, "First meeting, Tuesday", 0, 0.5, 0.4, 0.6, 0.3, yes=True),
    Point(2, "Ninety days, day 9", 9, 0.83, 0.45, 0.86, 0.2, yes=True),
)
STILL_ALIKE = (Point(0, "Talk", 0, 0.2, 0.2), *(Point(made, "Talk", 0, 0.3, 0.3) for made in (1, 2, 3)))
EVENTS = (Event(1, 0, "yes", "You asked for the sale: yes."), Event(2, 9, "stop"))
CURVED = replace(
    A_DEBRIEF,
    curve=Curve(POINTS, ("It began at 2 and ended at 8.",), EVENTS),
    door=Door(2, 5, 6, 8, ("Four o'clock", "The old one out"), 0.61, 0.79),
)


def test_how_it_went_stands_in_figures_beside_bars_over_moves_and_days() -> None:
    out = StringIO()
    draw_curve(Screen(out), CURVED)
    assert "It began at 2 and ended at 8." in out.getvalue()
    assert "2 moves     [########--] 8.3 of 10; by your moves alone 4.5" in out.getvalue()
    assert "Day 9   [#########-] 8.6 of 10; knowing who it really was 2" in out.getvalue()
    assert out.getvalue().index("(1) You asked for the sale: yes.") < out.getvalue().index(
        "1 move      [######----] 6 of"
    )


def test_the_very_first_debrief_is_the_person_and_how_the_yes_was_left() -> None:
    out, typed = StringIO(), iter(("", ""))
    read_debrief(Screen(out), CURVED, lambda: next(typed, None), short=True)
    assert "2 of 5 things were fixed as you went." in out.getvalue()
    assert 'With "Four o\'clock" and "The old one out" fixed as well: eight.' in out.getvalue()
    assert "The card" not in out.getvalue()


def test_the_marks_of_the_very_first_deal_are_one_key_away() -> None:
    out, typed = StringIO(), iter(("", "m", "", "", "", ""))
    read_debrief(Screen(out), CURVED, lambda: next(typed, None), short=True)
    assert "m shows the marks as well" in out.getvalue()
    assert "The card" in out.getvalue()


def test_moves_after_which_it_stood_alike_stand_in_one_row() -> None:
    out = StringIO()
    asked = Event(3, 0, "asked", "You asked for the sale: not now.")
    draw_curve(Screen(out), replace(A_DEBRIEF, curve=Curve(STILL_ALIKE, (), ())))
    draw_curve(Screen(out), replace(A_DEBRIEF, curve=Curve(STILL_ALIKE, (), (asked,))))
    whole, cut = out.getvalue().split("== How it went")[1:]
    assert "0-3 moves" in whole
    assert "1-3 moves   [###-------] 3 of 10; by your moves alone 3" in whole
    assert "0-2 moves" in cut
    assert cut.index("You asked for the sale") < cut.index("3 moves     ")
