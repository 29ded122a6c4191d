"""Every way a deal can go on from a moment, one by one: nothing merged, no luck, no belief but the weights at first.

A path carries a whole state of its own and knows its hidden type and mode; the player is given no more than what can be
seen, and hears by counting clues, as it does in the games that are played on.
"""

from __future__ import annotations

import numpy as np

from salesdance.belief import counting, value_by_mode
from salesdance.coach.listening import Moment
from salesdance.coach.playing_on import Expert
from salesdance.engine import Mode, Phase, Seen, Tables, advance, answers, legal, signal_of
from salesdance.engine.modes import MODES

MOST_PATHS = 600_000
CALENDAR = {Phase.PASSING: "day", Phase.POST: "post", Phase.WAITING: "turn_up"}


def enumerated(tables: Tables, expert: Expert, moment: Moment, option: int) -> tuple[float, float]:
    """Return the expected value and P(kept) of making one move, then playing on, over all that may be true."""
    weights = moment.belief.weights[0].ravel()
    rows = np.flatnonzero(weights)
    state = moment.belief.state.rows(rows // MODES)
    state.mode[:] = rows % MODES
    chance, move = weights[rows], np.full(len(rows), option)
    heard = counting(tables, moment.belief).rows(np.zeros(len(rows), dtype=np.int64))
    value = kept = 0.0
    while len(chance):
        every = answers(tables, state, move).astype(np.float64)
        row, answer = np.nonzero(every * chance[:, None] > 0)
        chance = (every * chance[:, None])[row, answer]
        before, move = state.rows(row), move[row]
        state = advance(tables, before, move, answer)
        heard = heard.rows(row).heard(before, move, signal_of(tables, move, answer))
        assert len(chance) < MOST_PATHS
        over = state.seen[:, Seen.PHASE] == Phase.DONE
        for mode, worth in value_by_mode(tables, state).items():
            ended = over & (state.mode == mode)
            value += float((chance * worth)[ended].sum())
        kept += float(chance[over & np.isin(state.mode, (Mode.SETTLED, Mode.HOLLOW_SETTLED))].sum())
        going = np.flatnonzero(~over)
        state, chance, heard = state.rows(going), chance[going], heard.rows(going)
        move = _next(tables, expert, state, heard)
    return value, kept


def _next(tables, expert, state, heard):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    move = np.full(len(state), -1, dtype=np.int64)
    for phase, kind in CALENDAR.items():
        move[state.seen[:, Seen.PHASE] == phase] = tables.of_kind(kind)[0]
    free = np.flatnonzero(move < 0)
    if len(free):
        part = state.rows(free)
        seeds = np.zeros(len(free), dtype=np.uint64)
        move[free] = expert.choose(part, heard.rows(free), legal(tables, part), seeds, 0)
    return move
