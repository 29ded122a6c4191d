"""Some words beside each other of which one holds: a setting, changed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.events import Changed, KeyPress
from salesdance.stage.ink import Ink, Panel
from salesdance.stage.lists import Item, chosen_by, hit, of_choices
from salesdance.stage.look import Held, Look
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget
from salesdance.stage.words import block, inks


@dataclass(frozen=True, slots=True)
class _Choice(Widget):
    """One of the words as it is placed; it draws and cannot be focused by itself."""

    item: Item
    chosen: bool

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the words and the room around them."""
        across, along = look.px(14), look.px(8)
        text = block(look, self.item.text, "strong", max(width - 2 * across, 1))
        return text.width + 2 * across, text.height + 2 * along

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the words in a frame; the frame of the chosen ones is thick and their ground another."""
        ground = "selection" if self.chosen else "card"
        edge, stroke = ("accent", "focus") if self.chosen else ("edge", "edge")
        marks: list[Ink] = [
            Panel(Rect(rect), look.radius("button"), look.colour(ground), look.colour(edge), look.stroke(stroke))
        ]
        look = look.on(ground)
        text = block(look, self.item.text, "strong", max(rect.width - 2 * look.px(14), 1))
        top = rect.centery - text.height // 2
        place = Rect(rect.left + look.px(14), top, max(rect.width - 2 * look.px(14), 1), text.height)
        marks.extend(inks(look, text, place, align="center"))
        says = Says("item", self.item.text, states=("chosen",) if self.chosen else ())
        return Placed(self, rect, marks, says=says)


@dataclass(frozen=True, slots=True)
class Choices(Widget):
    """Words to choose among, in as many lines as they need, and one stop of the Tab key.

    Left, Right, Home, End and a click choose, which gives `Changed` with the id.
    """

    key: str
    items: Sequence[Item]
    chosen: str = ""
    label: str = ""

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the lines."""
        places = self._places(look, width)
        return max((place.right for place in places), default=0), max((place.bottom for place in places), default=0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the words line by line."""
        places = self._places(look, rect.width)
        children = [part.put(look, place.move(rect.topleft)) for part, place in zip(self._parts(), places, strict=True)]
        return of_choices(self, self.items, self.chosen, rect, children, Says("choices", self.label))

    def _parts(self) -> list[_Choice]:
        return [_Choice(item, item.id == self.chosen) for item in self.items]

    def _places(self, look: Look, width: int) -> list[Rect]:
        gap = look.space("s")
        places: list[Rect] = []
        left = top = 0
        for part in self._parts():
            wide, high = part.wants(look, width)
            if left and left + wide > width:
                left, top = 0, places[-1].bottom + gap
            places.append(Rect(left, top, min(wide, width), high))
            left += wide + gap
        return places

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Choose by arrows."""
        steps = {"left": -1, "right": 1, "home": -(1 << 30), "end": 1 << 30}
        return chosen_by(self.key, self.items, self.chosen, steps.get(press.name), stay=True)

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Choose what was clicked."""
        item = hit(self.items, placed, at)
        return Changed(self.key, item.id) if item else False
