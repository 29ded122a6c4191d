"""Ten small figures: so many of ten, to read or to set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from salesdance.stage.events import Changed, KeyPress
from salesdance.stage.ink import Ink, Person
from salesdance.stage.look import Held, Look
from salesdance.stage.shapes import CLEAR
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget
from salesdance.stage.words import block, inks

TEN = 10
WIDE, HIGH, GAP = 22, 34, 8
ROOM = 8
KEYS = {"left": -1, "right": 1, "down": -1, "up": 1, "home": -TEN, "end": TEN}


@dataclass(frozen=True, slots=True)
class Figures(Widget):
    """`value` of ten figures filled, to read; None is none said yet. `words` say it as well.

    `of` is another number than ten, at most ten.
    """

    only_shown: ClassVar[bool] = True
    value: int | None
    words: str = ""
    small: bool = False
    of: int = TEN

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the row, and of the words below it."""
        wide, high = _row_size(look, width, self.small, self.of)
        if not self.words:
            return wide, high
        text = block(look, self.words, "body", width)
        return max(wide, text.width), high + look.space("xs") + text.height

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the row and its words."""
        marks = _row(look, rect, self.value, self.small, self.of)
        if self.words:
            text = block(look, self.words, "body", rect.width)
            top = rect.top + _row_size(look, rect.width, self.small, self.of)[1] + look.space("xs")
            marks.extend(inks(look, text, Rect(rect.left, top, rect.width, text.height)))
        return Placed(self, rect, marks, says=Says("figures", self.words, _spoken(self.value, self.of)))


@dataclass(frozen=True, slots=True)
class ChooseFigures(Widget):
    """Ten figures to fill from 0 to 10: a click, arrows, Home and End, or a digit; words stand at both ends.

    Every change gives `Changed` with the number. Enter is not used up, so that the screen can take it as done.
    """

    key: str
    label: str
    value: int | None = None
    none: str = "none of them"
    all: str = "all ten"

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the row and of the words at both ends."""
        room = look.px(ROOM)
        wide, high = _row_size(look, width - 2 * room, small=False)
        ends = max(block(look, words, "small", max(wide // 2, 1)).height for words in (self.none, self.all))
        return wide + 2 * room, high + look.space("s") + ends + 2 * room

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the row with its words, and some room around them for the ring of the focus."""
        room = look.px(ROOM)
        inside = Rect(rect.left + room, rect.top + room, max(rect.width - 2 * room, 1), rect.height - 2 * room)
        wide, high = _row_size(look, inside.width, small=False)
        marks = _row(look, inside, self.value, small=False)
        top = inside.top + high + look.space("s")
        half = wide // 2
        left, right = block(look, self.none, "small", half), block(look, self.all, "small", half)
        marks.extend(inks(look, left, Rect(inside.left, top, half, left.height)))
        marks.extend(inks(look, right, Rect(inside.left + wide - half, top, half, right.height), align="end"))
        whole = Rect(rect.left, rect.top, wide + 2 * room, rect.height)
        says = Says("choice", self.label, _spoken(self.value))
        return Placed(self, whole, marks, says=says, focusable=True)

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Set the number."""
        if press.ctrl or press.alt:
            return False
        if press.name in KEYS:
            return self._set(
                (self.value or 0) + KEYS[press.name] if self.value is not None or KEYS[press.name] > 0 else 0
            )
        if press.name.isascii() and press.name.isdigit() and len(press.name) == 1:
            # "1" and then "0" is ten, as one would type it.
            return self._set(TEN if press.name == "0" and self.value == 1 else int(press.name))
        return False

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Fill the figures up to the one that was clicked; the only one filled is emptied."""
        tops = [mark.rect for mark in placed.inks if isinstance(mark, Person)]
        nearest = min(range(TEN), key=lambda one: _distance(tops[one], at))
        return self._set(0 if nearest == 0 and self.value == 1 else nearest + 1)

    def _set(self, value: int) -> Answer:
        new = max(min(value, TEN), 0)
        return Changed(self.key, new) if new != self.value else True


def _spoken(value: int | None, of: int = TEN) -> str:
    return "nothing said yet" if value is None else f"{value} of {of}"


def _row_size(look: Look, width: int, small: bool, of: int = TEN) -> Size:
    wide, high, gap = (look.lettered(part * (0.6 if small else 1)) for part in (WIDE, HIGH, GAP))
    rows = 1 if of * wide + (of - 1) * gap <= width else 2
    each = -(-of // rows)
    return each * wide + (each - 1) * gap, rows * high + (rows - 1) * gap


def _places(look: Look, rect: Rect, small: bool, of: int = TEN) -> list[Rect]:
    wide, high, gap = (look.lettered(part * (0.6 if small else 1)) for part in (WIDE, HIGH, GAP))
    each = of if of * wide + (of - 1) * gap <= rect.width else -(-of // 2)
    return [
        Rect(rect.left + number % each * (wide + gap), rect.top + number // each * (high + gap), wide, high)
        for number in range(of)
    ]


def _row(look: Look, rect: Rect, value: int | None, small: bool, of: int = TEN) -> list[Ink]:
    filled, line = look.colour("series_1"), look.colour("edge")
    stroke = max(look.lettered(1.5), 1)
    return [
        Person(place, filled if number < (value or 0) else CLEAR, line, stroke)
        for number, place in enumerate(_places(look, rect, small, of))
    ]


def _distance(place: Rect, at: tuple[int, int]) -> int:
    return abs(place.centerx - at[0]) + abs(place.centery - at[1])
