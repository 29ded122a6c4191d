"""What can be said now: a mask that reads the visible history only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.gates import Gate
from salesdance.engine.modes import DATED, HALF, HEARD_AGAIN, HEARD_OPEN, NAMED, PRESENT, SAID_OPEN, Phase, Seen
from salesdance.engine.state import State
from salesdance.engine.tables import Bools, Ints, Tables

PIECE = 16384  # games at a time: what fits the cache
History = NDArray[np.int16]


def legal(tables: Tables, state: State) -> Bools:
    """Return [N, M]: True where a move can be made now. All False only in finished games."""
    n = len(state)
    if n > PIECE:
        whole = np.empty((n, len(tables.moves)), dtype=np.bool_)
        for part in (slice(at, at + PIECE) for at in range(0, n, PIECE)):
            whole[part] = legal(tables, state.rows(part))
        return whole
    seen, phase = state.seen, state.seen[:, Seen.PHASE]
    mask: Bools = tables.in_phase.take(phase, axis=0)
    mask &= state.said < tables.often
    _subjects(tables, seen, mask)
    again = np.flatnonzero(phase == Phase.RESTART)
    if len(again):
        _again(tables, seen[again], mask, again)
    mask &= tables.gates.take(_open_gates(tables, seen), axis=0)
    nailing = np.flatnonzero((phase == Phase.CEMENT) | (phase == Phase.STOP))
    if len(nailing):
        _nail(tables, seen[nailing], mask, nailing)
    stops = np.flatnonzero(phase == Phase.STOP)
    if len(stops):
        left = np.minimum(seen[stops, Seen.QUARTERS], len(tables.affordable) - 1)
        within = tables.affordable[left]
        # Second thoughts can always be met: there is an hour for that when there is no hour left.
        within[:, tables.of_kind("restart")] |= (seen[stops, Seen.WOBBLE_DAY] > 0)[:, None]
        mask[stops] &= within
    return mask


def _subjects(tables: Tables, seen: History, mask: Bools) -> None:
    b, spans, subject = tables.blocks, tables.spans, tables.subject
    for move, fact in tables.behind:
        mask[:, move] &= (seen[:, b.heard + fact] & HEARD_OPEN) > 0
    reasons, brings, excuses = spans["reason"], spans["bring"], spans["excuse"]
    mask[:, reasons] &= (seen[:, b.heard + subject[reasons]] & HEARD_OPEN) > 0
    mask[:, brings] &= (seen[:, b.people + subject[brings]] & (NAMED | PRESENT)) == NAMED
    mask[:, excuses] &= seen[:, b.excused + subject[excuses]] > 0


def _again(tables: Tables, seen: History, mask: Bools, rows: Ints) -> None:
    """In a fresh meeting everything heard may be asked and used once more."""
    asks, reasons, b = tables.of_kind("ask"), tables.of_kind("reason"), tables.blocks
    opener = tables.opener[tables.subject[asks]]
    opened = (opener < 0) | ((seen[:, b.heard + np.maximum(opener, 0)] & HEARD_OPEN) > 0)
    heard = seen[:, b.heard + tables.subject[asks]]
    mask[rows[:, None], asks] |= opened & ((heard & HEARD_AGAIN) == 0)
    mask[rows[:, None], reasons] |= (seen[:, b.heard + tables.subject[reasons]] & HEARD_OPEN) > 0


def _open_gates(tables: Tables, seen: History) -> History:
    phase, meeting, last = seen[:, Seen.PHASE], seen[:, Seen.MEETING], seen[:, Seen.LAST_MOVE]
    c, restart = tables.c, phase == Phase.RESTART
    booked = tables.booked[np.minimum(meeting, tables.meetings - 1)]
    booked = np.where(restart, int(c["restart.minutes"]), booked)
    late = (seen[:, Seen.MINUTE] > booked + int(c["overrun.most"])) & (restart | (phase == Phase.TALK))
    more = meeting + 1 < tables.meetings
    gates: History = (seen[:, Seen.LAST_FACT] > 0) * np.int16(Gate.FOLLOW)
    gates += (seen[:, Seen.CLOSES] < int(c["limit.closes"])) * np.int16(Gate.CLOSE)
    gates += more * np.int16(Gate.DATED)
    gates += ((last < 0) | ~tables.is_silence[last]) * np.int16(Gate.SILENCE)
    gates += (seen[:, Seen.WHY_ASKED] > 0) * np.int16(Gate.MATCHED)
    gates += (seen[:, Seen.MATCHED_ASKED] > 0) * np.int16(Gate.THIRD)
    gates += (seen[:, Seen.TOLD] >= HALF) * np.int16(Gate.OFFER)
    gates += (more & (seen[:, Seen.FINAL] == SAID_OPEN)) * np.int16(Gate.COME_BACK)
    gates += (seen[:, Seen.WOBBLE_DAY] > 0) * np.int16(Gate.REPLY)
    gates += ~late * np.int16(Gate.STAY)
    return gates


def _nail(tables: Tables, seen: History, mask: Bools, rows: Ints) -> None:
    b, nail = tables.blocks, tables.of_kind("nail")
    item, level = tables.subject[nail], tables.level[nail]
    fits = (seen[:, b.nailed + item] < level) & (seen[:, b.dodged + item] < int(tables.c["limit.dodges"]))
    in_time = (seen[:, [Seen.DAY]] < tables.due[item]) & (level >= DATED)
    fits &= (seen[:, [Seen.PHASE]] == Phase.CEMENT) | in_time
    span = tables.spans["nail"]
    mask[(rows, span) if isinstance(span, slice) else (rows[:, None], span)] &= fits
