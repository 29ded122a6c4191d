"""Which question is asked, which promise made: how far a way of picking tells what somebody chose.

Each choice between several is held against the ways of picking that a house player may have. Somebody without a way
agrees with it as often as chance would have it; what is beyond that is by habit, and that is what is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from salesdance.engine import Phase
from salesdance.habits import Pick
from salesdance.players import worths_seen
from salesdance.scoring.reading import THERE
from salesdance.simulation.own.measuring import Measured
from salesdance.simulation.own.occasions import Noted, Own

WAYS: Mapping[str, tuple[Pick, ...]] = {
    "ask": ("unheard_topic", "same_topic", "least_said", "first"),
    "reason": ("least_said", "first", "likeliest"),
    "promise": ("least_said", "boldest", "first"),
    "disclose": ("first",),
    "answer": ("voiced", "likeliest", "first"),
    "excuse": ("first",),
    "nail": ("undodged", "dodged", "least_said", "first", "likeliest"),
    "contact": ("least_said", "first", "likeliest"),
}
"""Kind of move -> the ways of picking that it is held against; of two that tell as much the first counts."""
LOOSE: tuple[Pick, ...] = ("unheard_topic", "same_topic", "voiced", "undodged", "dodged")
"""Ways that leave several moves alike, any of which agrees with them; of the others only the very move does."""
FEWEST_CHOICES = 8
"""Of fewer choices nothing is said."""
CLEAR = 2.0
"""By how many standard errors a way has to tell more than chance."""


@dataclass(frozen=True, slots=True)
class Preference:
    """How somebody picks: `pick` in a `share` of the choices, anyhow in the rest."""

    pick: Pick = "random"
    share: float = 0.0


def preferred(own: Own) -> Noted:
    """Yield for each choice and way of picking whether the two agree, and how likely that is without the way."""
    for kind, ways in WAYS.items():
        phases = THERE if kind != "contact" else (Phase.STOP,)
        part = own.part(*phases)
        for at, turn in enumerate(part.turns):
            if turn.kind == kind:
                yield from _agreeing(part, at, ways)


def _agreeing(part: Own, at: int, ways: tuple[Pick, ...]) -> Noted:
    turn, tables = part.turns[at], part.game.tables
    columns = np.array(
        [
            m
            for m in tables.of_kind(turn.kind)
            if part.mask[at, m] and (tables.moves[m].entry.manner or "") == turn.manner
        ]
    )
    if len(columns) < 2 or turn.move not in columns:
        return
    state, chosen = part.state.rows(np.array([at])), int(np.flatnonzero(columns == turn.move)[0])
    for pick in ways:
        worth = worths_seen(pick, tables, state, columns)[0]
        best = worth == worth.max()
        if pick in LOOSE:
            agrees, alike = bool(best[chosen]), int(best.sum())
        else:
            agrees, alike = chosen == int(worth.argmax()), 1
        if alike < len(columns):
            yield f"{turn.kind}:{pick}", float(agrees), 1
            yield f"{turn.kind}?{pick}", alike / len(columns), 1


def preference(found: Measured, kind: str) -> Preference:
    """Return how somebody picks among moves of a kind, by what tells clearly more than chance."""
    best = Preference()
    for pick in WAYS[kind]:
        agreed, of = found.rate(f"{kind}:{pick}"), found.of(f"{kind}:{pick}")
        chance = found.rate(f"{kind}?{pick}")
        if of < FEWEST_CHOICES or agreed - chance < CLEAR * sqrt(chance * (1 - chance) / of):
            continue
        share = (agreed - chance) / (1 - chance)
        if share > best.share:
            best = Preference(pick, share)
    return best
