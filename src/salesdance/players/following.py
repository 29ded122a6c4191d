"""Following habits: in each game the first habit that applies chooses, among the moves it speaks of.

A player sees the visible history and, if it listens, what it believes; never the hidden state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import compress
from math import inf
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Listener
from salesdance.engine import Seen, State, Tables
from salesdance.engine.luck import Seeds, uniform
from salesdance.engine.modes import PHASES
from salesdance.engine.state import own_places, together
from salesdance.habits import MEASURES, Habit, Player
from salesdance.players.choosing import (
    STATIC,
    Mask,
    Numbers,
    Situation,
    Turns,
    follows,
    part_of,
    span_of,
    static_worths,
    turns_of,
    worths,
)
from salesdance.players.measures import COSTLY, measure

Ints = NDArray[np.int64]
Chooser = Callable[[State, Listener | None, Mask, Seeds, Turns], Ints]
"""From states, what is believed, what is legal, seeds and the turns that were had to a move for each game."""
CHANCE_PURPOSE, CHANCES = 1 << 30, 1 << 30
"""Purposes of the luck by which habits with a chance are followed: as many as there may be patterns, beyond others."""
PATTERNS_KEPT = 1024
"""So many patterns are matched only once with the moves of a scenario."""
PLAYERS_KEPT = 32
"""So many players are made ready for a scenario only once: their games come in many pieces."""
Range = tuple[str, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A habit with the moves it speaks of: all of them, and those that a phase may have.

    `fixed`: its way of picking gives a move the same worth in every game; the moves of a phase then stand by that, best
    first. `spans` are the same moves, as slices where they stand together. `seen` are the ranges that are read for all
    games at once, `costly` those that cost a listener time; `purpose` is that of its luck.
    """

    habit: Habit
    moves: slice | Ints
    by_phase: tuple[Ints, ...]
    spans: tuple[slice | Ints, ...]
    fixed: bool
    seen: tuple[Range, ...]
    costly: tuple[Range, ...]
    purpose: int


def matching(tables: Tables, habit: Habit) -> Mask:
    """Return [M]: which moves a habit speaks of."""
    matches: Mask = np.any([_matching(tables, pattern) for pattern in habit.moves], axis=0)
    return matches


@lru_cache(maxsize=PATTERNS_KEPT)
def _matching(tables: Tables, pattern: str) -> Mask:
    return np.array([fnmatchcase(move.id, pattern) for move in tables.moves])


_Habits = tuple[list[_Ready], Mask]


def has_luck(player: Player) -> bool:
    """Tell whether a player has luck of its own, so that it may do one thing or another where all else is the same."""
    return any(habit.pick == "random" or habit.chance < 1 for habit in player.habits)


def habit_chooser(tables: Tables, player: Player, lengths: Numbers | None = None) -> Chooser:
    """Return the choice of a player by its habits; where none applies, the first legal move.

    `lengths` [M] are those of the seller's lines, for players that go by them; ValueError if they are missing then.
    """
    phases = _ready(tables, player.habits, None if lengths is None else tuple(lengths.tolist()))

    def choose(state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: Turns) -> Ints:
        chosen = np.full(len(state), -1, dtype=np.int64)
        whole = Situation(tables, state, listener, mask, seeds, turn)
        for phase, rows in _by_phase(state):
            here = whole.rows(rows)
            part = np.full(len(here.state), -1, dtype=np.int64)
            _in_phase(phases[phase], phase, here, part)
            chosen[rows] = part
        left = np.flatnonzero(chosen < 0)
        if len(left):
            open_still = mask[left]
            chosen[left] = np.where(open_still.any(axis=1), open_still.argmax(axis=1), -1)
        return chosen

    return choose


@lru_cache(maxsize=PLAYERS_KEPT)
def _ready(tables: Tables, habits: tuple[Habit, ...], lengths: tuple[float, ...] | None) -> list[_Habits]:
    """Return for each phase the habits that speak of moves in it."""
    ready = [_made_ready(tables, habit, None if lengths is None else np.array(lengths)) for habit in habits]
    return [_in_order(tables, [one for one in ready if len(one.by_phase[phase])], phase) for phase in range(PHASES)]


def goes_by_length(player: Player) -> bool:
    """Tell whether a player goes by how long the seller's lines are."""
    return any(habit.pick == "longest_line" for habit in player.habits)


def _made_ready(tables: Tables, habit: Habit, lengths: Numbers | None) -> _Ready:
    moves, fixed = np.flatnonzero(matching(tables, habit)), habit.pick in STATIC
    ranked = moves
    if fixed:
        ranked = moves[np.argsort(-static_worths(habit.pick, tables, lengths)[moves], kind="stable")]
    by_phase = tuple(ranked[tables.in_phase[phase, ranked]] for phase in range(PHASES))
    ranges = [(name, low, high) for name, (low, high) in habit.when.items()]
    seen = tuple(sorted((one for one in ranges if one[0] not in COSTLY), key=lambda one: MEASURES[one[0]].listener))
    costly = tuple(one for one in ranges if one[0] in COSTLY)
    purpose = CHANCE_PURPOSE + crc32(" ".join(habit.moves).encode()) % CHANCES
    spans = tuple(span_of(one) for one in by_phase)
    return _Ready(habit, span_of(moves), by_phase, spans, fixed, seen, costly, purpose)


