"""What a pen leaves on paper: a few strokes that look like a word written by hand."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.ink import Ink, Stroke
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Size, Widget

STEPS = 34


@dataclass(frozen=True, slots=True)
class PenStroke(Widget):
    """A line of handwriting that nobody can read, the same for the same `seed`; it says nothing by itself.

    `ink` is a colour by name, that of who holds the pen; `width` in units grows with the text.
    """

    seed: str
    ink: str = "them"
    width: float = 110
    height: float = 18

    def wants(self, look: Look, width: int) -> Size:
        """Return the size."""
        return min(look.lettered(self.width), width), look.lettered(self.height)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the line of handwriting."""
        wide, high = self.wants(look, rect.width)
        luck = zlib.crc32(self.seed.encode())
        points = []
        for step in range(STEPS):
            share = step / (STEPS - 1)
            loops = 7 + luck % 4
            swing = math.sin(2 * math.pi * loops * share + (luck >> 4) % 6)
            tall = 0.35 + 0.65 * abs(math.sin(3.1 * share * loops + (luck >> 8) % 7))
            left = rect.left + share * (wide - 4) + 2 + high * 0.12 * math.cos(2 * math.pi * loops * share)
            points.append((round(left), round(rect.top + high / 2 - swing * tall * (high / 2 - 2))))
        marks: list[Ink] = [Stroke(tuple(points), max(look.lettered(1.6), 1), look.colour(self.ink))]
        return Placed(self, rect, marks)
