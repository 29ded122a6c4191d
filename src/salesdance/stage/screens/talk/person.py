"""Who sits opposite: the face on its background, the name, and under it the body line."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Said
from salesdance.sitting.debrief_numbers import DAY
from salesdance.stage import Brief, Column, Faded, Label, Widget


def body_lines(news: Sequence[Said], name: str) -> list[str]:
    """Return what the prospect does without words, in order; the day of a letter is none of it."""
    seen = [said.does for said in news if said.who == name and said.says]
    return [does for does in seen if does and not DAY.fullmatch(does)]


def person(portrait: Widget, brief: Brief, body: Sequence[str], share: float, mood: str, *, named: bool) -> Widget:
    """Return the column: face, name and role, the body line, and in coached mode a word for the mood."""
    lines: list[Widget] = [portrait]
    if named:
        role = ", ".join(part for part in (brief.role, brief.company) if part)
        lines.append(Column([Label(brief.name, "heading"), Label(role, "small")], gap="none"))
    about: list[Widget] = [Label(line, "aside") for line in body]
    if mood:
        about.append(Label(f"{mood[:1].upper()}{mood[1:]}.", "small_strong"))
    if about:
        told = Column(about, gap="xs")
        lines.append(Faded(told, share) if share < 1 else told)
    return Column(lines, gap="m")
