"""What can be looked at in a room: the notebook, and what was said so far."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Note, Said
from salesdance.stage import (
    Button,
    Card,
    Column,
    Event,
    Grow,
    KeyPress,
    Label,
    Pad,
    Pop,
    Pressed,
    Screen,
    Scroll,
    Space,
    Step,
    Widget,
)
from salesdance.stage.screens.room.words import smaller, told_widgets

TITLES: dict[str, str] = {
    "fact": "What they said",
    "person": "People",
    "excuse": "What stands in the way, they say",
    "objection": "What they said really bothers them",
    "promise": "What was promised",
    "link": "What joins to what",
}
CLOSE = ("escape", "n", "t")


class Looked(Screen):
    """Something to read over the room; Esc, or the key that opened it, closes it."""

    overlay = True

    def __init__(self, title: str, notes: Sequence[Note] = (), told: Sequence[Said] = (), prospect: str = "") -> None:
        self.title = title
        self._notes, self._told, self._prospect = notes, told, prospect

    def handle(self, event: Event) -> Step:
        """Close on its button, Esc, N and T."""
        if isinstance(event, Pressed) or (isinstance(event, KeyPress) and event.name in CLOSE):
            return Pop()
        return None

    def build(self, space: Space) -> Widget:
        """Return what there is to read."""
        parts = self._noted(space) if self._notes else self._said(space)
        words = Column(parts or [Label("Nothing in it yet.")], gap="s")
        whole = Column([Label(self.title, "title"), Grow(Scroll("looked", words, self.title)), self._close()], gap="m")
        return Pad(Card(whole, "l"), "l")

    def _close(self) -> Widget:
        return Column([Button("close", "Close", "primary")], align="start")

    def _noted(self, space: Space) -> list[Widget]:
        parts: list[Widget] = []
        for kind, title in TITLES.items():
            here = [Label(note.text, smaller(space)) for note in self._notes if note.kind == kind]
            parts += [Label(f"{title}:", "subhead"), *here] if here else []
        return parts

    def _said(self, space: Space) -> list[Widget]:
        parts: list[Widget] = []
        for said in self._told:
            if said.who == "you":
                parts += [Label("You", "small_strong", "you"), Label(said.says, smaller(space))]
            else:
                parts += told_widgets((said,), self._prospect, smaller(space))
        return parts
