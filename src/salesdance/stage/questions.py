"""A question that is to be answered by what stands below it, and holds the focus until something is chosen there."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Says, Size, Widget
from salesdance.stage.words import Block, Role, block, inks
from salesdance.stage.wrapping import clean

ROOM = 4


@dataclass(frozen=True, slots=True)
class Question(Widget):
    """Words with the focus: Enter there chooses nothing, and is left to the screen, which says what would."""

    key: str
    text: str
    role: Role = "strong"

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the wrapped text, and a little room at its sides for the ring."""
        text, room = self._text(look, width)
        return text.width + 2 * room, text.height

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the lines; the ring of the focus is as wide as they are."""
        text, room = self._text(look, rect.width)
        marks = inks(look, text, Rect(rect.left + room, rect.top, max(rect.width - 2 * room, 1), text.height))
        spot = Rect(rect.left, rect.top, min(text.width + 2 * room, rect.width), text.height)
        return Placed(self, rect, marks, says=Says("question", clean(self.text)), focusable=True, spot=spot)

    def _text(self, look: Look, width: int) -> tuple[Block, int]:
        room = look.px(ROOM)
        return block(look, self.text, self.role, max(width - 2 * room, 1)), room
