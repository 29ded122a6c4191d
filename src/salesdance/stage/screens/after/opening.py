"""Before a line is tried again: where that was, what stood there, and which dice are to fall."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.errors import SalesdanceError
from salesdance.sitting.comparing_words import A_BRANCH, HIDDEN, back_words
from salesdance.stage import (
    BranchPlay,
    Button,
    Card,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    KeyPress,
    Label,
    Pad,
    Pop,
    Pressed,
    Replace,
    Screen,
    Scroll,
    Space,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.after.exchanges import told
from salesdance.stage.screens.after.words import in_the_middle

TITLE = "Try it from here"
STOOD = "What stood there"
DICE = "The same dice bring the luck of then; other dice bring luck of their own. It is the same person either way."
WIDEST = 760.0


class Opening(Screen):
    """Opens a turn again: `opened` gives it with the same dice or, told True, with others; `play` the talk of it.

    `chosen` tells that the dice were chosen already, so that nothing is asked. Errors of `opened` are told.
    """

    title = TITLE

    def __init__(
        self, opened: Callable[[bool], BranchPlay], play: Callable[[BranchPlay], Screen], *, chosen: bool = False
    ) -> None:
        self._opened = opened
        self._play = play
        self._chosen = chosen
        self._branch: BranchPlay | None = None

    def enter(self, now: float) -> Step:
        """Open the turn; where that cannot be, go back and say why."""
        try:
            self._branch = self._opened(False)
        except SalesdanceError as fault:
            return Pop(), Tell(str(fault), 8.0)
        return Focus("same")

    def handle(self, event: Event) -> Step:
        """Choose the dice, or leave it."""
        match event:
            case Pressed("same") if self._branch is not None:
                return Replace(self._play(self._branch))
            case Pressed("other"):
                return Replace(self._play(self._opened(True)))
            case Pressed("back") | KeyPress("escape"):
                return Pop()
        return None

    def build(self, space: Space) -> Widget:
        """Return where that was, what stood there, and the choice."""
        branch = self._branch
        if branch is None:
            return Column([])
        view = branch.seat.view()
        body = Column(
            [
                Label(back_words(branch.line, f"{view.heading}."), "speech"),
                Card(Column([Label(STOOD, "small_strong"), *told(view.news)], gap="s")),
                None if self._chosen else Label(DICE),
                Label(f"{HIDDEN} {A_BRANCH}", "small"),
            ],
            gap="m",
        )
        column = Column(
            [Label(TITLE, "heading"), Grow(Scroll("again", Pad(body, across="s"), TITLE)), self._choice()], gap="m"
        )
        return Pad(in_the_middle(column, WIDEST), across="l", along="m")

    def _choice(self) -> Widget:
        if self._chosen:
            buttons = [Button("same", "Begin", "primary", icon="play")]
        else:
            buttons = [
                Button("same", "The same dice", "primary", icon="play", badge="1"),
                Button("other", "Other dice", badge="2"),
            ]
        return Flow([*buttons, Button("back", "Back", "quiet", icon="arrow-left")], gap="s")
