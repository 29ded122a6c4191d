"""Second thoughts: the daily chance of wavering (docs/model.md C.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.cementing import USERS
from salesdance.engine.closing import unmet
from salesdance.engine.curves import AnyFloats, Floats, chance_of, exponential
from salesdance.engine.modes import DATED, Level
from salesdance.engine.state import State
from salesdance.engine.tables import LAST_DAY, Bools, Ints, Tables

FEWER = 4
"""So many times fewer must there be of what differs, for it to be quicker worked out once and looked up."""
PARTS = ("apart", "cemented", "gap", "logic", "named", "scale", "steady")


def cement(tables: Tables, s: State, hollow: Floats) -> Floats:
    """Return C*, the weighted sum of what was nailed down, [n]; a hollow yes is held less (C.5; S11-S14)."""
    held, first = tables.held, tables.blocks.nailed
    row = tables.types.objection.take(s.type) * held.shape[2]
    total = np.zeros(len(s), dtype=np.float32)
    for item, by_precision in enumerate(held):
        total += by_precision.ravel().take(row + s.seen[:, first + item])
    return total * (1 - (1 - tables.c["cement.hollow"]) * hollow)


def by_day(c: Mapping[str, float]) -> tuple[Floats, Floats]:
    """Return what reasons weigh on each day of the calendar and how the first days press, [LAST_DAY + 1] each."""
    ages = np.arange(-1, LAST_DAY).astype(np.float32)
    early: Floats = exponential(-ages / np.float32(c["hazard.logic_days"]))
    later: Floats = exponential(-ages / np.float32(c["hazard.front_days"]))
    weight = c["hazard.logic"] * (c["hazard.logic_base"] + c["hazard.logic_early"] * early)
    return weight, 1 + c["hazard.front"] * later


class Burden:
    """The parts of the daily hazard that do not change from day to day, for a batch of n rows.

    rate(day) = early or late factor x front(day) x e^(-logic w(day)) x follow-up x rival, and the promise gap on top.
    `hollow` is [n], or [H, 1] for each row taken H times: all of the first, then all of the second.
    """

    __slots__ = (*PARTS, "tables")
    tables: Tables
    apart: Floats
    cemented: Floats
    gap: Floats
    logic: Floats
    named: Bools
    scale: Floats
    steady: AnyFloats

    def __init__(self, tables: Tables, s: State, hollow: Floats) -> None:
        c, x, types = tables.c, s.levels, tables.types
        self.tables = tables
        missing = unmet(tables, s)
        gap = np.maximum(x[:, Level.EXPECT] - types.fit.take(s.type), 0)
        gap *= np.float32(c["hazard.gap_factor"])
        cemented = cement(tables, s, hollow)
        steady = c["hazard.objection"] * types.heavy.take(s.type) * (1 - x[:, Level.RESOLVED])
        steady = steady + c["hazard.unmet"] * missing + c["hazard.pressure"] * x[:, Level.PRESSURE]
        steady = steady - c["hazard.trust"] * (x[:, Level.TRUST] - c["hazard.trust_from"])
        steady = steady + c["hazard.hollow"] * hollow
        steady = steady + c["hazard.gap"] * gap + c["hazard.poor"] * types.poor.take(s.type)
        scale = np.float32(c["hazard.base"] * tables.remorse * c["hazard.spread"]) * types.nerves.take(s.type)

        def of_each(part: NDArray[Any]) -> NDArray[Any]:
            return np.broadcast_to(part, steady.shape).ravel()

        self.gap, self.scale, self.logic = of_each(gap), of_each(scale), of_each(x[:, Level.LOGIC])
        self.apart, self.steady, self.cemented = of_each(x[:, Level.DIFFERENCE]), steady.ravel(), cemented.ravel()
        self.named = of_each(s.seen[:, tables.blocks.nailed + USERS] >= DATED)

    def rows(self, index: Ints) -> Burden:
        """Return some of the rows."""
        some = object.__new__(Burden)
        some.tables = self.tables
        for name in PARTS:
            setattr(some, name, getattr(self, name).take(index))
        return some

    @property
    def held(self) -> Floats:
        """Return what is nailed down, in log hazard."""
        return self.tables.c["hazard.cement"] * self.cemented

    @property
    def soft(self) -> Floats:
        """Return how far promises too large leave that standing, once they can be held against the thing itself."""
        return exponential(-self.tables.c["hazard.gap_soft"] * self.gap)

    def shock(self, rows: Ints | slice) -> Floats:
        """Return the factor of the days after go-live for some rows: less where users were named."""
        c = self.tables.c
        shock = np.array([1, c["hazard.golive_named"]]) * c["hazard.golive"]
        return exponential(shock.astype(np.float32)).take(self.named[rows].view(np.int8))

    def flank(self, rows: Ints | slice) -> Floats:
        """Return the factor of a rival's fresh pitch for some rows: less where the difference was shown."""
        c = self.tables.c
        open_flank = (1 - self.apart[rows]) * (1 - c["hazard.shield"] * self.cemented[rows])
        return exponential((c["hazard.rival"] * open_flank).astype(np.float32))

    def rates(self, days: Ints) -> AnyFloats:
        """Return the rate of wavering without a pitch or a follow-up on each day [D, n]; `days` [D], latest first."""
        t = self.tables
        live, fresh = t.golive, t.golive + int(t.c["hazard.golive_days"])
        late, newly = slice(0, int((days >= live).sum())), slice(int((days >= fresh).sum()), int((days >= live).sum()))
        reasons, whose = np.unique(self.logic, return_inverse=True)
        if len(reasons) > len(whose) // FEWER:
            eased = exponential(-t.day_weight.take(days)[:, None] * self.logic)
        else:
            eased = exponential(-t.day_weight.take(days)[:, None] * reasons).take(whose, axis=1)
        rate = np.empty(eased.shape, dtype=self.steady.dtype)
        np.multiply(eased[late], self.scale * exponential(self.steady - self.held * self.soft), out=rate[late])
        np.multiply(eased[late.stop :], self.scale * exponential(self.steady - self.held), out=rate[late.stop :])
        rate *= t.day_front.take(days)[:, None]
        if newly.start < newly.stop:
            rate[newly] *= self.shock(slice(None))
        return rate

    def chances(self, days: Ints, rate: AnyFloats) -> AnyFloats:
        """Return h = 1 - e^-rate for each day and row; the gap adds its own from go-live on."""
        late = days >= self.tables.golive
        if late.any() and self.gap.any():
            daily = np.float32(self.tables.c["hazard.gap_daily"]) * self.gap
            rate = np.where(late[:, None], rate + daily, rate)
        return chance_of(rate)

    def hazard(self, day: Ints, follow: Floats, rival_on: Bools) -> Floats:
        """Return h for each row on its own day [n]: the same as above, but what concerns few rows for them only."""
        t, live = self.tables, day >= self.tables.golive
        soft, held = self.soft, self.held
        rate = self.scale * exponential(self.steady - np.where(live, held * soft, held))
        rate *= exponential(-t.day_weight.take(day) * self.logic)
        rate *= t.day_front.take(day)
        fresh = np.flatnonzero(live & (day < t.golive + int(t.c["hazard.golive_days"])))
        rate[fresh] *= self.shock(fresh)
        helped = np.flatnonzero(follow)
        left = follow[helped]
        rate[helped] *= exponential(np.where((left < 0) & live[helped], left * soft[helped], left))
        pitched = np.flatnonzero(rival_on)
        rate[pitched] *= self.flank(pitched)
        rate += np.where(live, np.float32(t.c["hazard.gap_daily"]) * self.gap, np.float32(0))
        return chance_of(rate).astype(np.float32)


def settle_rate(tables: Tables, follow: Floats) -> Floats:
    """Return the daily chance that a waverer settles on their own; a helpful word makes it likelier."""
    helpful: Floats = np.minimum(follow, 0)
    return tables.c["waver.settles"] * (1 - helpful * tables.c["waver.helped"])
