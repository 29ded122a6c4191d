"""What widgets draw with: small marks with a place, compared by value, so that only what changed is drawn anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pygame
from pygame import Rect

from salesdance.stage.fonts import Fonts, Weight
from salesdance.stage.pictures import Pictures
from salesdance.stage.shapes import CLEAR, Shapes
from salesdance.stage.theme import Colour

Point = tuple[int, int]


class Brush:
    """What marks are drawn with: the fonts, the pictures, and the texts and pieces of shapes that are kept."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        self.fonts = fonts
        self.pictures = pictures
        self.shapes = Shapes()
        self.blocks: dict[tuple[object, ...], Any] = {}


class Ink(Protocol):
    """One mark. `bounds` is all that it may touch, in pixels of the window."""

    @property
    def bounds(self) -> Rect:
        """Return the place that the mark touches."""

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the mark."""


class Panel(NamedTuple):
    """A filled rectangle with round corners and a line around it; blur and drop are those of its shadow."""

    rect: Rect
    radius: int
    fill: Colour
    line: Colour = CLEAR
    stroke: int = 0
    shadow: Colour = CLEAR
    blur: int = 0
    drop: int = 0

    @property
    def bounds(self) -> Rect:
        """Return the place of panel and shadow."""
        if not self.shadow[3]:
            return self.rect
        left, top, width, height = self.rect
        return Rect(left - self.blur, top - self.blur, width + 2 * self.blur, height + 2 * self.blur + self.drop)

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the shadow, then the panel."""
        if self.shadow[3]:
            brush.shapes.shadow(on, self.rect, self.radius, self.blur, self.drop, self.shadow)
        brush.shapes.panel(on, self.rect, self.radius, self.fill, self.line, self.stroke)


