"""A line tried again in the window: the choice of dice, the talk, both ways, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salesdance.cli.backstage import House
from salesdance.cli.keeping import opened
from salesdance.cli.orders import Orders
from salesdance.records import Store
from salesdance.stage import Label, Pilot, Play, Preferences, Push, Screen, Settings, Space, Step, Widget
from salesdance.stage.screens.after import Beside, Opening
from salesdance.stage.screens.talk import Trying
from salesdance.transcript import Transcript, lines_of
from tests.cli.test_backstage import to_the_end
from tests.stage.screens.houses import ASSETS, the_props

DONE = "The debrief"


class Below(Screen):
    """The debrief that a line is tried again from."""

    title = DONE

    def __init__(self, above: Screen) -> None:
        self.above = above

    def enter(self, now: float) -> Step:
        return Push(self.above)

    def build(self, space: Space) -> Widget:
        return Label(DONE)


@pytest.fixture
def store() -> Iterator[Store]:
    """Records of its own."""
    with opened() as held:
        assert held is not None
        yield held


def a_deal(store: Store) -> tuple[House, Play, Transcript]:
    """The Yes, played to day ninety behind a window."""
    house = House(store, Orders("", 4, None, "", "evidence", "plain", "", "", False), [])
    play = house.begin("the_yes")
    to_the_end(play)
    play.end()
    transcript = house.played()
    assert transcript is not None
    return house, play, transcript


def opening_of(house: House, turn: int) -> Opening:
    preferences = Preferences()
    return Opening(
        lambda other: house.again(turn, other_dice=other),
        lambda branch: Trying(branch, the_props(), preferences, None, Beside),
    )


def seen_from(store: Store, line: int, *, size: tuple[int, int] = (1280, 720), text: float = 1.0) -> Pilot:
    house, _, transcript = a_deal(store)
    opening = opening_of(house, lines_of(transcript)[line - 1])
    return Pilot(Below(opening), ASSETS, Settings(still=True, size=size, text=text))


def play_to_the_mark(pilot: Pilot) -> None:
    """Leave at once, and go on until both ways can be seen."""
    pilot.wait(4)
    if pilot.shows("Leave it out"):
        pilot.press("x")
    branch = pilot.stage.screen
    assert isinstance(branch, Trying)
    for _ in range(12):
        if pilot.shows("Then and now"):
            return
        if pilot.shows("Go on"):
            pilot.press("enter")
        else:
            pilot.press("e")
            pilot.type("lovely")
            pilot.press("enter", "enter")
        pilot.wait(4)


def test_before_it_begins_it_says_where_it_goes_on_and_covers_what_was_answered(store: Store) -> None:
    with seen_from(store, 2) as pilot:
        assert pilot.shows("Back before your line 2.")
        assert pilot.shows("What stood there")
        assert pilot.shows("covered")
        assert not pilot.defects()
        pilot.press("esc")
        assert pilot.shows(DONE)
    assert len(store.sittings(store.people()[0].id)) == 1


@pytest.mark.parametrize(("key", "dice"), [("1", 0), ("2", 1)])
def test_it_is_played_to_the_next_mail_compared_and_left(store: Store, key: str, dice: int) -> None:
    with seen_from(store, 2) as pilot:
        pilot.press(key)
        play_to_the_mark(pilot)
        pilot.press("enter")
        for words in ("Line 2, then and now", "Then", "Now", "As far as the post of day", "of 10 ("):
            assert pilot.shows(words), (words, pilot.read())
        assert not pilot.shows("100")
        assert not pilot.defects()
        pilot.press("enter")
        assert pilot.shows(DONE)
    first, branch = store.sittings(store.people()[0].id)
    assert (branch.is_branch, branch.state, branch.truth) == (True, "left", None)
    assert branch.header["branch_of"] == first.id
    assert len(branch.header.get("dice", [])) == dice  # type: ignore[arg-type]


def test_from_there_it_can_be_played_on(store: Store) -> None:
    with seen_from(store, 2) as pilot:
        pilot.press("1")
        play_to_the_mark(pilot)
        pilot.press("enter", "g")
        pilot.wait(4)
        assert not pilot.shows("Then and now")
        assert isinstance(pilot.stage.screen, Trying)


def test_a_turn_that_nobody_chose_is_told_and_leads_back(store: Store) -> None:
    house, _, _ = a_deal(store)
    with Pilot(Below(opening_of(house, 0)), ASSETS) as pilot:
        assert pilot.shows("Nothing is chosen in entry 1")
        assert pilot.shows(DONE)


@pytest.mark.parametrize(("size", "text"), [((1024, 640), 2.0), ((1024, 640), 1.0)])
def test_it_is_whole_where_there_is_little_room(store: Store, size: tuple[int, int], text: float) -> None:
    with seen_from(store, 2, size=size, text=text) as pilot:
        assert not pilot.defects()
        pilot.press("1")
        play_to_the_mark(pilot)
        pilot.press("enter")
        assert pilot.shows("Line 2, then and now")
        assert not pilot.defects()


def test_before_anything_was_played_there_is_no_turn(store: Store) -> None:
    house = House(store, Orders("", 4, None, "", "evidence", "plain", "", "", False), [])
    with Pilot(Below(opening_of(house, 0)), ASSETS) as pilot:
        assert pilot.shows("Nothing was played yet")
