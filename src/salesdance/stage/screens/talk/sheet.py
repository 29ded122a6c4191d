"""The sheet of paper that both look at after a yes: rows, whose pen, how exact, and the ways to raise each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from salesdance.sitting import Choice, Row, View
from salesdance.sitting.phrases import choice_words
from salesdance.stage import (
    Button,
    Card,
    Column,
    Event,
    Focus,
    Grow,
    KeyPress,
    Label,
    PenStroke,
    Pop,
    Pressed,
    Redraw,
    Rule,
    Screen,
    Space,
    Step,
    Widget,
)
from salesdance.stage import Row as Beside
from salesdance.stage.screens.talk.days import days_page
from salesdance.stage.screens.talk.hand import AGAIN
from salesdance.stage.screens.talk.pages import page

TITLE = "The sheet between you"
DAYS = "The days and the post"
LETTERS = ("a", "b", "c", "d", "e")
PENS = {"vague": "", "dated": "you", "timed": "them", "dodged": ""}


def _pen(row: Row) -> Widget | None:
    """Return what the pen has left: your hand for a day, theirs for a day and an hour."""
    ink = PENS.get(row.mark, "")
    return PenStroke(row.label, ink) if ink else None


def raised(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that were spoken of."""
    return [row for row in rows if row.mark != "open"]


def sheet_card(rows: Sequence[Row]) -> Widget | None:
    """Return the sheet as it lies beside the talk, with what was raised; None while it is empty."""
    parts: list[Widget] = []
    for row in raised(rows):
        parts += [Rule(), Column([Label(row.label, "strong"), _pen(row), Label(row.stands, "small")], gap="xs")]
    if not parts:
        return None
    return Card(Column([Label(TITLE, "subhead"), *parts], gap="s"), "l", ground="well", label=TITLE)


class Sheet(Screen):
    """The page behind C: the sheet, and in the ninety days the calendar and the post above it.

    It goes with the chosen line as its result.
    """

    overlay = True

    def __init__(self, view: View, *, two_press: bool, stops: Collection[int] = ()) -> None:
        self._view = view
        self._two_press = two_press
        self._stops = stops
        self._open = ""
        self._selected = ""
        self.title = DAYS if view.calendar is not None else TITLE

    def enter(self, now: float) -> Step:
        """Begin at the first row."""
        return None if self._view.calendar is not None or not self._view.sheet else Focus("row-0")

    def build(self, space: Space) -> Widget:
        """Return the page."""
        parts: list[Widget] = days_page(self._view, self._stops)
        if parts and self._view.sheet:
            parts.append(Label(TITLE, "subhead"))
        for number, row in enumerate(self._view.sheet):
            parts.append(Column(self._row(number, row), gap="s"))
        return page(self.title, Column(parts, gap="m"), space, ground="well" if not self._view.calendar else "card")

    def _row(self, number: int, row: Row) -> list[Widget]:
        open_ = self._open == row.kind
        head = Button(f"row-{number}", row.label, "line", badge=str(number + 1), chosen=open_, off=not row.choices)
        stands = Beside([Grow(head, 1.2), Grow(Column([_pen(row), Label(row.stands, "small")], gap="xs"))], gap="l")
        parts: list[Widget] = [Beside(stands.children, gap="l", align="center")]
        if open_:
            parts += [self._way(letter, one) for letter, one in zip(LETTERS, row.choices, strict=False)]
            if any(one.move == self._selected for one in row.choices):
                parts.append(Label(AGAIN[False], "small_strong", "accent"))
        return parts

    def _way(self, letter: str, choice: Choice) -> Widget:
        chosen = self._selected == choice.move
        return Button(f"way-{choice.move}", choice_words(choice), "line", badge=letter, chosen=chosen)

    def handle(self, event: Event) -> Step:
        """Open a row, choose how to raise it, say it."""
        match event:
            case KeyPress("c") | Pressed("close"):
                return Pop()
            case Pressed(key) if key.startswith("row-"):
                return self._opened(self._view.sheet[int(key.removeprefix("row-"))])
            case Pressed(key) if key.startswith("way-"):
                return self._raise(key.removeprefix("way-"))
        return None

    def _opened(self, row: Row) -> Step:
        self._open = "" if self._open == row.kind else row.kind
        self._selected = ""
        return Redraw()

    def _raise(self, move: str) -> Step:
        choice = next(one for row in self._view.sheet for one in row.choices if one.move == move)
        if (self._two_press or choice.final) and self._selected != move:
            self._selected = move
            return Redraw()
        return Pop(choice)
