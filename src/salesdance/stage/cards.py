"""Panels: a card with round corners and a soft shadow, and a line between things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pygame import Rect

from salesdance.stage.ink import Panel
from salesdance.stage.look import Look
from salesdance.stage.shapes import CLEAR
from salesdance.stage.theme import Space
from salesdance.stage.widget import Placed, Says, Size, Widget, measure

Ground = Literal["card", "well", "selection", "paper"]


@dataclass(frozen=True, slots=True)
class Card(Widget):
    """A child on a panel of its own. `label` names the part for those who cannot see it."""

    only_shown: ClassVar[bool] = True
    child: Widget
    pad: Space = "l"
    ground: Ground = "card"
    raised: bool = True
    label: str = ""

    def wants(self, look: Look, width: int) -> Size:
        """Return the child's size and the room around it."""
        room = 2 * look.space(self.pad)
        wide, high = measure(self.child, look.on(self.ground), max(width - room, 1))
        return wide + room, high + room

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the panel with the child inside."""
        pad = look.space(self.pad)
        inside = Rect(rect.left + pad, rect.top + pad, max(rect.width - 2 * pad, 1), max(rect.height - 2 * pad, 1))
        panel = Panel(
            Rect(rect),
            look.radius("card"),
            look.colour(self.ground),
            look.colour("border"),
            look.stroke("border"),
            look.colour("shadow") if self.raised else CLEAR,
            look.px(look.theme.number("shadow", "blur")),
            look.px(look.theme.number("shadow", "drop")),
        )
        says = Says("group", self.label) if self.label else None
        return Placed(self, rect, [panel], [self.child.put(look.on(self.ground), inside)], says=says)


@dataclass(frozen=True, slots=True)
class Rule(Widget):
    """A thin line across, between two parts."""

    only_shown: ClassVar[bool] = True

    def wants(self, look: Look, width: int) -> Size:
        """Return the whole width and the thickness of the line."""
        return width, look.stroke("border")

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the line."""
        line = Rect(rect.left, rect.top, rect.width, look.stroke("border"))
        return Placed(self, rect, [Panel(line, 0, look.colour("border"))])
