"""What games that are played on are worth: long-game value and P(kept), with the luck of the calendar taken out.

If nothing more is done, what a customer after the yes is worth is known exactly from the hidden state, and over the
days it only drifts: on average it stays what it is. So what the moves themselves changed has the same mean as what came
of it all, and spreads less (docs/coach.md).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import worth_of_end, worth_of_yes
from salesdance.engine import Mode, Phase, Seen, State, Tables, still_there
from salesdance.engine.modes import HOLLOW_SHIFT

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Worths:
    """Watches games that are played on: `value`, `kept` [N] add up to what each is worth once it is over.

    Where `calm` [N] is False the luck of the calendar is left in, and the two are simply how the game ended.
    """

    def __init__(self, tables: Tables, calm: Bools) -> None:
        self._tables, self._calm, self._some = tables, calm, bool(calm.any())
        self.value, self.kept = np.zeros(len(calm)), np.zeros(len(calm))
        self._open = np.ones(len(calm), dtype=np.bool_)
        """Whether a stretch of own moves is going on, whose end is still to be counted."""
        self._carry_on = int(tables.of_kind("carry_on")[0])

    def watch(self, before: State, after: State, move: Ints, rows: Ints) -> None:
        """Take in one turn of the games `rows`."""
        was, now = before.seen[:, Seen.PHASE], after.seen[:, Seen.PHASE]
        over = now == Phase.DONE
        if over.any():
            ends = over & (was != Phase.DONE) & ~self._calm[rows]
            self._count(after, np.flatnonzero(ends), rows, 1)
        if self._some:
            self._watch_calmly(before, after, move, rows)

    def _watch_calmly(self, before: State, after: State, move: Ints, rows: Ints) -> None:
        was, now, calm = before.seen[:, Seen.PHASE], after.seen[:, Seen.PHASE], self._calm[rows]
        calendar = (was == Phase.PASSING) | (was == Phase.POST)
        lost = np.flatnonzero(calendar & (now == Phase.AFTER_NO) & calm)
        if len(lost):
            self._given_up(after, lost, rows)
        played = ~calendar & (was != Phase.DONE) & calm
        if not played.any():
            return
        acts = played & (move != self._carry_on) & ~self._open[rows]
        self._count(before, np.flatnonzero(acts), rows, -1)
        self._open[rows[acts]] = True
        leaves = played & self._open[rows] & ((now == Phase.PASSING) | (now == Phase.DONE))
        self._count(after, np.flatnonzero(leaves), rows, 1)
        self._open[rows[leaves]] = False

    def _given_up(self, after: State, lost: Ints, rows: Ints) -> None:
        """One who cancels was counted as lost for good; now there is a talk about it, which may be worth more."""
        poor = self._tables.types.poor[after.type[lost]]
        self.value[rows[lost]] += self._tables.c["worth.poor_fit_gone"] * poor
        self._open[rows[lost]] = True

    def _count(self, state: State, here: Ints, rows: Ints, sign: int) -> None:
        if len(here):
            # What was said how often plays no part in it, and is much to copy.
            value, kept = if_left(self._tables, replace(state, said=state.said[:, :0]).rows(here))
            self.value[rows[here]] += sign * value
            self.kept[rows[here]] += sign * kept


def if_left(tables: Tables, state: State) -> tuple[Numbers, Numbers]:
    """Return long-game value and P(kept) [n] of games whose hidden state is known, if nothing more is done.

    For games after a yes or at their end.
    """
    mode = state.mode
    value, kept = np.zeros(len(state)), np.zeros(len(state))
    yes = (mode >= Mode.SETTLED) & (mode <= Mode.HOLLOW_UNSEEN)
    here, rest = np.flatnonzero(yes), np.flatnonzero(~yes)
    if len(here):
        part = state.rows(here) if len(rest) else state
        hollow = (part.mode >= Mode.HOLLOW_SETTLED).astype(np.float32)
        settled, wavering = _still(tables, part, hollow)
        kept[here] = np.where(part.mode - HOLLOW_SHIFT * (hollow > 0) == Mode.SETTLED, settled, wavering)
        value[here] = worth_of_yes(tables, part, hollow, kept[here])
    if len(rest):
        part = state.rows(rest) if len(here) else state
        values = worth_of_end(tables, part)
        for code in np.unique(part.mode):
            at = np.flatnonzero(part.mode == code)
            value[rest[at]] = values[int(code)][at]
    return value, kept


def _still(
    tables: Tables, state: State, hollow: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    if (state.seen[:, Seen.PHASE] == Phase.DONE).all():
        return np.ones(len(state), dtype=np.float32), np.zeros(len(state), dtype=np.float32)
    return still_there(tables, state, hollow)
