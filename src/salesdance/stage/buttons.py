"""Buttons: a line of words to say, a thing to do, or an icon; each may show the key that presses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pygame import Rect

from salesdance.stage.events import KeyPress, Pressed
from salesdance.stage.ink import Ink, Panel, Sign
from salesdance.stage.look import Held, Look
from salesdance.stage.shapes import CLEAR
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget
from salesdance.stage.words import Block, Role, block, inks

Kind = Literal["line", "plain", "primary", "quiet"]
ENTER = ("return", "space")


class _Parts(NamedTuple):
    badge: int
    icon: int
    gap: int
    across: int
    along: int
    text: Block | None

    @property
    def lead(self) -> int:
        """The width of what stands before the words."""
        marks = [size for size in (self.badge, self.icon) if size]
        words = self.text is not None
        return sum(marks) + self.gap * (len(marks) - (0 if words else 1)) if marks else 0


@dataclass(frozen=True, slots=True)
class Button(Widget):
    """Something to press. Its words wrap and are never cut.

    Kinds: "line", words to choose among, as wide as its place; "plain" and "primary", something to do; "quiet",
    the same without a frame. `badge` is shown and is the key that presses it from anywhere: "1", "n". `bare`
    shows the icon only and leaves the words to those who cannot see it. `chosen` is shown by colour and frame.
    `close` leaves less room above and below the words, for many of them in little room.
    """

    key: str
    text: str
    kind: Kind = "plain"
    badge: str = ""
    icon: str = ""
    bare: bool = False
    chosen: bool = False
    off: bool = False
    role: Role | None = None
    close: bool = False

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of words, marks and room; a line is as wide as its place."""
        parts = self._parts(look, width)
        words = parts.text.width if parts.text else 0
        high = max(parts.text.height if parts.text else 0, parts.badge, parts.icon) + 2 * parts.along
        wide = width if self.kind == "line" else words + parts.lead + 2 * parts.across
        return wide, max(high, look.px(32 if self.close else 38))

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the button at its place."""
        ground, fill, ink = self._colours(look)
        standing = look.on(ground)
        parts = self._parts(look, rect.width)
        marks: list[Ink] = [self._frame(look, rect, fill)] if fill[3] or self.kind != "quiet" else []
        used = (parts.text.width if parts.text else 0) + parts.lead
        left = rect.left + parts.across
        if self.kind != "line":
            left += max((rect.width - 2 * parts.across - used) // 2, 0)
        if parts.badge:
            marks.extend(self._badge(standing, left, rect, parts, ink))
            left += parts.badge + parts.gap
        if parts.icon:
            marks.append(
                Sign(Rect(left, rect.centery - parts.icon // 2, parts.icon, parts.icon), self.icon, look.colour(ink))
            )
            left += parts.icon + parts.gap
        if parts.text:
            height = parts.text.height
            width = parts.text.width if self.kind != "line" else rect.right - parts.across - left
            marks.extend(inks(standing, parts.text, Rect(left, rect.centery - height // 2, width, height), ink))
        return Placed(self, rect, marks, says=self._says(), focusable=not self.off)

    def _parts(self, look: Look, width: int) -> _Parts:
        badge = look.lettered(26) if self.badge else 0
        icon = look.lettered(20) if self.icon else 0
        across = look.space("m") if self.kind == "quiet" or self.bare else look.space("l")
        if self.kind == "line":
            across = look.px(14)
        if self.bare:
            across = look.px(9)
        parts = _Parts(badge, icon, look.px(14 if self.kind == "line" else 9), across, look.px(self._along()), None)
        if self.bare or not self.text:
            return parts
        shown = parts._replace(text=block(look, " ", "body", width))
        room = max(width - 2 * across - shown.lead, 1)
        return parts._replace(text=block(look, self.text, self._role(), room))

    def _along(self) -> float:
        return (6 if self.close else 12) if self.kind == "line" else 4 if self.close else 8

    def _role(self) -> Role:
        return self.role or ("body" if self.kind == "line" else "strong")

    def _colours(self, look: Look) -> tuple[str, tuple[int, int, int, int], str]:
        hover = look.held.hover == self.key and not self.off
        if self.kind == "primary" and not self.off:
            ground = "accent_hover" if hover else "accent"
            return ground, look.colour(ground), "on_accent"
        if self.chosen or hover:
            return "selection", look.colour("selection"), "ink"
        ink = "muted" if self.off else "ink"
        if self.kind == "quiet":
            return look.ground, CLEAR, ink
        return "card", look.colour("card"), ink

    def _frame(self, look: Look, rect: Rect, fill: tuple[int, int, int, int]) -> Panel:
        radius = look.radius("button")
        if self.kind == "quiet":
            return Panel(Rect(rect), radius, fill)
        if self.kind == "primary" and not self.off:
            return Panel(Rect(rect), radius, fill, look.colour("accent"), look.stroke("edge"))
        if self.chosen:
            return Panel(Rect(rect), radius, fill, look.colour("accent"), look.stroke("focus"))
        edge = "border" if self.kind == "line" or self.off else "edge"
        shadow = look.colour("shadow") if self.kind == "line" else CLEAR
        blur, drop = look.px(look.theme.number("shadow", "blur")), look.px(look.theme.number("shadow", "drop"))
        return Panel(Rect(rect), radius, fill, look.colour(edge), look.stroke(edge), shadow, blur // 2, drop // 2)

    def _badge(self, look: Look, left: int, rect: Rect, parts: _Parts, ink: str) -> list[Ink]:
        place = Rect(left, rect.centery - parts.badge // 2, parts.badge, parts.badge)
        text = block(look, self.badge.upper(), "small_strong", parts.badge)
        if self.chosen:
            look, ink = look.on("accent"), "on_accent"
            panel = Panel(place, look.radius("small"), look.colour("accent"))
        elif self.kind == "primary":
            panel = Panel(place, look.radius("small"), CLEAR, look.colour("on_accent"), look.stroke("border"))
        else:
            look, ink = look.on("well"), "muted"
            panel = Panel(
                place, look.radius("small"), look.colour("well"), look.colour("border"), look.stroke("border")
            )
        middle = Rect(place.left, place.centery - text.height // 2, place.width, text.height)
        return [panel, *inks(look, text, middle, ink, "center")]

    def _says(self) -> Says:
        states = [name for name, true in (("chosen", self.chosen), ("off", self.off)) if true]
        return Says("button", self.text, f"key {self.badge}" if self.badge else "", tuple(states))

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Press it on Enter and the space bar."""
        if press.name in ENTER and not press.again:
            return Pressed(self.key)
        return press.name in ENTER

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Press it."""
        return Pressed(self.key, by="click")

    def badge_of(self) -> str:
        """Return the key that presses it from anywhere."""
        return "" if self.off else self.badge.lower()
