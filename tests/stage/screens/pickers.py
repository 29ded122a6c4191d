"""Ways of playing for tests of the talk: each looks at what can be said and names the next move."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import View
from tests.text.typists import Picks, first_of

LAST = ("goodbye", "carry_on", "turn_up", "hang_up", "still_stands", "close", "walk_out")


def visitor(asked: int = 5) -> Picks:
    """Asks, comes back for a second meeting, closes, nails everything down, and begins anew where that helps."""
    said: list[str] = []

    def picks(moves: list[str], view: View) -> str:
        if view.calendar is not None and "restart" in moves:
            return "restart"
        fresh = [move for move in moves if move not in said]
        early: Sequence[str] = ("ask/",) if len(said) < asked else ("next_calendar",) if len(said) == asked else ()
        wanted = ("turn_up", "ask/", "bring/", "reason/", "close", "nail/", "still_stands")
        move = first_of(fresh, *early) or first_of(fresh, *wanted) or first_of(moves, *LAST)
        said.append(move)
        return move

    return picks
