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
        pilot.press("a", "down", "down")
        yield Shown("desk-heard", pilot)
        pilot.press("u", "e")
        yield Shown("desk-year", pilot)
