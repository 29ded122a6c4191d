"""A whole card to press: a face, some words and figures that lead to one thing."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.buttons import ENTER
from salesdance.stage.cards import Ground
from salesdance.stage.events import KeyPress, Pressed
from salesdance.stage.ink import Panel
from salesdance.stage.look import Held, Look
from salesdance.stage.theme import Space
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget, measure


@dataclass(frozen=True, slots=True)
class Pressable(Widget):
    """A child on a card that is pressed as one; `label` is what it is called, `badge` the key that presses it.

    The badge is not drawn: whoever builds the child shows it. Nothing inside can be focused.
    """

    key: str
    child: Widget
    label: str
    badge: str = ""
    pad: Space = "l"
    chosen: bool = False

    def wants(self, look: Look, width: int) -> Size:
        """Return the child's size and the room around it."""
        room = 2 * look.space(self.pad)
        wide, high = measure(self.child, look.on(self._ground(look)), max(width - room, 1))
        return wide + room, high + room

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the card with the child inside."""
        pad, ground = look.space(self.pad), self._ground(look)
        inside = Rect(rect.left + pad, rect.top + pad, max(rect.width - 2 * pad, 1), max(rect.height - 2 * pad, 1))
        edge, stroke = ("accent", "focus") if self.chosen else ("border", "border")
        panel = Panel(
            Rect(rect),
            look.radius("card"),
            look.colour(ground),
            look.colour(edge),
            look.stroke(stroke),
            look.colour("shadow"),
            look.px(look.theme.number("shadow", "blur")),
            look.px(look.theme.number("shadow", "drop")),
        )
        states = ("chosen",) if self.chosen else ()
        says = Says("button", self.label, f"key {self.badge}" if self.badge else "", states)
        return Placed(self, rect, [panel], [self.child.put(look.on(ground), inside)], says=says, focusable=True)

    def _ground(self, look: Look) -> Ground:
        return "selection" if self.chosen or look.held.hover == self.key else "card"

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Press it on Enter and the space bar."""
        if press.name in ENTER and not press.again:
            return Pressed(self.key)
        return press.name in ENTER

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Press it."""
        return Pressed(self.key, by="click")

    def badge_of(self) -> str:
        """Return the key that presses it from anywhere."""
        return self.badge.lower()
