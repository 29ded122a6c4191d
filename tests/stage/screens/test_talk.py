"""The conversation in the window, played by the keys through pygame's own queue of events."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from salesdance.sitting import View
from salesdance.stage import Pilot, Preferences, Settings
from salesdance.stage.screens.talk import Talk
from salesdance.stage.screens.talk.pace import WORDS_AT
from tests.stage.screens.pickers import visitor
from tests.stage.screens.seated import ASSETS, ONE_PRESS, PROPS, Afterwards, Seated, a_house, seated
from tests.text.typists import presser

DATES_AND_KEYS = r"key \d|until \d\d:\d\d|^\d\d:\d\d|Day \d+[:.]?|stops on days [\d, ]+|\d+ hours?"
__all__ = ["seated"]


def authored(view: View) -> set[str]:
    """All words of a view that an author wrote, and those of clock and calendar."""
    found: set[str] = {view.heading, view.place, view.mine}
    for said in view.news:
        found |= {said.says, said.does}
    for group in view.repertoire:
        found |= {choice.says for choice in group.choices} | {choice.cost for choice in group.choices}
    found |= {key.choice.says for key in (*view.hand, *view.quick)}
    found |= {note.text for note in view.notebook} | {card.text for card in view.cards}
    for row in view.sheet:
        found |= {row.label, row.stands} | {choice.says for choice in row.choices}
    if view.look_back is not None:
        found |= {view.look_back.says} | {choice.says for choice in view.look_back.choices}
    return found


# whole deals ---------------------------------------------------------------------------------------------


def asking(sat: Any) -> str:
    """Return the key of a question about a fact in the hand."""
    return next(key.key for key in sat.view.hand if key.choice.move.startswith("ask/"))


def test_a_deal_is_won_wobbles_begins_anew_and_ends_on_the_last_card(seated: Any) -> None:
    sat = seated("copy_room", 33)
    seen: list[str] = []

    def watch(view: View) -> bool:
        seen.append(f"{view.act} {view.heading} {'draft' if view.thought else ''}{view.asking or ''}")
        return False

    sat.play_on(visitor(), watch)
    met = "\n".join(seen)
    for wanted in (
        "First meeting",
        "suspicion",
        "still_there",
        "cement",
        "Ninety days, day",
        "draft",
        "From the begin",
    ):
        assert wanted in met
    assert sat.view.end == "kept"
    assert sat.pilot.shows("Three months on")
    assert sat.pilot.shows(sat.view.news[-1].says)
    assert not re.search(r"\d", sat.pilot.read().replace(sat.view.news[-1].says, ""))
    sat.pilot.press("enter")
    assert isinstance(sat.pilot.stage.screen, Afterwards)


def test_a_deal_is_lost_and_talked_about_in_a_room_without_a_clock(seated: Any) -> None:
    sat = seated("copy_room", 1)
    sat.play_on(presser(), lambda view: view.act == "after_the_no")
    while sat.pilot.focus == "go_on":
        sat.pilot.press("enter")
        sat.skip()
    assert sat.pilot.shows("After the no")
    assert not sat.pilot.shows("until")
    assert sat.pilot.shows("Your first thought")
    sat.play_on(presser())
    assert sat.view.finished
    assert sat.pilot.shows("Later")
    sat.pilot.press("enter")
    assert sat.pilot.shows("What comes afterwards.")


def test_a_second_meeting_opens_with_its_title_and_what_you_know_by_then(seated: Any) -> None:
    sat = seated("copy_room", 14)
    sat.play_on(visitor(), lambda view: view.heading == "Between meetings")
    assert sat.pilot.shows("First meeting, Tuesday")
    sat.pilot.press("enter")
    sat.settle()
    assert sat.pilot.shows("Between meetings")
    assert sat.pilot.shows("in her own words")
    key = next(key.key for key in sat.view.hand if key.choice.move == "turn_up")
    sat.pilot.press(key, key)
    assert sat.pilot.read().splitlines()[:1] != [sat.view.news[-1].says]
    assert not sat.pilot.shows(sat.view.news[-1].says)
    assert sat.pilot.shows(sat.view.heading)
    sat.settle()
    assert sat.pilot.shows(sat.view.news[-1].says)


@pytest.mark.parametrize(("deal", "seed"), [("the_yes", 9), ("copy_room", 1), ("in_the_bag", 3)])
def test_the_words_shown_are_those_of_the_seat_and_no_number_about_a_person_is_among_them(
    seated: Any, deal: str, seed: int
) -> None:
    sat = seated(deal, seed)

    def watch(view: View) -> bool:
        shown = sat.pilot.read()
        if sat.pilot.focus == "go_on" or view.asking == "still_there":
            return False
        for said in view.news if sat.talk.settled and not view.finished and view.look_back is None else ():
            if said.who == view.news[-1].who and said is view.news[-1]:
                assert said.says in shown
        for key in view.hand if view.asking is None and view.thought is None else ():
            assert key.choice.says in shown
        rest = shown
        for words in sorted(authored(view), key=len, reverse=True):
            rest = rest.replace(words, "") if words else rest
        rest = re.sub(
            r"key \d|until \d\d:\d\d|^\d\d:\d\d|Day \d+[:.]?|stops on days [\d, ]+|\d+ hours?", "", rest, flags=re.M
        )
        told = " ".join(said.says + said.does for said in sat.play.told)
        left = [line for line in rest.splitlines() if re.search(r"\d", line) and line not in told]
        assert not left
        return False

    sat.play_on(visitor(), watch)
    assert sat.view.finished


# one turn ------------------------------------------------------------------------------------------------


def test_the_first_press_chooses_and_the_same_key_says_it(seated: Any) -> None:
    sat = seated("copy_room", 3)
    line = sat.view.hand[1].choice
    sat.pilot.press("2")
    assert sat.view.moves == 0
    assert "chosen" in sat.pilot.find(line.says).states
    assert sat.pilot.shows("Again to say it.")
    sat.pilot.press("3")
    assert "chosen" not in sat.pilot.find(line.says).states
    sat.pilot.press("2", "2")
    assert sat.view.moves == 1
    assert sat.view.mine == line.says


def test_the_focus_begins_anew_with_every_hand_and_stays_where_a_choice_was_taken_back(seated: Any) -> None:
    sat = seated("copy_room")
    first = [key.key for key in sat.view.hand]
    sat.pilot.press(first[2], "esc")
    assert sat.pilot.focus == f"hand-{first[2]}"
    sat.pilot.press(first[2], first[2])
    sat.settle()
    assert sat.pilot.focus == f"hand-{sat.view.hand[0].key}"


def test_enter_and_clicks_choose_and_say_as_well(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("3", "enter")
    assert sat.view.moves == 1
    sat.settle()
    words = sat.view.hand[0].choice.says
    sat.pilot.click(words)
    assert sat.view.moves == 1
    sat.pilot.click(words)
    assert sat.view.moves == 2
    assert sat.view.mine == words


def test_one_press_says_a_line_at_once_but_what_is_final_is_asked_for_again(seated: Any) -> None:
    sat = seated("the_yes", 7, preferences=ONE_PRESS, prompted=True)
    final = next(key for key in sat.view.hand if key.choice.final)
    other = next(key for key in sat.view.hand if not key.choice.final)
    sat.pilot.press(final.key)
    assert sat.view.moves == 0
    assert sat.pilot.shows("Again to say it.")
    sat.pilot.press(other.key)
    assert sat.view.moves == 1


def test_escape_takes_a_choice_back_and_then_leaves_with_everything_kept(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("2", "esc")
    assert not sat.pilot.shows("Again to say it.")
    assert sat.pilot.running
    sat.pilot.press("2", "2", "space", "esc")
    assert sat.pilot.running
    assert sat.pilot.shows("Esc again leaves the deal; it goes on here the next time.")
    sat.pilot.press("esc")
    assert not sat.pilot.running
    assert sat.view.moves == 1


def test_an_answer_comes_as_pause_face_body_line_and_words_in_less_than_a_good_second(seated: Any) -> None:
    sat = seated("copy_room", 3)
    before = sat.pilot.find("Dana Okafor,").label
    ask = asking(sat)
    sat.pilot.press(ask, ask)
    said = sat.view.news[-1]
    assert sat.pilot.shows(f"You: {sat.view.mine}")
    assert not sat.pilot.shows(said.says)
    assert not sat.pilot.shows(said.does)
    note = sat.view.notebook[-1].text if sat.view.notebook else said.says
    assert not sat.pilot.shows(note)
    sat.pilot.wait(0.2)
    assert sat.pilot.shows(said.does)
    assert not sat.pilot.shows(said.says)
    sat.pilot.wait(WORDS_AT)
    assert sat.pilot.shows(said.says)
    assert sat.pilot.shows(note)
    assert before


def test_any_key_shows_the_answer_at_once_and_does_nothing_else(seated: Any) -> None:
    sat = seated("copy_room", 3)
    for skips in ("4", "enter", "m", "tab"):
        key = next(key.key for key in sat.view.hand if key.choice.move.startswith("ask/"))
        sat.pilot.press(key, key)
        moves = sat.view.moves
        assert not sat.pilot.shows(sat.view.news[-1].says)
        sat.pilot.press(skips)
        assert sat.pilot.shows(sat.view.news[-1].says)
        assert sat.view.moves == moves
        assert not sat.pilot.shows("Again to say it.")
        assert sat.pilot.stage.depth == 1


def test_once_everything_is_there_nothing_is_drawn_any_more(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("2", "2")
    sat.settle()
    for _ in range(30):
        sat.pilot.now += 1 / 60
        assert sat.pilot.turn() is False


def test_without_motion_everything_is_there_at_once(seated: Any) -> None:
    still = replace(Preferences(), motion=False)
    sat = seated("copy_room", 3, preferences=still, settings=Settings(still=True))
    sat.pilot.press("2", "2")
    assert sat.pilot.shows(sat.view.news[-1].says)
    assert sat.talk.settled


def test_the_face_or_the_pause_changes_in_the_frame_after_the_key(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("2")
    before = sat.pilot.picture()
    sat.pilot.press("2")
    after = sat.pilot.picture()
    assert before.get_buffer().raw != after.get_buffer().raw
    assert sat.pilot.shows(f"You: {sat.view.mine}")


def test_words_appear_only_once_the_move_is_stored(seated: Any) -> None:
    play = a_house(3).begin("copy_room")
    shown: list[str] = []
    seat = play.seat
    say = seat.say

    def watched(move: str) -> View:
        view = say(move)
        shown.append(sat.pilot.read())
        return view

    seat.say = watched  # type: ignore[method-assign]
    sat = seated("copy_room", play=play)
    sat.pilot.press("2", "2")
    (at_storing,) = shown
    assert sat.view.news[-1].says not in at_storing
    assert f"You: {sat.view.mine}" not in at_storing


@pytest.mark.parametrize("fault", [RuntimeError("the disk is full"), OSError("gone")])
def test_a_crash_in_storing_shows_one_sentence_and_changes_nothing(seated: Any, fault: Exception) -> None:
    play = a_house(3).begin("copy_room")
    course = play.seat._course
    sat = seated("copy_room", play=play)
    before = sat.view

    def fails(entry: object) -> None:
        raise fault

    kept, course.on_move = course.on_move, fails
    sat.pilot.press("2", "2")
    assert sat.pilot.shows("That could not be kept just now. Nothing has changed; please try again.")
    assert sat.view == before
    course.on_move = kept
    sat.pilot.press("2")
    assert sat.view.moves == 1


def test_what_was_said_before_is_marked_in_the_same_words_as_at_a_terminal(seated: Any) -> None:
    sat = seated("copy_room", 3)
    said = next(key.choice.says for key in sat.view.hand if key.key == asking(sat))
    ask = asking(sat)
    sat.pilot.press(ask, ask, "space", "m")
    assert sat.pilot.shows(f"{said} (once more)")


def test_quick_replies_stand_under_the_answer_on_their_own_keys(seated: Any) -> None:
    sat = seated("copy_room", 3)
    ask = asking(sat)
    sat.pilot.press(ask, ask, "space")
    assert [key.key for key in sat.view.quick] == ["f", "s"]
    follow = sat.view.quick[0].choice.says
    sat.pilot.press("f", "f")
    assert sat.view.mine == follow


def test_a_key_that_leads_nowhere_says_why(seated: Any) -> None:
    sat = seated("copy_room", 3)
    sat.pilot.press("f")
    assert sat.pilot.shows("There is nothing to follow up just now.")
    sat.pilot.press("c")
    assert sat.pilot.shows("There is no sheet yet. It comes out after a yes.")
    sat.pilot.press("j")
    assert sat.pilot.shows("so far")


# modes and the first deal --------------------------------------------------------------------------------


def test_the_very_first_deal_asks_for_nothing_and_prompts_one_thing_at_a_time(seated: Any) -> None:
    sat = seated("the_yes", 7, prompted=True)
    assert not sat.pilot.shows("of ten customers")
    assert sat.pilot.shows("Press a number, again to say it.")
    assert not sat.pilot.shows("Put the case")
    sat.pilot.press("1", "1", "space")
    assert sat.pilot.shows("N: what you know.")
    sat.pilot.press("n", "n")
    assert not sat.pilot.shows("N: what you know.")
    sat.pilot.press("1", "1", "space")
    assert sat.pilot.shows("M: everything you could say.")
    sat.pilot.press("m", "esc")
    assert not sat.pilot.shows("M: everything you could say.")


def test_coached_mode_has_a_mood_word_and_a_hint(seated: Any) -> None:
    sat = seated("copy_room", 3, mode="coached")
    assert sat.pilot.shows(f"{sat.view.mood_word.capitalize()}.")
    sat.pilot.press("h")
    assert sat.pilot.shows("What a listener would now believe")
    assert sat.pilot.shows("What would tell most now:")
    sat.pilot.press("h")
    assert not sat.pilot.shows("What a listener would now believe")
    sat.say("ask/history")
    assert sat.play.transcript().entries[0].hints == 1


def test_cold_mode_has_no_hand_and_everything_behind_one_key(seated: Any) -> None:
    sat = seated("copy_room", 3, mode="cold")
    assert sat.view.hand == ()
    assert sat.pilot.focus == "tool-m"
    sat.pilot.press("enter")
    sat.pilot.press("enter")
    sat.settle()
    assert sat.view.moves == 1


# after the no --------------------------------------------------------------------------------------------


def test_a_first_thought_is_already_begun_and_can_be_said_or_thought_again(seated: Any) -> None:
    for key, said in (("1", True), ("2", False)):
        sat = seated("in_the_bag", 7)
        sat.play_on(presser(), lambda view: view.thought is not None)
        sat.pilot.press("enter")
        sat.skip()
        half = sat.view.thought.says
        assert half.endswith(" ...")
        assert sat.pilot.shows(half)
        moves = sat.view.moves
        sat.pilot.press(*([key, key] if said else [key]))
        assert (sat.view.moves > moves) is said
        assert sat.view.mine.startswith(half.removesuffix(" ...")) is said
        assert not sat.view.mine.endswith("...")


def test_saying_nothing_lasts_two_seconds_and_can_be_skipped(seated: Any) -> None:
    sat = seated("in_the_bag", 7)
    sat.play_on(presser(), lambda view: view.act == "after_the_no" and any(k.key == "s" for k in view.quick))
    sat.play_on(presser(), lambda view: sat.pilot.focus != "go_on")
    sat.pilot.press("s", "s")
    sat.pilot.wait(1.9)
    assert not sat.talk.settled
    sat.pilot.wait(0.6)
    assert sat.talk.settled
    sat.pilot.press("s", "s")
    if not sat.talk.settled:
        sat.pilot.press("space")
    assert sat.talk.settled


def test_looking_back_is_a_choice_of_lines(seated: Any) -> None:
    sat = seated("in_the_bag", 7)
    back = sat.view.look_back
    assert sat.pilot.shows(back.says)
    sat.pilot.press("2")
    assert sat.view.look_back == back
    sat.pilot.press("2")
    assert sat.view.look_back != back


# the ninety days -----------------------------------------------------------------------------------------


def to_the_desk(sat: Seated) -> None:
    """Leave the bakery early."""
    if sat.view.asking is not None:
        sat.pilot.press("x")
    key = next(key.key for key in sat.view.hand if key.choice.move == "goodbye")
    sat.pilot.press(key, key)
    sat.skip()
    sat.pilot.press("enter")


def test_days_flick_by_from_stop_to_stop_and_any_key_skips_them(seated: Any) -> None:
    sat = seated("the_yes", 7)
    to_the_desk(sat)
    sat.settle()
    assert sat.pilot.shows("Day 2 of ninety")
    key = next(key.key for key in sat.view.quick if key.choice.move == "carry_on")
    sat.pilot.press(key, key)
    day = sat.view.calendar.day
    assert sat.pilot.shows("Day 2 of ninety")
    sat.pilot.wait(0.07)
    assert sat.pilot.shows("Day 3 of ninety")
    assert not sat.pilot.shows(sat.view.calendar.post[0].says)
    sat.pilot.press("space")
    assert sat.pilot.shows(f"Day {day} of ninety")
    assert sat.pilot.shows(sat.view.calendar.post[0].says)
    assert "stops on days 2" in sat.pilot.read()


def test_a_stop_shows_hours_in_words_what_is_due_the_post_and_what_each_choice_costs(seated: Any) -> None:
    sat = seated("the_yes", 7)
    to_the_desk(sat)
    sat.settle()
    shown = sat.pilot.read()
    assert "4 hours left for all ninety days." in shown
    for due in sat.view.calendar.due:
        assert due in shown
    for said in sat.view.calendar.post:
        assert said.says in shown
    for key in sat.view.hand:
        cost = f" ({key.choice.cost})" if key.choice.cost else ""
        assert f"{key.choice.says}{cost}" in shown
    assert "Coming up" in shown


# leaving and sound ---------------------------------------------------------------------------------------


class Ear:
    """Stands for a speaker and remembers what was to be heard."""

    def __init__(self) -> None:
        self.muted = False
        self.heard: list[str] = []

    def play(self, name: str) -> bool:
        self.heard.append(name)
        return True

    def hum(self, name: str) -> bool:
        self.heard.append(f"~{name}")
        return True

    def switch(self) -> None:
        self.muted = not self.muted


def test_things_in_the_room_are_heard_and_ctrl_m_switches_them_off() -> None:
    ear: Any = Ear()
    play = a_house(7).begin("the_yes")
    play.seat.skip_forecast()
    with Pilot(Talk(play, PROPS, ONE_PRESS, ear, Afterwards, prompted=False), ASSETS) as pilot:
        pilot.wait(2)
        assert ear.heard[0].startswith("~tone_")
        key = next(key.key for key in play.seat.view().hand if key.choice.move.startswith("nail/"))
        pilot.press(key, "space")
        assert ("pen" in ear.heard) is (play.seat.view().signal in ("writes", "slowly"))
        key = next(key.key for key in play.seat.view().hand if key.choice.move == "goodbye")
        pilot.press(key, key, "space", "enter", "space")
        assert ear.heard.index("door") < ear.heard.index("post")
        pilot.press("ctrl+m")
        assert ear.muted
        pilot.press("ctrl+m")
        assert not ear.muted
    assert ear.heard[-1] == "~"
