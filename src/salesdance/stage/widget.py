"""A widget: a frozen description that measures itself, is placed, and draws with inks. And what is placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

from pygame import Rect

from salesdance.stage.events import Event, KeyPress
from salesdance.stage.ink import Ink
from salesdance.stage.look import Held, Look

Size = tuple[int, int]
Answer = Event | bool


@dataclass(frozen=True, slots=True)
class Says:
    """What something is to somebody who cannot see it: role, name, value, and what is true of it besides."""

    role: str
    label: str = ""
    value: str = ""
    states: tuple[str, ...] = ()


@dataclass(eq=False, slots=True)
class Placed:
    """A widget at its place, in pixels of the window; `over` is drawn after the children.

    Children are seen within `clip` only and scroll there. `spot` is what must stay in sight of a focused widget
    if that is less than all of it. What is out of sight and holds nothing to press has nothing of its inside yet:
    `later` places it, and `entire` is all of it either way.
    """

    widget: Widget
    rect: Rect
    inks: list[Ink] = field(default_factory=list)
    children: list[Placed] = field(default_factory=list)
    over: list[Ink] = field(default_factory=list)
    says: Says | None = None
    focusable: bool = False
    clip: Rect | None = None
    spot: Rect | None = None
    inert: bool = False
    later: Callable[[], Placed] | None = None

    def entire(self) -> Placed:
        """Return all of it, what was left for later included."""
        return self if self.later is None else self.later()

    @property
    def key(self) -> str:
        """Return the key of the widget, or nothing."""
        return str(getattr(self.widget, "key", ""))


class Widget:
    """The base of all widgets. `key` names it from build to build; what can be focused or scrolled needs one.

    `only_shown` is true of a kind that can be neither focused nor scrolled and draws no further out than a shadow.
    """

    __slots__ = ()
    only_shown: ClassVar[bool] = False

    def wants(self, look: Look, width: int) -> Size:
        """Return the width, at most `width` where that can be, and the height it takes at that width."""
        raise NotImplementedError

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the widget at its place."""
        raise NotImplementedError

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Answer a key while focused: an event, True if the key was used up, False if it was not wanted."""
        return False

    def typed(self, text: str, held: Held) -> Answer:
        """Answer typed text while focused."""
        return False

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Answer a click within `placed`."""
        return False

    def badge_of(self) -> str:
        """Return the name of the key that presses it from anywhere, or nothing."""
        return ""

    def takes_text(self) -> bool:
        """Return whether letters and digits are for this widget while it is focused."""
        return False


def measure(widget: Widget, look: Look, width: int) -> Size:
    """Return what a widget wants, asked once for each width while a tree is laid out."""
    key = (id(widget), width)
    size = look.measured.get(key)
    if size is None:
        size = look.measured[key] = widget.wants(look, width)
    return size


def place(widget: Widget, look: Look, rect: Rect) -> Placed:
    """Return a widget at its place; what is above or below all that can be seen is left for later if it can be."""
    sight = look.sight
    if sight is None or (rect.bottom >= sight.top and rect.top <= sight.bottom) or not is_only_shown(widget):
        return widget.put(look, rect)
    return Placed(widget, rect, later=partial(widget.put, look, rect))


def is_only_shown(widget: Widget) -> bool:
    """Tell whether nothing of a widget and all within it can be focused or scrolled."""
    if not widget.only_shown:
        return False
    inside = (getattr(widget, "child", None), *getattr(widget, "children", ()))
    return all(is_only_shown(one) for one in inside if one is not None)
