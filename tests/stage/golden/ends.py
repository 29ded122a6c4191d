"""What comes after the last card: the debrief page by page; and the room without phones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from salesdance.stage import Pilot, Play, Screen, Spacer
from salesdance.stage.screens.after import After
from salesdance.stage.screens.room import Room
from tests.stage.golden.looks import PREFERENCES, STILL, Shown, Walk
from tests.stage.screens import Plain
from tests.stage.screens.houses import ASSETS, a_house, picker, played, presser, seller, the_props

PATIENCE = 30.0
TABS = ("finds", "forecasts", "curve", "transcript", "sources")


def beyond() -> Screen:
    """Whatever comes next."""
    return Plain(lambda: Spacer())


@contextmanager
def after(play: Play) -> Iterator[Pilot]:
    """Open the debrief of a sitting."""
    with Pilot(After(play, the_props(), PREFERENCES, None, beyond), ASSETS, STILL) as pilot:
        yield pilot


def judged(pilot: Pilot) -> None:
    """Wait until the debrief is put together."""
    end = time.monotonic() + PATIENCE
    while pilot.shows("The debrief is being put together."):
        assert time.monotonic() < end
        time.sleep(0.01)
        pilot.wait(1 / 60)


def debrief() -> Walk:
    """The debrief of a deal that was kept, and the first page of one that was lost."""
    with after(played("copy_room", seller(), seed=7)) as pilot:
        judged(pilot)
        yield Shown("debrief-person", pilot)
        pilot.press("right")
        yield Shown("debrief-luck", pilot)
        pilot.press("right")
        yield Shown("debrief-card", pilot)
        pilot.press("2")
        yield Shown("debrief-card-open", pilot)
        for tab in TABS:
            pilot.press("right")
            yield Shown(f"debrief-{tab}", pilot)
    with after(played("copy_room", presser(), seed=1, pins=False)) as pilot:
        yield Shown("debrief-asked", pilot)
        pilot.press("1", "f")
        judged(pilot)
        yield Shown("debrief-person-lost", pilot)


def first_debrief() -> Walk:
    """The two cards of the very first debrief."""
    with after(played("the_yes", picker("goodbye"), seed=4)) as pilot:
        if pilot.shows("Leave it out"):
            pilot.press("x")
        judged(pilot)
        yield Shown("debrief-first-person", pilot)
        pilot.press("enter")
        yield Shown("debrief-first-door", pilot)


def room() -> Walk:
    """One vote of a room, from the four lines to both branches."""
    play = a_house(6).begin("copy_room")
    with Pilot(Room(play, the_props(), PREFERENCES, None, beyond), ASSETS, STILL) as pilot:
        yield Shown("room-vote", pilot)
        pilot.type("g")
        yield Shown("room-guide", pilot)
        pilot.press("g")
        for hands in ("4", "16", "3"):
            pilot.type(hands)
            pilot.press("tab")
        pilot.type("7")
        pilot.press("enter")
        yield Shown("room-split", pilot)
        pilot.press("enter")
        yield Shown("room-played", pilot)
        pilot.press("enter")
        yield Shown("room-both", pilot)
