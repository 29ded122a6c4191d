"""Following habits: in each game the first habit that applies chooses, among the moves it speaks of.

A player sees the visible history and, if it listens, the exact belief; never the hidden state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief
from salesdance.engine import Seen, State, Tables
from salesdance.engine.luck import Seeds, uniform
from salesdance.engine.modes import PHASES
from salesdance.habits import MEASURES, Habit, Player
from salesdance.players.choosing import STATIC, Mask, Numbers, Situation, static_worths, worths
from salesdance.players.measures import measure

Ints = NDArray[np.int64]
Chooser = Callable[[State, Belief | None, Mask, Seeds, int], Ints]
"""From states, beliefs, what is legal, seeds and the turn to a move for each game."""
CHANCE_PURPOSE, CHANCES = 1 << 30, 1 << 30
"""Purposes of the luck by which habits with a chance are followed: as many as there may be patterns, beyond others."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A habit with the moves it speaks of: all of them, and those that a phase may have.

    `worth` [M] is what its way of picking gives each move, None where that depends on the game; `purpose` is that of
    its luck.
    """

    habit: Habit
    moves: Ints
    by_phase: tuple[Ints, ...]
    worth: Numbers | None
    purpose: int

    @property
    def conditions(self) -> list[tuple[str, tuple[float, float]]]:
        """Return its ranges, those that everyone can read before those that cost a listener time."""
        return sorted(self.habit.when.items(), key=lambda one: MEASURES[one[0]].listener)


def matching(tables: Tables, habit: Habit) -> Mask:
    """Return [M]: which moves a habit speaks of."""
    return np.array([any(fnmatchcase(move.id, p) for p in habit.moves) for move in tables.moves])


def habit_chooser(tables: Tables, player: Player, lengths: Numbers | None = None) -> Chooser:
    """Return the choice of a player by its habits; where none applies, the first legal move.

    `lengths` [M] are those of the seller's lines, for players that go by them; ValueError if they are missing then.
    """
    ready = [_made_ready(tables, habit, lengths) for habit in player.habits]
    phases = [[one for one in ready if len(one.by_phase[phase])] for phase in range(PHASES)]

    def choose(state: State, belief: Belief | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        here = Situation(tables, state, belief, seeds, turn, np.arange(len(state)))
        seen: dict[str, Numbers] = {}
        chosen = np.full(len(state), -1, dtype=np.int64)
        for phase, rows in _by_phase(state):
            for one in phases[phase]:
                if not len(rows):
                    break
                rows = rows[~_follow(one, one.by_phase[phase], here, mask, rows, seen, chosen)]
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
    return _Ready(habit, moves, by_phase, worth, CHANCE_PURPOSE + crc32(" ".join(habit.moves).encode()) % CHANCES)


def _by_phase(state: State) -> Iterator[tuple[int, Ints]]:
    phase = state.seen[:, Seen.PHASE]
    if len(phase) and (phase == phase[0]).all():
        yield int(phase[0]), np.arange(len(phase))
        return
    for code in np.unique(phase):
        yield int(code), np.flatnonzero(phase == code)


def _follow(
    one: _Ready, columns: Ints, here: Situation, mask: Mask, rows: Ints, seen: dict[str, Numbers], chosen: Ints
) -> Mask:
    """Write what a habit chooses among `columns` for some rows, and return in which of them it applied."""
    allowed = mask.take(rows, axis=0).take(columns, axis=1) if len(columns) > 1 else mask[rows, columns[0], None]
    applies: Mask = np.any(allowed, axis=1)
    if one.habit.chance < 1 and applies.any():
        applies &= _drawn(one, here, rows)
    if one.habit.times is not None and applies.any():
        at = np.flatnonzero(applies)
        often = here.state.said[np.ix_(rows[at], one.moves)].sum(axis=1)
        applies[at] = often < one.habit.times
    for name, (low, high) in one.conditions:
        at = np.flatnonzero(applies)
        if not len(at):
            return applies
        value = _measured(name, here, rows[at], seen)
        applies[at] = (value >= low) & (value <= high)
    at = np.flatnonzero(applies)
    if len(at) == len(rows):
        chosen[rows] = columns[_picked(one, columns, here, rows, allowed)]
    elif len(at):
        chosen[rows[at]] = columns[_picked(one, columns, here, rows[at], allowed[at])]
    return applies


def _drawn(one: _Ready, here: Situation, rows: Ints) -> Mask:
    """Return in which rows a habit with a chance is followed: by the seed of the game and its patterns alone, so that
    another habit more or less in the list moves no luck.
    """
    count = here.turn + 1 if one.habit.drawn == "turn" else 0
    purposes, counts = np.full(len(rows), one.purpose), np.full(len(rows), count)
    followed: Mask = uniform(here.seeds[rows], purposes, counts) < one.habit.chance
    return followed


def _measured(name: str, here: Situation, rows: Ints, seen: dict[str, Numbers]) -> Numbers:
    """Return a measure of some rows; what everyone can see is read for all rows at once, and once a turn."""
    if MEASURES[name].listener:
        if here.belief is None:
            return np.zeros(len(rows))
        return measure(name, here.tables, here.state.rows(rows), here.belief.rows(rows))
    if name not in seen:
        seen[name] = measure(name, here.tables, here.state, here.belief)
    return seen[name][rows]


def _picked(one: _Ready, columns: Ints, here: Situation, rows: Ints, allowed: Mask) -> Ints:
    """Return which of `columns` is chosen in each row; of equals the first."""
    if len(columns) == 1:
        return np.zeros(len(rows), dtype=np.int64)
    if one.habit.pick == "first":
        first: Ints = allowed.argmax(axis=1)
        return first
    if one.worth is not None:
        worth = one.worth[columns][None, :]
    else:
        worth = worths(one.habit.pick, replace(here, rows=rows), columns, allowed)
    best: Ints = np.where(allowed, worth, -np.inf).argmax(axis=1)
    return best
