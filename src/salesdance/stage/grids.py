"""Layout in several lines: flows and grids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from salesdance.stage.boxes import Children
from salesdance.stage.look import Look
from salesdance.stage.sharing import Pack, packed
from salesdance.stage.theme import Space
from salesdance.stage.widget import Placed, Size, Widget, measure


@dataclass(frozen=True, slots=True)
class Flow(Widget):
    """Children beside each other like words in a text: those that find no room begin the next line."""

    only_shown: ClassVar[bool] = True
    children: Children
    gap: Space = "s"
    pack: Pack = "start"

    def _lines(self, look: Look, width: int) -> list[list[tuple[Widget, Size]]]:
        gap = look.space(self.gap)
        lines: list[list[tuple[Widget, Size]]] = []
        used = 0
        for child in self.children:
            if child is None:
                continue
            size = measure(child, look, width)
            if lines and used + gap + size[0] <= width:
                lines[-1].append((child, size))
                used += gap + size[0]
            else:
                lines.append([(child, size)])
                used = size[0]
        return lines

    def wants(self, look: Look, width: int) -> Size:
        """Return the longest line and the sum of the heights of lines and gaps."""
        gap = look.space(self.gap)
        lines = self._lines(look, width)
        wide = max((sum(size[0] for _, size in line) + gap * (len(line) - 1) for line in lines), default=0)
        high = sum(max(size[1] for _, size in line) for line in lines)
        return wide, high + gap * max(len(lines) - 1, 0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the children line by line, in the middle of the height of their line."""
        gap = look.space(self.gap)
        top = rect.top
        placed = []
        for line in self._lines(look, rect.width):
            high = max(size[1] for _, size in line)
            left, between = packed(rect.left, rect.width, [size[0] for _, size in line], gap, self.pack)
            for child, size in line:
                placed.append(child.put(look, Rect(left, top + (high - size[1]) // 2, size[0], size[1])))
                left += size[0] + between
            top += high + gap
        return Placed(self, rect, children=placed)


@dataclass(frozen=True, slots=True)
class Grid(Widget):
    """Children in columns of equal width, as many as fit with `least` units each (they grow with the text)."""

    only_shown: ClassVar[bool] = True
    children: Children
    least: float = 240
    most_columns: int = 12
    gap: Space = "m"

    def _columns(self, look: Look, width: int) -> tuple[int, int]:
        gap = look.space(self.gap)
        count = sum(child is not None for child in self.children)
        fit = (width + gap) // (look.lettered(self.least) + gap)
        columns = max(min(fit, self.most_columns, count), 1)
        return columns, max((width - gap * (columns - 1)) // columns, 1)

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width, and the sum of the heights of rows and gaps."""
        _, wide = self._columns(look, width)
        heights = [max(measure(child, look, wide)[1] for child in row) for row in self._rows(look, width)]
        return width, sum(heights) + look.space(self.gap) * max(len(heights) - 1, 0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the children row by row; those of a row are equally high."""
        _, wide = self._columns(look, rect.width)
        gap = look.space(self.gap)
        top = rect.top
        placed = []
        for row in self._rows(look, rect.width):
            high = max(measure(child, look, wide)[1] for child in row)
            for number, child in enumerate(row):
                placed.append(child.put(look, Rect(rect.left + number * (wide + gap), top, wide, high)))
            top += high + gap
        return Placed(self, rect, children=placed)

    def _rows(self, look: Look, width: int) -> list[list[Widget]]:
        children = [child for child in self.children if child is not None]
        columns, _ = self._columns(look, width)
        return [children[at : at + columns] for at in range(0, len(children), columns)]
