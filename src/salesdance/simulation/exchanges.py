"""How many decisions a game has for whoever plays it, counted in exchanges.

A question with the follow-up or the silence after it is one, a case of up to three reasons put together is one, each
line of the sheet is one, and each stop of the ninety days is one, however many hours are given to it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Phase, Tables
from salesdance.engine.modes import PHASES
from salesdance.engine.signals import KIND_CODE, KINDS
from salesdance.players import Games
from salesdance.scoring.reading import FORCED

STAYS = ("follow", "silence")
"""What stays with the last answer, and so belongs to its exchange."""
CASE = 3
"""Reasons that are put together as one case."""


def exchanges(tables: Tables, games: Games) -> NDArray[np.float64]:
    """Return the exchanges of each game [G]; what the scenario brought along is none of them."""
    whole = games.moves.shape[1]
    out, reasons, last_stop = np.zeros(whole), np.zeros(whole, dtype=np.int64), np.full(whole, -1, dtype=np.int64)
    begin = np.array([kind not in STAYS for kind in KINDS]).take(tables.kind)
    reason, chosen = tables.kind == KIND_CODE["reason"], ~np.isin(np.arange(PHASES), FORCED)
    for move, origin, (phase, stop) in zip(games.moves, games.origin, games.acts.transpose(0, 2, 1), strict=True):
        if not origin:
            continue
        rows = np.flatnonzero((move >= 0) & chosen.take(phase))
        if not len(rows):
            continue
        here, stop_now = move.take(rows), stop.take(rows)
        says, count = reason.take(here), reasons.take(rows)
        begins = begin.take(here) & (~says | (count % CASE == 0))
        at_stop = np.flatnonzero(phase.take(rows) == Phase.STOP)
        begins[at_stop] &= stop_now[at_stop] != last_stop[rows[at_stop]]
        out[rows] += begins
        reasons[rows] = np.where(says, count + 1, 0)
        last_stop[rows[at_stop]] = stop_now[at_stop]
    return out
