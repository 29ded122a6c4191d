"""How many decisions a game has for whoever plays it: all of them, and counted in exchanges.

A question with the follow-up or the silence after it is one exchange, a case of up to three reasons put together is
one, each line of the sheet is one, and each stop of the ninety days is one, however many hours are given to it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Phase, Tables
from salesdance.engine.modes import PHASES
from salesdance.engine.signals import KIND_CODE, KINDS
from salesdance.players import Games
from salesdance.scoring.reading import FORCED

Numbers = NDArray[np.float64]
STAYS = ("follow", "silence")
"""What stays with the last answer, and so belongs to its exchange."""
CASE = 3
"""Reasons that are put together as one case."""


def exchanges(tables: Tables, games: Games) -> Numbers:
    """Return the exchanges of each game [G]; what the scenario brought along is none of them."""
    return decisions(tables, games)[1]


def decisions(tables: Tables, games: Games) -> tuple[Numbers, Numbers]:
    """Return how many moves somebody chose in each game [G], and how many exchanges they are."""
    whole = games.moves.shape[1]
    made, out = np.zeros(whole), np.zeros(whole)
    reasons, last_stop = np.zeros(whole, dtype=np.int64), np.full(whole, -1, dtype=np.int64)
    begin = np.array([kind not in STAYS for kind in KINDS]).take(tables.kind)
    reason, chosen = tables.kind == KIND_CODE["reason"], ~np.isin(np.arange(PHASES), FORCED)
    for move, origin, (phase, stop) in zip(games.moves, games.origin, games.acts.transpose(0, 2, 1), strict=True):
        if not origin:
            continue
        decides = (move >= 0) & chosen.take(phase)
        rows = np.flatnonzero(decides)
        if not len(rows):
            continue
        made += decides
        here, at_stop = move.take(rows), np.flatnonzero(phase.take(rows) == Phase.STOP)
        says, begins = reason.take(here), begin.take(here)
        if says.any():
            count = reasons.take(rows)
            begins &= ~says | (count % CASE == 0)
            reasons[rows] = np.where(says, count + 1, 0)
        else:
            reasons[rows] = 0
        if len(at_stop):
            stopped, stop_now = rows.take(at_stop), stop.take(rows.take(at_stop))
            begins[at_stop] &= stop_now != last_stop.take(stopped)
            last_stop[stopped] = stop_now
        out[rows] += begins
    return made, out
