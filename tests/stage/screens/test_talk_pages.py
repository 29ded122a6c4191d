"""What is laid over the talk: each page opens and closes by its key, and what is chosen there is said."""

from __future__ import annotations

from typing import Any

import pytest

from salesdance.sitting import View
from salesdance.sitting.phrases import NOTE_TITLES, ways_to_end
from tests.stage.screens.pickers import visitor
from tests.stage.screens.seated import ONE_PRESS, Seated, seated

__all__ = ["seated"]

PAGES = {
    "m": "Everything you could say",
    "n": "Notebook",
    "t": "What was said so far",
    "p": "What do you think it really is?",
    "f1": "Keys",
    "e": "Leave",
}


def with_reasons(view: View) -> bool:
    """Tell whether three things have been said that a product can answer."""
    return view.moves >= 5 and view.asking is None and bool(view.hand)


def put(sat: Seated) -> None:
    """Play until there is a case to put."""
    sat.play_on(visitor(9), lambda view: with_reasons(view) and len(sat.play.seat.case_sheet()) >= 2)


@pytest.mark.parametrize("key", PAGES)
def test_a_page_opens_by_its_key_and_closes_by_escape_and_by_its_cross(seated: Any, key: str) -> None:
    sat = seated("copy_room", 3)
    before = sat.view
    for close in ("esc", "click"):
        sat.pilot.press(key)
        assert sat.pilot.stage.depth == 2
        assert sat.pilot.shows(PAGES[key])
        if close == "click":
            sat.pilot.click("Close")
        else:
            sat.pilot.press(close)
        assert sat.pilot.stage.depth == 1
    assert sat.view == before


@pytest.mark.parametrize("key", ["n", "t", "p", "f1"])
def test_a_page_closes_by_the_key_that_opened_it(seated: Any, key: str) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press(key, key)
    assert sat.pilot.stage.depth == 1


