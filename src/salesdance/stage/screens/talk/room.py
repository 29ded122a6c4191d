"""Where things stand: three columns, two and a strip, or words above lines; by the room there is for the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from salesdance.stage import Above, Centered, Column, Grow, Label, Pad, Row, Scroll, Sized, Space, Widget

Width = Literal["wide", "middle", "narrow"]
SIDE, NOTES, STRIP = 280, 292, 64
WIDEST, WIDE, MIDDLE = 1420, 1220, 960
LOW = 680
CHOICES = "What you could say"


@dataclass(frozen=True, slots=True)
class Parts:
    """All that stands in the room: who or when, what was said, what can be done, the notebook, and two lines.

    `close` is what was said, and `tight` what can be done, for where both do not fit else.

    `side` may be missing where there is little room. `chapter` changes when everything is read from its beginning
    again; where something `asks`, its question needs more room than what was said before.
    """

    head: Widget
    side: Widget | None
    words: Widget
    close: Widget
    choices: Widget
    tight: Widget
    notes: Widget
    strip: Widget
    foot: Widget
    chapter: str = ""
    asks: bool = False
    share: float = 0.55


def width_of(space: Space) -> Width:
    """Return how much room there is for text of this size."""
    return "wide" if space.holds(WIDE) else "middle" if space.holds(MIDDLE) else "narrow"


def is_low(space: Space) -> bool:
    """Tell whether there is little height for text of this size."""
    return space.height < LOW * space.text


def furnished(parts: Parts, space: Space) -> Widget:
    """Return the room."""
    width = width_of(space)
    gap: Literal["s", "m"] = "s" if is_low(space) else "m"
    choices, tight = (Scroll(f"choices-{parts.chapter}", one, CHOICES) for one in (parts.choices, parts.tight))
    if width == "narrow":
        words = Scroll(f"words-{parts.chapter}", Row([parts.side, Grow(parts.words)], gap="m"), "What was said")
        middle: Widget = Above(words, choices, 0.4 if parts.asks else 0.62, gap="s", tight=tight)
    else:
        upper, close = (Scroll(f"words-{parts.chapter}", one, "What was said") for one in (parts.words, parts.close))
        columns: list[Widget] = [
            Sized(Scroll("side", parts.side or Column([])), width=SIDE, lettered=True),
            Grow(Above(upper, choices, parts.share, gap, close, tight)),
        ]
        beside = Sized(parts.notes, width=NOTES, lettered=True) if width == "wide" else parts.strip
        middle = Row([*columns, beside], gap="l", align="stretch")
    room = Pad(Column([parts.head, Grow(middle), parts.foot], gap=gap), across="l", along="m")
    # A line of words that is wider than this is hard to follow to its end.
    over = space.width > WIDEST * space.text
    return Centered(Sized(room, width=WIDEST, lettered=True), along="stretch") if over else room


def head(title: str, place: str, right: Sequence[Widget]) -> Widget:
    """Return the line over everything: the chapter, the place where that says more, and the clock or the hours."""
    where = place.replace("_", " ")
    where = where if where.lower() not in title.lower() else ""
    names: list[Widget] = [Label(title, "heading")]
    if where:
        names.append(Label(f"{where[:1].upper()}{where[1:]}", "small"))
    return Row([Grow(Row(names, gap="m", align="center")), *right], gap="s", align="center")
