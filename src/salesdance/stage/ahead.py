"""What may be shown next, laid out while nothing happens, so that turning to it costs a look at what is kept.

Nothing of it is seen: wrapped texts, rendered lines, scaled pictures and shadows stay with the brush, the rest is
thrown away. The work is done in slices; what does not fit into one goes on in the next.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterable, Iterator

import pygame
from pygame import Rect

from salesdance.stage.fonts import OutOfTime
from salesdance.stage.ink import Mark
from salesdance.stage.look import Look
from salesdance.stage.screen import Next, Space
from salesdance.stage.tree import marks_of, no_ring
from salesdance.stage.widget import Widget

NOWHERE = Rect(0, 0, 0, 0)


class Ahead:
    """Makes ready what may come next, the most likely first; each thing once for every look that it is shown in."""

    def __init__(self) -> None:
        self._done: set[Hashable] = set()
        self._work: Iterator[None] | None = None
        self._doing: Hashable = None
        self._kind: Hashable = None

    def go_on(self, coming: Iterable[Next], space: Space, look: Look, on: pygame.Surface, seconds: float) -> bool:
        """Work for so many seconds, a little more where one text takes longer; return whether there is more to do."""
        end = time.perf_counter() + seconds
        fonts = look.brush.fonts
        self._seen_as((space[:3], space.dark, look.theme.name, look.density, on.get_size()))
        fonts.until = end
        try:
            while time.perf_counter() < end:
                if self._work is None:
                    one = next((one for one in coming if one.key not in self._done), None)
                    if one is None:
                        return False
                    self._doing, self._work = one.key, made_ready(one.build(space), look.afresh(), on)
                if next(self._work, self) is self:
                    self._done.add(self._doing)
                    self._work = None
        finally:
            fonts.until = None
            on.set_clip(None)
        return True

    def _seen_as(self, kind: Hashable) -> None:
        """Begin anew where everything is seen in another size, theme or density."""
        if kind != self._kind:
            self._kind, self._work = kind, None
            self._done.clear()


def made_ready(tree: Widget, look: Look, on: pygame.Surface) -> Iterator[None]:
    """Lay out a tree for a surface, then draw each of its marks where nothing is seen; yields between small steps."""
    whole = on.get_rect()
    placed = None
    while placed is None:
        try:
            placed = tree.put(look, whole)
        except OutOfTime:
            yield
    marks: list[Mark] = []
    marks_of(placed, whole, no_ring, marks)
    for mark in marks:
        yield
        on.set_clip(NOWHERE)
        mark.ink.paint(on, look.brush)
