"""How things look right now: theme, fonts and scale, the ground a widget stands on, and what is held by key."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from pygame import Rect

from salesdance.stage.ink import Brush
from salesdance.stage.theme import Colour, Space, Theme

LEAST_RING = 2


@dataclass(slots=True)
class Held:
    """What widgets hold between two builds of a screen, by their key: focus, scroll offsets, carets.

    `order` is that of the Tab key at the last build, `step` a line of scrolling in pixels; `follow` asks scroll
    views to bring the focused widget into sight.
    """

    focus: str = ""
    hover: str = ""
    down: str = ""
    scrolled: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    carets: dict[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    step: int = 56
    composing: str = ""
    follow: bool = True


class Look:
    """What a widget asks when it is measured and placed; all lengths that it gives are pixels of the window.

    `sight` is the part of the window in which anything can be seen; None where all is to be placed.
    """

    def __init__(self, theme: Theme, brush: Brush, held: Held, *, density: float = 1.0, text: float = 1.0) -> None:
        self.theme = theme
        self.brush = brush
        self.held = held
        self.density = density
        self.text = text
        self.ground = "paper"
        self.measured: dict[tuple[int, int], tuple[int, int]] = {}
        self.sight: Rect | None = None

    def on(self, ground: str) -> Look:
        """Return the same look for what stands on another ground: "card", "selection" ..."""
        if ground == self.ground:
            return self
        other = copy.copy(self)
        other.ground = ground
        return other

    def afresh(self) -> Look:
        """Return the same look for another tree of widgets, which nobody has touched yet."""
        other = copy.copy(self)
        other.held, other.measured, other.sight = Held(), {}, None
        return other

    def within(self, place: Rect) -> Look:
        """Return the same look for what can be seen in a place only; a shadow may fall into it from outside."""
        if self.sight is None:
            return self
        other = copy.copy(self)
        reach = self.ring + self.px(self.theme.number("shadow", "blur")) + self.px(self.theme.number("shadow", "drop"))
        other.sight = self.sight.clip(place).inflate(0, 2 * reach)
        return other

    def px(self, units: float) -> int:
        """Return design units in pixels, at least 1 unless there are none."""
        return max(round(units * self.density), 1) if units else 0

    def lettered(self, units: float) -> int:
        """Return a length in pixels that grows with the size of text, such as that of an icon beside words."""
        return max(round(units * self.density * self.text), 1) if units else 0

    def space(self, name: Space) -> int:
        """Return a step of the scale of spaces in pixels."""
        return self.px(self.theme.number("space", name))

    def radius(self, name: str) -> int:
        """Return the radius of corners in pixels."""
        return self.px(self.theme.number("radius", name))

    def stroke(self, name: str) -> int:
        """Return the thickness of a line in pixels."""
        return self.px(self.theme.number("stroke", name))

    def type_size(self, name: str) -> int:
        """Return the size of type in pixels, at the size of text that is set."""
        return self.lettered(self.theme.number("type", name))

    def colour(self, name: str) -> Colour:
        """Return a colour of the theme."""
        return self.theme.colour(name)

    @property
    def ring(self) -> int:
        """Return how far the ring of the focus reaches beyond a widget."""
        return self.stroke("focus") + LEAST_RING
