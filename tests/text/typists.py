"""People at the keys, for whole sittings: each looks at what is on the table and types the next line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO

from salesdance.sitting import Choice, Sitting, View
from salesdance.text import Screen, Table, Terminal

Picks = Callable[[list[str], View], str]


def moves_of(view: View) -> list[str]:
    return [choice.move for group in view.repertoire for choice in group.choices]


def first_of(moves: list[str], *wanted: str) -> str:
    """The first legal move that begins with one of the wanted beginnings, in their order."""
    for beginning in wanted:
        for move in moves:
            if move.startswith(beginning):
                return move
    return ""


class Typist:
    """Answers forecasts and thoughts in one fixed way and leaves every other line to `picks`."""

    def __init__(self, seat: Sitting, picks: Picks) -> None:
        self.seat = seat
        self.picks = picks
        self.again = ""
        self.typed: list[str] = []

    def __call__(self) -> str | None:
        line = self._next()
        self.typed.append(line)
        return line

    def _next(self) -> str:
        if self.again:
            line, self.again = self.again, ""
            return line
        view = self.seat.view()
        if view.asking is not None:
            return "7" if view.asking == "still_there" else "1 fairly"
        if view.thought is not None:
            return "2"
        if view.look_back is not None:
            return "1"
        move = self.picks(moves_of(view), view)
        if self._choice(view, move).final:
            self.again = move
        return move

    def _choice(self, view: View, move: str) -> Choice:
        return next(one for group in view.repertoire for one in group.choices if one.move == move)


def seller(asked: int = 8) -> Picks:
    """Asks, gives reasons, asks for the sale, nails everything down, and lets the days go by."""
    said: list[str] = []

    def picks(moves: list[str], view: View) -> str:
        fresh = [move for move in moves if move not in said]
        move = ""
        if len(said) < asked:
            move = first_of(fresh, "ask/")
        move = (
            move
            or first_of(fresh, "bring/", "reason/", "downside/", "close", "nail/", "turn_up", "still_stands")
            or first_of(fresh, "next_calendar", "goodbye", "carry_on", "is_it_final", "thank_them", "why", "hang_up")
            or first_of(moves, "carry_on", "turn_up", "goodbye", "hang_up", "still_stands", "close", "walk_out")
        )
        said.append(move)
        return move

    return picks


def presser() -> Picks:
    """Presses until there is an answer; after a no asks why and leaves."""
    said: list[str] = []

    def picks(moves: list[str], view: View) -> str:
        fresh = [move for move in moves if move not in said]
        wanted = ("argue", "close_firm", "close", "thank_them", "why", "if_matched", "hang_up", "walk_out", "goodbye")
        move = first_of(fresh, *wanted) or first_of(moves, "carry_on", "turn_up", "hang_up", "walk_out", "goodbye")
        said.append(move)
        return move

    return picks


def play_whole(seat: Sitting, picks: Picks, *, width: int = 80, colour: bool = False) -> tuple[str, Typist]:
    """Play a sitting to its end through the terminal; return all that was shown, and who typed."""
    out = StringIO()
    typist = Typist(seat, picks)
    screen = Screen(out, Terminal(width=width, colour=colour))
    table = Table(
        seat, screen, typist, keep=lambda: None, prospect=seat.view().news[-1].who if seat.view().news else ""
    )
    outcome = table.play()
    assert outcome == "finished", out.getvalue()[-500:]
    return out.getvalue(), typist


def lines_of(*lines: str) -> Callable[[], str | None]:
    """Somebody who types these lines and goes away."""
    left: Iterator[str] = iter(lines)
    return lambda: next(left, None)
