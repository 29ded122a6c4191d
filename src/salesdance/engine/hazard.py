"""Second thoughts: the daily chance of wavering (docs/model.md C.5), and P(still there) by exact recursion.

Between stops nothing depends on luck but the rival's pitch, so settled and wavering follow a two-state recursion,
run backwards from day 90; the few possible days of a pitch still to come are added up with their chances.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from salesdance.engine.cementing import USERS
from salesdance.engine.closing import unmet
from salesdance.engine.curves import AnyFloats, Floats, chance_of, exponential
from salesdance.engine.luck import one_number
from salesdance.engine.modes import DATED, Level, Seen
from salesdance.engine.state import State
from salesdance.engine.tables import LAST_DAY, Bools, Ints, Tables

PIECE = 2048
MOSTLY = 0.8
"""Where more of the rows than this differ, nothing is gained by looking for those that are alike."""


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
    """

    __slots__ = ("apart", "cemented", "gap", "held", "logic", "scale", "seen", "soft", "steady", "tables")

    def __init__(self, tables: Tables, s: State, hollow: Floats) -> None:
        c, x, types = tables.c, s.levels, tables.types
        self.tables = tables
        missing = unmet(tables, s)
        self.gap = np.maximum(x[:, Level.EXPECT] - types.fit.take(s.type), 0)
        self.gap *= np.float32(c["hazard.gap_factor"])
        cemented = cement(tables, s, hollow)
        steady = c["hazard.objection"] * types.heavy.take(s.type) * (1 - x[:, Level.RESOLVED])
        steady = steady + c["hazard.unmet"] * missing + c["hazard.pressure"] * x[:, Level.PRESSURE]
        steady = steady - c["hazard.trust"] * (x[:, Level.TRUST] - c["hazard.trust_from"])
        steady = steady + c["hazard.hollow"] * hollow
        steady = steady + c["hazard.gap"] * self.gap + c["hazard.poor"] * types.poor.take(s.type)
        self.soft = exponential(-c["hazard.gap_soft"] * self.gap)
        self.scale = np.float32(c["hazard.base"] * tables.remorse * c["hazard.spread"]) * types.nerves.take(s.type)
        self.steady, self.held = steady, c["hazard.cement"] * cemented
        self.logic = x[:, Level.LOGIC]
        self.seen, self.cemented, self.apart = s.seen, cemented, x[:, Level.DIFFERENCE]

    def shock(self, rows: Ints | slice) -> Floats:
        """Return the factor of the days after go-live for some rows: less where users were named."""
        c = self.tables.c
        named = self.seen[rows, self.tables.blocks.nailed + USERS] >= DATED
        shock = np.array([1, c["hazard.golive_named"]]) * c["hazard.golive"]
        return exponential(shock.astype(np.float32)).take(named)

    def flank(self, rows: Ints | slice) -> Floats:
        """Return the factor of a rival's fresh pitch for some rows: less where the difference was shown."""
        c = self.tables.c
        open_flank = (1 - self.apart[rows]) * (1 - c["hazard.shield"] * self.cemented[rows])
        return exponential((c["hazard.rival"] * open_flank).astype(np.float32))

    def rates(self, days: Ints, follow: Floats | None) -> Floats:
        """Return the rate of wavering without a pitch on each day (1 to 90) [D, n].

        `days` are [D, 1]; `follow` is [D, n] or None.
        """
        t = self.tables
        early = self.scale * exponential(self.steady - self.held)
        late = self.scale * exponential(self.steady - self.held * self.soft)
        live = days >= t.golive
        weight, front = t.day_weight.take(days), t.day_front.take(days)
        rate: Floats = np.where(live, late, early) * exponential(-weight * self.logic) * front
        fresh = live & (days < t.golive + int(t.c["hazard.golive_days"]))
        if fresh.any():
            rate = rate * np.where(fresh, self.shock(slice(None)), np.float32(1))
        if follow is not None:
            helped = np.where(live, follow * self.soft, follow)
            rate = rate * exponential(np.where(follow < 0, helped, follow))
        return rate

    def chances(self, days: Ints, rate: Floats, pitched: bool = False) -> Floats:
        """Return h = 1 - e^-rate for each day and row, with a fresh pitch or none; the gap adds its own."""
        if pitched:
            rate = rate * self.flank(slice(None))
        live = days >= self.tables.golive
        if live.any() and self.gap.any():
            rate = rate + np.where(live, np.float32(self.tables.c["hazard.gap_daily"]) * self.gap, np.float32(0))
        return chance_of(rate)

    def hazard(self, day: Ints, follow: Floats, rival_on: Bools) -> Floats:
        """Return h for each row on its own day [n]: the same as above, but what concerns few rows for them only."""
        t, live = self.tables, day >= self.tables.golive
        rate = self.scale * exponential(self.steady - np.where(live, self.held * self.soft, self.held))
        rate *= exponential(-t.day_weight.take(day) * self.logic)
        rate *= t.day_front.take(day)
        fresh = np.flatnonzero(live & (day < t.golive + int(t.c["hazard.golive_days"])))
        rate[fresh] *= self.shock(fresh)
        helped = np.flatnonzero(follow)
        left = follow[helped]
        rate[helped] *= exponential(np.where((left < 0) & live[helped], left * self.soft[helped], left))
        pitched = np.flatnonzero(rival_on)
        rate[pitched] *= self.flank(pitched)
        rate += np.where(live, np.float32(t.c["hazard.gap_daily"]) * self.gap, np.float32(0))
        return chance_of(rate).astype(np.float32)


