"""What a wrong move gets: one sentence with the nearest legal ones, and nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from salesdance.errors import IllegalMove

SHOWN = 12
NEAR = 0.6


def unknown(move: str, known: Sequence[str], legal: Sequence[str]) -> IllegalMove:
    """Return the refusal of an id that no move has."""
    near = get_close_matches(move, known, n=1, cutoff=NEAR)
    hint = f" Did you mean {near[0]}?" if near else ""
    return IllegalMove(f"There is no move {move!r}.{hint} {listed(legal, move)}", move=move, legal=tuple(legal))


def illegal(move: str, legal: Sequence[str]) -> IllegalMove:
    """Return the refusal of a move that is known and cannot be made now."""
    return IllegalMove(f"The move {move!r} cannot be made now. {listed(legal, move)}", move=move, legal=tuple(legal))


def listed(legal: Sequence[str], move: str) -> str:
    """Return a sentence that names the legal moves, those nearest to `move` first."""
    if not legal:
        return "This sitting has ended; no move is left."
    near = get_close_matches(move, legal, n=SHOWN, cutoff=NEAR)
    first = [*near, *[one for one in legal if one not in near]]
    more = len(first) - SHOWN
    tail = f" and {more} more" if more > 0 else ""
    return f"Legal now: {', '.join(first[:SHOWN])}{tail}."
