"""The seeds of any stretch of games, without making those before it: row i is `engine.spread`'s row i.

So a billion games can be played piece by piece, in any number of processes, and stay the same games.
"""

from __future__ import annotations

import numpy as np

from salesdance.engine.luck import _GOLDEN, _PURPOSE, Seeds, _mixed

WRAP = (1 << 64) - 1


def seeds_of(seed: int, first: int, n: int, purpose: int = 0) -> Seeds:
    """Return the seeds of games `first` to `first + n - 1`; those that `spread(seed, first + n, purpose)` ends with."""
    start = np.full(n, (seed + purpose * int(_PURPOSE)) & WRAP, dtype=np.uint64)
    rows = np.arange(first, first + n, dtype=np.uint64) + np.uint64(1)
    return _mixed(_mixed(start) + rows * _GOLDEN)
