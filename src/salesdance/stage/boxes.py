"""Layout: columns, rows and stacks, and the room around and between things. They draw nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from salesdance.stage.look import Look
from salesdance.stage.sharing import Align, Pack, aligned, narrowed, packed
from salesdance.stage.theme import Space
from salesdance.stage.widget import Placed, Size, Widget, measure, place

Children = Sequence[Widget | None]


@dataclass(frozen=True, slots=True)
class Spacer(Widget):
    """Empty room of a size in steps of space; inside `Grow` it takes what is left."""

    only_shown: ClassVar[bool] = True
    size: Space = "none"

    def wants(self, look: Look, width: int) -> Size:
        """Return the step in both directions."""
        return look.space(self.size), look.space(self.size)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the empty place."""
        return Placed(self, rect)


@dataclass(frozen=True, slots=True)
class Grow(Widget):
    """A child of a column or row that takes a share of what the others leave, at least `least` units."""

    only_shown: ClassVar[bool] = True
    child: Widget
    share: float = 1.0
    least: float = 0.0

    def wants(self, look: Look, width: int) -> Size:
        """Return what the child wants."""
        return measure(self.child, look, width)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the child at the whole place."""
        return self.child.put(look, rect)


@dataclass(frozen=True, slots=True)
class Sized(Widget):
    """A child of a fixed or limited size in design units; with `lettered` they grow with the size of text."""

    only_shown: ClassVar[bool] = True
    child: Widget
    width: float | None = None
    height: float | None = None
    most: float | None = None
    lettered: bool = False

    def wants(self, look: Look, width: int) -> Size:
        """Return the size, never wider than `width`."""
        px = look.lettered if self.lettered else look.px
        room = width
        if self.width is not None:
            room = min(width, px(self.width))
        elif self.most is not None:
            room = min(width, px(self.most))
        wide, high = measure(self.child, look, room)
        return room if self.width is not None else wide, px(self.height) if self.height is not None else high

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the child, no larger than it may be."""
        px = look.lettered if self.lettered else look.px
        most = self.width if self.width is not None else self.most
        wide = rect.width if most is None else min(rect.width, px(most))
        high = rect.height if self.height is None else min(rect.height, px(self.height))
        return self.child.put(look, Rect(rect.left, rect.top, wide, high))


@dataclass(frozen=True, slots=True)
class Pad(Widget):
    """Room around a child: `all` sides, or `across` left and right and `along` above and below."""

    only_shown: ClassVar[bool] = True
    child: Widget
    all: Space = "none"
    across: Space | None = None
    along: Space | None = None

    def _room(self, look: Look) -> tuple[int, int]:
        return look.space(self.across or self.all), look.space(self.along or self.all)

    def wants(self, look: Look, width: int) -> Size:
        """Return the child's size and the room."""
        across, along = self._room(look)
        wide, high = measure(self.child, look, max(width - 2 * across, 1))
        return wide + 2 * across, high + 2 * along

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the child inside."""
        across, along = self._room(look)
        inside = Rect(
            rect.left + across,
            rect.top + along,
            max(rect.width - 2 * across, 1),
            max(rect.height - 2 * along, 1),
        )
        return Placed(self, rect, children=[self.child.put(look, inside)])


@dataclass(frozen=True, slots=True)
class Centered(Widget):
    """A child of its own size within a larger place; `across` and `along` say where."""

    only_shown: ClassVar[bool] = True
    child: Widget
    across: Align = "center"
    along: Align = "center"

    def wants(self, look: Look, width: int) -> Size:
        """Return the child's size."""
        return measure(self.child, look, width)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the child where it belongs."""
        wide, high = measure(self.child, look, rect.width)
        left, width = aligned(rect.left, rect.width, wide, self.across)
        top, height = aligned(rect.top, rect.height, high, self.along)
        return Placed(self, rect, children=[self.child.put(look, Rect(left, top, width, height))])


@dataclass(frozen=True, slots=True)
class Stack(Widget):
    """Children on top of each other, the last in front, each as large as the place."""

    only_shown: ClassVar[bool] = True
    children: Children

    def wants(self, look: Look, width: int) -> Size:
        """Return the size that holds each of them."""
        sizes = [measure(child, look, width) for child in self.children if child is not None]
        return max((size[0] for size in sizes), default=0), max((size[1] for size in sizes), default=0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the children at the same place."""
        return Placed(self, rect, children=[child.put(look, rect) for child in self.children if child is not None])


