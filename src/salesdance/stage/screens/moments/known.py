"""What you knew at that turn, over the moment."""

from __future__ import annotations

from salesdance.sitting.due import KNOWN, known_words
from salesdance.sitting.practice import Situation
from salesdance.stage import (
    Button,
    Card,
    Centered,
    Column,
    Event,
    Focus,
    Grow,
    KeyPress,
    Label,
    Pad,
    Pop,
    Pressed,
    Row,
    Screen,
    Scroll,
    Sized,
    Space,
    Spacer,
    Step,
    Widget,
)


class Known(Screen):
    """The notebook as it was then."""

    title = KNOWN
    overlay = True

    def __init__(self, situation: Situation) -> None:
        self._situation = situation

    def enter(self, now: float) -> Step:
        """Begin at the way out."""
        return Focus("close")

    def build(self, space: Space) -> Widget:
        """Return the card with every line of the notebook."""
        parts: list[Widget] = []
        for title, noted in known_words(self._situation):
            words = [Label(title, "small_strong")] if title else []
            parts.append(Column([*words, *[Label(line) for line in noted]], gap="xs"))
        lines = Column(parts, gap="m")
        foot = Row([Grow(Spacer()), Button("close", "Close", "primary")])
        card = Card(Column([Label(KNOWN, "title"), Grow(Scroll("known", lines, KNOWN)), foot], gap="m"), "xl")
        width = min(640 * space.text, space.width - 56)
        return Pad(Centered(Sized(card, width=width), along="stretch" if space.text > 1.2 else "center"), "l")

    def handle(self, event: Event) -> Step:
        """Close on the button, and on the key that opened it."""
        match event:
            case Pressed("close") | KeyPress("n", again=False):
                return Pop()
            case _:
                return None
