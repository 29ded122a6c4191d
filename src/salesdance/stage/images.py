"""Pictures and icons as widgets, and what fades."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pygame import Rect

from salesdance.stage.ink import Ghost, Ink, Panel, Photo, Sign
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Says, Size, Widget, measure


@dataclass(frozen=True, slots=True)
class Icon(Widget):
    """An icon of the folder of icons, `size` units a side; it grows with the text. `label` if it says something."""

    only_shown: ClassVar[bool] = True
    name: str
    label: str = ""
    ink: str = "muted"
    size: float = 20

    def wants(self, look: Look, width: int) -> Size:
        """Return the size."""
        return look.lettered(self.size), look.lettered(self.size)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the icon in the middle of its place."""
        side = look.lettered(self.size)
        place = Rect(rect.left, rect.centery - side // 2, side, side)
        says = Says("image", self.label) if self.label else None
        return Placed(self, rect, [Sign(place, self.name, look.colour(self.ink))], says=says)


@dataclass(frozen=True, slots=True)
class Picture(Widget):
    """A picture that fills a place of `width` and `height` units, cut at its sides, with round corners.

    `label` says what is to be seen. A picture that cannot be shown leaves its empty frame.
    """

    path: Path | None
    label: str
    width: float = 240
    height: float = 240
    framed: bool = True

    def wants(self, look: Look, width: int) -> Size:
        """Return its size, smaller in the same shape if there is less room."""
        wide = min(look.px(self.width), width)
        return wide, round(wide * self.height / self.width)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the picture."""
        radius = look.radius("button")
        marks: list[Ink] = []
        if self.framed:
            marks.append(
                Panel(Rect(rect), radius, look.colour("selection"), look.colour("border"), look.stroke("border"))
            )
        if self.path is not None:
            marks.append(Photo(Rect(rect), self.path, radius))
        return Placed(self, rect, marks, says=Says("image", self.label) if self.label else None)


@dataclass(frozen=True, slots=True)
class Faded(Widget):
    """A child that is there in part: `share` from 0 (not to be seen) to 1. It can be read at any share."""

    child: Widget
    share: float

    def wants(self, look: Look, width: int) -> Size:
        """Return the child's size."""
        return measure(self.child, look, width)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the child with its marks thinned."""
        placed = self.child.put(look, rect)
        if self.share < 1:
            _thin(placed, self.share)
        return placed


def _thin(placed: Placed, share: float) -> None:
    placed.inks = [Ghost(ink, share) for ink in placed.inks]
    placed.over = [Ghost(ink, share) for ink in placed.over]
    for child in placed.children:
        _thin(child, share)
