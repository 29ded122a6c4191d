"""The sheet of paper that both look at after the yes: rows, how each stands, and the ways to raise it."""

from __future__ import annotations

from collections.abc import Collection

from salesdance.engine import Phase, Seen
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.game import Sight
from salesdance.sitting.lines import Lines
from salesdance.sitting.view import Choice, Mark, Row

ALL_LEFT, NONE_LEFT = "all the hours left", "on your own time"
"""The price of meeting second thoughts, which can always be done, where the hours do not pay for it or none is left."""
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


def mark(sight: Sight, item: int) -> Mark:
    """Return how a commitment stands."""
    nailed = sight.nailed(item)
    return "dodged" if nailed <= 1 and sight.dodged(item) else MARKS[nailed]


def sheet(deal: Deal, lines: Lines, sight: Sight, legal: Collection[int]) -> tuple[Row, ...]:
    """Return the rows of the sheet in the scenario's order; none before the yes."""
    if sight.phase not in (Phase.CEMENT, Phase.STOP):
        return ()
    rows = []
    for kind, commitment in deal.commitments.items():
        item = deal.commitment_at[kind]
        ways = tuple(
            choice(deal, lines, sight, piece)
            for piece in deal.of("nail")
            if piece.subject == kind and piece.index in legal
        )
        how = mark(sight, item)
        rows.append(Row(kind, deal.filled(commitment.label), deal.text(f"stands_{how}"), ways, how))
    return tuple(rows)
