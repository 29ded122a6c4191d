"""The frame of what is laid over the talk: a sheet with a title, what scrolls, and a way to close it."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.stage import Button, Card, Centered, Column, Grow, Label, Pad, Row, Scroll, Sized, Space, Widget
from salesdance.stage.cards import Ground


def page(
    title: str,
    body: Widget,
    space: Space,
    *,
    top: Widget | None = None,
    foot: Sequence[Widget] = (),
    wide: float = 720,
    shows: str = "",
    at_end: bool = False,
    ground: Ground = "card",
) -> Widget:
    """Return a page over the talk; `top` and `foot` stay where they are while the body scrolls."""
    close = Button("close", "Close", "quiet", icon="x", bare=True)
    head = Row([Grow(Label(title, "heading")), close], gap="m", align="center")
    scrolls = Grow(Scroll("page", body, title, at_end=at_end, shows=shows))
    below = Row(list(foot), gap="s", align="center") if foot else None
    card = Card(Column([head, top, scrolls, below], gap="m"), "l", ground=ground, label=title)
    narrow = space.width < 1.25 * wide * space.text
    sized = Sized(card, most=None if narrow else wide, lettered=True)
    return Pad(Centered(sized), "s" if narrow else "xl")
