"""House players at play: many games in lockstep, every choice read from habits.

A player sees the visible history and, if it listens, the exact belief; never the hidden state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, prior_belief, update
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
    """Finished games of one player: the moves and signals [S, G] in order (-1: none), and where they ended.

    `start` is the state before the first move of the player, `weights` [T, MODES] what a listener holds possible
    then (None: the prior).
    """

    start: State
    end: State
    moves: Ints
    signals: Ints
    weights: NDArray[np.float64] | None
    start_rows: State | None = None


def matching(tables: Tables, habit: Habit) -> Mask:
    """Return [M]: which moves a habit speaks of."""
    return np.array([any(fnmatchcase(move.id, p) for p in habit.moves) for move in tables.moves])


def habit_chooser(tables: Tables, player: Player) -> Chooser:
    """Return the choice of a player by its habits; where none applies, the first legal move."""
    spoken = [matching(tables, habit) for habit in player.habits]

    def choose(state: State, belief: Belief | None, mask: Mask, seeds: Seeds, turn: int) -> Ints:
        chosen = np.where(mask.any(axis=1), mask.argmax(axis=1), -1)
        undecided = mask.any(axis=1)
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


def play(
    tables: Tables,
    choose: Chooser,
    *,
    seed: int,
    games: int,
    listens: bool = False,
    weights: NDArray[np.float64] | None = None,
    prepare: Callable[[State, Seeds], State] | None = None,
    tell: Callable[[float], None] | None = None,
) -> Games:
    """Play `games` games to their end; game i depends on the seed and i alone.

    `weights` [T, MODES] and `prepare` start late: types are drawn from the weights, `prepare` brings fresh games to
    where the sitting starts. `tell` is given the share of games that are done.
    """
    type_weights = None if weights is None else np.cumsum(weights, axis=1)[:, -1]
    game_seeds = spread(seed, games, 2)
    state = new_state(tables, draw_types(tables, spread(seed, games, 1), type_weights))
    belief = prior_belief(tables, games, weights) if listens else None
    if prepare is not None:
        state = prepare(state, game_seeds)
        if belief is not None:
            types = np.tile(np.arange(belief.types), games)
            belief = Belief(prepare(new_state(tables, types), np.repeat(game_seeds, belief.types)), belief.weights)
    start = state
    moves, signals = [], []
    for turn in range(LONGEST):
        mask = legal(tables, state)
        if not mask.any():
            break
        forced = np.isin(state.seen[:, Seen.PHASE], (Phase.PASSING, Phase.POST, Phase.WAITING))
        move = np.where(forced, mask.argmax(axis=1), -1)
        if not (forced | ~mask.any(axis=1)).all():
            free = np.flatnonzero(~forced & mask.any(axis=1))
            part = belief.rows(free) if belief is not None else None
            move[free] = choose(state.rows(free), part, mask[free], game_seeds[free], turn)
        move = np.where(mask.any(axis=1), move, -1)
        state, _, signal = step(tables, state, move, game_seeds)
        if belief is not None:
            live = np.flatnonzero(move >= 0)
            belief = _updated(tables, belief, live, move, signal)
        moves.append(move)
        signals.append(signal)
        if tell is not None and turn % 10 == 0:
            tell(float((state.seen[:, Seen.PHASE] == Phase.DONE).mean()))
    return Games(start, state, np.array(moves), np.array(signals), weights)


def _updated(tables: Tables, belief: Belief, live: Ints, move: Ints, signal: Ints) -> Belief:
    if len(live) == belief.games:
        return update(tables, belief, move, signal)
    part = update(tables, belief.rows(live), move[live], signal[live])
    rows = (live[:, None] * belief.types + np.arange(belief.types)[None, :]).ravel()
    state, weights = belief.state.copy(), belief.weights.copy()
    for name in State.__slots__:
        getattr(state, name)[rows] = getattr(part.state, name)
    weights[live] = part.weights
    return Belief(state, weights)
