"""The desk in the window: stacks, letters and deeds by keys alone, and the year at its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salesdance.desk import Session, duration
from salesdance.stage import Pilot, Screen, Settings
from salesdance.stage.screens.desk import DeskScreen
from tests.desk.test_year import a_session
from tests.stage.screens.houses import ASSETS


class Sat:
    """Somebody at the desk."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.session: Session = a_session(7)
        self.pilot = Pilot(DeskScreen(self.session, None, self.again), ASSETS, settings)

    def again(self) -> Screen:
        self.session = a_session(8)
        return DeskScreen(self.session, None, self.again)


@pytest.fixture
def sat() -> Iterator[Sat]:
    one = Sat()
    yield one
    one.pilot.close()


def test_the_desk_begins_with_the_stacks_the_hours_and_no_reason(sat: Sat) -> None:
    assert sat.pilot.focus == "stacks"
    assert sat.pilot.shows("20 h of 20 h left")
    assert sat.pilot.shows("They said: the price")
    assert not any(sat.pilot.shows(one.card) for one in sat.session.desk.scenario.objections)


def test_a_letter_is_debriefed_by_one_key_and_what_was_heard_is_said(sat: Sat) -> None:
    sat.pilot.press("d")
    assert int(sat.session.month.opened.sum()) == 1
    assert sat.pilot.shows(f"{sat.session.desk.customers[0].name}: ")
    assert sat.pilot.shows("19 h 48 min of 20 h left")
    sat.pilot.press("down", "d")
    assert int(sat.session.month.opened.sum()) == 2


def test_a_whole_stack_is_debriefed_and_the_hours_end_it(sat: Sat) -> None:
    sat.pilot.press("a")
    for _ in range(3):
        sat.pilot.press("home", "down", "a")
    assert sat.session.month.left == 0
    assert sat.pilot.shows("0 min of 20 h left")


def test_a_click_chooses_what_it_is_on_and_spends_no_time(sat: Sat) -> None:
    stacks = sat.session.sheet().stacks
    sat.pilot.click(stacks[1].title)
    assert sat.pilot.shows(stacks[1].letters[0].told)
    sat.pilot.click(stacks[1].letters[2].who)
    assert sat.session.month.left == 20 * 60
    sat.pilot.press("d")
    assert sat.session.month.opened[stacks[1].letters[2].number - 1]


def test_the_deed_for_a_whole_stack_says_what_it_takes(sat: Sat) -> None:
    stack = sat.session.sheet().stacks[0]
    takes = duration(12 * min(len(stack.letters), 100))
    assert sat.pilot.shows(f"Debrief all of them, {takes}")
    sat.pilot.press("a")
    assert sat.session.sheet().left == max(20 * 60 - 12 * len(stack.letters), 0)


def test_roads_and_leave_are_turned_by_a_key_and_used(sat: Sat) -> None:
    sat.pilot.press("r", "l", "d")
    assert (sat.session.habit.road, sat.session.habit.permission) == ("promise", False)
    assert sat.session.month.habit.max() == 3


def test_an_offer_is_made_from_the_stack_of_what_was_heard(sat: Sat) -> None:
    sat.session.debrief(tuple(range(1, 41)))
    stack = next(stack for stack in sat.session.sheet().stacks if stack.letters[0].can == "offer")
    at = [one.id for one in sat.session.sheet().stacks].index(stack.id)
    sat.pilot.press(*["down"] * (at + 1), "o")
    assert int((sat.session.month.offered > 0).sum()) == 1
    assert sat.pilot.shows("an offer, 30 min.")


def test_a_letter_shows_name_trade_and_what_was_said(sat: Sat) -> None:
    for who in [who for who in sat.session.desk.customers if who.excuse == "cheaper"][:3]:
        assert sat.pilot.shows(f"{who.name}, {who.trade}")
        assert sat.pilot.shows(f"\u201c{who.said}\u201d")


def test_the_questions_one_would_now_ask_stand_above_the_stacks_and_with_their_reason(sat: Sat) -> None:
    assert not sat.pilot.shows("What you would now ask")
    sat.pilot.press("a", "home")
    kit = sat.session.sheet().kit
    assert kit
    assert all(sat.pilot.shows(question) for question in kit)
    opened = sat.session.month.opened.sum()
    sat.pilot.press("enter", "d", "a", "r")
    assert sat.session.month.opened.sum() == opened
    at = [bool(stack.ask) for stack in sat.session.sheet().stacks].index(True)
    sat.pilot.press(*["down"] * (at + 1))
    assert sat.pilot.shows(f"You would now ask: {sat.session.sheet().stacks[at].ask}")


def test_the_month_ends_with_the_year_and_another_month_can_follow(sat: Sat) -> None:
    sat.pilot.press("a", "e")
    assert sat.pilot.shows("100 a month are 1,200 a year.")
    assert sat.pilot.shows("Five in a hundred would be 60 a year")
    sat.pilot.press("n")
    assert sat.pilot.shows("20 h of 20 h left")
    assert sat.session.desk.seed == 8


def test_leaving_takes_escape_twice(sat: Sat) -> None:
    sat.pilot.press("esc")
    assert sat.pilot.running
    sat.pilot.press("esc")
    assert not sat.pilot.running


LOOKS = [((1024, 640), 1.0), ((1024, 640), 2.0), ((1280, 720), 1.25), ((1920, 1080), 1.0)]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("size", "text"), LOOKS)
def test_nothing_is_cut_or_covered_in_any_look(theme: str, size: tuple[int, int], text: float) -> None:
    sat = Sat(Settings(theme=theme, text=text, size=size))
    try:
        for keys in ((), ("d",), ("a", "home"), ("down", "down", "down", "down"), ("o",), ("u",), ("e",)):
            sat.pilot.press(*keys)
            assert sat.pilot.defects() == []
            focused = next(node for node in sat.pilot.nodes() if node.focused)
            assert focused.on_screen
    finally:
        sat.pilot.close()
