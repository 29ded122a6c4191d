"""What whoever leads the room may look at before the first vote; the moments themselves stay on paper."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.guide import HOW, UNWRITTEN, Guide
from salesdance.sitting.guide import Step as Part
from salesdance.stage import (
    Button,
    Card,
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
    Step,
    Widget,
)

ON_PAPER = "All can see this screen, so the moments and why people part there are on paper: salesdance guide"
CLOSE = ("g", "escape")
MINUTES = 80.0
TWO = 1000.0


class Guiding(Screen):
    """The facilitator's page without its moments, over the room; Esc, or the key that opened it, closes it."""

    title = "Guide"
    overlay = True

    def __init__(self, guide: Guide, deal: str) -> None:
        self._guide, self._deal = guide, deal

    def enter(self, now: float) -> Step:
        """Begin at the page, where it scrolls."""
        return Focus("guiding")

    def handle(self, event: Event) -> Step:
        """Close on its button, Esc and G."""
        if isinstance(event, Pressed) or (isinstance(event, KeyPress) and event.name in CLOSE):
            return Pop()
        return None

    def build(self, space: Space) -> Widget:
        """Return the page: what to watch for and what to ask beside the hour, or above it."""
        guide = self._guide
        left = Column(
            [
                *_part("What to watch for", guide.watch_for or (UNWRITTEN,)),
                *_part("Questions for the room", guide.questions),
            ],
            gap="s",
        )
        hour = [_minutes(part) for part in guide.plan]
        right = Column([Label("An hour", "subhead"), *hour, *[Label(one, ink="muted") for one in HOW]], gap="s")
        page = Row([Grow(left), Grow(right)], gap="xl") if space.holds(TWO) else Column([left, right], gap="l")
        foot = [Label(f"{ON_PAPER} {self._deal}", "small"), Button("close", "Close", "primary")]
        whole = [
            Label(f"{guide.title}: guide", "title"),
            Grow(Scroll("guiding", page, self.title)),
            Column(foot, gap="s", align="start"),
        ]
        return Pad(Card(Column(whole, gap="m"), "l"), "l")


def _part(title: str, sentences: Sequence[str]) -> list[Widget]:
    return [Label(title, "subhead"), *[Label(one) for one in sentences]]


def _minutes(part: Part) -> Widget:
    minutes = Sized(Label(f"{part.minutes} min", "strong", "muted"), width=MINUTES, lettered=True)
    return Row([minutes, Grow(Label(part.what))], gap="s")
