"""What a pen leaves on paper: a few loops that look like a word written by hand."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pygame
from pygame import Rect

from salesdance.stage.ink import Brush
from salesdance.stage.look import Look
from salesdance.stage.theme import Colour
from salesdance.stage.widget import Placed, Size, Widget

STEPS, LETTERS, FINER = 14, 8, 4
TALL = (0.36, 0.44, 0.4, 0.95, 0.38, 0.82)
SLANT = 0.3


class Scrawl(NamedTuple):
    """A line drawn by hand through points within its place, in pixels; soft at its edges."""

    rect: Rect
    points: tuple[tuple[float, float], ...]
    width: float
    colour: Colour

    @property
    def bounds(self) -> Rect:
        """Return the place of the line."""
        return self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the line larger than it is, and make it small."""
        large = pygame.Surface((self.rect.width * FINER, self.rect.height * FINER), pygame.SRCALPHA)
        large.fill((*self.colour[:3], 0))
        wide = max(round(self.width * FINER), 1)
        points = [(left * FINER, top * FINER) for left, top in self.points]
        for start, end in pairwise(points):
            pygame.draw.line(large, self.colour, start, end, wide)
            pygame.draw.circle(large, self.colour, end, wide / 2)
        on.blit(pygame.transform.smoothscale(large, self.rect.size), self.rect)


@dataclass(frozen=True, slots=True)
class PenStroke(Widget):
    """A word by hand that nobody can read, the same for the same `seed`; it says nothing by itself.

    `ink` is a colour by name, that of who holds the pen; `width` in units grows with the text.
    """

    seed: str
    ink: str = "them"
    width: float = 104
    height: float = 26

    def wants(self, look: Look, width: int) -> Size:
        """Return the size."""
        return min(look.lettered(self.width), width), look.lettered(self.height)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the word."""
        wide, high = self.wants(look, rect.width)
        luck = zlib.crc32(self.seed.encode())
        letter = wide * 0.86 / LETTERS
        points = []
        for step in range(LETTERS * STEPS + 1):
            number, turn = divmod(step, STEPS)
            around = 2 * math.pi * turn / STEPS
            up = TALL[(luck >> (3 * number)) % len(TALL)] * high * 0.76 * (1 - math.cos(around)) / 2
            # A pen goes on to the right, and back a little at the top of every loop.
            left = letter * (0.35 + step / STEPS + 0.3 * math.sin(around)) + SLANT * up
            points.append((left, high * 0.88 - up))
        points.append((wide * 0.98, high * 0.74))
        place = Rect(rect.left, rect.top, wide, high)
        marks = [Scrawl(place, tuple(points), look.lettered(15) / 10, look.colour(self.ink))]
        return Placed(self, place, list(marks))
