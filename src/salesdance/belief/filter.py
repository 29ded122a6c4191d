"""The ideal listener: an exact belief over types and modes, carried forward through what was seen.

One row per game and type holds the levels that type would have; weights [G, T, MODES] hold how likely each type and
hidden mode is. Each update multiplies by the engine's own answer chances, so there is nothing to tune.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Mode, State, Tables, advance, answers, new_state
from salesdance.engine.modes import MODES

FEW_ROWS = 16384
"""So many rows are worked on for all modes together: they fit the cache."""
Weights = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Belief:
    """What a listener who misses nothing would believe in each of G games.

    `state` has G x T rows, all types of game 0 first; its visible columns are equal within a game, its mode means
    nothing. `weights` float64 [G, T, MODES] sum to 1 in each game.
    """

    state: State
    weights: Weights

    @property
    def games(self) -> int:
        """Return the number of games G."""
        return len(self.weights)

    @property
    def types(self) -> int:
        """Return the number of types T."""
        return int(self.weights.shape[1])

    def rows(self, games: Ints) -> Belief:
        """Return the belief of the chosen games only."""
        index = (games[:, None] * self.types + np.arange(self.types)[None, :]).ravel()
        return Belief(self.state.rows(index), self.weights[games])


def total(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum over the last axis, added left to right (the same bits everywhere)."""
    if values.shape[-1] == 0:
        return np.zeros(values.shape[:-1])
    running: NDArray[np.float64] = np.cumsum(values, axis=-1)[..., -1]
    return running


def prior_belief(tables: Tables, games: int, weights: Weights | None = None) -> Belief:
    """Return the belief before the first word; `weights` [T, MODES] replaces the prior of a late start."""
    t = len(tables.types)
    if weights is None:
        weights = np.zeros((t, MODES))
        weights[:, Mode.TALK] = tables.types.prior
    state = new_state(tables, np.tile(np.arange(t), games))
    return Belief(state, np.repeat(weights[None], games, axis=0))


def answer_chances(tables: Tables, belief: Belief, move: Ints, mode: int) -> NDArray[np.float64]:
    """Return the chance of each answer [G, T, A] if the hidden mode were `mode`; `move` [G], -1 for none."""
    chances = answers(tables, belief.state.with_mode(mode), np.repeat(move, belief.types))
    return chances.astype(np.float64).reshape(belief.games, belief.types, -1)


def chances_by_mode(tables: Tables, belief: Belief, move: Ints) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield each mode that some game holds possible with `answer_chances` under it; small beliefs in one go."""
    modes, n = present_modes(belief), len(belief.state)
    if len(modes) == 1 or len(modes) * n > FEW_ROWS:
        yield from ((mode, answer_chances(tables, belief, move, mode)) for mode in modes)
        return
    rows = np.tile(np.arange(n), len(modes))
    state = replace(belief.state.rows(rows), mode=np.repeat(np.array(modes, dtype=np.int8), n))
    chances = answers(tables, state, np.repeat(move, belief.types)[rows]).astype(np.float64)
    yield from zip(modes, chances.reshape(len(modes), belief.games, belief.types, -1), strict=True)


def present_modes(belief: Belief) -> list[int]:
    """Return the modes that some game holds possible."""
    flat = belief.weights.reshape(-1, MODES)
    return np.flatnonzero((flat > 0).any(axis=0)).tolist()


def update(tables: Tables, belief: Belief, move: Ints, signal: Ints) -> Belief:
    """Return the belief after `move` [G] was met with `signal` [G]; games with move -1 stay as they are.

    A signal that no type could give leaves the weights of that game at zero.
    """
    weights = np.where((move >= 0)[:, None, None], 0.0, belief.weights)
    kinds = np.where(move >= 0, tables.kind[np.maximum(move, 0)], -1)
    first = np.full(len(move), -1, dtype=np.int64)
    for code in np.unique(kinds[kinds >= 0]):
        here = np.flatnonzero(kinds == code)
        table = tables.answers[code]
        part = belief.rows(here) if len(here) < len(move) else belief
        for mode, chances in chances_by_mode(tables, part, move[here]):
            for a in range(table.width):
                fits = table.signal_of[a] == signal[here]
                if not fits.any():
                    continue
                first[here] = np.where(fits & (first[here] < 0), a, first[here])
                after = table.mode_after[mode, a]
                if fits.all():
                    weights[here, :, after] += part.weights[:, :, mode] * chances[:, :, a]
                else:
                    own = np.flatnonzero(fits)
                    weights[here[own], :, after] += part.weights[own, :, mode] * chances[own, :, a]
    state = advance(tables, belief.state, np.repeat(move, belief.types), np.repeat(first, belief.types))
    return Belief(state, np.where((move >= 0)[:, None, None], normalised(weights), belief.weights))


def update_some(tables: Tables, belief: Belief, move: Ints, signal: Ints) -> Belief:
    """Like `update`, working only on the games with a move: quicker when few are still being played."""
    live = np.flatnonzero(move >= 0)
    if len(live) == belief.games:
        return update(tables, belief, move, signal)
    part = update(tables, belief.rows(live), move[live], signal[live])
    rows = (live[:, None] * belief.types + np.arange(belief.types)[None, :]).ravel()
    state, weights = belief.state.copy(), belief.weights.copy()
    for name in State.__slots__:
        getattr(state, name)[rows] = getattr(part.state, name)
    weights[live] = part.weights
    return Belief(state, weights)


def normalised(weights: Weights) -> Weights:
    """Return weights that sum to one in each game; an impossible game stays at zero."""
    sums = total(weights.reshape(len(weights), -1))
    return weights / np.where(sums > 0, sums, 1.0)[:, None, None]


def forced(tables: Tables, belief: Belief, move: Ints, signal: Ints) -> Belief:
    """Return the belief after something that is simply how the scenario begins: modes split, types do not
    move.
    """
    after = update(tables, belief, move, signal)
    before, now = total(belief.weights), total(after.weights)
    scale = np.where(now > 0, before / np.where(now > 0, now, 1.0), 0.0)
    return Belief(after.state, normalised(after.weights * scale[:, :, None]))
