"""House players at play: many games in lockstep, every choice read from habits.

A player sees the visible history and, if it listens, the exact belief; never the hidden state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import (
    Belief,
    Opening,
    force,
    forced,
    look_back,
    prior_belief,
    total,
    update,
    update_some,
)
from salesdance.engine import Phase, Seen, State, Tables, draw_types, legal, new_state, spread, step
from salesdance.engine.luck import Seeds
from salesdance.habits import Habit, Player
from salesdance.players.choosing import worths
from salesdance.players.measures import measure

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Chooser = Callable[[State, Belief | None, Mask, Seeds, int], Ints]
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Games:
    """Finished games of one player: moves and signals [S, G] in order (-1: none), and how they ended.

    `origin` [S] is 1 for turns of the sitting and looking back, 0 for what the scenario brought along, whose
    signals are no evidence about the type. `acts` int16 [S, G, 2] holds phase and stop before each turn.
    """

    end: State
    moves: Ints
    signals: Ints
    origin: Ints
    acts: NDArray[np.int16]
    opening: Opening | None


def matching(tables: Tables, habit: Habit) -> Mask:
    """Return [M]: which moves a habit speaks of."""
    return np.array([any(fnmatchcase(move.id, p) for p in habit.moves) for move in tables.moves])


def habit_chooser(tables: Tables, player: Player) -> Chooser:
    """Return the choice of a player by its habits; where none applies, the first legal move."""
    spoken = [matching(tables, habit) for habit in player.habits]

    def choose(state: State, belief: Belief | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        chosen = np.where(mask.any(axis=1), mask.argmax(axis=1), -1)
        undecided = np.asarray(mask.any(axis=1))
        for habit, moves in zip(player.habits, spoken, strict=True):
            allowed = mask & moves[None, :] & undecided[:, None]
            if habit.times is not None:
                often = state.said[:, moves].sum(axis=1)
                allowed &= (often < habit.times)[:, None]
            here = np.flatnonzero(allowed.any(axis=1))
            if not len(here):
                continue
            part, part_belief = state.rows(here), belief.rows(here) if belief is not None else None
            for name, (low, high) in habit.when.items():
                value = measure(name, tables, part, part_belief)
                allowed[here] &= ((value >= low) & (value <= high))[:, None]
            keep = allowed[here].any(axis=1)
            if not keep.any():
                continue
            here = here[keep]
            part_belief = belief.rows(here) if belief is not None else None
            worth = worths(habit.pick, tables, state.rows(here), part_belief, allowed[here], seeds[here], turn)
            worth = np.where(allowed[here], worth, -np.inf)
            chosen[here] = worth.argmax(axis=1)
            undecided[here] = False
        return chosen

    return choose


class _Table:
    """The games at play and what was recorded of them."""

    def __init__(self, tables: Tables, seed: int, games: int, listens: bool, start: Opening | None) -> None:
        self.tables = tables
        self.seeds = spread(seed, games, 2)
        weights = start.weights if start is not None else None
        shares = None if weights is None else total(weights)
        self.state = new_state(tables, draw_types(tables, spread(seed, games, 1), shares))
        self.belief = prior_belief(tables, games, weights) if listens else None
        self.moves: list[Ints] = []
        self.signals: list[Ints] = []
        self.origin: list[int] = []
        self.acts: list[NDArray[np.int16]] = []

    def look(self) -> None:
        self.acts.append(self.state.seen[:, [Seen.PHASE, Seen.STOPS]])

    def note(self, move: Ints, signal: Ints, origin: int) -> None:
        self.moves.append(move)
        self.signals.append(signal)
        self.origin.append(origin)

    def begin(self, start: Opening, choose: Chooser) -> None:
        for pair in start.played:
            self._forced(*pair)
        for choices in start.look_back:
            mask = np.zeros((len(self.state), len(self.tables.moves)), dtype=np.bool_)
            mask[:, list(choices)] = True
            move = choose(self.state, self.belief, mask, self.seeds, len(self.moves))
            self.look()
            self.state, signal = look_back(self.tables, self.state, move, self.seeds)
            if self.belief is not None:
                self.belief = update(self.tables, self.belief, move, signal)
            self.note(move, signal, 1)
        for pair in start.opens_with:
            self._forced(*pair)

    def _forced(self, move: int, signal: int) -> None:
        n = len(self.state)
        self.look()
        self.state = force(self.tables, self.state, move, signal, self.seeds)
        moves, signals = np.full(n, move), np.full(n, signal)
        if self.belief is not None:
            self.belief = forced(self.tables, self.belief, moves, signals)
        self.note(moves, signals, 0)

    def turn(self, choose: Chooser, mask: Mask) -> None:
        tables, state = self.tables, self.state
        self.look()
        live = mask.any(axis=1)
        bound = np.isin(state.seen[:, Seen.PHASE], (Phase.PASSING, Phase.POST, Phase.WAITING))
        move = np.where(bound & live, mask.argmax(axis=1), -1)
        free = np.flatnonzero(~bound & live)
        if len(free):
            part = self.belief.rows(free) if self.belief is not None else None
            move[free] = choose(state.rows(free), part, mask[free], self.seeds[free], len(self.moves))
        self.state, _, signal = step(tables, state, move, self.seeds)
        if self.belief is not None:
            self.belief = update_some(tables, self.belief, move, signal)
        self.note(move, signal, 1)


def play(
    tables: Tables,
    choose: Chooser,
    *,
    seed: int,
    games: int,
    listens: bool = False,
    start: Opening | None = None,
    tell: Callable[[float], None] | None = None,
) -> Games:
    """Play `games` games to their end; game i depends on the seed and i alone.

    `start` is where the scenario starts (None: the first meeting). `tell` is given the share of games that
    are done.
    """
    table = _Table(tables, seed, games, listens, start)
    if start is not None:
        table.begin(start, choose)
    for turn in range(LONGEST):
        mask = legal(tables, table.state)
        if not mask.any():
            break
        table.turn(choose, mask)
        if tell is not None and turn % 10 == 0:
            tell(float((table.state.seen[:, Seen.PHASE] == Phase.DONE).mean()))
    return Games(
        end=table.state,
        moves=np.array(table.moves),
        signals=np.array(table.signals),
        origin=np.array(table.origin),
        acts=np.array(table.acts),
        opening=start,
    )
