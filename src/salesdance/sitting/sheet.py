"""The sheet of paper that both look at after the yes: rows, how each stands, and the ways to raise it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from salesdance.engine import Phase, Seen
from salesdance.reliefs import DODGED
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.game import Sight, Turn
from salesdance.sitting.lines import Lines
from salesdance.sitting.view import Choice, Mark, Row

ALL_LEFT, NONE_LEFT = "all the hours left", "on your own time"
"""The price of meeting second thoughts, which can always be done, where the hours do not pay for it or none is left."""
DATED = 2
MARKS: tuple[Mark, ...] = ("open", "vague", "dated", "timed")


def choice(deal: Deal, lines: Lines, sight: Sight, piece: Piece) -> Choice:
    """Return a move as something to choose; hours are shown in the ninety days only, minutes never."""
    price = piece.cost if sight.phase == Phase.STOP else ""
    left = sight.seen[Seen.QUARTERS]
    if price and int(deal.tables.quarters[piece.index]) > left:
        price = ALL_LEFT if left else NONE_LEFT
    says = lines.says(piece.index, sight)
    # At a fresh start a question gives back what they said: that is not the same line once more.
    again = sight.said[piece.index] > 0 and not (piece.kind == "ask" and sight.phase == Phase.RESTART)
    return Choice(piece.id, says, piece.entry.final, again, price)


def mark(deal: Deal, sight: Sight, kind: str, turns: Sequence[Turn]) -> Mark:
    """Return how a commitment stands: by what was agreed, or as put off where that was the last word on it."""
    nailed, dodges = sight.nailed(deal.commitment_at[kind]), sight.dodged(deal.commitment_at[kind])
    return "dodged" if dodges and (nailed < DATED or _put_off(deal, kind, turns)) else MARKS[nailed]


def _put_off(deal: Deal, kind: str, turns: Sequence[Turn]) -> bool:
    """Tell whether a commitment was dodged when it was last spoken of."""
    asked = [turn for turn in turns if deal.pieces[turn.move].kind == "nail" and deal.pieces[turn.move].subject == kind]
    return bool(asked) and asked[-1].head in DODGED


def sheet(deal: Deal, lines: Lines, sight: Sight, legal: Collection[int], turns: Sequence[Turn]) -> tuple[Row, ...]:
    """Return the rows of the sheet in the scenario's order; none before the yes."""
    if sight.phase not in (Phase.CEMENT, Phase.STOP):
        return ()
    rows = []
    for kind, commitment in deal.commitments.items():
        ways = tuple(
            choice(deal, lines, sight, piece)
            for piece in deal.of("nail")
            if piece.subject == kind and piece.index in legal
        )
        how = mark(deal, sight, kind, turns)
        since = how == "dodged" and sight.nailed(deal.commitment_at[kind]) >= DATED
        stands = deal.text("stands_put_off" if since else f"stands_{how}")
        rows.append(Row(kind, deal.filled(commitment.label), stands, ways, how))
    return tuple(rows)