def test_the_repertoire_shows_every_line_in_its_group_and_typing_finds(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("m")
    shown = sat.pilot.read()
    for group in sat.view.repertoire:
        assert group.title in shown
        assert all(choice.says in shown for choice in group.choices)
    sat.pilot.type("lease bill")
    assert sat.pilot.shows("Nothing with these words just now.")
    for _ in range(4):
        sat.pilot.press("backspace")
    wanted = [one for one in sat.choices() if "lease" in one.says.lower()]
    listed = [node.label for node in sat.pilot.nodes() if node.key.startswith("line-")]
    assert listed == [one.says for one in wanted]


def test_arrows_choose_in_the_repertoire_what_is_chosen_stays_in_sight_and_enter_says_it(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("m", *["down"] * 14)
    chosen = [node for node in sat.pilot.nodes() if "chosen" in node.states]
    assert len(chosen) == 1
    assert chosen[0].seen.height == chosen[0].rect.height
    assert chosen[0].label == sat.choices()[14].says
    sat.pilot.press("enter")
    assert sat.pilot.stage.depth == 1
    assert sat.view.mine == chosen[0].label
    sat.settle()
    assert sat.pilot.focus.startswith("hand-")


def test_what_is_final_takes_a_second_press_in_the_repertoire_too(seated: Any) -> None:
    sat = seated("copy_room", 3, preferences=ONE_PRESS)
    final = next(one for one in sat.choices() if one.final)
    sat.pilot.press("m")
    sat.pilot.type(final.says)
    sat.pilot.press("enter")
    assert sat.pilot.shows("Again to say it.")
    assert sat.view.moves == 0
    sat.pilot.press("enter")
    assert sat.view.moves == 1


def test_a_click_chooses_in_the_repertoire_and_another_says_it(seated: Any) -> None:
    sat = seated("copy_room", 3)
    words = sat.choices()[2].says
    sat.pilot.press("m")
    sat.pilot.click(words)
    assert sat.view.moves == 0
    sat.pilot.click(words)
    assert sat.view.mine == words


def test_ending_a_meeting_lists_the_ways_to_leave(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("e")
    ways = [choice for group in ways_to_end(sat.view) for choice in group.choices]
    assert ways[0].move.startswith("next_")
    listed = [node.label for node in sat.pilot.nodes() if node.key.startswith("line-")]
    assert listed == [choice.says for choice in ways]


def test_a_suspicion_is_a_card_and_how_sure_and_stands_in_the_notebook(seated: Any) -> None:
    sat = seated("copy_room", 3)
    moves = sat.view.moves
    sat.pilot.press("p", "2", "b", "3", "1")
    assert sat.view.pinned == (sat.view.cards[2].id, "hunch")
    assert sat.view.moves == moves
    assert sat.pilot.shows(f'"{sat.view.cards[2].text}" (a hunch)')
    assert sat.pilot.shows(sat.view.news[0].says)
    sat.pilot.press("p")
    assert sat.pilot.shows("Pinned now:")
    sat.pilot.press("1", "3")
    assert sat.view.pinned == (sat.view.cards[0].id, "bet")


def test_a_suspicion_is_asked_for_before_the_answer_to_the_ask_and_may_be_left_out(seated: Any) -> None:
    for answer, forecasts in ((("1", "2"), 2), (("x",), 1)):
        sat = seated("copy_room", 3)
        sat.say("close")
        assert sat.view.asking == "suspicion"
        assert sat.view.moves == 0
        assert sat.pilot.shows("Before they answer: what do you think really bothers them?")
        sat.pilot.press(*answer)
        assert sat.view.moves == 1
        assert len(sat.play.seat.transcript().entries[0].forecasts) == forecasts


def test_a_hurried_enter_suspects_nothing_and_is_told_what_would(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.say("close")
    sat.pilot.press("enter", "enter", "enter")
    assert sat.pilot.shows("A card by its number first, or leave it out.")
    sat.pilot.press("2", "enter", "enter")
    assert sat.pilot.shows("How sure first, by its number, or leave it out.")
    assert sat.view.asking == "suspicion"
    assert sat.view.pinned is None
    sat.pilot.press("down", "down", "enter")
    assert sat.view.pinned == (sat.view.cards[1].id, "fairly")
    sat.skip()
    sat.pilot.press("p", "enter", "enter", "enter")
    assert sat.pilot.shows("How sure first, by its number.")


def test_how_many_of_ten_is_set_by_figures_with_words_at_both_ends(seated: Any) -> None:
    sat = seated("the_yes", 7)
    assert sat.view.asking == "still_there"
    assert sat.pilot.shows("of ten customers who just said yes to you like this")
    assert not sat.pilot.shows("%")
    sat.pilot.press("enter")
    assert sat.pilot.shows("A number from 0 to 10 first, or leave it out.")
    sat.pilot.press("7", "right", "enter")
    assert sat.play.seat.transcript().pending[0].figures == 8
    assert sat.view.asking is None
    assert sat.pilot.focus.startswith("hand-")


def test_a_case_joins_what_they_said_and_is_said_one_line_after_the_other(seated: Any) -> None:
    sat = seated("copy_room", 8)
    put(sat)
    (said, does, first), (_, _, second) = sat.play.seat.case_sheet()[:2]
    lines = {one.move: one.says for one in sat.choices()}
    sat.pilot.press("j")
    assert sat.pilot.shows(said)
    assert sat.pilot.shows(does)
    sat.pilot.press("1", "2")
    assert sat.pilot.shows(lines[first])
    sat.pilot.press("s")
    assert sat.view.mine == lines[first]
    sat.skip()
    assert sat.pilot.shows("Next, if you go on:")
    assert sat.pilot.shows(lines[second])
    sat.pilot.press("1")
    assert sat.view.mine == lines[second]
    sat.skip()
    assert not sat.pilot.shows("Next, if you go on:")


def test_the_rest_of_a_case_can_be_left(seated: Any) -> None:
    sat = seated("copy_room", 8)
    put(sat)
    sat.pilot.press("r", "1", "2", "s")
    sat.skip()
    moves = sat.view.moves
    sat.pilot.press("2")
    assert sat.view.moves == moves
    assert sat.pilot.focus.startswith("hand-")


def test_a_row_of_the_sheet_is_raised_from_the_sheet_and_stands_on_it(seated: Any) -> None:
    sat = seated("the_yes", 7, prompted=True)
    at = next(at for at, row in enumerate(sat.view.sheet) if row.choices)
    row = sat.view.sheet[at]
    sat.pilot.press("c", str(1 + sum(bool(one.choices) for one in sat.view.sheet[:at])))
    assert all(sat.pilot.shows(choice.says) for choice in row.choices)
    sat.pilot.press("c")
    assert sat.pilot.shows("Again to say it.")
    sat.pilot.press("c")
    assert sat.view.mine == row.choices[2].says
    sat.settle()
    raised = sat.view.sheet[at]
    assert raised.mark != "open"
    assert sat.pilot.shows("The sheet between you")
    assert sat.pilot.shows(raised.stands)


def test_the_days_and_the_post_lie_behind_the_key_of_the_sheet(seated: Any) -> None:
    sat = seated("copy_room", 2)
    sat.play_on(visitor(), lambda view: view.calendar is not None and view.thought is None)
    while sat.pilot.focus == "go_on":
        sat.pilot.press("enter")
        sat.skip()
    sat.pilot.press("c")
    assert sat.pilot.stage.screen.title == "The days and the post"
    assert sat.pilot.shows("left for all ninety days.")
    for said in sat.view.calendar.post:
        assert sat.pilot.shows(said.says)
    sat.pilot.press("esc")
    assert sat.pilot.stage.depth == 1


def test_the_transcript_holds_everything_said_before_and_since(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("2", "2", "space", "3", "3", "space", "t")
    shown = sat.pilot.read()
    assert shown.count("You\n") == 2
    assert f'"{sat.view.news[-1].says}"' in shown
    assert "You are the stapler." in shown


def test_the_notebook_keeps_the_titles_of_the_terminal(seated: Any) -> None:
    sat = seated("the_yes", 7, prompted=True)
    sat.pilot.press("n")
    for note in sat.view.notebook:
        assert sat.pilot.shows(note.text)
    for title in {NOTE_TITLES[note.kind] for note in sat.view.notebook}:
        assert sat.pilot.shows(title)
