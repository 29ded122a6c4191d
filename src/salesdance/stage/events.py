"""What a screen is told (events) and what it may ask for in answer (steps)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

By = Literal["click", "enter", "badge"]
LEAST_TEXT, MOST_TEXT = 1.0, 2.0
LEAST_SCALE, MOST_SCALE = 0.75, 3.0


class KeyPress(NamedTuple):
    """A key that no widget wanted, by its name: "1", "n", "f1", "escape", "left", "page up", "return" ...

    Letters are small, whatever Shift does; `again` is true while a key is held down and repeats. A click beside
    all widgets comes as "click", for screens on which any key goes on.
    """

    name: str
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    again: bool = False


class Pressed(NamedTuple):
    """A button, an entry of a list (`value` is its id) or Enter in a field (`value` is its text)."""

    key: str
    value: str = ""
    by: By = "enter"


class Changed(NamedTuple):
    """A widget has another value now: the text of a field, the id of a tab or entry, a number of figures."""

    key: str
    value: str | int


Event = KeyPress | Pressed | Changed


@dataclass(frozen=True, slots=True)
class Settings:
    """How the stage looks on this machine. Whoever opens the window hands them in and keeps those handed out.

    `text` is the size of text from 1 to 2; `scale` that of everything, from .75 to 3, besides what the display
    says; `size` is that of the window in its own units; `still` switches motion off.
    """

    theme: str = "light"
    text: float = 1.0
    scale: float = 1.0
    still: bool = False
    full_screen: bool = False
    size: tuple[int, int] = (1280, 720)

    def within(self) -> Settings:
        """Return them with a size of text and a scale that can be shown."""
        text = min(max(self.text, LEAST_TEXT), MOST_TEXT)
        scale = min(max(self.scale, LEAST_SCALE), MOST_SCALE)
        return replace(self, text=text, scale=scale)
