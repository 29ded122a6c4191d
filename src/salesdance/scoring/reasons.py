"""Marks for reasons and honesty (docs/scoring.md)."""

from __future__ import annotations

import numpy as np

from salesdance.belief import total
from salesdance.engine import Phase
from salesdance.engine.modes import HEARD_OPEN
from salesdance.scorecard import Mark
from salesdance.scoring.reading import THERE, Game, Turn, number

REASON_WORTH = 1.25
SAID_AT_ALL = 0.2
"""Of a reason, what it earns for being tied to something they said; the rest by how far it bears on the matter."""
WEAK, LITTLE = 0.5, 0.02
"""Below which share a reason is named as the weakest, and below what ease there was no better one to give."""


def reasons(game: Game) -> list[Mark]:
    """Return the marks of Reasons and honesty, out of 12."""
    marks = _linked(game)
    gap, worst = promise_gap(game)
    why = "You promised nothing that will not happen." if gap <= 0 else "Part of what you promised will not happen."
    marks.append(Mark("reasons", "no promise too many", number(4.0 * (1 - min(gap / 0.30, 1.0))), 4.0, why, worst))
    downside = game.first("disclose")
    if downside or game.could("disclose", *THERE):
        said = "You said a downside before they found it." if downside else "You left the downsides for them to find."
        turn = downside.number if downside else None
        marks.append(Mark("reasons", "a real downside", 2.0 if downside else 0.0, 2.0, said, turn))
    return [*marks, *_difference(game)]


def _linked(game: Game) -> list[Mark]:
    linked = {turn.subject: turn for turn in game.of("reason")}
    out_of = min(REASON_WORTH * _reasons_there(game), 5.0)
    if out_of <= 0:
        return []
    bears, weakest = _bearing(game)
    points = 0.0
    for share in bears.values():
        points += REASON_WORTH * (SAID_AT_ALL + (1 - SAID_AT_ALL) * share)
    why = _joined(len(linked))
    if weakest is not None:
        why += " This one bore least on what they had let on."
    first = next(iter(linked.values()), None)
    turn = weakest or first
    return [
        Mark(
            "reasons",
            "reasons tied to what they said",
            number(min(points, out_of)),
            out_of,
            why,
            turn.number if turn else None,
        )
    ]


def _bearing(game: Game) -> tuple[dict[int, float], Turn | None]:
    """Return, for each fact that a reason was tied to, how far it bore on what seems to be the matter, and the least.

    A share in [0, 1] of the best reason that could be given at that turn, under the belief before it; what bears on it
    as well as any other is no weak reason.
    """
    tables, first = game.tables, game.tables.blocks.heard
    subjects = [int(tables.subject[move]) for move in tables.of_kind("reason")]
    bears: dict[int, float] = {}
    weakest: tuple[float, Turn] | None = None
    for turn in game.of("reason"):
        if turn.subject in bears:
            continue
        shares = game.trace.objections[turn.number, game.index]
        heard = [s for s in subjects if game.seen(turn.number, first + s) & HEARD_OPEN and s not in bears]
        worths = {fact: float(total(shares * tables.eases[fact])) for fact in {*heard, turn.subject}}
        best = max(worths.values())
        share = worths[turn.subject] / best if best >= LITTLE else 1.0
        bears[turn.subject] = share
        if share < WEAK and (weakest is None or share < weakest[0]):
            weakest = share, turn
    return bears, weakest[1] if weakest else None


def _joined(count: int) -> str:
    if not count:
        return "You joined no reason to anything they had told you."
    return f"You joined {'a reason' if count == 1 else f'{count} reasons'} to something they had told you."


def _reasons_there(game: Game) -> int:
    """Return how many reasons could be given: all there are, or after the yes those heard and not yet said."""
    tables, first = game.tables, game.tables.blocks.heard
    reasons = tables.of_kind("reason")
    if not game.turns or any(turn.phase == Phase.TALK for turn in game.turns):
        return len(reasons)
    start = game.turns[0].number
    said = game.trace.moves[:start, game.index]
    return sum(
        bool(game.seen(start, first + tables.subject[move]) & HEARD_OPEN) and move not in said for move in reasons
    )


def promise_gap(game: Game) -> tuple[float, int | None]:
    """Return how far promises went beyond what will be delivered, less disclosures, and the worst turn.

    A downside takes back what was promised before it; said first, it only lowers what is expected a little.
    """
    c, gap, largest, worst = game.tables.c, 0.0, 0.0, None
    for turn in game.of("promise", "disclose"):
        if turn.kind == "disclose":
            gap -= c["disclose.gap"] * max(gap, 0.0) + c["disclose.always"]
            continue
        size = float(game.tables.promise_gap[turn.subject])
        gap += size
        if size > largest:
            largest, worst = size, turn.number
    return max(gap, 0.0), worst


def _difference(game: Game) -> list[Mark]:
    turn = game.first("differ")
    if turn is None:
        missing = Mark(
            "reasons", "one difference", 0.0, 1.0, "You did not say the one thing that sets you apart from the rival."
        )
        return [missing] if game.could("differ", *THERE) else []
    tables, first = game.tables, game.tables.blocks.heard
    heard = game.trace.seen[turn.number, game.index, first : first + tables.facts] & HEARD_OPEN
    linked = bool(np.any((heard > 0) & tables.difference_needs)) or not tables.difference_needs.any()
    why = "You said what sets you apart, tied to what they had told you."
    if not linked:
        why = "You said what sets you apart, but not why that matters here."
    return [Mark("reasons", "one difference", 1.0 if linked else 0.35, 1.0, why, turn.number)]
