"""Sittings that come by everything there is in a talk, in the ninety days and after a no."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from salesdance.sitting import View
from tests.stage.golden.looks import PREFERENCES, STILL, Shown, Walk
from tests.stage.screens.pickers import visitor
from tests.stage.screens.seated import Seated
from tests.text.typists import Picks, presser

RAISED = 3


@contextmanager
def seat(deal: str, seed: int, **more: Any) -> Iterator[Seated]:
    """Sit down before a deal, without motion."""
    sat = Seated(deal, seed, settings=STILL, preferences=PREFERENCES, **more)
    try:
        yield sat
    finally:
        sat.pilot.close()


def first_minutes() -> Walk:
    """The Yes: as the very first deal, with its prompts, and as one that asks and shows its sheet."""
    with seat("the_yes", 7, prompted=True) as sat:
        yield Shown("talk-prompted", sat.pilot)
    with seat("the_yes", 7) as sat:
        yield Shown("talk-still-there", sat.pilot)
        sat.pilot.press("x", "c", "2")
        yield Shown("talk-sheet", sat.pilot)


def talk() -> Walk:
    """The Copy Room: the first turn, an answer, and the pages over the talk."""
    with seat("copy_room", 3) as sat:
        pilot = sat.pilot
        yield Shown("talk", pilot)
        pilot.press("3")
        yield Shown("talk-chosen", pilot)
        pilot.press("3")
        sat.skip()
        yield Shown("talk-answer", pilot)
        for key, name in (("m", "repertoire"), ("n", "notebook"), ("t", "transcript"), ("p", "cards"), ("f1", "keys")):
            pilot.press(key)
            yield Shown(f"talk-{name}", pilot)
            if key == "p":
                pilot.press("1")
                yield Shown("talk-how-sure", pilot)
            pilot.press("esc")


def on(sat: Seated, picks: Picks, wanted: Callable[[View], bool]) -> None:
    """Play until something is true of the view, and past the words that still belong to before."""
    sat.play_on(picks, wanted)
    assert wanted(sat.view), "what the picture is of never came: another seed will do"
    while sat.pilot.focus == "go_on" and sat.talk.more and not sat.view.finished:
        sat.pilot.press("enter")
        sat.skip()


def raised(view: View) -> bool:
    """Tell whether three rows of the sheet were spoken of."""
    return sum(row.mark != "open" for row in view.sheet) >= RAISED and view.asking is None


def deal() -> Walk:
    """The Copy Room with two meetings, a yes, days that come undone, and a beginning anew."""
    picks = visitor()
    with seat("copy_room", 6) as sat:
        on(sat, picks, lambda view: view.moves > 4)
        sat.pilot.press("j", "1")
        yield Shown("talk-case", sat.pilot)
        sat.pilot.press("esc")
        on(sat, picks, lambda view: view.heading == "Between meetings")
        yield Shown("talk-between", sat.pilot)
        on(sat, picks, lambda view: view.asking == "suspicion")
        yield Shown("talk-asked", sat.pilot)
        on(sat, picks, raised)
        yield Shown("talk-sheet-beside", sat.pilot)
        on(sat, picks, lambda view: view.calendar is not None)
        yield Shown("days", sat.pilot)
        sat.pilot.press("c")
        yield Shown("days-page", sat.pilot)
        sat.pilot.press("esc")
        on(sat, picks, lambda view: view.heading == "From the beginning")
        yield Shown("talk-restart", sat.pilot)


def kept() -> Walk:
    """The Copy Room to day ninety, with a first thought on the way, and the last card."""
    picks = visitor()
    with seat("copy_room", 16) as sat:
        on(sat, picks, lambda view: view.calendar is not None and view.thought is not None)
        yield Shown("days-first-thought", sat.pilot)
        sat.play_on(picks)
        yield Shown("last-card", sat.pilot)


def lost() -> Walk:
    """In the Bag: looking back, a first thought, and the talk after the no."""
    picks = presser()
    with seat("in_the_bag", 7) as sat:
        yield Shown("lost-look-back", sat.pilot)
        on(sat, picks, lambda view: view.thought is not None)
        yield Shown("lost-first-thought", sat.pilot)
        on(sat, picks, lambda view: view.act == "after_the_no" and bool(view.hand))
        yield Shown("lost-after-the-no", sat.pilot)
