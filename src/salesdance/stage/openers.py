"""A bar that opens to what is behind it: a key, a name, words, and how much of it there was."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from salesdance.stage.buttons import ENTER
from salesdance.stage.events import KeyPress, Pressed
from salesdance.stage.ink import Ink, Panel, Sign
from salesdance.stage.look import Held, Look
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget, measure
from salesdance.stage.words import Block, block, inks


@dataclass(frozen=True, slots=True)
class Opener(Widget):
    """A bar of `share` from 0 to 1 with its name and the same in words; Enter, its badge or a click presses it.

    The words stand at the end of the line of the name, or below the bar where that line is too short for both.
    It is open while it is given what stands `behind` it, which is shown below and brought into sight with it.
    """

    key: str
    label: str
    words: str
    share: float
    badge: str = ""
    behind: Widget | None = None

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width and the height of name, bar and words, and of what stands behind them."""
        high = self._head(look, width)
        if self.behind is not None:
            high += look.space("xs") + measure(self.behind, look, width)[1]
        return width, high

    def _head(self, look: Look, width: int) -> int:
        name, words, _ = self._blocks(look, width)
        high = name.height + look.space("xs") + self._thick(look) + self._room(look)
        return high if self._beside(look, width) else high + look.space("xs") + words.height

    def _beside(self, look: Look, width: int) -> bool:
        name, words, left = self._blocks(look, width)
        one_line = len(name.lines) == len(words.lines) == 1
        return one_line and name.width + look.space("m") + words.width <= width - left - self._right(look)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the bar on a panel of its own, and below it what stands behind it."""
        head = Rect(rect.left, rect.top, rect.width, self._head(look, rect.width))
        says = Says("button", f"{self.label}: {self.words}", f"key {self.badge}" if self.badge else "", self._states())
        placed = Placed(self, rect, self._inks(look, head), says=says, focusable=True)
        if self.behind is not None:
            top = head.bottom + look.space("xs")
            below = Rect(rect.left, top, rect.width, max(rect.bottom - top, 1))
            placed.children = [self.behind.put(look, below)]
        return placed

    def _states(self) -> tuple[str, ...]:
        return ("open",) if self.behind is not None else ()

    def _inks(self, look: Look, rect: Rect) -> list[Ink]:
        ground = "selection" if look.held.hover == self.key else "card"
        name, words, left = self._blocks(look, rect.width)
        standing = look.on(ground)
        panel = Panel(
            Rect(rect), look.radius("button"), look.colour(ground), look.colour("border"), look.stroke("border")
        )
        marks: list[Ink] = [panel]
        inside = Rect(rect.left + left, rect.top + self._room(look) // 2, name.width, name.height)
        if self.badge:
            marks.extend(self._key(look, rect, inside))
        marks.extend(inks(standing, name, inside))
        wide = max(rect.right - self._right(look) - inside.left, 1)
        track = Rect(inside.left, inside.bottom + look.space("xs"), wide, self._thick(look))
        marks.append(Panel(track, track.height // 2, look.colour("track")))
        filled = round(wide * min(max(self.share, 0.0), 1.0))
        if filled:
            long = Rect(track.left, track.top, max(filled, track.height), track.height)
            marks.append(Panel(long, track.height // 2, look.colour("series_1")))
        if self._beside(look, rect.width):
            there = Rect(track.left, inside.bottom - words.height, wide, words.height)
            marks.extend(inks(standing, words, there, align="end"))
        else:
            below = Rect(track.left, track.bottom + look.space("xs"), wide, words.height)
            marks.extend(inks(standing, words, below))
        side = self._sign(look)
        place = Rect(rect.right - look.px(14) - side, rect.centery - side // 2, side, side)
        marks.append(Sign(place, "chevron-down" if self.behind is None else "chevron-up", look.colour("muted")))
        return marks

    def _blocks(self, look: Look, width: int) -> tuple[Block, Block, int]:
        left = look.px(14) + (look.lettered(26) + look.px(14) if self.badge else 0)
        room = max(width - left - self._right(look), 1)
        return block(look, self.label, "strong", room), block(look, self.words, "small", room), left

    def _key(self, look: Look, rect: Rect, beside: Rect) -> list[Ink]:
        side = look.lettered(26)
        place = Rect(rect.left + look.px(14), rect.centery - side // 2, side, side)
        text = block(look, self.badge, "small_strong", side)
        middle = Rect(place.left, place.centery - text.height // 2, side, text.height)
        well = look.colour("well")
        panel = Panel(place, look.radius("small"), well, look.colour("border"), look.stroke("border"))
        return [panel, *inks(look.on("well"), text, middle, "muted", "center")]

    def _thick(self, look: Look) -> int:
        return look.lettered(8)

    def _right(self, look: Look) -> int:
        return look.px(14) + self._sign(look) + look.px(10)

    def _sign(self, look: Look) -> int:
        return look.lettered(20)

    def _room(self, look: Look) -> int:
        return 2 * look.px(11)

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Press it on Enter and the space bar."""
        if press.name in ENTER and not press.again:
            return Pressed(self.key)
        return press.name in ENTER

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Press it; what stands behind it is only to be read."""
        return Pressed(self.key, by="click") if placed.inks[0].bounds.collidepoint(at) else False

    def badge_of(self) -> str:
        """Return the key that presses it from anywhere."""
        return self.badge
