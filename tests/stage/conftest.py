"""Pilots of the stage, without a window."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salesdance.stage import Pilot, Screen, Settings

ASSETS = Path(__file__).resolve().parents[2] / "assets"
Fly = Callable[..., Pilot]


@pytest.fixture
def fly() -> Iterator[Fly]:
    """Opens pilots of screens, and closes them in the end."""
    pilots: list[Pilot] = []

    def opened(screen: Screen, settings: Settings | None = None) -> Pilot:
        pilots.append(Pilot(screen, ASSETS, settings))
        return pilots[-1]

    yield opened
    for pilot in pilots:
        pilot.close()