def _by_phase(state: State) -> Iterator[tuple[int, Ints | slice]]:
    """Yield each phase with the games in it, as a slice where they stand together."""
    phase = state.seen[:, Seen.PHASE]
    present = np.flatnonzero(np.bincount(phase, minlength=PHASES)).tolist()
    for code in present:
        yield code, slice(0, len(phase)) if len(present) == 1 else together(np.flatnonzero(phase == code))


def _in_order(tables: Tables, habits: list[_Ready], phase: int) -> _Habits:
    """Return the habits of a phase with the moves [habits, M] that each speaks of there."""
    speaks = np.zeros((len(habits), len(tables.moves)), dtype=np.bool_)
    for at, one in enumerate(habits):
        speaks[at, one.by_phase[phase]] = True
    return habits, speaks


def _in_phase(habits: _Habits, phase: int, here: Situation, chosen: Ints) -> None:
    """Write what the habits choose in games of one phase; those that nobody can follow are left out."""
    seen: dict[str, Numbers] = {}
    rows = np.arange(len(chosen))
    followed = np.any(habits[1] & np.any(here.mask, axis=0), axis=1).tolist()
    for one in compress(habits[0], followed):
        at, best = _applying(one, phase, here, rows, seen)
        if len(at) == 0:
            continue
        columns = one.by_phase[phase]
        chosen[at] = columns[best if one.fixed else _picked(one, columns, one.spans[phase], here, at)]
        if len(at) == len(rows):
            return
        rows = rows[chosen.take(rows) < 0]


def _applying(one: _Ready, phase: int, here: Situation, rows: Ints, seen: dict[str, Numbers]) -> tuple[Ints, Ints]:
    """Return those of some games in which a habit applies, and the first of its moves that can be made in each.

    What costs little is looked at first.
    """
    for name, low, high in one.seen:
        if name not in seen:
            seen[name] = measure(name, here.tables, here.state, here.listener, here.mask)
        values = seen[name] if len(rows) == len(seen[name]) else seen[name].take(rows)
        rows = _kept(rows, _within(values, low, high))
        if len(rows) == 0:
            return rows, rows
    rows, first = _possible(here.mask, rows, one.by_phase[phase], one.spans[phase])
    if one.habit.chance < 1 and len(rows):
        holds = _drawn(one, here, rows)
        rows, first = _kept(rows, holds), _kept(first, holds)
    if one.habit.times is not None and len(rows):
        often = np.add.reduce(part_of(here.state.said, rows, one.moves), axis=1)
        holds = often < one.habit.times
        rows, first = _kept(rows, holds), _kept(first, holds)
    for name, low, high in one.costly:
        if len(rows) == 0:
            break
        holds = _within(_costly(name, here, rows), low, high)
        rows, first = _kept(rows, holds), _kept(first, holds)
    return rows, first


def _drawn(one: _Ready, here: Situation, rows: Ints) -> Mask:
    """Return in which games a habit with a chance is followed: by the seed of the game and its patterns alone, so that
    another habit more or less in the list moves no luck.
    """
    counts = np.zeros(len(rows), dtype=np.int64)
    if one.habit.drawn == "turn":
        counts += turns_of(here.turn, rows)
        counts += 1
    purposes = np.full(len(rows), one.purpose)
    followed: Mask = uniform(here.seeds[rows], purposes, counts) < one.habit.chance
    return followed


def _possible(mask: Mask, rows: Ints, columns: Ints, span: slice | Ints) -> tuple[Ints, Ints]:
    """Return the games in which any of the moves can be made, and the place of the first one that can."""
    if len(columns) == 1:
        can = mask[:, columns[0]]
        rows = _kept(rows, can if len(rows) == len(can) else can.take(rows))
        return rows, np.zeros(len(rows), dtype=np.int64)
    allowed = part_of(mask, rows, span)
    first = allowed.argmax(axis=1)
    can = allowed[np.arange(len(rows)), first]
    return _kept(rows, can), _kept(first, can)


def _kept(rows: Ints, holds: Mask) -> Ints:
    return rows if holds.all() else rows[holds]


def _within(values: Numbers, low: float, high: float) -> Mask:
    return values >= low if high == inf else values <= high if low == -inf else (values >= low) & (values <= high)


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
    if one.habit.pick == "same_kind":
        return _first_of(allowed, follows(here, rows, columns))
    worth = worths(one.habit.pick, here, rows, columns, allowed)
    if one.habit.pick != "random":
        worth = np.where(allowed, worth, -np.inf)
    best: Ints = worth.argmax(axis=1)
    return best


def _first_of(allowed: Mask, wanted: Mask) -> Ints:
    """Return the first column that is allowed and wanted in each row; where there is none, the first allowed one."""
    wanted &= allowed
    first: Ints = wanted.argmax(axis=1)
    none = np.flatnonzero(~wanted.ravel().take(own_places(wanted, first)))
    first[none] = allowed.take(none, axis=0).argmax(axis=1)
    return first
