"""The repertoire: everything that can be said now, by group, and the reasons that were found."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.moves import GROUPS
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import Sight
from salesdance.sitting.lines import Lines
from salesdance.sitting.notes import note_of
from salesdance.sitting.sheet import choice
from salesdance.sitting.view import Choice, Group


def repertoire(deal: Deal, lines: Lines, sight: Sight, legal: Sequence[int]) -> tuple[Group, ...]:
    """Return all legal moves in their groups; groups without any are left out."""
    by_group: dict[str, list[Choice]] = {}
    for move in legal:
        piece = deal.pieces[move]
        by_group.setdefault(piece.entry.group, []).append(choice(deal, lines, sight, piece))
    return tuple(Group(name, deal.text(f"group_{name}"), tuple(by_group[name])) for name in GROUPS if name in by_group)


def case_sheet(deal: Deal, sight: Sight, legal: Sequence[int]) -> tuple[tuple[str, str, str], ...]:
    """Return (what they said, what the product does, the move) for every reason that can be given now.

    What they said is what the notebook has of it.
    """
    found = []
    for move in legal:
        piece = deal.pieces[move]
        if piece.kind == "reason":
            at = deal.fact_at[piece.subject]
            reason = deal.facts[at].reason
            found.append((note_of(deal, at, sight.heard(at)), deal.filled(reason.links) if reason else "", piece.id))
    return tuple(found)
