"""What hangs on the wall: a clock, and the calendar of ninety days."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.ink import Disc, Ink, Panel, Stroke
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Says, Size, Widget
from salesdance.stage.words import block, inks

HORIZON, COLUMNS = 90, 10


@dataclass(frozen=True, slots=True)
class WallClock(Widget):
    """A round clock with two hands; a mark at its edge is the time (both as in "09:30") until which there is time.

    It says nothing: the time stands beside it in words.
    """

    now: str
    until: str
    over: bool = False
    side: float = 34

    def wants(self, look: Look, width: int) -> Size:
        """Return a square."""
        return look.lettered(self.side), look.lettered(self.side)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the clock."""
        side = look.lettered(self.side) // 2 * 2
        face = Rect(rect.left, rect.centery - side // 2, side, side)
        stroke = max(look.lettered(2), 1)
        inner = face.inflate(-2 * stroke, -2 * stroke)
        marks: list[Ink] = [Disc(face, look.colour("edge")), Disc(inner, look.colour("card"))]
        until, now = _minutes(self.until), _minutes(self.now)
        if until is not None:
            outer, near = _on(face, until % 60 / 60, 0.92), _on(face, until % 60 / 60, 0.62)
            marks.append(Stroke((near, outer), stroke, look.colour("alert" if self.over else "muted")))
        if now is not None:
            for share, length in ((now % 720 / 720, 0.46), (now % 60 / 60, 0.74)):
                marks.append(Stroke((face.center, _on(face, share, length)), stroke, look.colour("ink")))
        return Placed(self, face, marks)


def _minutes(wall: str) -> int | None:
    hours, _, rest = wall.partition(":")
    return int(hours) * 60 + int(rest) if hours.isdigit() and rest.isdigit() else None


def _on(face: Rect, share: float, length: float) -> tuple[int, int]:
    turn = 2 * math.pi * share
    reach = face.width / 2 * length
    return round(face.centerx + reach * math.sin(turn)), round(face.centery - reach * math.cos(turn))


@dataclass(frozen=True, slots=True)
class WallCalendar(Widget):
    """Ninety days in rows of ten: those that are gone are crossed, stops have a dot, today a frame, dates a corner."""

    day: int
    stops: Collection[int] = ()
    dates: Collection[int] = ()

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width, and the height of nine rows."""
        return width, self._cell(look, width)[1] * (HORIZON // COLUMNS)

    def _cell(self, look: Look, width: int) -> tuple[int, int]:
        return max(width // COLUMNS, 1), max(min(width // COLUMNS, look.lettered(28)), look.lettered(22))

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the calendar."""
        wide, high = self._cell(look, rect.width)
        marks: list[Ink] = []
        for day in range(1, HORIZON + 1):
            row, column = divmod(day - 1, COLUMNS)
            cell = Rect(rect.left + column * wide, rect.top + row * high, wide - 1, high - 1)
            marks.extend(self._drawn(look, cell, day))
        stops = ", ".join(str(day) for day in sorted(self.stops) if day <= self.day)
        says = Says("calendar", f"Day {self.day} of ninety", f"stops on days {stops}" if stops else "")
        return Placed(self, rect, marks, says=says)

    def _drawn(self, look: Look, cell: Rect, day: int) -> list[Ink]:
        today, gone = day == self.day, day < self.day
        ground = "selection" if today else "well" if gone else look.ground
        line = look.colour("accent") if today else look.colour("border")
        stroke = look.stroke("focus") if today else look.stroke("border")
        marks: list[Ink] = [Panel(cell, look.px(3), look.colour(ground), line, stroke)]
        text = block(look, str(day), "caption", cell.width)
        place = Rect(cell.left, cell.centery - text.height // 2, cell.width, text.height)
        marks.extend(inks(look.on(ground), text, place, "ink" if today else "muted", "center"))
        if day in self.stops and gone:
            side = look.lettered(6)
            dot = Rect(cell.centerx - side // 2, cell.bottom - side - look.px(1), side, side)
            marks.append(Disc(dot, look.colour("accent")))
        if day in self.dates and not gone:
            side = look.lettered(5)
            marks.append(Panel(Rect(cell.right - side - 2, cell.top + 2, side, side), 1, look.colour("them")))
        return marks
