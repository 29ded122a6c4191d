"""What can be said now: a mask that reads the visible history only."""

from __future__ import annotations

import numpy as np

from salesdance.engine.modes import Phase, Seen
from salesdance.engine.phases import OUTSTAYED
from salesdance.engine.signals import KIND_CODE
from salesdance.engine.state import State
from salesdance.engine.tables import Bools, Tables


def legal(tables: Tables, state: State) -> Bools:
    """Return [N, M]: True where a move can be made now. All False only in finished games."""
    seen, b = state.seen, tables.blocks
    phase = seen[:, Seen.PHASE]
    mask = tables.in_phase[phase]
    mask &= state.said < tables.often
    _talk(tables, state, mask)
    _stop(tables, state, mask)
    _after_no(tables, state, mask)
    nail = tables.of_kind("nail")
    nailed = seen[:, b.nailed + tables.subject[nail]]
    dodged = seen[:, b.dodged + tables.subject[nail]]
    late = (phase == Phase.STOP)[:, None]
    in_time = seen[:, [Seen.DAY]] < tables.due[tables.subject[nail]]
    precise = tables.level[nail] >= 2
    mask[:, nail] &= (nailed < tables.level[nail]) & (dodged < 3) & (~late | (in_time & precise))
    return mask


def _talk(tables: Tables, state: State, mask: Bools) -> None:
    seen, b = state.seen, tables.blocks
    phase = seen[:, Seen.PHASE]
    asks, reasons = tables.of_kind("ask"), tables.of_kind("reason")
    opener = tables.opener[tables.subject[asks]]
    opened = (seen[:, b.heard + np.maximum(opener, 0)] & 2) > 0
    mask[:, asks] &= (opener < 0) | opened
    again = (phase == Phase.RESTART)[:, None]
    mask[:, asks] |= again & ((opener < 0) | opened) & ((seen[:, b.heard + tables.subject[asks]] & 16) == 0)
    mask[:, reasons] &= (seen[:, b.heard + tables.subject[reasons]] & 2) > 0
    mask[:, reasons] |= again & ((seen[:, b.heard + tables.subject[reasons]] & 2) > 0)
    mask[:, tables.of_kind("follow")] &= (seen[:, Seen.LAST_FACT] > 0)[:, None]
    brings = tables.of_kind("bring")
    people = seen[:, b.people + tables.subject[brings]]
    mask[:, brings] &= ((people & 1) > 0) & ((people & 2) == 0)
    excuses = tables.of_kind("excuse")
    mask[:, excuses] &= seen[:, b.excused + tables.subject[excuses]] > 0
    mask[:, tables.of_kind("close")] &= (seen[:, Seen.CLOSES] < 4)[:, None]
    meeting = seen[:, Seen.MEETING]
    dated = [m for m in tables.of_kind("next_step") if tables.moves[m].id != "next_vague"]
    mask[:, dated] &= (meeting + 1 < tables.meetings)[:, None]
    booked = np.where(phase == Phase.RESTART, 30, tables.booked[np.minimum(meeting, tables.meetings - 1)])
    talking = (phase == Phase.TALK) | (phase == Phase.RESTART)
    over = talking & (seen[:, Seen.MINUTE] > booked + 20)
    allowed = np.isin(tables.kind, [KIND_CODE[kind] for kind in OUTSTAYED])
    mask &= ~over[:, None] | allowed
    last = np.maximum(seen[:, Seen.LAST_MOVE], 0)
    quiet = (seen[:, Seen.LAST_MOVE] >= 0) & (tables.kind[last] == KIND_CODE["silence"])
    mask[:, tables.of_kind("silence")] &= ~quiet[:, None]


def _stop(tables: Tables, state: State, mask: Bools) -> None:
    seen = state.seen
    at_stop = seen[:, Seen.PHASE] == Phase.STOP
    if not at_stop.any():
        return
    costs = np.isin(tables.kind, [KIND_CODE[k] for k in ("contact", "check_in", "sell", "reply", "nail")])
    short = seen[:, [Seen.QUARTERS]] < tables.quarters
    mask &= ~(at_stop[:, None] & costs & short)
    mask[:, tables.of_kind("reply")] &= (seen[:, Seen.WOBBLE_DAY] > 0)[:, None]


def _after_no(tables: Tables, state: State, mask: Bools) -> None:
    seen = state.seen
    mask[:, tables.of_kind("matched")] &= (seen[:, Seen.WHY_ASKED] > 0)[:, None]
    mask[:, tables.of_kind("third")] &= (seen[:, Seen.MATCHED_ASKED] > 0)[:, None]
    mask[:, tables.of_kind("offer")] &= (seen[:, Seen.TOLD] >= 3)[:, None]
    can_return = (seen[:, Seen.FINAL] == 2) & (seen[:, Seen.MEETING] + 1 < tables.meetings)
    mask[:, tables.of_kind("come_back")] &= can_return[:, None]
