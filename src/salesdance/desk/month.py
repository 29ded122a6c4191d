"""What is done with a month of losses: debriefs and offers, within the hours there are. Every change is a new month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from salesdance.desk.pile import Desk, Ints
from salesdance.engine import State, Tables, answers, legal, step
from salesdance.engine.modes import HALF, LIE, REFUSED, TRUTH
from salesdance.engine.signals import KINDS
from salesdance.scenario import FAMILIES

HOURS, DEBRIEF, OFFER = 20, 12, 30
"""Hours a month; minutes for a debrief and for an offer. Source: the archetype of the desk (design choice)."""
Road = Literal["help", "promise"]
NOTHING, DECLINED, BACK_IN = range(3)
UNOPENED = -1
TELLING = ("why", "silence")
LEVELS = {"truth": TRUTH, "half": HALF, "lie": LIE, "refuses": REFUSED}


@dataclass(frozen=True, slots=True)
class Habit:
    """How a debrief is held: by which clean road, and whether leave is asked first."""

    road: Road
    permission: bool


HABITS = tuple(Habit(road, leave) for road in ("help", "promise") for leave in (True, False))


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """A month so far. By letter [N]: the habit it was opened with (-1: not yet), how deep the reason heard goes
    (modes.TRUTH ...) and which one it is (an objection, a family, an excuse), what came of an offer, and the chance
    that the offer had when it was made (w_now).
    """

    state: State
    habit: Ints
    depth: Ints
    reason: Ints
    offered: Ints
    chance: NDArray[np.float64]

    @property
    def opened(self) -> NDArray[np.bool_]:
        """Return which letters were debriefed [N]."""
        return np.asarray(self.habit != UNOPENED)

    @property
    def minutes(self) -> int:
        """Return the minutes spent."""
        return DEBRIEF * int(self.opened.sum()) + OFFER * int((self.offered != NOTHING).sum())

    @property
    def left(self) -> int:
        """Return the minutes left of the month's hours; below 0 where nobody counted them."""
        return 60 * HOURS - self.minutes


def new_month(desk: Desk) -> Month:
    """Return the month before anything was done."""
    n = len(desk)
    zero = np.zeros(n, dtype=np.int64)
    return Month(desk.start, zero + UNOPENED, zero, zero - 1, zero, np.zeros(n))


def debrief(desk: Desk, month: Month, letters: Ints, habit: Habit, *, hours: bool = True) -> Month:
    """Debrief letters in this order, those left out that were opened before or for which no minutes are left.

    Not `hours`: as many as there are.
    """
    chosen = letters[~month.opened[letters]]
    chosen = chosen[: max(month.left, 0) // DEBRIEF] if hours else chosen
    if not len(chosen):
        return month
    state, depth, reason = month.state, month.depth.copy(), month.reason.copy()
    for move in _script(desk.tables, habit):
        state, signal = _said(desk, state, chosen, move)
        if not _tells(desk.tables, move):
            continue
        deep, which = _reading(desk, move)
        heard = np.where(signal >= 0, deep.take(signal), 0)
        better = heard > depth
        depth, reason = np.where(better, heard, depth), np.where(better, which.take(signal), reason)
    opened = month.habit.copy()
    opened[chosen] = HABITS.index(habit)
    return replace(month, state=state, habit=opened, depth=depth, reason=reason)


def offerable(desk: Desk, month: Month) -> NDArray[np.bool_]:
    """Return to which letters an offer can be made [N]: some of the reason is known, and none was made yet."""
    return np.asarray(legal(desk.tables, month.state)[:, _offer(desk.tables)] & (month.offered == NOTHING))


def offer(desk: Desk, month: Month, letters: Ints, *, hours: bool = True) -> Month:
    """Offer what would have mended it, in this order, where it can be offered and minutes are left for it."""
    chosen = letters[offerable(desk, month)[letters]]
    chosen = chosen[: max(month.left, 0) // OFFER] if hours else chosen
    if not len(chosen):
        return month
    move = _offer(desk.tables)
    chance = month.chance.copy()
    chances = answers(desk.tables, month.state.rows(chosen), np.full(len(chosen), move))
    chance[chosen] = (chances[:, 0] + chances[:, 1]).astype(np.float64)
    state, signal = _said(desk, month.state, chosen, move)
    offered = month.offered.copy()
    offered[chosen] = np.where(signal[chosen] == 0, BACK_IN, DECLINED)
    return replace(month, state=state, offered=offered, chance=chance)


def _said(desk: Desk, state: State, letters: Ints, move: int) -> tuple[State, Ints]:
    """Return the whole batch after some of it were told this, and the signals (-1: not asked, or nothing to hear)."""
    moves = np.full(len(state), -1)
    moves[letters] = move
    after, _, signal = step(desk.tables, state, moves, desk.seeds)
    return after, signal


def _offer(tables: Tables) -> int:
    return int(tables.of_kind("offer")[0])


@lru_cache(maxsize=8)
def _script(tables: Tables, habit: Habit) -> tuple[int, ...]:
    """Return the moves of a debrief, in order."""
    return tuple(_lines(tables, habit))


def _lines(tables: Tables, habit: Habit) -> Iterator[int]:
    manners = {tables.moves[move].entry.manner: int(move) for move in tables.of_kind("grace")}
    yield int(tables.of_kind("ask_final")[0])
    yield manners["thanks"]
    if habit.road == "promise":
        yield manners["wishes_well"]
    yield int(tables.of_kind(f"road_{habit.road}")[0])
    if habit.permission:
        yield int(tables.of_kind("permission")[0])
    for kind in ("why", "matched", "silence"):
        yield int(tables.of_kind(kind)[0])


def _reading(desk: Desk, move: int) -> tuple[Ints, Ints]:
    """Return how deep each signal of a move goes (0: it tells no reason), and which reason it tells (-1: none)."""
    ids: Mapping[str, Sequence[str]] = {
        "truth": [one.id for one in desk.scenario.objections],
        "half": FAMILIES,
        "lie": [one.id for one in desk.scenario.excuses],
    }
    told = desk.tables.answers[int(desk.tables.kind[move])].signals
    parts = [name.partition("/") for name in told]
    deep = [LEVELS.get(head, 0) for head, _, _ in parts]
    which = [ids[head].index(subject) if head in ids else -1 for head, _, subject in parts]
    return np.array(deep), np.array(which)


def _tells(tables: Tables, move: int) -> bool:
    return KINDS[int(tables.kind[move])] in TELLING
