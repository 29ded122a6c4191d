"""Charts: lines with a mark and a name for each, and bars. Nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from pygame import Rect

from salesdance.stage.ink import Disc, Ink, Panel, Point, Shape, Stroke
from salesdance.stage.look import Look
from salesdance.stage.theme import Colour
from salesdance.stage.widget import Placed, Says, Size, Widget
from salesdance.stage.words import Role, block, inks

COLOURS = ("series_1", "series_2", "series_3")


@dataclass(frozen=True, slots=True)
class Series:
    """A line of a chart: its name, and points as (x, y), both from 0 to 1; a `quiet` one stands back in grey."""

    name: str
    points: Sequence[tuple[float, float]]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class LineChart(Widget):
    """Up to three lines over one another. `low` and `high` stand at the ends of the upright axis, `start` and
    `end` at those of the level one; `says` is the chart in words. `marks` are short signs with their place across, from
    0 to 1: each stands above a thin line through the plot.
    """

    only_shown: ClassVar[bool] = True
    label: str
    series: Sequence[Series]
    says: str
    low: str = ""
    high: str = ""
    start: str = ""
    end: str = ""
    height: float = 190
    marks: Sequence[tuple[float, str]] = ()

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width; the height is that of the plot, the words at its ends and the names."""
        top = self._legend(look, Rect(0, 0, width, 0))[1] + self._marked(look, Rect(0, 0, width, 0))[1]
        return width, look.px(self.height) + self._foot(look, width) + top

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the chart with the names of its lines above."""
        marks, top = self._legend(look, rect)
        signs, over = self._marked(look, Rect(rect.left, rect.top + top, rect.width, 0))
        high = rect.height - top - over - self._foot(look, rect.width)
        plot = Rect(rect.left, rect.top + top + over, rect.width, high)
        marks.extend(self._axes(look, plot))
        inside = self._inside(look, plot)
        marks.extend(self._uprights(look, inside))
        marks.extend(signs)
        # What stands back lies below.
        for number, series in sorted(enumerate(self.series), key=lambda one: not one[1].quiet):
            marks.extend(_line(look, inside, series, number))
        return Placed(self, rect, marks, says=Says("chart", self.label, self.says))

    def _foot(self, look: Look, width: int) -> int:
        if not (self.start or self.end):
            return 0
        half = max(width // 2 - look.space("s"), 1)
        return look.space("xs") + max(block(look, text, "caption", half).height for text in (self.start, self.end))

    def _legend(self, look: Look, rect: Rect) -> tuple[list[Ink], int]:
        marks: list[Ink] = []
        sign, gap = look.lettered(12), look.space("s")
        left = top = line = 0
        for number, series in enumerate(self.series):
            text = block(look, series.name, "small", max(rect.width - sign - gap, 1))
            wide = sign + gap + text.width
            if left and left + wide > rect.width:
                left, top, line = 0, top + line + look.space("xs"), 0
            line = max(line, text.height)
            middle = (rect.left + left + sign // 2, rect.top + top + text.line // 2)
            marks.extend(_sign(look, middle, number, sign, _colour(look, series, number)))
            place = Rect(rect.left + left + sign + gap, rect.top + top, text.width, text.height)
            marks.extend(inks(look, text, place, "ink"))
            left += wide + look.space("l")
        return marks, top + line + look.space("m") if self.series else 0

    def _marked(self, look: Look, place: Rect) -> tuple[list[Ink], int]:
        """Return the signs of the marks, those that would touch in rows of their own, and the height of the rows."""
        inside, gap = self._inside(look, place), look.space("xs")
        marks: list[Ink] = []
        ends: list[int] = []
        line = 0
        for at, sign in self.marks:
            text = block(look, sign, "small_strong", place.width)
            wanted = self._across(inside, at) - text.width // 2
            left = min(max(wanted, place.left), place.right - text.width)
            row = next((row for row, end in enumerate(ends) if end + gap <= left), len(ends))
            ends[row : row + 1] = [left + text.width]
            line = text.line
            marks.extend(inks(look, text, Rect(left, place.top + row * line, text.width, line), "ink"))
        return marks, len(ends) * line

    def _uprights(self, look: Look, inside: Rect) -> list[Ink]:
        thin, colour = look.px(1), look.colour("muted")
        return [
            Panel(Rect(self._across(inside, at), inside.top, thin, inside.height), 0, colour) for at, _ in self.marks
        ]

    def _across(self, inside: Rect, at: float) -> int:
        return inside.left + round(min(max(at, 0.0), 1.0) * inside.width)

    def _inside(self, look: Look, plot: Rect) -> Rect:
        room = look.lettered(7)
        lead = max(
            (block(look, text, "caption", plot.width // 3).width for text in (self.low, self.high) if text), default=0
        )
        left = plot.left + lead + (look.space("s") if lead else 0)
        return Rect(left + room, plot.top + room, max(plot.right - left - 2 * room, 1), max(plot.height - 2 * room, 1))

    def _axes(self, look: Look, plot: Rect) -> list[Ink]:
        inside = self._inside(look, plot)
        marks: list[Ink] = []
        for share, words in ((1.0, self.high), (0.5, ""), (0.0, self.low)):
            level = inside.bottom - round(share * inside.height)
            marks.append(Panel(Rect(inside.left, level, inside.width, look.px(1)), 0, look.colour("grid")))
            if words:
                text = block(look, words, "caption", plot.width // 3)
                top = min(max(level - text.height // 2, plot.top), plot.bottom - text.height)
                marks.extend(inks(look, text, Rect(plot.left, top, text.width, text.height)))
        half = max(plot.width // 2 - look.space("s"), 1)
        top = plot.bottom + look.space("xs")
        if self.start:
            text = block(look, self.start, "caption", half)
            marks.extend(inks(look, text, Rect(inside.left, top, half, text.height)))
        if self.end:
            text = block(look, self.end, "caption", half)
            marks.extend(inks(look, text, Rect(plot.right - half, top, half, text.height), align="end"))
        return marks


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is about, how long it is from 0 to 1, and the same in words."""

    label: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Bars(Widget):
    """Level bars below each other, each with its name above and its words beside; `role` is that of the names.

    In a role larger than that of a text the words are as large as the names, to be read from afar.
    """

    only_shown: ClassVar[bool] = True
    label: str
    bars: Sequence[Bar]
    role: Role = "body"

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width and the height of all bars."""
        return width, self._laid(look, Rect(0, 0, width, 0))[1]

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the bars."""
        says = Says("chart", self.label, "; ".join(f"{bar.label}: {bar.words}" for bar in self.bars))
        return Placed(self, rect, self._laid(look, rect)[0], says=says)

    def _laid(self, look: Look, rect: Rect) -> tuple[list[Ink], int]:
        marks: list[Ink] = []
        top = rect.top
        thick = look.px(10)
        gap = look.space("m")
        for bar in self.bars:
            words = block(look, bar.words, "small" if self.role == "body" else self.role, max(rect.width // 2, 1))
            name = block(look, bar.label, self.role, max(rect.width - words.width - gap, 1))
            marks.extend(inks(look, name, Rect(rect.left, top, name.width, name.height)))
            beside = Rect(rect.right - words.width, top + (name.line - words.line) // 2, words.width, words.height)
            marks.extend(inks(look, words, beside, align="end"))
            top += max(name.height, words.height) + look.px(5)
            track = Rect(rect.left, top, rect.width, thick)
            marks.append(Panel(track, thick // 2, look.colour("track")))
            filled = round(rect.width * min(max(bar.share, 0.0), 1.0))
            if filled:
                long = Rect(rect.left, top, max(filled, thick), thick)
                marks.append(Panel(long, thick // 2, look.colour("series_1")))
            top += thick + gap
        return marks, max(top - gap - rect.top, 0)


def _line(look: Look, inside: Rect, series: Series, number: int) -> list[Ink]:
    points = [
        (
            inside.left + round(min(max(x, 0.0), 1.0) * inside.width),
            inside.bottom - round(min(max(y, 0.0), 1.0) * inside.height),
        )
        for x, y in series.points
    ]
    colour = _colour(look, series, number)
    marks: list[Ink] = [Stroke((start, end), look.lettered(2), colour) for start, end in pairwise(points)]
    for point in points:
        marks.extend(_sign(look, point, number, look.lettered(7 if series.quiet else 10), colour))
    return marks


def _colour(look: Look, series: Series, number: int) -> Colour:
    return look.colour("muted" if series.quiet else COLOURS[number % 3])


def _sign(look: Look, middle: Point, number: int, side: int, colour: Colour) -> list[Ink]:
    half = side // 2
    left, top = middle[0] - half, middle[1] - half
    if number % 3 == 0:
        return [Disc(Rect(left, top, side, side), colour)]
    if number % 3 == 1:
        return [Panel(Rect(left + 1, top + 1, side - 2, side - 2), 1, colour)]
    return [Shape(((middle[0], top), (middle[0] + half, middle[1] + half), (left, middle[1] + half)), colour)]
