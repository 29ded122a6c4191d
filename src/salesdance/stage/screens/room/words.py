"""Words and sizes for a room: what was said, large enough to be read from the back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesdance.sitting import Said
from salesdance.sitting.debrief_numbers import days_once
from salesdance.stage import Column, Label, Role, Sized, Space, Widget

READABLE, CLOSE_BY, HIGH = 28.0, 20.0, 720.0
SIZES: tuple[tuple[Role, float], ...] = (("body", 16.0), ("speech", 20.0), ("large", 28.0), ("huge", 40.0))
BESIDE = 1150.0
UNNAMED = ("note", "calendar", "post")
MANY = 2


def quoted(words: str) -> str:
    """Return spoken words in quotation marks; words that bring their own are left alone."""
    if words.startswith('"') and words.endswith('"') and words.count('"') == 2:
        words = words[1:-1]
    return f"\u201c{words}\u201d"


def large(space: Space) -> Role:
    """Return the role of lines: at least 28 units, and more where the window is higher."""
    return _role(space, READABLE)


def smaller(space: Space) -> Role:
    """Return the role of what need not be read by all at once."""
    return _role(space, CLOSE_BY)


def _role(space: Space, units: float) -> Role:
    wanted = min(units * max(space.height / HIGH, 1.0), units + 12)
    return next((role for role, size in SIZES if size * space.text >= wanted), SIZES[-1][0])


def number_of(number: int, role: Role) -> Widget:
    """Return the number of a line, as wide as every other one."""
    size = dict(SIZES)[role]
    return Sized(Label(str(number), role, "accent"), width=0.75 * size, lettered=True)


def told_widgets(told: Sequence[Said], prospect: str, role: Role) -> list[Widget]:
    """Return what was heard: names where somebody else speaks, the body line, then the words."""
    parts: list[Widget] = []
    for said in days_once(told):
        if said.says and said.who not in (*UNNAMED, "you", prospect):
            parts.append(Label(said.who, "small_strong", "them"))
        if said.does:
            parts.append(Label(said.does, "aside") if role == "body" else Label(said.does, "speech", "muted"))
        if said.says:
            plain = said.who in UNNAMED
            parts.append(
                Label(said.says if plain else quoted(said.says), role if role == "body" or not plain else "speech")
            )
    return parts


def column_of(told: Sequence[Said], prospect: str, role: Role) -> Widget:
    """Return what was heard below each other; much of it in a smaller size."""
    many = sum(bool(said.says) for said in told) > MANY
    return Column(told_widgets(told, prospect, "speech" if many else role), gap="s")


def heard_of(news: Iterable[Said]) -> tuple[Said, ...]:
    """Return what was heard, without what was said oneself."""
    return tuple(said for said in news if said.who != "you")
