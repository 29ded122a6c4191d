"""Text on the stage: roles of type, blocks of wrapped lines, and the label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from pygame import Rect

from salesdance.stage.fonts import Weight, keep, reads_from_right
from salesdance.stage.ink import Ink, Words
from salesdance.stage.look import Look
from salesdance.stage.widget import Placed, Says, Size, Widget
from salesdance.stage.wrapping import clean

Role = Literal[
    "display", "title", "heading", "subhead", "speech", "body", "strong", "aside", "small", "small_strong", "caption",
    "large", "huge",
]  # fmt: skip
TextAlign = Literal["start", "center", "end"]


class Style(NamedTuple):
    """How a role looks: size by name, weight, colour, and how far lines are apart beside the theme's factor."""

    size: str
    weight: Weight
    ink: str
    tight: float = 1.0


STYLES: dict[Role, Style] = {
    "display": Style("display", "bold", "ink", 0.85),
    "title": Style("title", "bold", "ink", 0.9),
    "heading": Style("heading", "semibold", "ink", 0.95),
    "subhead": Style("body", "semibold", "ink"),
    "speech": Style("speech", "regular", "ink"),
    "body": Style("body", "regular", "ink"),
    "strong": Style("body", "semibold", "ink"),
    "aside": Style("body", "italic", "muted"),
    "small": Style("small", "regular", "muted"),
    "small_strong": Style("small", "semibold", "muted"),
    "caption": Style("caption", "regular", "muted"),
    "large": Style("large", "regular", "ink", 0.95),
    "huge": Style("huge", "regular", "ink", 0.95),
}
HEADINGS = ("display", "title", "heading", "subhead")


class Block(NamedTuple):
    """Text wrapped for a width: its lines, their widths, the height of one and all of it, all in pixels."""

    lines: tuple[str, ...]
    widths: tuple[int, ...]
    line: int
    size: int
    style: Style
    width: int
    height: int


def block(look: Look, text: str, role: Role, width: int) -> Block:
    """Return a text of a role, cleaned and wrapped; kept, so that what stays on the screen costs a look only."""
    kept = look.brush.blocks
    key = (text, role, width, look.density, look.text, look.theme.name)
    found: Block | None = kept.get(key)
    if found is None:
        found = _block(look, text, role, width)
        keep(kept, key, found)
    return found


def _block(look: Look, text: str, role: Role, width: int) -> Block:
    style = STYLES[role]
    size = look.type_size(style.size)
    fonts = look.brush.fonts
    lines = fonts.wrap(clean(text), style.weight, size, width)
    widths = tuple(fonts.width(line, style.weight, size) for line in lines)
    height = max(round(size * look.theme.number("line", "height") * style.tight), fonts.height(style.weight, size))
    return Block(lines, widths, height, size, style, max(widths), height * len(lines))


def inks(look: Look, text: Block, rect: Rect, ink: str = "", align: TextAlign = "start") -> list[Ink]:
    """Return the lines of a block from the top of a place; `ink` is a colour other than that of the role."""
    name = ink or text.style.ink
    colour = look.colour(name)
    marks: list[Ink] = []
    top = rect.top
    for line, width in zip(text.lines, text.widths, strict=True):
        side = _mirrored(align) if reads_from_right(line) else align
        spare = rect.width - width
        left = rect.left + (0 if side == "start" else spare // 2 if side == "center" else spare)
        place = Rect(left, top, width, text.line)
        marks.append(Words(place, line, text.style.weight, text.size, colour, name, look.ground))
        top += text.line
    return marks


def _mirrored(align: TextAlign) -> TextAlign:
    return {"start": "end", "end": "start", "center": "center"}[align]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Label(Widget):
    """Words that wrap. `ink` is a colour of text by name, if not that of the role; `unsaid` is for the eye alone."""

    only_shown: ClassVar[bool] = True
    text: str
    role: Role = "body"
    ink: str = ""
    align: TextAlign = "start"
    key: str = ""
    unsaid: bool = False

    def wants(self, look: Look, width: int) -> Size:
        """Return the size of the wrapped text."""
        text = block(look, self.text, self.role, width)
        return text.width, text.height

    def put(self, look: Look, rect: Rect) -> Placed:
        """Return the lines from the top of the place."""
        text = block(look, self.text, self.role, rect.width)
        role = "heading" if self.role in HEADINGS else "label"
        says = Says(role, clean(self.text)) if self.text.strip() and not self.unsaid else None
        return Placed(self, rect, inks(look, text, rect, self.ink, self.align), says=says)
