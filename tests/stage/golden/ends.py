"""What comes after the last card: the debrief page by page; and the room without phones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from salesdance.stage import Pilot, Play, Screen, Spacer
from salesdance.stage.screens.after import After, Beside, Opening
from salesdance.stage.screens.room import Room
from salesdance.stage.screens.talk import Trying
from salesdance.transcript import lines_of
from tests.sitting.debriefs import A_TURN, A_TURNING
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


def turning() -> Walk:
    """Where a deal turned, and every line: with what a coach found, and while that is still to come."""
    play = played("copy_room", seller(), seed=7)
    well = replace(
        A_TURN,
        turn=3,
        kind="well",
        label="This one you did well",
        moment=A_TURNING.turns[0].moment,
        worth=0.05,
        changed=("From here she trusted you more.",),
    )
    found = replace(A_TURNING, moments=(well, A_TURN))
    again = {"again": lambda turn: beyond(), "turning": lambda: found}
    with Pilot(After(play, the_props(), PREFERENCES, None, beyond, **again), ASSETS, STILL) as pilot:
        judged(pilot)
        pilot.press("right")
        yield Shown("debrief-turning", pilot)
        pilot.press("1")
        yield Shown("debrief-turning-well", pilot)
        pilot.press("right", "right", "right", "right", "right", "right")
        yield Shown("debrief-lines", pilot)
    with Pilot(After(play, the_props(), PREFERENCES, None, beyond, turning=lambda: None), ASSETS, STILL) as pilot:
        judged(pilot)
        pilot.press("right")
        yield Shown("debrief-turning-waits", pilot)


def first_debrief() -> Walk:
    """The two cards of the very first debrief."""
    with after(played("the_yes", picker("goodbye"), seed=4)) as pilot:
        if pilot.shows("Leave it out"):
            pilot.press("x")
        judged(pilot)
        yield Shown("debrief-first-person", pilot)
        pilot.press("enter")
        yield Shown("debrief-first-door", pilot)


def again() -> Walk:
    """A line of a finished deal tried again: before it begins, and both ways to the next mail."""
    house = a_house(7)
    play = house.begin("the_yes")
    _played_out(play)
    transcript = house.played()
    assert transcript is not None
    turn = lines_of(transcript)[1]
    opening = Opening(
        lambda other: house.again(turn, other_dice=other),
        lambda branch: Trying(branch, the_props(), PREFERENCES, None, Beside),
    )
    with Pilot(opening, ASSETS, STILL) as pilot:
        yield Shown("again-opening", pilot)
        pilot.press("1")
        branch = pilot.stage.screen
        assert isinstance(branch, Trying)
        pilot.wait(4)
        pilot.press("e")
        pilot.type("lovely")
        pilot.press("enter", "enter")
        while not pilot.shows("Then and now"):
            pilot.press("enter")
        yield Shown("again-mark", pilot)
        pilot.press("enter")
        yield Shown("again-beside", pilot)


def _played_out(play: Play) -> None:
    """Fix one thing, leave, and do nothing in the ninety days."""
    seat = play.seat
    while not (view := seat.view()).finished:
        if view.asking is not None:
            seat.skip_forecast()
        elif view.thought is not None:
            seat.answer_thought(False)
        elif view.act == "cement":
            seat.say("goodbye" if view.moves else "nail/delivery_date/timed")
        else:
            seat.say("carry_on" if view.calendar is not None else seat.natural())


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
