"""What can be said now: a mask that reads the visible history only.

Most of it is looked up by phase. What else it hangs on is worked out for the games in those phases alone, gathered
together first: a talk, a stop of the ninety days, the talk after a no.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.gates import Gate
from salesdance.engine.modes import (
    DATED,
    HALF,
    HEARD_AGAIN,
    HEARD_OPEN,
    IN_HAND,
    NAMED,
    PRESENT,
    SAID_OPEN,
    VAGUE,
    Phase,
    Seen,
)
from salesdance.engine.state import State, together
from salesdance.engine.tables import ABOUT_COMMITMENT, Bools, Tables

PIECE = 16384
"""Games at a time: what fits the cache."""
History = NDArray[np.int16]


def legal(tables: Tables, state: State) -> Bools:
    """Return [N, M]: True where a move can be made now. All False only in finished games."""
    n = len(state)
    if n > PIECE:
        whole = np.empty((n, len(tables.moves)), dtype=np.bool_)
        for piece in (slice(at, at + PIECE) for at in range(0, n, PIECE)):
            whole[piece] = legal(tables, state.rows(piece))
        return whole
    seen, phase = state.seen, state.seen[:, Seen.PHASE].copy()
    mask: Bools = state.said < tables.limits.take(phase, axis=0)
    for here, narrow in SCENES:
        found = np.flatnonzero(phase == here)
        if not len(found):
            continue
        rows = together(found)
        if isinstance(rows, slice):
            narrow(tables, seen[rows], mask[rows])
        else:
            part = mask.take(rows, axis=0)
            narrow(tables, seen.take(rows, axis=0), part)
            mask[rows] = part
    return mask


def _talk(tables: Tables, seen: History, mask: Bools) -> None:
    """In the talk: what is about something needs that to be known."""
    _known(tables, seen, mask)
    mask &= tables.gates.take(_gates_of_a_talk(tables, seen), axis=0)


def _restart(tables: Tables, seen: History, mask: Bools) -> None:
    """In a fresh meeting everything heard may be asked and used once more."""
    _known(tables, seen, mask)
    asks, reasons, b = tables.spans["ask"], tables.spans["reason"], tables.blocks
    heard = seen[:, b.heard : b.heard + tables.facts]
    subject, openly = tables.subject[asks], (heard & HEARD_OPEN) > 0
    opener = tables.opener[subject]
    ready = (opener < 0) | openly.take(opener, axis=1)
    mask[:, asks] |= ready & ((heard.take(subject, axis=1) & HEARD_AGAIN) == 0)
    mask[:, reasons] |= openly.take(tables.subject[reasons], axis=1)
    mask &= tables.gates.take(_gates_of_a_talk(tables, seen), axis=0)


def _known(tables: Tables, seen: History, mask: Bools) -> None:
    b, spans, subject = tables.blocks, tables.spans, tables.subject
    heard = (seen[:, b.heard : b.heard + tables.facts] & HEARD_OPEN) > 0
    for move, fact in tables.behind:
        mask[:, move] &= heard[:, fact]
    reasons, brings, excuses = spans["reason"], spans["bring"], spans["excuse"]
    mask[:, reasons] &= heard.take(subject[reasons], axis=1)
    mask[:, brings] &= (seen[:, tables.named] & (NAMED | PRESENT)) == NAMED
    mask[:, excuses] &= seen[:, tables.excused] > 0


def _cement(tables: Tables, seen: History, mask: Bools) -> None:
    """After the yes: what is not nailed down as firmly yet, unless it was dodged too often."""
    b, reasons = tables.blocks, tables.spans["reason"]
    mask[:, reasons] &= (seen.take(b.heard + tables.subject[reasons], axis=1) & HEARD_OPEN) > 0
    _nail(tables, mask, _fixed(tables, seen))


def _fixed(tables: Tables, seen: History) -> History:
    """Return how firmly each commitment stands [n, 5]; one that is not to be raised again counts as the firmest."""
    b, five = tables.blocks, len(tables.due)
    given_up = seen[:, b.dodged : b.dodged + five] >= int(tables.c["limit.dodges"])
    return np.where(given_up, IN_HAND, seen[:, b.nailed : b.nailed + five])


def _nail(tables: Tables, mask: Bools, fixed: History) -> None:
    nail = tables.spans["nail"]
    mask[:, nail] &= fixed.take(tables.subject[nail], axis=1) < tables.level[nail]


def _gates_of_a_talk(tables: Tables, seen: History) -> History:
    c, meeting, last = tables.c, seen[:, Seen.MEETING], seen[:, Seen.LAST_MOVE]
    booked = tables.booked.take(np.minimum(meeting, tables.meetings - 1))
    booked = np.where(seen[:, Seen.PHASE] == Phase.RESTART, int(c["restart.minutes"]), booked)
    late = seen[:, Seen.MINUTE] > booked + int(c["overrun.most"])
    gates: History = ~late * Gate.STAY
    gates |= (seen[:, Seen.LAST_FACT] > 0) * Gate.FOLLOW
    gates |= (seen[:, Seen.CLOSES] < int(c["limit.closes"])) * Gate.CLOSE
    gates |= (meeting + 1 < tables.meetings) * Gate.DATED
    gates |= ~tables.is_silence.take(last) * Gate.SILENCE
    return gates


def _after_no(tables: Tables, seen: History, mask: Bools) -> None:
    """After the no: the two questions in their order, silence once, and the roads that what was told leaves open."""
    last, more = seen[:, Seen.LAST_MOVE], seen[:, Seen.MEETING] + 1 < tables.meetings
    gates: History = Gate.STAY + ~tables.is_silence.take(last) * Gate.SILENCE
    gates |= (seen[:, Seen.WHY_ASKED] > 0) * Gate.MATCHED
    gates |= (seen[:, Seen.MATCHED_ASKED] > 0) * Gate.THIRD
    gates |= (seen[:, Seen.TOLD] >= HALF) * Gate.OFFER
    gates |= (more & (seen[:, Seen.FINAL] == SAID_OPEN)) * Gate.COME_BACK
    mask &= tables.gates.take(gates, axis=0)


def _stop(tables: Tables, seen: History, mask: Bools) -> None:
    """At a stop: what the hours left can pay for, what is still to nail down, an answer to second thoughts."""
    wobbles = seen[:, Seen.WOBBLE_DAY] > 0
    fixed, in_time = _fixed(tables, seen), seen[:, [Seen.DAY]] < tables.due
    _nail(tables, mask, np.where(in_time, np.maximum(fixed, VAGUE), IN_HAND))
    mask[:, tables.spans["reply"]] &= wobbles[:, None]
    _over(tables, seen, mask)
    left = np.minimum(seen[:, Seen.QUARTERS], len(tables.affordable) - 1)
    within = tables.affordable.take(left, axis=0)
    # Second thoughts can always be met: there is an hour for that when there is no hour left.
    within[:, tables.spans["restart"]] |= wobbles[:, None]
    mask &= within


def _over(tables: Tables, seen: History, mask: Bools) -> None:
    """Nothing is written about a commitment that had its day, once that is some days past."""
    first, five = tables.blocks.nailed, len(tables.due)
    past = seen[:, [Seen.DAY]] > tables.due + int(tables.c["contact.over"])
    over = past & (seen[:, first : first + five] >= DATED)
    if over.any():
        contacts = tables.spans["contact"]
        about = tables.about[contacts] == ABOUT_COMMITMENT
        mask[:, contacts] &= ~(about & over.take(np.where(about, tables.about_index[contacts], 0), axis=1))


Narrow = Callable[[Tables, History, Bools], None]
SCENES: tuple[tuple[int, Narrow], ...] = (
    (Phase.TALK, _talk),
    (Phase.CEMENT, _cement),
    (Phase.RESTART, _restart),
    (Phase.STOP, _stop),
    (Phase.AFTER_NO, _after_no),
)
