"""What a listener that counts carries along: one share for each hidden thing, and levels of middling people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import total
from salesdance.belief.guide import Guide

Shares = NDArray[np.float64]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Marginals:
    """What is believed in G games: `odds` [G, K + D + 3], `solved` float32 [G, K], `levels` float32 [G, LEVELS].

    `odds` are how likely each objection is beside the others, then the odds that each person can stop the deal, of a
    poor fit, of a hurry after a no, and that a yes was hollow. `solved` is how far each objection would be solved by
    now, were it the real one; `levels` are those of people of middling temper.
    """

    guide: Guide
    odds: Shares
    solved: Floats
    levels: Floats

    @property
    def likeliest(self) -> Ints:
        """Return the objection that is believed in most [G]."""
        likeliest: Ints = self.odds[:, : self.solved.shape[1]].argmax(axis=1)
        return likeliest

    def objections(self) -> Shares:
        """Return P(real objection) [G, K]."""
        odds = self.odds[:, : self.solved.shape[1]]
        whole = total(odds)
        return odds / np.where(whole > 0, whole, 1.0)[:, None]

    def share(self, column: int) -> Shares:
        """Return P(one of the things that are so or not) [G]: those who decide first, then as in `odds`."""
        odds = self.odds[:, self.solved.shape[1] + column]
        return odds / (1 + odds)

    def deciders(self) -> Shares:
        """Return P(this person can stop the deal) [G, D]."""
        k = self.solved.shape[1]
        odds = self.odds[:, k : k + self.guide.tables.deciders]
        return odds / (1 + odds)

    def poor_fit(self) -> Shares:
        """Return P(lowest fit) [G]."""
        return self.share(self.guide.tables.deciders)

    def hurried(self) -> Shares:
        """Return P(in a hurry after a no) [G]."""
        return self.share(self.guide.tables.deciders + 1)
