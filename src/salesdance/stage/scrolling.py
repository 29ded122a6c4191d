"""The scroll view: what is too high for its place moves under it, by keys, wheel and bar."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.events import KeyPress
from salesdance.stage.ink import Ink, Panel
from salesdance.stage.look import Held, Look
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget, measure

BAR = 6


@dataclass(frozen=True, slots=True)
class Scroll(Widget):
    """A child that may be higher than its place; the bar stands outside of the text.

    The focused child is always brought into sight, or that of the key `shows` while the focus is elsewhere, as in a
    field above. Where nothing inside can be focused, the view itself can be. `at_end` shows the end first, as for
    what was said so far.
    """

    key: str
    child: Widget
    label: str = ""
    at_end: bool = False
    shows: str = ""

    def wants(self, look: Look, width: int) -> Size:
        """Return what the child wants; a column should give it less by `Grow`."""
        wide, high = measure(self.child, look, width)
        return wide, high + 2 * look.ring

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the part of the child that can be seen; what is only shown and out of sight is left for later."""
        ring = look.ring
        inside = rect.width
        over = measure(self.child, look, inside)[1] + 2 * ring > rect.height
        if over:
            inside = max(inside - look.px(BAR) - look.space("s"), 1)
        high = max(measure(self.child, look, inside)[1], rect.height - 2 * ring)
        most = high + 2 * ring - rect.height
        offset = self._offset(look.held, most)
        child = self._child(look, rect, inside, high, offset)
        wanted = _wanted(look, child, rect, self.shows or look.held.focus) if look.held.follow else None
        if wanted is not None:
            offset = max(min(offset + wanted, most), 0)
            child = self._child(look, rect, inside, high, offset)
        look.held.scrolled[self.key] = offset
        look.held.ends[self.key] = max(most, 0)
        placed = Placed(self, rect, children=[child], clip=self._clip(look, rect, over))
        if over:
            placed.over = self._bar(look, rect, high + 2 * ring, offset)
            placed.focusable = not _any_focusable(child)
            where = "top" if offset <= 0 else "end" if offset >= most else "middle"
            placed.says = Says("scroll", self.label, where)
        elif self.label:
            placed.says = Says("group", self.label)
        return placed

    def _offset(self, held: Held, most: int) -> int:
        # Whoever was at the end stays at the end when something is added there.
        before = held.scrolled.get(self.key)
        stays = self.at_end and (before is None or before == held.ends.get(self.key))
        return max(most if stays else min(before or 0, most), 0)

    def _child(self, look: Look, rect: Rect, width: int, height: int, offset: int) -> Placed:
        ring = look.ring
        return self.child.put(look.within(rect), Rect(rect.left, rect.top + ring - offset, width, height))

    def _clip(self, look: Look, rect: Rect, over: bool) -> Rect:
        # Rings and shadows at the sides are whole; above and below they are cut with what they belong to.
        bleed = look.ring + look.px(look.theme.number("shadow", "blur"))
        return rect.inflate(2 * bleed, 0 if over else 2 * bleed)

    def _bar(self, look: Look, rect: Rect, high: int, offset: int) -> list[Ink]:
        wide = look.px(BAR)
        track = Rect(rect.right - wide, rect.top, wide, rect.height)
        thumb = max(rect.height * rect.height // high, look.px(28))
        thumb = min(thumb, rect.height)
        top = rect.top + (rect.height - thumb) * offset // max(high - rect.height, 1)
        return [
            Panel(track, wide // 2, look.colour("track")),
            Panel(Rect(track.left, top, wide, thumb), wide // 2, look.colour("edge")),
        ]

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Scroll by arrows while nothing inside can be focused."""
        return press.name in ("up", "down") and scrolled_by_line(self.key, press.name, held)

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Go to the part of the bar that was pressed."""
        return drag(placed, at, held)


def _wanted(look: Look, child: Placed, view: Rect, key: str) -> int | None:
    spot = _focused(child, key)
    if spot is None:
        return None
    ring = look.ring
    if spot.top - ring < view.top or spot.height + 2 * ring > view.height:
        return spot.top - ring - view.top
    if spot.bottom + ring > view.bottom:
        return spot.bottom + ring - view.bottom
    return None


def _focused(placed: Placed, key: str) -> Rect | None:
    if not key:
        return None
    if placed.focusable and placed.key == key:
        return placed.spot or placed.rect
    return next((spot for child in placed.children if (spot := _focused(child, key))), None)


def _any_focusable(placed: Placed) -> bool:
    return placed.focusable or any(_any_focusable(child) for child in placed.children)


def scrolled_by_line(key: str, name: str, held: Held, lines: float = 1.0) -> bool:
    """Move a scroll view up or down by some lines; the next layout keeps it within what there is."""
    step = round(held.step * lines)
    held.scrolled[key] = max(held.scrolled.get(key, 0) + (step if name == "down" else -step), 0)
    held.follow = False
    return True


def drag(placed: Placed, at: tuple[int, int], held: Held) -> bool:
    """Move a scroll view so that the thumb of its bar is where the mouse is; False beside the bar."""
    if not placed.over or at[0] < placed.over[0].bounds.left - BAR:
        return False
    high = placed.children[0].rect.height
    share = (at[1] - placed.rect.top) / max(placed.rect.height, 1)
    held.scrolled[placed.key] = max(round(share * high - placed.rect.height / 2), 0)
    held.follow = False
    return True