@dataclass(frozen=True, slots=True)
class Column(Widget):
    """Children below each other; those in `Grow` share the height that is left, `pack` says where it is else.

    `None` among the children is left out, so that a part may depend on something.
    """

    only_shown: ClassVar[bool] = True
    children: Children
    gap: Space = "m"
    align: Align = "stretch"
    pack: Pack = "start"

    def wants(self, look: Look, width: int) -> Size:
        """Return the widest child and the sum of all heights and gaps."""
        sizes = [measure(child, look, width) for child in self.children if child is not None]
        gaps = look.space(self.gap) * max(len(sizes) - 1, 0)
        return max((size[0] for size in sizes), default=0), sum(size[1] for size in sizes) + gaps

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the children from above to below."""
        children = [child for child in self.children if child is not None]
        sizes = [measure(child, look, rect.width) for child in children]
        gap = look.space(self.gap)
        left_over = rect.height - gap * max(len(children) - 1, 0)
        heights = _grown(look, children, [size[1] for size in sizes], left_over)
        top, gap = packed(rect.top, rect.height, heights, gap, self.pack)
        placed = []
        for child, size, height in zip(children, sizes, heights, strict=True):
            left, width = aligned(rect.left, rect.width, size[0], self.align)
            placed.append(place(child, look, Rect(left, top, width, height)))
            top += height + gap
        return Placed(self, rect, children=placed)


@dataclass(frozen=True, slots=True)
class Above(Widget):
    """Two parts that fill a place: the upper one as high as it wants, down to a share if both are too high.

    `close` is the upper part without what it keeps free for later; it is taken where the lower one needs that room.
    `tight` is the lower one set closer, taken where even that is not enough.
    """

    upper: Widget
    lower: Widget
    share: float = 0.5
    gap: Space = "m"
    close: Widget | None = None
    tight: Widget | None = None

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width and the height of both."""
        high = sum(measure(part, look, width)[1] for part in (self.upper, self.lower))
        return width, high + look.space(self.gap)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return both, the lower one with what the upper one leaves."""
        gap = look.space(self.gap)
        room = max(rect.height - gap, 2)
        first, second = self.upper, self.lower
        upper, lower = (measure(part, look, rect.width)[1] for part in (self.upper, self.lower))
        if self.close is not None and upper + lower > room:
            first, upper = self.close, measure(self.close, look, rect.width)[1]
        if self.tight is not None and upper + lower > room:
            second, lower = self.tight, measure(self.tight, look, rect.width)[1]
        high = min(upper, max(round(room * self.share), room - lower))
        top = Rect(rect.left, rect.top, rect.width, high)
        below = Rect(rect.left, top.bottom + gap, rect.width, room - high)
        return Placed(self, rect, children=[first.put(look, top), second.put(look, below)])


@dataclass(frozen=True, slots=True)
class Row(Widget):
    """Children beside each other; those in `Grow` share the width that is left.

    Where the others want more than there is, the widest are made narrower first, so that their text wraps.
    """

    only_shown: ClassVar[bool] = True
    children: Children
    gap: Space = "m"
    align: Align = "start"
    pack: Pack = "start"

    def _widths(self, look: Look, width: int) -> list[int]:
        children = [child for child in self.children if child is not None]
        room = max(width - look.space(self.gap) * max(len(children) - 1, 0), len(children))
        least = sum(look.px(child.least) for child in children if isinstance(child, Grow))
        fixed = [0 if isinstance(child, Grow) else measure(child, look, room)[0] for child in children]
        fixed = narrowed(fixed, max(room - least, 1))
        return _grown(look, children, fixed, room)

    def wants(self, look: Look, width: int) -> Size:
        """Return the sum of widths and gaps, all of `width` if a child grows, and the highest child."""
        children = [child for child in self.children if child is not None]
        widths = self._widths(look, width)
        high = max((measure(child, look, wide)[1] for child, wide in zip(children, widths, strict=True)), default=0)
        return sum(widths) + look.space(self.gap) * max(len(children) - 1, 0), high

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the children from left to right."""
        children = [child for child in self.children if child is not None]
        widths = self._widths(look, rect.width)
        left, gap = packed(rect.left, rect.width, widths, look.space(self.gap), self.pack)
        placed = []
        for child, width in zip(children, widths, strict=True):
            high = measure(child, look, width)[1]
            top, height = aligned(rect.top, rect.height, high, self.align)
            placed.append(child.put(look, Rect(left, top, width, height)))
            left += width + gap
        return Placed(self, rect, children=placed)


def _grown(look: Look, children: Sequence[Widget], sizes: list[int], room: int) -> list[int]:
    growing = [at for at, child in enumerate(children) if isinstance(child, Grow)]
    if not growing:
        return sizes
    spare = room - sum(size for at, size in enumerate(sizes) if at not in growing)
    grown = list(sizes)
    shares = {at: child.share for at in growing if isinstance(child := children[at], Grow)}
    for at in growing:
        child = children[at]
        least = look.px(child.least) if isinstance(child, Grow) else 0
        total = sum(shares.values())
        grown[at] = max(round(spare * shares[at] / total) if total else 0, least, 1)
        spare -= grown[at]
        del shares[at]
    return grown
