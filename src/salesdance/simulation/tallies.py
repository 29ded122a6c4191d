"""What many games came to, in whole numbers alone: adding up pieces in any order gives the same figures.

So a run may be cut into pieces and played by several processes, and keeps the same memory however long it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from salesdance.simulation.running import Run

COUNTED = (
    "yes", "genuine_yes", "hollow_yes", "hollow", "kept", "lost", "reason_known", "left", "wobbled", "recovered",
)  # fmt: skip
HUNDREDTHS, FINE = 100, 100_000
EXACTLY = 10**9
"""P(still there) is kept in so many parts; the scores in hundredths, shares of a skill in FINE parts."""


@dataclass(frozen=True)
class Spread:
    """Whole numbers with how often each came up, in parts of 1/`unit`."""

    often: Mapping[int, int]
    unit: int = 1

    @cached_property
    def count(self) -> int:
        """Return how many there are."""
        return sum(self.often.values())

    @property
    def mean(self) -> float:
        """Return the mean; NaN of nothing."""
        whole = sum(value * often for value, often in self.often.items())
        return whole / self.count / self.unit if self.count else float("nan")

    @property
    def error(self) -> float:
        """Return the standard error of the mean; NaN of fewer than two."""
        squares = sum(value * value * often for value, often in self.often.items())
        whole = sum(value * often for value, often in self.often.items())
        return standard_error(whole, squares, self.count, self.unit)

    def quantile(self, share: float) -> float:
        """Return a quantile as numpy has it: between two values in proportion; NaN of nothing."""
        if not self.count:
            return float("nan")
        place = (self.count - 1) * share
        low, passed, below = int(place), 0, None
        for value in sorted(self.often):
            passed += self.often[value]
            if below is None and passed > low:
                below = value
            if below is not None and passed > min(low + 1, self.count - 1):
                return (below + (value - below) * (place - low)) / self.unit
        return float(max(self.often)) / self.unit


@dataclass(frozen=True)
class Tally:
    """Sums over games of one player. `counts` are games of which something is true, `spreads` figures of a game.

    `exact` games have P(still there) without the luck of the calendar: its sum in parts of 1/EXACTLY, and of squares.
    """

    player: str
    games: int
    counts: Mapping[str, int]
    spreads: Mapping[str, Spread]
    scored: int
    exact: int
    still: int
    still_squares: int


def standard_error(whole: int, squares: int, count: int, unit: int = 1) -> float:
    """Return the standard error of a mean from whole sums, so that it does not depend on the order of adding.

    NaN of fewer than two: one alone does not say how far others lie from it.
    """
    if count < 2:
        return float("nan")
    return sqrt(max(count * squares - whole * whole, 0)) / count / unit / sqrt(count)


def tally_of(run: Run) -> Tally:
    """Return the sums of one run."""
    counts = {name: int(getattr(run, name).sum()) for name in COUNTED}
    counts["reason_known"] = int((run.reason_known & run.lost).sum())
    counts["recovered"] = int((run.recovered & run.wobbled).sum())
    spreads = {
        "decisions": Spread(_often(run.decisions)),
        "exchanges": Spread(_often(run.exchanges)),
        "minutes": Spread(_often(run.minutes)),
        "score": Spread(_often(run.scores, HUNDREDTHS), HUNDREDTHS),
    }
    shares: dict[str, list[float]] = {}
    for card in run.cards:
        for part in card.parts:
            if part.out_of:
                shares.setdefault(f"skill/{part.skill}", []).append(part.points / part.out_of)
    spreads |= {name: Spread(_often(np.array(values), FINE), FINE) for name, values in shares.items()}
    still = [round(EXACTLY * float(share)) for share in run.still]
    return Tally(
        run.player,
        len(run.yes),
        counts,
        spreads,
        len(run.cards),
        len(still),
        sum(still),
        sum(one * one for one in still),
    )


def _often(values: NDArray[np.float64], unit: int = 1) -> Mapping[int, int]:
    found, often = np.unique(np.rint(values * unit).astype(np.int64), return_counts=True)
    return dict(zip(found.tolist(), often.tolist(), strict=True))


def together(one: Tally, other: Tally) -> Tally:
    """Return the sums over the games of both."""
    names = dict.fromkeys([*one.spreads, *other.spreads])
    return Tally(
        one.player,
        one.games + other.games,
        {name: one.counts[name] + other.counts[name] for name in one.counts},
        {name: _both(one.spreads.get(name), other.spreads.get(name)) for name in names},
        one.scored + other.scored,
        one.exact + other.exact,
        one.still + other.still,
        one.still_squares + other.still_squares,
    )


def _both(one: Spread | None, other: Spread | None) -> Spread:
    if one is None or other is None:
        found = one or other
        assert found is not None
        return found
    often = Counter(dict(one.often))
    often.update(other.often)
    return Spread(dict(often), one.unit)
