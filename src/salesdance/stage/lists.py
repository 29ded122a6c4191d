"""Lists and tabs: several things, one of them chosen, and one stop of the Tab key for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.buttons import ENTER
from salesdance.stage.events import Changed, KeyPress, Pressed
from salesdance.stage.ink import Ink, Panel, Sign
from salesdance.stage.look import Held, Look
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget
from salesdance.stage.words import block, inks

PLACES = {"home": -(1 << 30), "end": 1 << 30}


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, or a tab: its id, its words, a quieter line below, an icon."""

    id: str
    text: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class _Part(Widget):
    """One entry or tab as it is placed; it draws and cannot be focused by itself."""

    item: Item
    chosen: bool
    tab: bool

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the words and the room around them."""
        across, along = look.px(14), look.px(9)
        lead = look.lettered(20) + look.px(10) if self.item.icon else 0
        room = max(width - 2 * across - lead, 1)
        text = block(look, self.item.text, "strong" if self.tab else "body", room)
        high, wide = text.height, text.width
        if self.item.detail:
            detail = block(look, self.item.detail, "small", room)
            high, wide = high + detail.height, max(wide, detail.width)
        return (wide + lead + 2 * across if self.tab else width), high + 2 * along

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the entry; a chosen one has a ground of its own and a bar beside or below it."""
        across, along = look.px(14), look.px(9)
        marks: list[Ink] = []
        if self.chosen and not self.tab:
            look = look.on("selection")
            marks.append(Panel(Rect(rect), look.radius("small"), look.colour("selection")))
            marks.append(Panel(Rect(rect.left, rect.top, look.px(4), rect.height), look.px(2), look.colour("accent")))
        elif self.chosen:
            bar = Rect(rect.left + across, rect.bottom - look.px(3), max(rect.width - 2 * across, 1), look.px(3))
            marks.append(Panel(bar, look.px(1), look.colour("accent")))
        left = rect.left + across
        ink = "accent" if self.tab and self.chosen else "muted" if self.tab else "ink"
        if self.item.icon:
            side = look.lettered(20)
            top = rect.top + along + max((block(look, "x", "body", 99).line - side) // 2, 0)
            marks.append(Sign(Rect(left, top, side, side), self.item.icon, look.colour(ink if self.tab else "muted")))
            left += side + look.px(10)
        room = max(rect.right - across - left, 1)
        text = block(look, self.item.text, "strong" if self.tab else "body", room)
        marks.extend(inks(look, text, Rect(left, rect.top + along, room, text.height), ink))
        if self.item.detail:
            below = block(look, self.item.detail, "small", room)
            marks.extend(inks(look, below, Rect(left, rect.top + along + text.height, room, below.height)))
        words = " ".join(part for part in (self.item.text, self.item.detail) if part)
        says = Says("tab" if self.tab else "item", words, states=("chosen",) if self.chosen else ())
        return Placed(self, rect, marks, says=says)


@dataclass(frozen=True, slots=True)
class List(Widget):
    """Entries below each other. Up, Down, Home and End change the chosen one, Enter and a click press it."""

    key: str
    items: Sequence[Item]
    chosen: str = ""
    label: str = ""

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width and the sum of the heights."""
        gap = look.space("xs")
        heights = [part.wants(look, width)[1] for part in self._parts()]
        return width, sum(heights) + gap * max(len(heights) - 1, 0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the entries from above to below."""
        top = rect.top
        children = []
        for part in self._parts():
            high = part.wants(look, rect.width)[1]
            children.append(part.put(look, Rect(rect.left, top, rect.width, high)))
            top += high + look.space("xs")
        return of_choices(self, self.items, self.chosen, rect, children, Says("list", self.label))

    def _parts(self) -> list[_Part]:
        return [_Part(item, item.id == self.chosen, tab=False) for item in self.items]

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Choose by arrows, press by Enter."""
        if press.name in ENTER and not press.again and self.chosen:
            return Pressed(self.key, self.chosen)
        steps = {"up": -1, "down": 1, **PLACES}
        return chosen_by(self.key, self.items, self.chosen, steps.get(press.name), stay=press.name in PLACES)

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Press the entry."""
        item = hit(self.items, placed, at)
        return Pressed(self.key, item.id, "click") if item else False


@dataclass(frozen=True, slots=True)
class Tabs(Widget):
    """Tabs beside each other, in as many lines as they need. Left, Right, Home, End and a click change them.

    What the chosen tab shows stands below it in the screen's own column.
    """

    key: str
    items: Sequence[Item]
    chosen: str = ""
    label: str = ""

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the lines of tabs."""
        places = self._places(look, width)
        return max((place.right for place in places), default=0), max((place.bottom for place in places), default=0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the tabs with a thin line under each row of them."""
        children = []
        marks: list[Ink] = []
        for part, place in zip(self._parts(), self._places(look, rect.width), strict=True):
            there = place.move(rect.topleft)
            children.append(part.put(look, there))
            line = Rect(rect.left, there.bottom - look.stroke("border"), rect.width, look.stroke("border"))
            if not marks or marks[-1].bounds != line:
                marks.append(Panel(line, 0, look.colour("border")))
        placed = of_choices(self, self.items, self.chosen, rect, children, Says("tabs", self.label))
        placed.inks = marks
        return placed

    def _parts(self) -> list[_Part]:
        return [_Part(item, item.id == self.chosen, tab=True) for item in self.items]

    def _places(self, look: Look, width: int) -> list[Rect]:
        places: list[Rect] = []
        left = top = 0
        for part in self._parts():
            wide, high = part.wants(look, width)
            if left and left + wide > width:
                left, top = 0, places[-1].bottom
            places.append(Rect(left, top, min(wide, width), high))
            left += wide
        return places

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Change the tab."""
        steps = {"left": -1, "right": 1, **PLACES}
        return chosen_by(self.key, self.items, self.chosen, steps.get(press.name), stay=True)

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Change to the tab."""
        item = hit(self.items, placed, at)
        return Changed(self.key, item.id) if item else False


def of_choices(
    widget: Widget, items: Sequence[Item], chosen: str, rect: Rect, children: list[Placed], says: Says
) -> Placed:
    """Return several things of which one is chosen as one stop of the Tab key."""
    at = next((number for number, item in enumerate(items) if item.id == chosen), None)
    named = Says(says.role, says.label, items[at].text if at is not None else "")
    spot = children[at].rect if at is not None else children[0].rect if children else None
    return Placed(widget, rect, children=children, says=named, focusable=bool(items), spot=spot)


def chosen_by(key: str, items: Sequence[Item], chosen: str, step: int | None, *, stay: bool) -> Answer:
    """Return the change that a step along some things makes; `stay` keeps the key also where there is none."""
    if step is None or not items:
        return False
    at = next((number for number, item in enumerate(items) if item.id == chosen), None)
    wanted = 0 if at is None and step > 0 else len(items) - 1 if at is None else at + step
    new = items[max(min(wanted, len(items) - 1), 0)].id
    # At its end a list gives the arrow back, so that the focus can go on to what stands below.
    return Changed(key, new) if new != chosen else stay


def hit(items: Sequence[Item], placed: Placed, at: tuple[int, int]) -> Item | None:
    """Return the one of several things that lies at a point."""
    pairs = zip(items, placed.children, strict=True)
    return next((item for item, child in pairs if child.rect.collidepoint(at)), None)