class Words(NamedTuple):
    """One line of text; `ink` and `ground` are the names of its colour and of what it stands on."""

    rect: Rect
    text: str
    weight: Weight
    size: int
    colour: Colour
    ink: str
    ground: str

    @property
    def bounds(self) -> Rect:
        """Return the place of the line; slanted letters lean out a little."""
        return self.rect.inflate(self.size // 2, self.size // 2) if self.weight == "italic" else self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the line."""
        if self.text:
            surface = brush.fonts.line(self.text, self.weight, self.size, self.colour)
            on.blit(surface, (self.rect.left, self.rect.top + (self.rect.height - surface.get_height()) // 2))


class Sign(NamedTuple):
    """An icon; one that is not there is drawn as an empty box."""

    rect: Rect
    name: str
    colour: Colour

    @property
    def bounds(self) -> Rect:
        """Return the place of the icon."""
        return self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the icon."""
        icon = brush.pictures.icon(self.name, self.rect.width, self.colour)
        if icon is not None:
            on.blit(icon, self.rect)
        else:
            brush.shapes.panel(on, self.rect.inflate(-4, -4), 3, CLEAR, self.colour, 1)


class Photo(NamedTuple):
    """A picture that fills its place; nothing if it cannot be shown."""

    rect: Rect
    path: Path
    radius: int

    @property
    def bounds(self) -> Rect:
        """Return the place of the picture."""
        return self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the picture."""
        picture = brush.pictures.covering(self.path, self.rect.size, self.radius)
        if picture is not None:
            on.blit(picture, self.rect)


class Disc(NamedTuple):
    """A filled circle in a square place."""

    rect: Rect
    colour: Colour

    @property
    def bounds(self) -> Rect:
        """Return the place of the circle."""
        return self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the circle."""
        brush.shapes.disc(on, self.rect.center, self.rect.width, self.colour)


class Person(NamedTuple):
    """A small figure, head and shoulders; an outline only if its fill is clear."""

    rect: Rect
    fill: Colour
    line: Colour
    stroke: int

    @property
    def bounds(self) -> Rect:
        """Return the place of the figure."""
        return self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the figure."""
        brush.shapes.person(on, self.rect, self.fill, self.line, self.stroke)


class Stroke(NamedTuple):
    """A line through points, with soft edges."""

    points: tuple[Point, ...]
    width: int
    colour: Colour

    @property
    def bounds(self) -> Rect:
        """Return the place of the line."""
        across = [point[0] for point in self.points]
        down = [point[1] for point in self.points]
        rect = Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))
        return rect.inflate(2 * self.width + 4, 2 * self.width + 4)

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the line."""
        for start, end in zip(self.points, self.points[1:], strict=False):
            pygame.draw.aaline(on, self.colour, start, end, self.width)


class Shape(NamedTuple):
    """A filled shape with straight sides."""

    points: tuple[Point, ...]
    colour: Colour

    @property
    def bounds(self) -> Rect:
        """Return the place of the shape."""
        across = [point[0] for point in self.points]
        down = [point[1] for point in self.points]
        return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down)).inflate(4, 4)

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the shape."""
        pygame.draw.polygon(on, self.colour, self.points)
        pygame.draw.aalines(on, self.colour, closed=True, points=self.points)


class Ghost(NamedTuple):
    """A mark that is there in part only: `share` from 0 to 1."""

    mark: Ink
    share: float

    @property
    def bounds(self) -> Rect:
        """Return the place of the mark."""
        return self.mark.bounds

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Draw the mark beside, then lay it over what is there."""
        place = self.mark.bounds.clip(on.get_clip())
        if place.width < 1 or place.height < 1:
            return
        below = on.subsurface(place).copy()
        self.mark.paint(on, brush)
        below.set_alpha(round(255 * (1 - min(max(self.share, 0.0), 1.0))))
        on.blit(below, place)


class Veil(NamedTuple):
    """A see-through colour over everything in a place, for what is behind a dialogue."""

    rect: Rect
    colour: Colour

    @property
    def bounds(self) -> Rect:
        """Return the place that is dimmed."""
        return self.rect

    def paint(self, on: pygame.Surface, brush: Brush) -> None:
        """Dim the place."""
        place = self.rect.clip(on.get_clip())
        veil = pygame.Surface(place.size)
        veil.fill(self.colour[:3])
        veil.set_alpha(self.colour[3])
        on.blit(veil, place)


class Mark(NamedTuple):
    """An ink as it stands on the list of all that is drawn: only what lies within `clip` is seen."""

    ink: Ink
    clip: Rect

    def touches(self, rect: Rect) -> bool:
        """Return whether any of it can be seen within a place."""
        return bool(self.ink.bounds.clip(self.clip).colliderect(rect))


def changed(before: list[Mark], now: list[Mark], whole: Rect, most: int = 8) -> list[Rect]:
    """Return the places where two lists of marks may look different; few places, and none if they are equal."""
    if len(before) == len(now):
        pairs = [(old, new) for old, new in zip(before, now, strict=True) if old != new]
        places = [mark.ink.bounds.clip(mark.clip) for pair in pairs for mark in pair]
    else:
        start = 0
        shorter = min(len(before), len(now))
        while start < shorter and before[start] == now[start]:
            start += 1
        end = 0
        while end < shorter - start and before[-1 - end] == now[-1 - end]:
            end += 1
        parts = (before[start : len(before) - end], now[start : len(now) - end])
        places = [mark.ink.bounds.clip(mark.clip) for part in parts for mark in part]
    seen = [place.clip(whole) for place in places]
    return _merged([place for place in seen if place.width and place.height], most)


def _merged(places: list[Rect], most: int) -> list[Rect]:
    merged: list[Rect] = []
    for place in places:
        touching = [other for other in merged if other.colliderect(place)]
        while touching:
            for other in touching:
                merged.remove(other)
                place = place.union(other)
            touching = [other for other in merged if other.colliderect(place)]
        merged.append(place)
    return merged if len(merged) <= most else [merged[0].unionall(merged[1:])]


def paint(on: pygame.Surface, marks: list[Mark], places: list[Rect], brush: Brush) -> None:
    """Draw all marks again within some places."""
    for place in places:
        for mark in marks:
            seen = mark.clip.clip(place)
            if seen.width and seen.height and mark.ink.bounds.colliderect(seen):
                on.set_clip(seen)
                mark.ink.paint(on, brush)
    on.set_clip(None)
