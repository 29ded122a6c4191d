"""Pilots of the stage, without a window."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salesdance.stage import Event, KeyPress, Pilot, Screen, Settings, Step
from salesdance.stage.stage import Stage

ASSETS = Path(__file__).resolve().parents[2] / "assets"
Fly = Callable[..., Pilot]


@pytest.fixture(autouse=True)
def left_keys_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every test a screen that leaves a key to its usual meaning looks the same after it: it is not built again."""
    real = Stage.tell

    def tell(stage: Stage, event: Event) -> Step:
        entry = stage._entries[-1]
        built = stage._build(entry)[0] if isinstance(event, KeyPress) else None
        step = real(stage, event)
        if built is not None and step is None and entry in stage._entries:
            assert stage._build(entry)[0] == built, (
                f"{entry.screen.title} is another after {event}, and did not say so."
            )
        return step

    monkeypatch.setattr(Stage, "tell", tell)


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
