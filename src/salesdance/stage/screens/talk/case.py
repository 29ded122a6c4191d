"""Putting the case: up to three things that they said, each joined to what the product does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdance.sitting import Choice
from salesdance.stage import (
    Button,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    Icon,
    KeyPress,
    Label,
    Pad,
    Pop,
    Pressed,
    Redraw,
    Row,
    Screen,
    Space,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.talk.pages import page

TITLE = "Put the case"
MOST = 3
NUMBERS = ("First", "Then", "Last")
Reason = tuple[str, str, str]


class Case(Screen):
    """The reasons that were found. It goes with the chosen lines, in the order in which they were chosen."""

    title = TITLE
    overlay = True

    def __init__(self, reasons: Sequence[Reason], choices: Mapping[str, Choice]) -> None:
        self._reasons = [reason for reason in reasons if reason[2] in choices]
        self._choices = choices
        self._taken: list[str] = []

    def enter(self, now: float) -> Step:
        """Begin at the first of them."""
        return Focus("reason-0") if self._reasons else None

    def build(self, space: Space) -> Widget:
        """Return what they said, what the product does, and what will be said."""
        if not self._reasons:
            nothing = "Nothing they have told you joins to what it does, so far."
            return page(TITLE, Label(nothing, "aside"), space)
        lines: list[Widget] = []
        for number, (said, does, move) in enumerate(self._reasons):
            lines.append(
                Button(f"reason-{number}", said, "line", badge=str(number + 1)[:1], chosen=move in self._taken)
            )
            joined = Row([Icon("arrow-right", size=16), Grow(Label(does, "small"))], gap="s")
            lines.append(Pad(joined, across="l"))
        said_now = [
            Column([Label(NUMBERS[at], "small_strong", "you"), Label(self._choices[move].says)], gap="none")
            for at, move in enumerate(self._taken)
        ]
        foot = [Button("say", "Say it", "primary", badge="s", off=not self._taken)]
        top = Label("What they said, and what it does about it. Choose up to three.", "small")
        return page(TITLE, Column([*lines, *said_now], gap="s"), space, top=top, foot=[Flow(foot)])

    def handle(self, event: Event) -> Step:
        """Join, and say."""
        match event:
            case KeyPress("j") | KeyPress("r") | Pressed("close"):
                return Pop()
            case Pressed("say"):
                return Pop(tuple(self._choices[move] for move in self._taken))
            case Pressed(key) if key.startswith("reason-"):
                return self._take(self._reasons[int(key.removeprefix("reason-"))][2])
        return None

    def _take(self, move: str) -> Step:
        if move in self._taken:
            self._taken.remove(move)
        elif len(self._taken) < MOST:
            self._taken.append(move)
        else:
            return Tell("Three at once is as much as anybody hears.")
        return Redraw()
