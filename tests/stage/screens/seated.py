"""Houses without records, sittings on a stage, and somebody who plays them by the keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salesdance.cli.backstage import House
from salesdance.cli.orders import Orders
from salesdance.sitting import Choice, View
from salesdance.stage import Label, Pilot, Play, Preferences, Screen, Settings, Space, Widget, open_props
from salesdance.stage.screens.talk import Talk
from tests.text.typists import Picks, moves_of

ASSETS = Path(__file__).resolve().parents[3] / "assets"
PROPS = open_props(ASSETS)
MOST = 400
ONE_PRESS = replace(Preferences(), two_press=False)


def a_house(seed: int = 7, mode: str = "plain") -> House:
    """A house that keeps nothing; luck and the truth follow the seed."""
    house = House(None, Orders("", seed, seed, "", "evidence", mode, "", "", False), [])
    house.keep(replace(Preferences(), mode=mode))
    return house


class Afterwards(Screen):
    """What follows a talk."""

    title = "Afterwards"

    def build(self, space: Space) -> Widget:
        return Label("What comes afterwards.")


class Seated:
    """A sitting on a stage, with the pilot who sits before it."""

    def __init__(
        self,
        deal: str,
        seed: int = 7,
        *,
        mode: str = "plain",
        settings: Settings | None = None,
        preferences: Preferences | None = None,
        play: Play | None = None,
        prompted: bool = False,
    ) -> None:
        self.play = play or a_house(seed, mode).begin(deal)
        self.talk = Talk(self.play, PROPS, preferences or Preferences(), None, Afterwards, prompted=prompted)
        self.pilot = Pilot(self.talk, ASSETS, settings)
        self.settle()

    @property
    def view(self) -> View:
        return self.play.seat.view()

    def settle(self, seconds: float = 4.0) -> None:
        """Let the answer come."""
        self.pilot.wait(seconds)

    def skip(self) -> None:
        """Let the answer come at once, if it has not come yet."""
        self.pilot.turn()
        if not self.talk.settled:
            self.pilot.press("space")

    def say(self, move: str) -> None:
        """Say a line by its key, or find it among everything that can be said."""
        view = self.view
        key = next((one.key for one in (*view.hand, *view.quick) if one.choice.move == move), None)
        if key is not None:
            self.pilot.press(key, key)
        else:
            self._find(move, view)
        self.skip()

    def _find(self, move: str, view: View) -> None:
        choice = next(one for group in view.repertoire for one in group.choices if one.move == move)
        self.pilot.press("m")
        self.pilot.type(self._enough_of(choice))
        self.pilot.press("enter")
        if choice.final:
            self.pilot.press("enter")

    def _enough_of(self, choice: Choice) -> str:
        words = choice.says.split()
        for count in range(1, len(words)):
            typed = [word.lower() for word in words[:count]]
            fitting = [one for one in self.choices() if all(word in one.says.lower() for word in typed)]
            if fitting == [choice]:
                return " ".join(typed)
        return choice.says

    def play_on(self, picks: Picks, until: Callable[[View], bool] = lambda view: False) -> None:
        """Play by the keys to the last card, or until something is true of the view."""
        for _ in range(MOST):
            self.skip()
            view = self.view
            if until(view):
                return
            if self.pilot.focus == "go_on":
                if view.finished and not self.talk.more:
                    return
                self.pilot.press("enter")
            elif view.asking == "still_there":
                self.pilot.press("7", "enter")
            elif view.asking is not None:
                self.pilot.press("1", "2")
            elif view.thought is not None:
                self.pilot.press("2")
            elif view.look_back is not None:
                self.pilot.press("1", "1")
            else:
                self.say(picks(moves_of(view), view))
        raise AssertionError("The sitting did not come to its end.")

    def choices(self) -> list[Choice]:
        return [one for group in self.view.repertoire for one in group.choices]


@pytest.fixture
def seated() -> Any:
    """Seats somebody before a deal, and lets them go in the end."""
    opened: list[Seated] = []

    def sit(deal: str, seed: int = 7, **more: Any) -> Seated:
        opened.append(Seated(deal, seed, **more))
        return opened[-1]

    yield sit
    for one in opened:
        one.pilot.close()
