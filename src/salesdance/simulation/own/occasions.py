"""What somebody could have done at each of their own moves, and what they made of it, by what anyone at the table saw.

A habit counts where there was an occasion for it: a worry that was never said aloud cannot be answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import State, Tables, legal
from salesdance.engine.modes import LEVELS
from salesdance.scoring import Game
from salesdance.scoring.reading import Turn

MOST_TIMES = 12
"""Beyond so many times of something in one deal nobody looks."""
Mask = NDArray[np.bool_]
Noted = Iterator[tuple[str, float, int]]


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's own moves in a deal, looking back left out: `state` [T] before each (its hidden part is empty), and
    `mask` [T, M], what could be done.
    """

    game: Game
    turns: tuple[Turn, ...]
    state: State
    mask: Mask

    def part(self, *phases: int) -> Own:
        """Return the moves in some phases."""
        return self.where(np.array([turn.phase in phases for turn in self.turns], dtype=np.bool_))

    def where(self, here: Mask) -> Own:
        """Return the moves where something holds [T]."""
        at = np.flatnonzero(here)
        return Own(self.game, tuple(self.turns[i] for i in at), self.state.rows(at), self.mask[at])

    def could(self, *kinds: str) -> Mask:
        """Return at which moves [T] one of some kinds could be made."""
        could: Mask = np.logical_or.reduce(self.mask[:, moves_of(self.game.tables, kinds)], axis=1)
        return could

    def made(self, *kinds: str) -> Mask:
        """Return which moves [T] are of some kinds."""
        return np.array([turn.kind in kinds for turn in self.turns], dtype=np.bool_)


def moves_of(tables: Tables, kinds: Sequence[str]) -> NDArray[np.int64]:
    """Return the moves of some kinds."""
    return np.concatenate([np.zeros(0, dtype=np.int64), *(tables.of_kind(kind) for kind in kinds)])


def own_moves(game: Game) -> Own:
    """Return somebody's own moves in a deal."""
    turns = tuple(turn for turn in game.turns if not turn.past)
    at = np.array([turn.number for turn in turns], dtype=np.int64)
    moves = game.trace.moves[:, game.index]
    made = np.zeros((len(moves) + 1, len(game.tables.moves)), dtype=np.int64)
    there = np.flatnonzero(moves >= 0)
    made[there + 1, moves[there]] = 1
    n = len(turns)
    # What can be done depends on what was seen alone, so that the hidden part of the state may stay empty.
    state = State(
        type=np.zeros(n, dtype=np.int64),
        mode=np.zeros(n, dtype=np.int8),
        levels=np.zeros((n, LEVELS), dtype=np.float32),
        seen=game.trace.seen[at, game.index],
        said=np.minimum(made.cumsum(axis=0)[at], 255).astype(np.uint8),
    )
    return Own(game, turns, state, legal(game.tables, state))


def how_often(own: Own, name: str, *kinds: str) -> Noted:
    """Yield for each number of times whether something that could be done once more was done once more."""
    count, could = 0, [False] * (MOST_TIMES + 1)
    for can, did in zip(own.could(*kinds), own.made(*kinds), strict=True):
        could[min(count, MOST_TIMES)] |= bool(can or did)
        count += bool(did)
    for times in range(MOST_TIMES):
        if could[times]:
            yield more_than(name, times), float(count > times), 1


def at_all(own: Own, name: str, *kinds: str) -> Noted:
    """Yield whether something was done at all, where it could be."""
    made = own.made(*kinds)
    if (own.could(*kinds) | made).any():
        yield name, float(made.any()), 1


def when_first(own: Own, name: str, *kinds: str) -> Noted:
    """Yield how far into a run of moves something was done for the first time, as a share of them."""
    made = np.flatnonzero(own.made(*kinds))
    if len(made):
        yield f"{name}@", float(made[0]) / len(own.turns), 1


def more_than(name: str, times: int) -> str:
    """Return the name of doing something once more after so many times."""
    return f"{name}>{times}"


def at_stops(own: Own, name: str, kind: str, stops: Sequence[int]) -> Noted:
    """Yield how readily something is done at stops of the ninety days [T]: at all, for the first time, again at a later
    stop, and once more at the same one.
    """
    could, made, at = own.could(kind), own.made(kind), np.array(stops)
    before = False
    for stop in dict.fromkeys(stops):
        here = at == stop
        can, did = bool((could | made)[here].any()), int(made[here].sum())
        yield name, float(did > 0), 1
        if can:
            yield f"{name}>{'again' if before else 'first'}", float(did > 0), 1
        left = [bool(could[i]) for i in np.flatnonzero(here)]
        for i, done in enumerate(made[here]):
            if done and any(left[i + 1 :]):
                yield f"{name}>more", float(made[here][i + 1 :].any()), 1
        before |= did > 0
