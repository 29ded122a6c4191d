"""The desk of losses: as it lies there, with letters opened, and the year after the month."""

from __future__ import annotations

from salesdance.stage import Pilot, Screen
from salesdance.stage.screens.desk import DeskScreen
from tests.desk.test_year import a_session
from tests.stage.golden.looks import STILL, Shown, Walk
from tests.stage.screens.houses import ASSETS


def another() -> Screen:
    """Another month."""
    return DeskScreen(a_session(8), None, another)


def desk() -> Walk:
    """One month, from the unopened stacks to the year."""
    with Pilot(DeskScreen(a_session(7), None, another), ASSETS, STILL) as pilot:
        yield Shown("desk", pilot)
        _as_at_first(pilot)
        pilot.press("a", "down", "down", "down")
        yield Shown("desk-heard", pilot)
        _as_at_first(pilot)
        pilot.press("home")
        yield Shown("desk-kit", pilot)
        pilot.press(*["down"] * 4, "u", "e")
        yield Shown("desk-year", pilot)


def _as_at_first(pilot: Pilot) -> None:
    """Go on in the first look: at 200 % the letters scroll further than they would at 100."""
    pilot.restyle(theme="light", text=1.0)
