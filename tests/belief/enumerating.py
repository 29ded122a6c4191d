"""The belief by counting everything: each type, each path of the hidden mode, one by one, nothing merged.

Every path carries a whole state of its own. So it would also notice if what can be seen, or the levels of a type,
depended on the path through the modes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from salesdance.engine import Mode, State, Tables, advance, answers, legal, new_state
from salesdance.engine.modes import MODES

MOST_PATHS = 400_000
Story = Sequence[tuple[str, str]]


def indexes(t: Tables, move_id: str, signal: str) -> tuple[int, int]:
    """Return a move and a signal as the engine counts them."""
    move = t.index[move_id]
    return move, t.answers[t.kind[move]].signals.index(signal)


def paths(t: Tables, story: Story) -> tuple[State, np.ndarray, np.ndarray]:
    """Return all paths that fit a story: their states, their chances [paths], and P(story so far) after each event."""
    state = replace(new_state(t, np.arange(len(t.types))), mode=np.full(len(t.types), Mode.TALK, dtype=np.int8))
    chance = t.types.prior.copy()
    evidence = []
    for move_id, name in story:
        move, signal = indexes(t, move_id, name)
        assert legal(t, state)[:, move].all(), f"{move_id} is not legal here"
        moves = np.full(len(state), move)
        chances = answers(t, state, moves).astype(np.float64)
        states, kept = [], []
        for answer in np.flatnonzero(t.answers[t.kind[move]].signal_of == signal):
            going = np.flatnonzero(chances[:, answer] * chance > 0)
            if len(going):
                part = state.rows(going)
                states.append(advance(t, part, moves[going], np.full(len(going), answer)))
                kept.append(chance[going] * chances[going, answer])
        assert states, f"nobody could answer {move_id} with {name}"
        state = State(*[np.concatenate([getattr(s, slot) for s in states]) for slot in State.__slots__])
        chance = np.concatenate(kept)
        evidence.append(chance.sum())
        assert len(chance) < MOST_PATHS
    return state, chance, np.array(evidence)


def shares(t: Tables, state: State, chance: np.ndarray) -> np.ndarray:
    """Return P(type and mode | story) [T, MODES] from the chances of all paths."""
    out = np.zeros((len(t.types), MODES))
    np.add.at(out, (state.type, state.mode), chance)
    return out / out.sum()
