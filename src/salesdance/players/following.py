"""Following habits: in each game the first habit that applies chooses, among the moves it speaks of.

A player sees the visible history and, if it listens, what it believes; never the hidden state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from math import inf

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Listener
from salesdance.engine import Seen, State, Tables
from salesdance.engine.luck import Seeds
from salesdance.engine.modes import PHASES
from salesdance.habits import MEASURES, Habit, Player
from salesdance.players.choosing import STATIC, Mask, Numbers, Situation, part_of, span_of, static_worths, worths
from salesdance.players.measures import COSTLY, measure

Ints = NDArray[np.int64]
Chooser = Callable[[State, Listener | None, Mask, Seeds, int], Ints]
"""From states, what is believed, what is legal, seeds and the turn to a move for each game."""


Range = tuple[str, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A habit with the moves it speaks of: all of them, and those that a phase may have, each also as a span.

    `worth` [M] is what its way of picking gives each move, None where that depends on the game. `seen` are the ranges
    that are read for all games at once, `costly` those that cost a listener time.
    """

    habit: Habit
    moves: Ints
    by_phase: tuple[Ints, ...]
    spans: tuple[slice | Ints, ...]
    worth: Numbers | None
    seen: tuple[Range, ...]
    costly: tuple[Range, ...]


def matching(tables: Tables, habit: Habit) -> Mask:
    """Return [M]: which moves a habit speaks of."""
    return np.array([any(fnmatchcase(move.id, p) for p in habit.moves) for move in tables.moves])


def habit_chooser(tables: Tables, player: Player, lengths: Numbers | None = None) -> Chooser:
    """Return the choice of a player by its habits; where none applies, the first legal move.

    `lengths` [M] are those of the seller's lines, for players that go by them; ValueError if they are missing then.
    """
    ready = [_made_ready(tables, habit, lengths) for habit in player.habits]
    phases = [[one for one in ready if len(one.by_phase[phase])] for phase in range(PHASES)]

    def choose(state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        chosen = np.full(len(state), -1, dtype=np.int64)
        for phase, rows in _by_phase(state):
            if rows is None:
                here = Situation(tables, state, listener, mask, seeds, turn)
                _in_phase(phases[phase], phase, here, chosen)
                continue
            heard = None if listener is None else listener.rows(rows)
            here = Situation(tables, state.rows(rows), heard, mask.take(rows, axis=0), seeds[rows], turn)
            part = np.full(len(rows), -1, dtype=np.int64)
            _in_phase(phases[phase], phase, here, part)
            chosen[rows] = part
        left = np.flatnonzero(chosen < 0)
        if len(left):
            open_still = mask[left]
            chosen[left] = np.where(open_still.any(axis=1), open_still.argmax(axis=1), -1)
        return chosen

    return choose


def _made_ready(tables: Tables, habit: Habit, lengths: Numbers | None) -> _Ready:
    moves = np.flatnonzero(matching(tables, habit))
    by_phase = tuple(moves[tables.in_phase[phase, moves]] for phase in range(PHASES))
    worth = static_worths(habit.pick, tables, lengths) if habit.pick in STATIC else None
    ranges = [(name, low, high) for name, (low, high) in habit.when.items()]
    seen = tuple(sorted((one for one in ranges if one[0] not in COSTLY), key=lambda one: MEASURES[one[0]].listener))
    costly = tuple(one for one in ranges if one[0] in COSTLY)
    return _Ready(habit, moves, by_phase, tuple(span_of(one) for one in by_phase), worth, seen, costly)


def _by_phase(state: State) -> Iterator[tuple[int, Ints | None]]:
    """Yield each phase with the games in it; None where that is all of them."""
    phase = state.seen[:, Seen.PHASE]
    present = np.flatnonzero(np.bincount(phase, minlength=PHASES)).tolist()
    for code in present:
        yield code, None if len(present) == 1 else np.flatnonzero(phase == code)


def _in_phase(habits: list[_Ready], phase: int, here: Situation, chosen: Ints) -> None:
    """Write what the habits choose in games of one phase."""
    seen: dict[str, Numbers] = {}
    rows = np.arange(len(chosen))
    for one in habits:
        at = _applying(one, phase, here, rows, seen)
        if len(at) == 0:
            continue
        columns = one.by_phase[phase]
        chosen[at] = columns[_picked(one, columns, one.spans[phase], here, at)]
        if len(at) == len(rows):
            return
        rows = rows[chosen.take(rows) < 0]


def _applying(one: _Ready, phase: int, here: Situation, rows: Ints, seen: dict[str, Numbers]) -> Ints:
    """Return those of some games in which a habit applies; what costs little is looked at first."""
    for name, low, high in one.seen:
        if name not in seen:
            seen[name] = measure(name, here.tables, here.state, here.listener, here.mask)
        rows = _within(rows, seen[name] if len(rows) == len(seen[name]) else seen[name].take(rows), low, high)
        if len(rows) == 0:
            return rows
    columns = one.by_phase[phase]
    if len(columns) == 1:
        can = here.mask[:, columns[0]]
        rows = rows[can if len(rows) == len(can) else can.take(rows)]
    else:
        rows = rows[np.any(part_of(here.mask, rows, one.spans[phase]), axis=1)]
    if one.habit.times is not None and len(rows):
        said = part_of(here.state.said, rows, span_of(one.moves))
        rows = rows[np.add.reduce(said, axis=1) < one.habit.times]
    for name, low, high in one.costly:
        if len(rows) == 0:
            return rows
        rows = _within(rows, _costly(name, here, rows), low, high)
    return rows


def _within(rows: Ints, values: Numbers, low: float, high: float) -> Ints:
    holds = values >= low if high == inf else values <= high if low == -inf else (values >= low) & (values <= high)
    return rows if holds.all() else rows[holds]


def _costly(name: str, here: Situation, rows: Ints) -> Numbers:
    if here.listener is None:
        return np.zeros(len(rows))
    part = here.rows(rows)
    return measure(name, part.tables, part.state, part.listener, part.mask)


def _picked(one: _Ready, columns: Ints, span: slice | Ints, here: Situation, rows: Ints) -> Ints:
    """Return which of `columns` is chosen in each row; of equals the first."""
    if len(columns) == 1:
        return np.zeros(len(rows), dtype=np.int64)
    allowed = part_of(here.mask, rows, span)
    if one.habit.pick == "first":
        first: Ints = allowed.argmax(axis=1)
        return first
    if one.worth is not None:
        worth = one.worth[columns][None, :]
    else:
        worth = worths(one.habit.pick, here, rows, columns, allowed)
    best: Ints = np.where(allowed, worth, -np.inf).argmax(axis=1)
    return best
