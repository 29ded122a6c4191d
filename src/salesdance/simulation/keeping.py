"""What a player's own moves did for who is still there on day 90, with the luck of the calendar taken out.

P(still there) of one customer, if nothing more is done, is known exactly from the hidden state, and between two moves
of the player it only drifts with luck: on average it stays what it is. So the sum of what the moves themselves changed
has the same mean as the share that is kept, and spreads far less.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Mode, Phase, Seen, State, Tables, still_there
from salesdance.engine.modes import HOLLOW_SHIFT

Numbers = NDArray[np.float64]
Bools = NDArray[np.bool_]
CALENDAR = (Phase.PASSING, Phase.POST, Phase.WAITING)


class Keeping:
    """Watches games at play: `still` [G] as above, and how each yes was meant when it was said.

    `genuine`, `hollow` [G]: the first yes of the game was meant, or was a kindness; neither without a yes. Without
    `exact` only these are noted: `still` costs about half as much as the games themselves.
    """

    def __init__(self, tables: Tables, games: int, *, exact: bool = True) -> None:
        self._tables = tables
        self.exact = exact
        self._due = np.ones(games, dtype=np.bool_)
        self.still: Numbers = np.zeros(games)
        self.genuine, self.hollow = np.zeros((2, games), dtype=np.bool_)

    def watch(self, before: State, after: State, move: NDArray[np.int64], rows: NDArray[np.int64]) -> None:
        """Take in one turn of the games `rows`; made for `players.play`."""
        was, now = before.seen[:, Seen.PHASE], after.seen[:, Seen.PHASE]
        if (was == Phase.PASSING).all():
            return
        self._meant(before, after, rows)
        if not self.exact:
            return
        carry_on = self._tables.of_kind("carry_on")[0]
        acts = (move >= 0) & (move != carry_on) & ~np.isin(was, CALENDAR) & ~self._due[rows]
        self._count(before, np.flatnonzero(acts), rows, -1)
        self._due[rows[acts]] = True
        leaves = (move >= 0) & self._due[rows] & ((now == Phase.PASSING) | (now == Phase.DONE))
        self._count(after, np.flatnonzero(leaves), rows, 1)
        self._due[rows[leaves]] = False

    def _count(self, state: State, here: NDArray[np.int64], rows: NDArray[np.int64], sign: int) -> None:
        if len(here):
            self.still[rows[here]] += sign * kept_if_left(self._tables, state.rows(here))

    def _meant(self, before: State, after: State, rows: NDArray[np.int64]) -> None:
        said = (after.seen[:, Seen.SAID_YES] > 0) & ~(self.genuine[rows] | self.hollow[rows])
        fresh = np.flatnonzero(said)
        if not len(fresh):
            return
        at_first = before.seen[fresh, Seen.SAID_YES] > 0
        mode = np.where(at_first, before.mode[fresh], after.mode[fresh])
        hollow = (mode >= Mode.HOLLOW_SETTLED) & (mode <= Mode.HOLLOW_UNSEEN)
        self.hollow[rows[fresh]], self.genuine[rows[fresh]] = hollow, ~hollow


def kept_if_left(tables: Tables, state: State) -> Numbers:
    """Return P(settled on day 90) [n] of games whose hidden state is known, if nothing more is done."""
    out, mode = np.zeros(len(state)), state.mode
    over = state.seen[:, Seen.PHASE] == Phase.DONE
    out[over] = np.isin(mode[over], (Mode.SETTLED, Mode.HOLLOW_SETTLED))
    here = np.flatnonzero((mode >= Mode.SETTLED) & (mode <= Mode.HOLLOW_UNSEEN) & ~over)
    if len(here):
        hollow = mode[here] >= Mode.HOLLOW_SETTLED
        settled, wavering = still_there(tables, state.rows(here), hollow.astype(np.float32))
        firm = mode[here] - HOLLOW_SHIFT * hollow == Mode.SETTLED
        out[here] = np.where(firm, settled, wavering)
    return out
