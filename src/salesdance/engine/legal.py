"""What can be said now: a mask that reads the visible history only."""

from __future__ import annotations

import numpy as np

from salesdance.engine.modes import Phase, Seen
from salesdance.engine.phases import RESTART_MINUTES
from salesdance.engine.state import State
from salesdance.engine.tables import Bools, Ints, Tables

HEARD_OPEN, HEARD_AGAIN, NAMED, PRESENT = 2, 16, 1, 2
MOST_CLOSES, MOST_DODGES, LONGEST_OVERRUN = 4, 3, 20


def legal(tables: Tables, state: State) -> Bools:
    """Return [N, M]: True where a move can be made now. All False only in finished games."""
    phase = state.seen[:, Seen.PHASE]
    mask = tables.in_phase.take(phase, axis=0)
    mask &= state.said < tables.often
    _talk(tables, state, mask)
    _meeting(tables, state, mask)
    _nail(tables, state, mask)
    _stop(tables, state, mask)
    _after_no(tables, state, mask)
    return mask


def _talk(tables: Tables, state: State, mask: Bools) -> None:
    seen, b, spans = state.seen, tables.blocks, tables.spans
    for move, fact in tables.behind:
        mask[:, move] &= (seen[:, b.heard + fact] & HEARD_OPEN) > 0
    mask[:, spans["reason"]] &= (seen[:, b.heard + tables.subject[spans["reason"]]] & HEARD_OPEN) > 0
    again = np.flatnonzero(seen[:, Seen.PHASE] == Phase.RESTART)
    if len(again):
        _again(tables, seen[again], mask, again)
    mask[:, spans["follow"]] &= (seen[:, Seen.LAST_FACT] > 0)[:, None]
    people = seen[:, b.people + tables.subject[spans["bring"]]]
    mask[:, spans["bring"]] &= (people & (NAMED | PRESENT)) == NAMED
    mask[:, spans["excuse"]] &= seen[:, b.excused + tables.subject[spans["excuse"]]] > 0
    mask[:, spans["close"]] &= (seen[:, Seen.CLOSES] < MOST_CLOSES)[:, None]
    last = seen[:, Seen.LAST_MOVE]
    quiet = (last >= 0) & tables.is_silence[last]
    mask[:, spans["silence"]] &= ~quiet[:, None]


def _again(tables: Tables, seen: Ints, mask: Bools, rows: Ints) -> None:
    """In a fresh meeting everything heard may be asked and used once more."""
    asks, reasons, b = tables.of_kind("ask"), tables.of_kind("reason"), tables.blocks
    opener = tables.opener[tables.subject[asks]]
    opened = (opener < 0) | ((seen[:, b.heard + np.maximum(opener, 0)] & HEARD_OPEN) > 0)
    heard = seen[:, b.heard + tables.subject[asks]]
    mask[rows[:, None], asks] |= opened & ((heard & HEARD_AGAIN) == 0)
    mask[rows[:, None], reasons] |= (seen[:, b.heard + tables.subject[reasons]] & HEARD_OPEN) > 0


def _meeting(tables: Tables, state: State, mask: Bools) -> None:
    seen = state.seen
    phase, meeting = seen[:, Seen.PHASE], seen[:, Seen.MEETING]
    mask[:, tables.needs_meeting] &= (meeting + 1 < tables.meetings)[:, None]
    booked = tables.booked[np.minimum(meeting, tables.meetings - 1)]
    booked = np.where(phase == Phase.RESTART, RESTART_MINUTES, booked)
    late = seen[:, Seen.MINUTE] > booked + LONGEST_OVERRUN
    over = np.flatnonzero(late & ((phase == Phase.TALK) | (phase == Phase.RESTART)))
    if len(over):
        mask[over] &= tables.outstayed


def _nail(tables: Tables, state: State, mask: Bools) -> None:
    phase, b, nail = state.seen[:, Seen.PHASE], tables.blocks, tables.of_kind("nail")
    rows = np.flatnonzero((phase == Phase.CEMENT) | (phase == Phase.STOP))
    if not len(rows):
        return
    seen, item, level = state.seen[rows], tables.subject[nail], tables.level[nail]
    fits = (seen[:, b.nailed + item] < level) & (seen[:, b.dodged + item] < MOST_DODGES)
    in_time = (seen[:, [Seen.DAY]] < tables.due[item]) & (level >= 2)
    fits &= (seen[:, [Seen.PHASE]] == Phase.CEMENT) | in_time
    mask[rows[:, None], nail] &= fits


def _stop(tables: Tables, state: State, mask: Bools) -> None:
    rows = np.flatnonzero(state.seen[:, Seen.PHASE] == Phase.STOP)
    if not len(rows):
        return
    quarters = np.minimum(state.seen[rows, Seen.QUARTERS], len(tables.affordable) - 1)
    mask[rows] &= tables.affordable[quarters]
    mask[rows[:, None], tables.of_kind("reply")] &= state.seen[rows, Seen.WOBBLE_DAY][:, None] > 0


def _after_no(tables: Tables, state: State, mask: Bools) -> None:
    seen, spans = state.seen, tables.spans
    mask[:, spans["matched"]] &= (seen[:, Seen.WHY_ASKED] > 0)[:, None]
    mask[:, spans["third"]] &= (seen[:, Seen.MATCHED_ASKED] > 0)[:, None]
    mask[:, spans["offer"]] &= (seen[:, Seen.TOLD] >= 3)[:, None]
    can_return = (seen[:, Seen.FINAL] == 2) & (seen[:, Seen.MEETING] + 1 < tables.meetings)
    mask[:, spans["come_back"]] &= can_return[:, None]