def settle_rate(tables: Tables, follow: Floats) -> Floats:
    """Return the daily chance that a waverer settles on their own; a helpful word makes it likelier."""
    helpful: Floats = np.minimum(follow, 0)
    return tables.c["waver.settles"] * (1 - helpful * tables.c["waver.helped"])


def follow_on_rows(tables: Tables, s: State, days: Ints) -> Floats:
    """Return the follow-up effect on later days [D, n] (`days` [D, 1]), for rows that stand on different days."""
    age = (days - s.seen[:, Seen.DAY]).astype(np.float32)
    left = s.levels[:, Level.FOLLOW] * exponential(-age / np.float32(tables.c["follow.days"]))
    return np.minimum(np.maximum(left, -1), 1).astype(np.float32)


def _pitch_shares(tables: Tables, s: State) -> tuple[Floats, Floats]:
    """Return the possible pitch days [P, n] (0: none) and the chance of each [P, n]; a known pitch is certain."""
    pitched = s.seen[:, Seen.RIVAL_DAY].astype(np.float32)
    known = pitched > 0
    left = np.where(known, 0.0, 1.0).astype(np.float32)
    days, shares = [np.where(known, pitched - 1, 0).astype(np.float32)], [np.zeros_like(left)]
    for day in tables.pitch_days:
        ahead = (s.seen[:, Seen.DAY] < day) & ~known
        share = np.where(ahead, left * tables.pitch_chance[day], 0).astype(np.float32)
        if not share.any():
            continue
        left = left - share
        days.append(np.where(ahead, day, 0).astype(np.float32))
        shares.append(share)
    shares[0] = np.where(known, 1.0, left).astype(np.float32)
    return np.stack(days), np.stack(shares)


def _still_there(tables: Tables, s: State, hollow: Floats) -> tuple[Floats, Floats]:
    """Return what `still_there` does, working out rows that are alike in all that counts only once."""
    alike = _alike(Burden(tables, s, hollow), s)
    if alike is None:
        return _recursion(tables, s, hollow)
    first, back = alike
    settled, wavering = _recursion(tables, s.rows(first), hollow[first])
    return settled.take(back), wavering.take(back)


