"""Luck as a pure function of (seed, purpose, how often that purpose came up): no stream, no state.

One changed question does not shift any later die, two moves can be compared under the same luck, and a row's luck
does not depend on the batch it is in. Mixing: the 64-bit finaliser of SplitMix64 (Steele, Lea & Flood 2014), twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats

Seeds = NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_PURPOSE = np.uint64(0xD6E8FEB86659FD93)
FEW, MANY = 6, 500


def _mixed(x: Seeds) -> Seeds:
    x = (x ^ (x >> np.uint64(30))) * _FIRST
    x = (x ^ (x >> np.uint64(27))) * _SECOND
    return x ^ (x >> np.uint64(31))


def one_number(columns: Sequence[NDArray[Any]]) -> Seeds:
    """Return a number [n] for each row of columns [n] of whole numbers: the same for equal rows, hardly for others."""
    key: Seeds = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        key = (key ^ column.astype(np.uint64)) * _GOLDEN
        key ^= key >> np.uint64(29)
    return key


def uniform(seeds: Seeds, purpose: NDArray[np.int64], count: NDArray[np.int64]) -> Floats:
    """Return float32 in [0, 1), shape of `seeds`; `purpose` and `count` are whole numbers >= 0 below 2^31."""
    key: Seeds = purpose.astype(np.uint64) * np.uint64(0x100000001) + count.astype(np.uint64) * _PURPOSE
    start: Seeds = seeds + _GOLDEN
    mixed: Seeds = _mixed(start) + key * _GOLDEN
    x = _mixed(mixed)
    return (x >> np.uint64(40)).astype(np.float32) * np.float32(1.0 / (1 << 24))


def uniform_pairs(
    seeds: Seeds,
    row: NDArray[np.int64],
    purposes: NDArray[np.int64],
    column: NDArray[np.int64],
    count: int | NDArray[np.int64],
) -> Floats:
    """Return `uniform` [P] for pairs of a seed (its `row`) and a purpose (its `column`), mixing each seed only once.

    `count` is one number, or one for each seed.
    """
    key: Seeds = purposes.astype(np.uint64) * np.uint64(0x100000001)
    start: Seeds = _mixed(seeds + _GOLDEN)
    start += np.asarray(count).astype(np.uint64).reshape(-1) * _PURPOSE * _GOLDEN
    mixed: Seeds = start.take(row)
    mixed += (key * _GOLDEN).take(column)
    return (_mixed(mixed) >> np.uint64(40)).astype(np.float32) * np.float32(1.0 / (1 << 24))


def spread(seed: int, n: int, purpose: int = 0) -> Seeds:
    """Return n well-separated seeds made from one; row i does not depend on n."""
    rows = np.arange(n, dtype=np.uint64) + np.uint64(1)
    start = (seed + purpose * int(_PURPOSE)) & 0xFFFFFFFFFFFFFFFF
    return _mixed(_mixed(np.full(n, start, dtype=np.uint64)) + rows * _GOLDEN)


def pick(probabilities: NDArray[np.floating], u: Floats) -> NDArray[np.int64]:
    """Return the index drawn by u from each row of [n, a] probabilities; sums run left to right.

    Rows need not add up to one: what is missing belongs to the last answer with a chance.
    """
    n, width = probabilities.shape
    if width == 1:
        return np.zeros(n, dtype=np.int64)
    if width <= FEW or n > MANY:
        total = probabilities[:, 0].copy()
        passed = (total <= u).view(np.uint8)
        for column in range(1, width):
            total += probabilities[:, column]
            passed += (total <= u).view(np.uint8)
        chosen = passed.astype(np.int64)
    else:
        chosen = (np.cumsum(probabilities, axis=1) <= u[:, None]).sum(axis=1)
    if n and int(chosen.max()) == width:
        beyond = np.flatnonzero(chosen == width)
        backwards = probabilities[beyond, ::-1] > 0
        chosen[beyond] = np.where(backwards.any(axis=1), width - 1 - backwards.argmax(axis=1), 0)
    return chosen
