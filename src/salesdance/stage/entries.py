"""A screen on the stack: what its widgets hold, and what was built of it, kept until it may be another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from pygame import Rect

from salesdance.stage.ahead import Ahead
from salesdance.stage.look import Held, Look
from salesdance.stage.screen import Screen
from salesdance.stage.tree import keep_focus
from salesdance.stage.widget import Placed, Widget


class _Built(NamedTuple):
    """A tree with the look in which it was measured; the letters of an input method count among its text."""

    tree: Widget
    look: Look
    composing: str


@dataclass(slots=True)
class Entry:
    """A screen with what is held for it."""

    screen: Screen
    held: Held = field(default_factory=Held)
    ahead: Ahead = field(default_factory=Ahead)
    _built: _Built | None = None

    def spoil(self) -> None:
        """Build again before the screen is placed again."""
        self._built = None

    def placed(self, build: Callable[[], tuple[Widget, Look]], whole: Rect) -> Placed:
        """Return the screen as it is now; `build` is asked for its tree and the look where it was spoiled."""
        built = self._built
        if built is None or built.composing != self.held.composing:
            built = self._built = _Built(*build(), self.held.composing)
        tree, look, _ = built
        look.sight = whole
        placed = tree.put(look, whole)
        if keep_focus(placed, whole, self.held):
            placed = tree.put(look, whole)
        self.held.follow = False
        return placed
