"""Whatever is said, in whatever order, every level stays in its range."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdance.engine import Level, Seen, draw_types, legal, new_state, spread, step
from salesdance.engine.modes import LEVELS
from tests.engine.samples import random_play, tables

WIDE = {Level.EXPECT: (0.0, 1.3), Level.FOLLOW: (-1.0, 1.0)}
SIGNED = {Seen.LAST_MOVE, Seen.LAST_SIGNAL}


def check_ranges(levels: np.ndarray, seen: np.ndarray) -> None:
    for level in range(LEVELS):
        low, high = WIDE.get(level, (0.0, 1.0))
        assert float(levels[:, level].min()) >= low
        assert float(levels[:, level].max()) <= high + 1e-6
    assert np.isfinite(levels).all()
    for column in range(seen.shape[1]):
        assert int(seen[:, column].min()) >= (-1 if column in SIGNED else 0)
    assert int(seen[:, Seen.EASE].max()) <= 1000
    assert int(seen[:, Seen.MOOD].max()) <= 2
    assert int(seen[:, Seen.DAY].max()) <= 90
    assert int(seen[:, Seen.MINUTES_ALL].max()) < 20_000


@settings(max_examples=60)
@given(st.lists(st.integers(0, 2**30), min_size=1, max_size=80), st.integers(0, 2**62))
def test_levels_stay_in_range_under_any_moves(choices: list[int], seed: int) -> None:
    t, games = tables(), 6
    state, seeds = new_state(t, draw_types(t, spread(seed, games, 1))), spread(seed, games, 2)
    for choice in choices:
        mask = legal(t, state)
        # Every second choice insists on one move, legal or not: repeats are the hard case.
        named = np.full(games, choice % len(t.moves))
        some = [np.flatnonzero(row)[choice % max(1, int(row.sum()))] if row.any() else -1 for row in mask]
        state, _, _ = step(t, state, named if choice % 2 else np.array(some), seeds)
        check_ranges(state.levels, state.seen)


def test_levels_stay_in_range_in_long_random_play() -> None:
    t = tables()
    for turn in random_play(t, 4000, seed=8):
        check_ranges(turn.after.levels, turn.after.seen)


def test_the_worst_that_can_be_said_over_and_over_stays_in_range() -> None:
    t = tables()
    state, seeds = new_state(t, np.arange(len(t.types))), spread(1, len(t.types), 2)
    for name in ("argue", "discount", "boast", "promise/big", "promise/small", "about_us", "close_firm") * 4:
        state, _, _ = step(t, state, np.full(len(state), t.index[name]), seeds)
        check_ranges(state.levels, state.seen)
