"""Luck for words: which wording, which line in the hand, which mail. Drawn by the engine's rule.

Purposes start far above the engine's, so that no choice of words can share a die with an answer.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from salesdance.engine import uniform

ANSWER = 1_000_000
LINE = 2_000_000
HAND = 3_000_000
HIDDEN = 4_000_000
POST = 5_000_000
BODY = 6_000_000
TEXT = 7_000_000
CARDS = 8_000_000
FACE = 9_000_000
ORDER = 10_000_000

T = TypeVar("T")


class Dice:
    """The luck of one sitting: a pure function of its seed, a purpose and how often that purpose came up."""

    __slots__ = ("_seed",)

    def __init__(self, seed: int) -> None:
        self._seed = np.uint64(seed)

    def many(self, purpose: int, n: int, count: int) -> list[float]:
        """Return n numbers in [0, 1) for the purposes from `purpose` on."""
        purposes = np.arange(purpose, purpose + n, dtype=np.int64)
        counts = np.full(n, count, dtype=np.int64)
        drawn: list[float] = uniform(np.full(n, self._seed, dtype=np.uint64), purposes, counts).tolist()
        return drawn

    def one(self, purpose: int, count: int) -> float:
        """Return one number in [0, 1)."""
        return self.many(purpose, 1, count)[0]


def shuffled(items: list[T], luck: list[float]) -> list[T]:
    """Return the items in an order given by as many lucky numbers, ties by position."""
    order = sorted(range(len(items)), key=lambda at: (luck[at], at))
    return [items[at] for at in order]
