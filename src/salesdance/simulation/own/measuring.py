"""Habits as counts: how often something was done, of how many occasions for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """Something counted: how often (or how much) it was there, in how many occasions for it."""

    done: float = 0.0
    of: int = 0

    @property
    def rate(self) -> float:
        """Return the share or mean; 0 where there was no occasion."""
        return self.done / self.of if self.of else 0.0

    def __add__(self, other: Share) -> Share:
        """Return both counted together."""
        return Share(self.done + other.done, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Measured:
    """The habits of somebody in so many deals, by name; a name that is missing had no occasion at all."""

    deals: int
    shares: Mapping[str, Share]

    def rate(self, name: str, usual: float = 0.0) -> float:
        """Return the measured rate, or the usual one where there was no occasion to see it."""
        share = self.shares.get(name)
        return share.rate if share is not None and share.of else usual

    def of(self, name: str) -> int:
        """Return how many occasions there were."""
        share = self.shares.get(name)
        return share.of if share is not None else 0


def measured(deals: Iterable[Mapping[str, Share]]) -> Measured:
    """Return the habits that deals, each as `observed`, come to."""
    shares: dict[str, Share] = {}
    count = 0
    for deal in deals:
        count += 1
        for name, share in deal.items():
            shares[name] = shares.get(name, Share()) + share
    return Measured(count, shares)
