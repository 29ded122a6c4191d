"""Days on which nothing happens, passed over many at a time: what would come of them day by day, to the last bit.

Most days are quiet and leave the customer as they are. Whether one may not be is told by its luck and by bounds that
hold for all days up to the next halt. A day that cannot be told so, the last one and a day on which a rival may pitch
are left to `step`, and so is a halt unless it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.cementing import is_hollow
from salesdance.engine.curves import Floats, chance_of, exponential
from salesdance.engine.hazard import Burden, settle_rate
from salesdance.engine.luck import Seeds, uniform
from salesdance.engine.modes import Level, Mode, Phase, Seen
from salesdance.engine.ninety import QUIET, settled, unseen, wavers_openly
from salesdance.engine.phases import MOST_SAID
from salesdance.engine.state import State
from salesdance.engine.tables import LAST_DAY, Bools, Ints, Tables

KEPT = 16
ROOM = np.float32(1e-5)
"""Bounds stand so far apart from what they bound that no rounding matters."""
PIECE = 4096
"""Games at a time: with a row for each day they fit the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Halts:
    """How many days may be passed over at most, from the end of each day [LAST_DAY + 1]: to the next halt.

    `pitched` once the rival has pitched, `unpitched` before; `waiting` [LAST_DAY + 2] since second thoughts showed.
    `front` float32 [LAST_DAY + 1] is the most that any later day presses, `weight` the least that reasons weigh.
    """

    move: int
    pitched: Ints
    unpitched: Ints
    waiting: Ints
    front: Floats
    weight: np.float32


@lru_cache(maxsize=KEPT)
def halts_of(tables: Tables) -> Halts:
    """Return the halts of a scenario; they are worked out once."""
    stop = tables.is_stop.copy()
    stop[LAST_DAY] = True
    front = np.maximum.accumulate(tables.day_front[::-1])[::-1]
    return Halts(
        move=int(tables.of_kind("day")[0]),
        pitched=_until(stop),
        unpitched=_until(stop | (tables.pitch_chance > 0)),
        waiting=_until(tables.unanswered),
        front=np.append(front[1:], front[-1]).astype(np.float32),
        weight=np.float32(tables.day_weight[1:].min()),
    )


def _until(halt: Bools) -> Ints:
    """Return how many places after each are no halt; as many as there are days, where no halt follows."""
    left = np.full(len(halt), LAST_DAY, dtype=np.int64)
    for at in range(len(halt) - 2, -1, -1):
        left[at] = 0 if halt[at + 1] else min(left[at + 1] + 1, LAST_DAY)
    return left


def pass_quiet_days(tables: Tables, state: State, seeds: Seeds, *, arrives: bool = False) -> Ints:
    """Pass over the quiet days that lie next in games on their way to the next stop; return how many in each [N].

    `state` is written to: it is what `step` would make of those days one after the other. Row i depends on row i alone.
    Who `arrives` takes the day of the stop as well, where it is as quiet: the game then stands before the post.
    """
    passed = np.zeros(len(state), dtype=np.int64)
    for at in range(0, len(state), PIECE):
        rows = np.flatnonzero(state.seen[at : at + PIECE, Seen.PHASE] == Phase.PASSING) + at
        if len(rows):
            part = State(state.type.take(rows), state.mode.take(rows), state.levels.take(rows, axis=0),
                         state.seen.take(rows, axis=0), state.said[:0])  # fmt: skip
            days, there = quiet_days(tables, part, seeds.take(rows), arrives=arrives)
            some = np.flatnonzero(days)
            _pass(tables, state, rows[some], days[some])
            _arrive(state, rows[there])
            passed[rows] = days
    return passed


def quiet_days(tables: Tables, s: State, seeds: Seeds, *, arrives: bool = False) -> tuple[Ints, Bools]:
    """Return how many of the next days are sure to be quiet and to leave the hidden mode as it is [n], in PASSING.

    And whether the last of them is that of the next stop [n]; never, but for those who may arrive.
    """
    halts, seen = halts_of(tables), s.seen
    today, pitched = seen[:, Seen.DAY].astype(np.int64), seen[:, Seen.RIVAL_DAY] > 0
    shown = seen[:, Seen.WOBBLE_DAY].astype(np.int64)
    most = np.where(pitched, halts.pitched.take(today), halts.unpitched.take(today))
    most = np.where(shown > 0, np.minimum(most, halts.waiting.take(today + 1 - np.minimum(shown, today + 1))), most)
    ahead = most + _may_arrive(tables, today + most + 1, pitched) if arrives else most
    longest = int(ahead.max(initial=0))
    if longest == 0:
        return ahead, np.zeros(len(ahead), dtype=np.bool_)
    low, high = _bounds(tables, halts, s, today, ahead)
    days = today + np.arange(longest)[:, None]
    u = uniform(np.broadcast_to(seeds, days.shape), np.full(days.shape, halts.move + 2), days)
    stirs = (u < low) | (u >= high)
    first = np.where(stirs.any(axis=0), stirs.argmax(axis=0), longest)
    passed = np.minimum(first, ahead)
    return passed, passed > most