def _alike(burden: Burden, s: State) -> tuple[Ints, Ints] | None:
    """Return the first of each set of rows that are alike, and which set each row is of; None if all differ."""
    seen, x = s.seen, s.levels
    named = seen[:, burden.tables.blocks.nailed + USERS] >= DATED
    floats = (burden.steady, burden.held, burden.soft, burden.scale, burden.gap, burden.logic, burden.apart)
    columns: list[AnyFloats] = [
        np.asarray(one, dtype=np.float32).view(np.uint32) for one in (*floats, x[:, Level.FOLLOW].copy())
    ]
    columns += [burden.cemented.view(np.uint32), seen[:, Seen.DAY], seen[:, Seen.RIVAL_DAY], named]
    _, first, back = np.unique(one_number(columns), return_index=True, return_inverse=True)
    if len(first) > MOSTLY * len(s):
        return None
    for column in columns:
        if (column.take(first).take(back) != column).any():
            return None
    return first, back


def _recursion(tables: Tables, s: State, hollow: Floats) -> tuple[Floats, Floats]:
    c, n = tables.c, len(s)
    start = s.seen[:, Seen.DAY].astype(np.int64)
    first = int(start.min()) if n else LAST_DAY
    days = np.arange(LAST_DAY, first, -1)[:, None]
    burden = Burden(tables, s, hollow)
    follow = follow_on_rows(tables, s, days) if s.levels[:, Level.FOLLOW].any() else None
    rates = burden.rates(days, follow)
    h = burden.chances(days, rates)
    back = settle_rate(tables, np.zeros((len(days), 1), dtype=np.float32) if follow is None else follow)
    keeps, remains = np.float32(1 - c["waver.direct"]), (1 - back) * np.float32(1 - c["waver.goes"])
    pitch_days, shares = _pitch_shares(tables, s)
    since = days[:, :, None].astype(np.float32) - pitch_days
    on: Bools = (pitch_days > 0) & (since > 0) & (since <= int(c["hazard.rival_days"]))
    pressed: Bools = np.any(on, axis=(1, 2))
    pitched = burden.chances(days, rates, pitched=True) if pressed.any() else h
    over = None if n == 0 or first == int(start.max()) else start >= days
    any_over = (days[:, 0] <= int(start.max(initial=0))).tolist()
    settled, wavering = np.ones((1, n), dtype=np.float32), np.zeros((1, n), dtype=np.float32)
    for i in range(len(days)):
        here = np.where(on[i], pitched[i], h[i]) if pressed[i] else h[i]
        before, away = settled, wavering
        settled = (away - before) * here
        settled += before
        settled *= keeps
        wavering = before * back[i]
        wavering += away * remains[i]
        if over is not None and any_over[i]:
            settled, wavering = np.where(over[i], before, settled), np.where(over[i], away, wavering)
    settled, wavering = np.broadcast_to(settled, shares.shape), np.broadcast_to(wavering, shares.shape)
    total_settled, total_wavering = shares[0] * settled[0], shares[0] * wavering[0]
    for i in range(1, len(shares)):
        total_settled = total_settled + shares[i] * settled[i]
        total_wavering = total_wavering + shares[i] * wavering[i]
    return total_settled, total_wavering


def still_there_both(tables: Tables, s: State) -> tuple[Floats, Floats]:
    """Return `still_there` [2, n] each, of a genuine and of a hollow yes, worked out in one go."""
    n = len(s)
    flag = np.repeat(np.array([0, 1], dtype=np.float32), n)
    settled, wavering = still_there(tables, s.rows(np.tile(np.arange(n), 2)), flag)
    return settled.reshape(2, n), wavering.reshape(2, n)


def still_there(tables: Tables, s: State, hollow: Floats) -> tuple[Floats, Floats]:
    """Return P(settled on day 90) for a settled and for a wavering customer, [n] each, if nothing more is done."""
    if len(s) <= PIECE:
        return _still_there(tables, s, hollow)
    parts = [
        _still_there(tables, s.rows(slice(at, at + PIECE)), hollow[at : at + PIECE]) for at in range(0, len(s), PIECE)
    ]
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
