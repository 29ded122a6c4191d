"""A short message over everything, for a few seconds, that takes no focus."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.ink import Panel
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Says, Size, Widget
from salesdance.stage.words import block, inks


@dataclass(frozen=True, slots=True)
class Toast(Widget):
    """A message in the middle of the upper edge of its place, where it covers nothing to press."""

    text: str

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the message and the room around it."""
        text = block(look, self.text, "strong", self._room(look, width))
        return text.width + 2 * look.space("l"), text.height + 2 * look.space("m")

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the message."""
        wide, high = self.wants(look, rect.width)
        place = Rect(0, 0, wide, high)
        place.midtop = (rect.centerx, rect.top + look.space("m"))
        text = block(look, self.text, "strong", self._room(look, rect.width))
        inside = Rect(place.left + look.space("l"), place.top + look.space("m"), text.width, text.height)
        panel = Panel(place, look.radius("button"), look.colour("toast"))
        marks = [panel, *inks(look.on("toast"), text, inside, "on_toast", "center")]
        return Placed(self, place, marks, says=Says("status", self.text))

    def _room(self, look: Look, width: int) -> int:
        return max(min(width - 2 * look.space("xl") - 2 * look.space("l"), look.lettered(560)), 1)
