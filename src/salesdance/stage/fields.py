"""A text field: one paragraph that a person types, with input methods for scripts that need one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pygame
from pygame import Rect

from salesdance.stage.events import Changed, KeyPress, Pressed
from salesdance.stage.ink import Ink, Panel, Words
from salesdance.stage.look import Held, Look
from salesdance.stage.widget import Answer, Placed, Says, Size, Widget
from salesdance.stage.words import Block, block, inks
from salesdance.stage.wrapping import clean


@dataclass(frozen=True, slots=True)
class Field(Widget):
    """A field under its label; the screen keeps the value and is told of every change.

    The text wraps, so nothing of it is ever hidden; a longer one than `most` letters is not taken.
    Enter gives `Pressed` with the text.
    """

    key: str
    label: str
    value: str = ""
    hint: str = ""
    fault: str = ""
    most: int = 200

    def wants(self, look: Look, width: int) -> Size:
        """Return all of the width and the height of label, text and fault."""
        label, text, fault = self._blocks(look, width)
        high = label.height + look.space("xs") + text.height + 2 * look.px(10)
        return width, high + (fault.height + look.space("xs") if fault else 0)

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return label, box, text and caret, and below it what is wrong."""
        label, text, fault = self._blocks(look, rect.width)
        across, along = look.px(12), look.px(10)
        marks = inks(look, label, Rect(rect.left, rect.top, rect.width, label.height), "ink")
        top = rect.top + label.height + look.space("xs")
        box = Rect(rect.left, top, rect.width, text.height + 2 * along)
        edge = look.colour("alert" if self.fault else "edge")
        marks.append(Panel(box, look.radius("small"), look.colour("well"), edge, look.stroke("edge")))
        inside = Rect(box.left + across, box.top + along, max(box.width - 2 * across, 1), text.height)
        empty = not self.value and not self._composing(look)
        marks.extend(inks(look.on("well"), text, inside, "muted" if empty else "ink"))
        spot = box
        if look.held.focus == self.key:
            caret = self._caret(look, text, inside, empty)
            marks.extend(self._composed(look, caret))
            marks.append(Panel(caret, 0, look.colour("ink")))
        if fault:
            below = Rect(rect.left, box.bottom + look.space("xs"), rect.width, fault.height)
            marks.extend(inks(look, fault, below, "alert"))
        value = self.value or (f"({self.hint})" if self.hint else "")
        says = Says("field", self.label, value, (f"wrong: {self.fault}",) if self.fault else ())
        return Placed(self, rect, marks, says=says, focusable=True, spot=spot)

    def _blocks(self, look: Look, width: int) -> tuple[Block, Block, Block | None]:
        room = max(width - 2 * look.px(12) - look.px(2), 1)
        shown = self._shown(look) or self.hint
        fault = block(look, self.fault, "small", width) if self.fault else None
        return block(look, self.label, "small_strong", width), block(look, shown, "body", room), fault

    def _composing(self, look: Look) -> str:
        return look.held.composing if look.held.focus == self.key else ""

    def _shown(self, look: Look) -> str:
        at = _caret_of(self.key, self.value, look.held)
        return self.value[:at] + self._composing(look) + self.value[at:]

    def _caret(self, look: Look, text: Block, inside: Rect, empty: bool) -> Rect:
        before = _caret_of(self.key, self.value, look.held) + len(self._composing(look))
        line, left = (0, 0) if empty else _place(look, text, self._shown(look), before)
        top = inside.top + line * text.line
        return Rect(inside.left + left, top + text.line // 8, look.px(2), text.line - text.line // 4)

    def _composed(self, look: Look, caret: Rect) -> list[Ink]:
        composing = self._composing(look)
        if not composing:
            return []
        width = look.brush.fonts.width(composing, "regular", look.type_size("body"))
        return [Panel(Rect(max(caret.left - width, 0), caret.bottom, width, look.px(2)), 0, look.colour("accent"))]

    def keyed(self, press: KeyPress, held: Held) -> Answer:
        """Move the caret, delete, paste, or hand the text over on Enter."""
        at = _caret_of(self.key, self.value, held)
        if held.composing:
            return True  # the keys are the input method's
        if press.ctrl and press.name == "v":
            return self.typed(pygame.scrap.get_text(), held)
        if press.ctrl or press.alt:
            return False
        moves = {"left": _before(self.value, at), "right": _after(self.value, at), "home": 0, "end": len(self.value)}
        if press.name in moves:
            held.carets[self.key] = moves[press.name]
            return True
        if press.name == "backspace" and at:
            return self._changed(self.value[: _before(self.value, at)] + self.value[at:], _before(self.value, at), held)
        if press.name == "delete" and at < len(self.value):
            return self._changed(self.value[:at] + self.value[_after(self.value, at) :], at, held)
        if press.name == "return" and not press.again:
            return Pressed(self.key, self.value)
        # A letter comes as text as well; its key must not press anything meanwhile.
        return len(press.name) == 1 or press.name in ("space", "backspace", "delete", "return")

    def typed(self, text: str, held: Held) -> Answer:
        """Put text in at the caret; line ends become spaces."""
        new = clean(text).replace("\n", " ")[: max(self.most - len(self.value), 0)]
        at = _caret_of(self.key, self.value, held)
        return self._changed(self.value[:at] + new + self.value[at:], at + len(new), held) if new else True

    def _changed(self, value: str, caret: int, held: Held) -> Answer:
        held.carets[self.key] = caret
        return Changed(self.key, value)

    def clicked(self, placed: Placed, at: tuple[int, int], held: Held) -> Answer:
        """Put the caret at the letter that was clicked."""
        lines = [mark for mark in placed.inks if isinstance(mark, Words) and mark.ground == "well"]
        passed = 0
        for words in lines:
            start = self.value.find(words.text, passed) if words.text else passed
            if words.rect.top <= at[1] < words.rect.bottom and start >= 0:
                share = (at[0] - words.rect.left) / max(words.rect.width, 1)
                held.carets[self.key] = start + round(max(min(share, 1), 0) * len(words.text))
            passed = max(start, 0) + len(words.text)
        return True

    def takes_text(self) -> bool:
        """Return True: letters and digits are typed here."""
        return True


def _caret_of(key: str, value: str, held: Held) -> int:
    return max(min(held.carets.get(key, len(value)), len(value)), 0)


def _before(text: str, at: int) -> int:
    at -= 1
    while at > 0 and unicodedata.combining(text[at]):
        at -= 1
    return max(at, 0)


def _after(text: str, at: int) -> int:
    at += 1
    while at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return min(at, len(text))


def _place(look: Look, text: Block, shown: str, at: int) -> tuple[int, int]:
    passed = 0
    for number, line in enumerate(text.lines):
        start = shown.find(line, passed) if line else passed
        end = max(start, passed) + len(line)
        if at <= end or number == len(text.lines) - 1:
            part = shown[max(start, passed) : at]
            return number, look.brush.fonts.width(part, text.style.weight, text.size)
        passed = end
    return 0, 0
