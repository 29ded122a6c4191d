"""Every way a deal can go on from a moment, one by one: no luck, no belief but the weights at first.

Paths that came to the very same state, to the last bit, are gone on with together; a test does without. A path carries
a whole state of its own and knows its hidden type and mode; the player is given no more than what can be
seen, and hears by counting clues, as it does in the games that are played on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Counts, counting, value_by_mode
from salesdance.coach.listening import Moment
from salesdance.coach.playing_on import Expert
from salesdance.engine import Mode, Phase, Seen, State, Tables, advance, answers, legal, signal_of
from salesdance.engine.modes import MODES

Ints = NDArray[np.int64]
Numbers = NDArray[np.float64]
MOST_PATHS, AT_ONCE = 600_000, 32
CALENDAR = {Phase.PASSING: "day", Phase.POST: "post", Phase.WAITING: "turn_up"}


def enumerated(
    tables: Tables, expert: Expert, moment: Moment, option: int, *, merged: bool = True
) -> tuple[float, float]:
    """Return the expected value and P(kept) of making one move, then playing on, over all that may be true."""
    rows = np.flatnonzero(moment.belief.weights[0].ravel())
    parts = [
        _enumerated(tables, expert, moment, option, rows[at : at + AT_ONCE], merged=merged)
        for at in range(0, len(rows), AT_ONCE)
    ]
    return sum(value for value, _ in parts), sum(kept for _, kept in parts)


def _enumerated(
    tables: Tables, expert: Expert, moment: Moment, option: int, rows: Ints, *, merged: bool
) -> tuple[float, float]:
    state = moment.belief.state.rows(rows // MODES)
    state.mode[:] = rows % MODES
    chance, move = moment.belief.weights[0].ravel()[rows], np.full(len(rows), option)
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
        if merged and len(chance):
            first, chance = _merged(state, heard, chance)
            state, heard = state.rows(first), heard.rows(first)
        move = _next(tables, expert, state, heard)
    return value, kept


def _merged(state: State, heard: Counts, chance: Numbers) -> tuple[Ints, Numbers]:
    """Return one of each set of paths that are the same in every bit, and the chances of the sets."""
    fields = [getattr(state, name) for name in State.__slots__] + [heard.odds, heard.solved, heard.levels]
    raw = [np.ascontiguousarray(field).reshape(len(chance), -1).view(np.uint8) for field in fields]
    bits = np.ascontiguousarray(np.concatenate(raw, axis=1))
    _, first, of = np.unique(bits.view(f"V{bits.shape[1]}").ravel(), return_index=True, return_inverse=True)
    return first, np.bincount(of, weights=chance)


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