def _may_arrive(tables: Tables, halt: Ints, pitched: Bools) -> Bools:
    """Tell whether the day of a halt can be passed over too [n]: not the last one, nor one of a rival's pitch."""
    may: Bools = (halt < LAST_DAY) & (pitched | (tables.pitch_chance.take(np.minimum(halt, LAST_DAY)) == 0))
    return may


def _arrive(state: State, rows: Ints) -> None:
    """Let some games stand at their stop, before the post."""
    state.seen[rows, Seen.PHASE] = Phase.POST
    state.seen[rows, Seen.STOPS] += 1


def _bounds(tables: Tables, halts: Halts, s: State, today: Ints, most: Ints) -> tuple[Floats, Floats]:
    """Return luck between which a day is quiet and changes nothing [n], whichever of the next `most` days it is."""
    c, firm, away = tables.c, settled(s), unseen(s) | wavers_openly(s)
    follow = np.minimum(np.maximum(s.levels[:, Level.FOLLOW], -1), 1)
    wavers = np.where(firm, _most_hazard(tables, halts, s, today + most, follow), np.float32(0))
    goes = np.float32(c["waver.goes"])
    low = np.where(firm, wavers, np.where(away, settle_rate(tables, follow), np.float32(0)))
    high = np.where(firm, wavers + np.float32(c["waver.direct"]), np.where(away, goes, np.float32(0)))
    still = s.mode == Mode.GONE
    return np.where(still, np.float32(0), low + ROOM), np.where(still, np.float32(1), 1 - high - ROOM)


def _most_hazard(tables: Tables, halts: Halts, s: State, last: Ints, follow: Floats) -> Floats:
    """Return at least the chance of second thoughts on any day from the next to the `last` [n]."""
    c, seen, burden = tables.c, s.seen, Burden(tables, s, is_hollow(s))
    today = seen[:, Seen.DAY].astype(np.int64)
    live = last >= tables.golive
    held = burden.held * np.where(live, np.minimum(burden.soft, 1), 1)
    rate = burden.scale * exponential(burden.steady - held) * exponential(-halts.weight * burden.logic)
    rate *= halts.front.take(today)
    spurred = np.flatnonzero(follow > 0)
    rate[spurred] *= exponential(follow[spurred])
    fresh = np.flatnonzero(live & (today + 1 < tables.golive + int(c["hazard.golive_days"])))
    rate[fresh] *= np.maximum(burden.shock(fresh), 1)
    pitched = np.flatnonzero(seen[:, Seen.RIVAL_DAY])
    rate[pitched] *= np.maximum(burden.flank(pitched), 1)
    rate += np.where(live, np.float32(c["hazard.gap_daily"]) * burden.gap, np.float32(0))
    return chance_of(rate * (1 + ROOM) + ROOM).astype(np.float32)


def _pass(tables: Tables, state: State, rows: Ints, days: Ints) -> None:
    """Let so many quiet days pass in some games."""
    seen, move = state.seen, halts_of(tables).move
    seen[rows, Seen.DAY] += days.astype(np.int16)
    seen[rows, Seen.LAST_MOVE], seen[rows, Seen.LAST_SIGNAL] = move, QUIET
    state.said[rows, move] = np.minimum(state.said[rows, move] + days, MOST_SAID)
    follow = state.levels[rows, Level.FOLLOW]
    helped = np.flatnonzero(follow)
    if len(helped):
        state.levels[rows[helped], Level.FOLLOW] = _faded(tables, follow[helped], days[helped])


def _faded(tables: Tables, follow: Floats, days: Ints) -> NDArray[np.float32]:
    """Return what is left of a follow-up after so many days, rounded day by day as the days themselves would."""
    fades = np.float32(tables.c["follow.fades"])
    for day in range(int(days.max())):
        follow = np.where(days > day, follow * fades, follow)
    return follow
