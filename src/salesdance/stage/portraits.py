"""Somebody's face before the place where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pygame import Rect

from salesdance.stage.ink import Ghost, Ink, Panel, Photo
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Says, Size, Widget

INSET = 20 / 280
DIMMED = 0.4


@dataclass(frozen=True, slots=True)
class Portrait(Widget):
    """A face before a background, square; of two faces the second comes over the first by `share`.

    `dim` thins the background, as where the room has become quiet.
    """

    background: Path
    faces: Sequence[Path]
    label: str
    share: float = 1.0
    dim: bool = False
    width: float = 280

    def wants(self, look: Look, width: int) -> Size:
        """Return a square."""
        side = min(look.lettered(self.width), width)
        return side, side

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return background and faces."""
        side = min(rect.width, look.lettered(self.width))
        square = Rect(rect.left, rect.top, side, side)
        radius = look.radius("card")
        marks: list[Ink] = [Panel(square, radius, look.colour("well"), look.colour("border"), look.stroke("border"))]
        ground = Photo(square, self.background, radius)
        marks.append(Ghost(ground, DIMMED) if self.dim else ground)
        inset = round(side * INSET)
        place = Rect(square.left + inset, square.top + 2 * inset, side - 2 * inset, side - 2 * inset)
        for number, face in enumerate(self.faces):
            photo = Photo(place, face, 0)
            marks.append(Ghost(photo, self.share) if number and self.share < 1 else photo)
        return Placed(self, square, marks, says=Says("image", self.label))
