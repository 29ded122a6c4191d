"""Types that differ only in how they talk, worked out once: a courteous and a blunt one waver alike.

Courtesy and reticence decide what is said and how openly; of the levels they touch openness alone, and neither the
decision (but for courtesy, which makes a yes hollow) nor the ninety days read that. So wherever a history is valued,
a quarter of the rows will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, kept, long_game, value_by_mode
from salesdance.engine import Phase, Seen, State, Tables, joined

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
TALKING = (Phase.TALK, Phase.WAITING)
AFTER_A_YES = (Phase.CEMENT, Phase.STOP, Phase.PASSING, Phase.POST, Phase.RESTART, Phase.DONE)
"""Phases after which no talk can follow in one move in which a yes is still to be asked for."""


@dataclass(frozen=True, slots=True)
class Fold:
    """R groups of equally many types: `members` [R, size] are type indexes, `group` [T] the group of each type."""

    members: Ints
    group: Ints


@lru_cache(maxsize=16)
def fold_of(tables: Tables, *, courtesy: bool) -> Fold:
    """Return the groups of types that are valued alike; `courtesy` True keeps the courteous apart."""
    types = tables.types
    own: list[NDArray[Any]] = [types.objection, types.heavy, types.fit, types.nerves, types.decides]
    key = np.column_stack([*own, types.courtesy] if courtesy else own)
    _, group = np.unique(key, axis=0, return_inverse=True)
    group = group.reshape(-1).astype(np.int64)
    return Fold(np.argsort(group, kind="stable").reshape(int(group.max()) + 1, -1), group)


def folded(belief: Belief, fold: Fold) -> Belief:
    """Return a belief with one row for each group, holding the weights of all its types."""
    return Belief(firsts(belief.state, belief.types, fold), folded_weights(belief.weights, fold))


def folded_weights(all_weights: Numbers, fold: Fold) -> Numbers:
    """Return the weights [G, R, MODES] of groups from those of types [G, T, MODES]."""
    weights: Numbers = all_weights[:, fold.members[:, 0]]
    for column in fold.members.T[1:]:
        weights = weights + all_weights[:, column]
    return weights


def firsts(state: State, types: int, fold: Fold) -> State:
    """Return the rows of the first type of each group, in every game."""
    games = len(state) // types
    return state.rows((np.arange(games)[:, None] * types + fold.members[:, 0]).ravel())


def kept_by_groups(tables: Tables, ends: Sequence[tuple[State, Numbers]]) -> Numbers:
    """Return P(settled on day 90) of the games of all ends, one after the other, if nothing more is done.

    An end is a state with a row for each group of `fold_of(tables, courtesy=False)` and the weights [G, T, MODES] of
    all types. The same as `kept`, in a quarter of the time, and in one go.
    """
    fold = fold_of(tables, courtesy=False)
    states, weights = [state for state, _ in ends], [folded_weights(each, fold) for _, each in ends]
    return kept(tables, Belief(joined(states), np.concatenate(weights)))


def long_game_by_groups(tables: Tables, belief: Belief) -> Numbers:
    """Return the long-game value [G] of a history; the same as `long_game`."""
    return long_game(tables, folded(belief, _fold_for(tables, belief.state)))


def values_by_groups(tables: Tables, state: State, fold: Fold) -> dict[int, Numbers]:
    """Return the long-game value [G, T] for each hidden mode from the rows of the groups; as `value_by_mode` has it."""
    values = value_by_mode(tables, state)
    return {mode: value.reshape(-1, len(fold.members))[:, fold.group] for mode, value in values.items()}


def fold_before(tables: Tables, state: State) -> Fold:
    """Return the groups in which to value what comes after moves in these states."""
    return fold_of(tables, courtesy=not bool(np.isin(state.seen[:, Seen.PHASE], AFTER_A_YES).all()))


def _fold_for(tables: Tables, state: State) -> Fold:
    return fold_of(tables, courtesy=bool(np.isin(state.seen[:, Seen.PHASE], TALKING).any()))
