"""`salesdance` in a process of its own that says on stdout which screen it shows, for whoever watches from outside.

Where the screens of a talk are not there, a plain one stands in: a number chooses a line, the same number says it.
"""

from __future__ import annotations

import importlib.util
import sys
import types
from collections.abc import Callable
from typing import Any

from salesdance.cli.main import entry
from salesdance.stage import (
    Button,
    Column,
    Event,
    KeyPress,
    Label,
    Play,
    Pressed,
    Redraw,
    Screen,
    Settings,
    Space,
    Step,
    Widget,
    Window,
)
from salesdance.stage.screens.hall import Title, TitleCard

TOLD = [""]


class Plain(Screen):
    """The words and the hand, and nothing besides."""

    def __init__(self, play: Play, *_: object, prompted: bool = False) -> None:
        self.play = play
        if prompted and play.seat.view().asking:
            play.seat.skip_forecast()
        self.chosen = ""

    def build(self, space: Space) -> Widget:
        hand = [Button(one.key, one.choice.says, "line", one.key) for one in self.play.seat.view().hand]
        return Column([Label(said.says or "...") for said in self.play.seat.view().news] + hand)

    def handle(self, event: Event) -> Step:
        match event:
            case Pressed(key) if key == self.chosen:
                self.chosen = ""
                self.play.seat.say(next(one.choice.move for one in self.play.seat.view().hand if one.key == key))
            case Pressed(key):
                self.chosen = key
            case KeyPress():
                return None
        return Redraw()


def talk() -> Any:
    """Return the class of the screen of a talk."""
    name = "salesdance.stage.screens.talk"
    if importlib.util.find_spec(name) is None:
        module = types.ModuleType(name)
        module.Talk = Plain  # type: ignore[attr-defined]
        sys.modules[name] = module
    return importlib.import_module(name).Talk


def telling(kind: Any, says: Callable[[Any], str]) -> None:
    """Let a screen say what it shows whenever that is something else."""
    build = kind.build

    def built(screen: Any, space: Space) -> Widget:
        if says(screen) != TOLD[-1]:
            TOLD.append(says(screen))
            print(TOLD[-1], flush=True)
        widget: Widget = build(screen, space)
        return widget

    kind.build = built


def run(window: Window) -> Settings:
    """Say which window it is, once it is there, and go on as usual."""
    print(f"window {window.window.handle}", flush=True)
    TOLD.append("")
    window.stage.spoil()
    return RUN(window)


RUN = Window.run

if __name__ == "__main__":
    Window.run = run  # type: ignore[method-assign]
    telling(Title, lambda screen: f"title, continue: {screen.offer.recap if screen.offer else 'nothing'}")
    telling(TitleCard, lambda screen: f"card of {screen.brief.title}")
    telling(talk(), lambda screen: "talk")
    sys.exit(entry(sys.argv[1:]))
