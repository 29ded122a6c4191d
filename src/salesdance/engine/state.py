"""The state of a batch of games: frozen arrays, first axis = game. A sitting is a batch of one.

type    int64   [N]     index into Tables.types; hidden
mode    int8    [N]     modes.Mode; hidden
levels  float32 [N, 11] modes.Level; hidden, a function of type and visible history
seen    int16   [N, S]  modes.Seen and the per-subject blocks; visible
said    uint8   [N, M]  how often each move was made; visible. Within a step, where each game makes one move only,
                        [N]: how often that one was made

Luck is not in here, and neither is the future.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.engine.luck import Seeds, pick, uniform
from salesdance.engine.modes import LEVELS, THOUSAND, Level, Mode, Phase, Seen
from salesdance.engine.tables import Bools, Ints, Tables

TYPE_PURPOSE = 0


@dataclass(frozen=True, slots=True)
class State:
    """A batch of games; see the top of this file for shapes and meaning."""

    type: Ints
    mode: NDArray[np.int8]
    levels: Floats
    seen: NDArray[np.int16]
    said: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.type)

    def rows(self, index: NDArray[np.integer] | Bools | slice) -> State:
        """Return the chosen games as a new batch; an index or a mask copies, a slice shares."""
        if not isinstance(index, slice):
            at = np.flatnonzero(index) if index.dtype == np.bool_ else index
            return State(*[getattr(self, name).take(at, axis=0) for name in State.__slots__])
        return State(self.type[index], self.mode[index], self.levels[index], self.seen[index], self.said[index])

    def copy(self) -> State:
        """Return a batch that shares nothing with this one."""
        return State(self.type.copy(), self.mode.copy(), self.levels.copy(), self.seen.copy(), self.said.copy())

    def with_mode(self, mode: int | Ints) -> State:
        """Return the same games as if their hidden mode were `mode`: one for all, or one each [N]."""
        return replace(self, mode=np.full(len(self), mode, dtype=np.int8))


def times(state: State, move: Ints) -> NDArray[np.uint8]:
    """Return how often each game made its `move` [N] before, [N]."""
    if state.said.ndim == 1:
        return state.said
    return state.said.ravel().take(own_places(state.said, move))


def own_places(array: NDArray[Any], column: Ints) -> Ints:
    """Return where each row's own column of an array [N, M] lies in its flat form; -1 counts as 0."""
    return np.arange(0, array.size, array.shape[1]) + np.maximum(column, 0)


def together(rows: Ints) -> Ints | slice:
    """Return rows, in order and at least one, as a slice where they stand together: that shares instead of copying."""
    first, last = int(rows[0]), int(rows[-1])
    return slice(first, last + 1) if last - first + 1 == len(rows) else rows


def room_for(state: State) -> State:
    """Return a batch of the same size in which nothing is written yet."""
    return State(*[np.empty(getattr(state, name).shape, getattr(state, name).dtype) for name in State.__slots__])


def joined(states: Sequence[State]) -> State:
    """Return several batches as one, one after the other."""
    if len(states) == 1:
        return states[0]
    return State(*[np.concatenate([getattr(state, name) for state in states]) for name in State.__slots__])


def draw_types(tables: Tables, type_seeds: Seeds, weights: NDArray[np.float64] | None = None) -> Ints:
    """Return the type of each game [N], drawn from the prior or from `weights` [T]."""
    shares = tables.types.prior if weights is None else weights
    zero = np.zeros(len(type_seeds), dtype=np.int64)
    u = uniform(type_seeds, zero, zero + TYPE_PURPOSE).astype(np.float64)
    edges = np.cumsum(shares)
    found: Ints = np.minimum(np.searchsorted(edges, u * edges[-1], side="right"), len(shares) - 1)
    return found


def new_state(tables: Tables, types: Ints) -> State:
    """Return fresh games of the given types at the start of the first meeting."""
    n, c, t = len(types), tables.c, tables.types
    levels = np.zeros((n, LEVELS), dtype=np.float32)
    levels[:, Level.TRUST] = c["start.trust"]
    levels[:, Level.OPENNESS] = c["start.openness"] - c["start.reticence"] * t.reticence[types]
    levels[:, Level.EMOTION] = np.float32(tables.interest)
    levels[:, Level.LOGIC] = c["start.logic"]
    levels[:, Level.RISK] = c["start.risk"]
    levels[:, Level.DIFFERENCE] = c["start.difference"]
    levels[:, Level.EXPECT] = c["start.expect"] * t.fit[types]
    seen = np.zeros((n, tables.blocks.width), dtype=np.int16)
    seen[:, Seen.PHASE] = Phase.TALK
    seen[:, Seen.EASE] = int(THOUSAND * c["start.ease"])
    seen[:, Seen.LAST_MOVE] = -1
    seen[:, Seen.LAST_SIGNAL] = -1
    seen[:, Seen.QUARTERS] = tables.start_quarters
    return State(
        type=types,
        mode=np.full(n, Mode.TALK, dtype=np.int8),
        levels=levels,
        seen=seen,
        said=np.zeros((n, len(tables.moves)), dtype=np.uint8),
    )


def draw_modes(shares: NDArray[np.float64], seeds: Seeds) -> NDArray[np.int8]:
    """Return one mode per game [N] from the shares of each mode [N, MODES]."""
    zero = np.zeros(len(seeds), dtype=np.int64)
    return pick(shares, uniform(seeds, zero, zero + 1)).astype(np.int8)


def digest(state: State) -> str:
    """Return a short hash of every bit of a batch: equal states, equal text, on any machine."""
    h = hashlib.blake2b(digest_size=8)
    for array in (
        state.type.astype("<i8"),
        state.mode,
        state.levels.astype("<f4"),
        state.seen.astype("<i2"),
        state.said,
    ):
        h.update(np.ascontiguousarray(array).tobytes())
    return h.hexdigest()
