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
from salesdance.engine.signals import KIND_CODE

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
TALKING = (Phase.TALK, Phase.WAITING)
AFTER_A_YES = (Phase.CEMENT, Phase.STOP, Phase.PASSING, Phase.POST, Phase.RESTART, Phase.DONE)
"""Phases after which no talk can follow in one move in which a yes is still to be asked for."""
SAID_ALIKE = tuple(
    KIND_CODE[kind]
    for kind in (
        "nail", "goodbye", "day", "post", "contact", "check_in", "sell", "carry_on", "restart", "reply", "confirm",
        "ask_final", "grace", "permission", "road_help", "road_promise", "why", "matched", "silence", "third", "offer",
        "argue_no", "undermine", "hang_up",
    )
)  # fmt: skip
"""Kinds of move that are answered alike by the courteous and the blunt, the reticent and the open, past the talk."""


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


def by_groups(tables: Tables, belief: Belief, *, courtesy: bool = False) -> Belief:
    """Return a belief with a row for each group; one that has that already as it is."""
    return belief if belief.types < len(tables.types) else folded(belief, fold_of(tables, courtesy=courtesy))


def kept_by_groups(tables: Tables, ends: Sequence[Belief]) -> Numbers:
    """Return P(settled on day 90) of the games of all ends, one after the other, if nothing more is done.

    An end has a row for each group (`by_groups`). The same as `kept` of all types, in a quarter of the time.
    """
    return kept(tables, Belief(joined([end.state for end in ends]), np.concatenate([end.weights for end in ends])))


def long_game_by_groups(tables: Tables, belief: Belief) -> Numbers:
    """Return the long-game value [G] of a history; the same as `long_game`."""
    talking = bool(np.isin(belief.state.seen[:: belief.types, Seen.PHASE], TALKING).any())
    return long_game(tables, by_groups(tables, belief, courtesy=talking))


def values_by_groups(tables: Tables, state: State, fold: Fold) -> dict[int, Numbers]:
    """Return the long-game value [G, T] for each hidden mode from the rows of the groups; as `value_by_mode` has it."""
    values = value_by_mode(tables, state)
    return {mode: value.reshape(-1, len(fold.members))[:, fold.group] for mode, value in values.items()}


def fold_before(tables: Tables, belief: Belief) -> Fold:
    """Return the groups in which to value what comes after moves made now; one by one where they are groups already."""
    if belief.types < len(tables.types):
        each = np.arange(belief.types)
        return Fold(each[:, None], each)
    phase = belief.state.seen[:: belief.types, Seen.PHASE]
    return fold_of(tables, courtesy=not bool(np.isin(phase, AFTER_A_YES).all()))


def folds_from(tables: Tables, moves: Ints, signals: Ints, told: NDArray[np.bool_]) -> Ints:
    """Return the first turn [G] from which on a belief in groups says all that one in types says.

    That is after the last move whose answer a courteous or a reticent one gives with other chances, or after which
    they may be asked for a yes, and after what the scenario brought along (`told` [S] False), which keeps each type's
    share. `moves`, `signals` [S, G] as in `walk`. Only for games that are then past the talk: see `past_the_talk`.
    """
    kind = np.where(moves >= 0, tables.kind[np.maximum(moves, 0)], -1)
    apart = (moves >= 0) & (~np.isin(kind, SAID_ALIKE) | ~told[:, None])
    turn = np.arange(1, len(moves) + 1)[:, None]
    met = np.maximum.accumulate(np.where((kind == KIND_CODE["restart"]) & (signals == 0), turn, 0), axis=0)
    parted = np.maximum.accumulate(np.where(kind == KIND_CODE["confirm"], turn, 0), axis=0)
    apart |= (kind == KIND_CODE["silence"]) & (met > parted)
    last: Ints = np.where(apart, turn, 0).max(axis=0, initial=0)
    return last


def past_the_talk(belief: Belief) -> NDArray[np.bool_]:
    """Tell in which games [G] no yes can be asked for now."""
    return ~np.isin(belief.state.seen[:: belief.types, Seen.PHASE], (*TALKING, Phase.RESTART))
