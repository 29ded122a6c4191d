"""Round corners and soft shadows: small pieces made once and kept, laid together for any size."""

from __future__ import annotations

import pygame

from salesdance.stage.theme import Colour

OVERSAMPLED = 4  # by 4: scaling down by thirds turns 255 into 253
COARSE = 2
SHADOWS_KEPT = 64
CLEAR: Colour = (0, 0, 0, 0)


class Shapes:
    """Draws rounded panels and shadows, and keeps the pieces that they are made of."""

    def __init__(self) -> None:
        self._corners: dict[tuple[int, Colour, Colour, int], tuple[pygame.Surface, ...]] = {}
        self._shadows: dict[tuple[int, int, int, int, Colour], pygame.Surface] = {}
        self._persons: dict[tuple[int, int, Colour, Colour, int], pygame.Surface] = {}
        self._discs: dict[tuple[int, Colour], pygame.Surface] = {}

    def panel(
        self, on: pygame.Surface, rect: pygame.Rect, radius: int, fill: Colour, line: Colour = CLEAR, stroke: int = 0
    ) -> None:
        """Draw a panel with round corners; without a fill (alpha 0) only its line, without a stroke no line."""
        radius = min(radius, rect.width // 2, rect.height // 2)
        if radius < 1:
            self._square(on, rect, fill, line, stroke)
            return
        left, top, width, height = rect
        inner_w, inner_h = width - 2 * radius, height - 2 * radius
        if fill[3]:
            on.fill(fill, (left + radius, top, inner_w, height))
            on.fill(fill, (left, top + radius, radius, inner_h))
            on.fill(fill, (left + width - radius, top + radius, radius, inner_h))
        if stroke:
            on.fill(line, (left + radius, top, inner_w, stroke))
            on.fill(line, (left + radius, top + height - stroke, inner_w, stroke))
            on.fill(line, (left, top + radius, stroke, inner_h))
            on.fill(line, (left + width - stroke, top + radius, stroke, inner_h))
        corners = self._corner(radius, fill, line, stroke)
        right, low = left + width - radius, top + height - radius
        for corner, place in zip(corners, ((left, top), (right, top), (left, low), (right, low)), strict=True):
            on.blit(corner, place)

    def shadow(self, on: pygame.Surface, rect: pygame.Rect, radius: int, blur: int, drop: int, colour: Colour) -> None:
        """Draw the soft shadow of a panel: `blur` pixels beyond it on every side, `drop` pixels lower."""
        if not colour[3] or blur < 1:
            return
        key = (rect.width, rect.height, radius, blur, colour)
        if key not in self._shadows:
            while len(self._shadows) >= SHADOWS_KEPT:
                del self._shadows[next(iter(self._shadows))]
            self._shadows[key] = _shadow(*key)
        on.blit(self._shadows[key], (rect.left - blur, rect.top - blur + drop))

    def disc(self, on: pygame.Surface, centre: tuple[int, int], diameter: int, colour: Colour) -> None:
        """Draw a filled circle with a soft edge."""
        key = (diameter, colour)
        if key not in self._discs:
            side = diameter * OVERSAMPLED
            large = _empty((side, side), colour)
            pygame.draw.circle(large, colour, (side / 2, side / 2), side / 2)
            self._discs[key] = pygame.transform.smoothscale(large, (diameter, diameter))
        on.blit(self._discs[key], (centre[0] - diameter // 2, centre[1] - diameter // 2))

    def person(self, on: pygame.Surface, rect: pygame.Rect, fill: Colour, line: Colour, stroke: int) -> None:
        """Draw a small figure, head and shoulders; without a fill (alpha 0) only its outline."""
        key = (*rect.size, fill, line, stroke)
        if key not in self._persons:
            self._persons[key] = _person(*key)
        on.blit(self._persons[key], rect)

    def _square(self, on: pygame.Surface, rect: pygame.Rect, fill: Colour, line: Colour, stroke: int) -> None:
        if fill[3]:
            on.fill(fill, rect)
        if stroke:
            left, top, width, height = rect
            on.fill(line, (left, top, width, stroke))
            on.fill(line, (left, top + height - stroke, width, stroke))
            on.fill(line, (left, top, stroke, height))
            on.fill(line, (left + width - stroke, top, stroke, height))

    def _corner(self, radius: int, fill: Colour, line: Colour, stroke: int) -> tuple[pygame.Surface, ...]:
        key = (radius, fill, line, stroke)
        if key not in self._corners:
            one = _corner(*key)
            self._corners[key] = tuple(
                pygame.transform.flip(one, right, low) for low in (False, True) for right in (False, True)
            )
        return self._corners[key]


def _empty(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    # Scaling mixes the colour of clear pixels in as well: of any other colour they would darken the edge.
    surface = pygame.Surface(size, pygame.SRCALPHA)
    surface.fill((*colour[:3], 0))
    return surface


def _corner(radius: int, fill: Colour, line: Colour, stroke: int) -> pygame.Surface:
    side = radius * OVERSAMPLED
    outer = line if stroke else fill
    large = _empty((side, side), outer)
    if stroke:
        pygame.draw.circle(large, line, (side, side), side)
    inside = fill if fill[3] else (*line[:3], 0)
    pygame.draw.circle(large, inside, (side, side), max(side - stroke * OVERSAMPLED, 0))
    return pygame.transform.smoothscale(large, (radius, radius))


def _person(width: int, height: int, fill: Colour, line: Colour, stroke: int) -> pygame.Surface:
    by = OVERSAMPLED
    solid = fill if fill[3] else line
    large = _empty((width * by, height * by), solid)
    head = width * by * 0.31
    top = 2 * head + height * by * 0.07
    body = pygame.Rect(0, round(top), width * by, height * by - round(top))
    inner = stroke * by
    round_, foot = body.width * 0.48, body.width * 0.16
    for inset, colour in ((0, solid), (inner, fill)):
        if inset and fill[3]:
            break
        shade = colour if colour[3] else (*solid[:3], 0)
        pygame.draw.circle(large, shade, (width * by / 2, head), head - inset)
        part = body.inflate(-2 * inset, -2 * inset)
        upper, lower = (max(round(size - inset), 1) for size in (round_, foot))
        pygame.draw.rect(
            large,
            shade,
            part,
            border_top_left_radius=upper,
            border_top_right_radius=upper,
            border_bottom_left_radius=lower,
            border_bottom_right_radius=lower,
        )
    return pygame.transform.smoothscale(large, (width, height))


def _shadow(width: int, height: int, radius: int, blur: int, colour: Colour) -> pygame.Surface:
    # Blurred at half size and scaled up: soft is soft, and some ten times quicker.
    whole = (width + 2 * blur, height + 2 * blur)
    small = _empty((max(whole[0] // COARSE, 3), max(whole[1] // COARSE, 3)), colour)
    edge = max(blur // COARSE, 1)
    rect = pygame.Rect(edge, edge, small.get_width() - 2 * edge, small.get_height() - 2 * edge)
    pygame.draw.rect(small, colour, rect, border_radius=max(radius // COARSE, 1))
    for _ in range(2):
        # Twice a box reaches twice its radius, and no further than there is room for.
        small = pygame.transform.box_blur(small, max(edge // 2, 1))
    return pygame.transform.smoothscale(small, whole)
