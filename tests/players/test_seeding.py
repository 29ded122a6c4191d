"""The seeds of a stretch of games are those the engine would spread over all of them."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.engine import spread
from salesdance.players.seeding import seeds_of


@pytest.mark.parametrize("seed", [0, 1, 2**63, -5])
@pytest.mark.parametrize("purpose", [0, 1, 2])
def test_any_stretch_has_the_seeds_of_the_whole(seed: int, purpose: int) -> None:
    whole = spread(seed, 50, purpose)
    np.testing.assert_array_equal(seeds_of(seed, 0, 50, purpose), whole)
    np.testing.assert_array_equal(seeds_of(seed, 37, 13, purpose), whole[37:])


def test_far_away_games_have_seeds_of_their_own_without_those_before_them() -> None:
    assert len(set(seeds_of(1, 10**12, 5).tolist())) == 5
