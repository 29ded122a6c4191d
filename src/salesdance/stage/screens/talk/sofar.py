"""What was said so far, the newest at the end."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Said
from salesdance.sitting.debrief_numbers import DAY, days_once
from salesdance.sitting.phrases import PAUSES, UNNAMED, quoted
from salesdance.stage import Column, Event, KeyPress, Label, Pop, Pressed, Screen, Space, Step, Widget
from salesdance.stage.screens.talk.pages import page

TITLE = "What was said so far"


class SoFar(Screen):
    """The transcript up to now."""

    title = TITLE
    overlay = True

    def __init__(self, told: Sequence[Said]) -> None:
        self._told = tuple(told)

    def build(self, space: Space) -> Widget:
        """Return the page, at its end."""
        parts = [part for said in days_once(self._told) for part in _told(said)]
        body = Column(parts or [Label("Nothing yet.", "aside")], gap="m")
        return page(TITLE, body, space, at_end=True)

    def handle(self, event: Event) -> Step:
        """Close it."""
        return Pop() if event == KeyPress("t") or isinstance(event, Pressed) else None


def _told(said: Said) -> list[Widget]:
    if said.who == "you":
        return [Column([Label("You", "small_strong", "you"), Label(said.says)], gap="none")]
    if said.who in UNNAMED:
        return [Label(said.says or said.does, "small_strong" if said.who == "calendar" else "aside")]
    dated = DAY.fullmatch(said.does)
    parts: list[Widget] = [Label(f"{said.who}, {said.does.lower()}" if dated else said.who, "small_strong", "them")]
    if PAUSES[said.pause]:
        parts.append(Label(PAUSES[said.pause], "aside"))
    if said.does and not dated:
        parts.append(Label(said.does, "aside"))
    if said.says:
        parts.append(Label(quoted(said.says)))
    return [Column(parts, gap="none")]
