"""P(still there) by exact recursion.

Between stops nothing depends on luck but the rival's pitch, so settled and wavering follow a two-state recursion,
run backwards from day 90; the few possible days of a pitch still to come are added up with their chances.
Rows that are alike in all that counts are worked out once, and rows that stand on one day of the calendar together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import AnyFloats, Floats, exponential
from salesdance.engine.hazard import FEWER, Burden, settle_rate
from salesdance.engine.luck import one_number
from salesdance.engine.modes import Level, Seen
from salesdance.engine.state import State
from salesdance.engine.tables import LAST_DAY, Bools, Ints, Tables

PIECE = 2048
MOSTLY = 0.8
"""Where more of the rows than this differ, nothing is gained by working out those that are alike once."""
TOGETHER = 512
"""So many rows that stand on one day, with one day of the rival's pitch, are worked out by themselves."""
Both = tuple[AnyFloats, AnyFloats]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where n customers stand: what burdens them, the follow-up [n], today and the pitch's day + 1, [n] or [1]."""

    burden: Burden
    follow: Floats
    today: Ints
    pitched: Ints

    def rows(self, index: Ints) -> Standing:
        """Return some of them."""
        return Standing(
            self.burden.rows(index), self.follow.take(index), self.today.take(index), self.pitched.take(index)
        )

    def on_one_day(self) -> Standing:
        """Return the same, of customers who all stand on one day with one day of the pitch."""
        return Standing(self.burden, self.follow, self.today[:1], self.pitched[:1])


def still_there(tables: Tables, s: State, hollow: Floats) -> Both:
    """Return P(settled on day 90) for a settled and for a wavering customer, [n] each, if nothing more is done."""
    return _still_there(_standing(tables, s, hollow))


def still_there_both(tables: Tables, s: State) -> Both:
    """Return `still_there` [2, n] each, of a genuine and of a hollow yes, worked out in one go."""
    settled, wavering = _still_there(_standing(tables, s, np.array([[0], [1]], dtype=np.float32)))
    return settled.reshape(2, -1), wavering.reshape(2, -1)


def _standing(tables: Tables, s: State, hollow: Floats) -> Standing:
    times = hollow.size if hollow.ndim > 1 else 1
    return Standing(
        Burden(tables, s, hollow),
        np.tile(s.levels[:, Level.FOLLOW], times),
        np.tile(s.seen[:, Seen.DAY].astype(np.int64), times),
        np.tile(s.seen[:, Seen.RIVAL_DAY].astype(np.int64), times),
    )


def _still_there(some: Standing) -> Both:
    """Return P(settled on day 90) [n] each, working out rows that are alike only once."""
    burden = some.burden
    calendar = some.today * (2 * LAST_DAY) + some.pitched
    alike = _alike(
        (burden.steady, burden.cemented, burden.scale, burden.gap, burden.logic, burden.apart, some.follow),
        calendar * 2 + burden.named,
    )
    if alike is not None and len(alike[0]) > MOSTLY * len(calendar):
        alike = None
    if alike is not None:
        some, calendar = some.rows(alike[0]), calendar.take(alike[0])
    settled, wavering = np.empty((2, len(some.follow)))
    for rows, one_day in _side_by_side(calendar):
        part = some.rows(rows)
        settled[rows], wavering[rows] = _recursion(part.on_one_day() if one_day else part)
    return (settled, wavering) if alike is None else (settled.take(alike[1]), wavering.take(alike[1]))


def _alike(floats: Sequence[Floats], whole: Ints) -> tuple[Ints, Ints] | None:
    """Return one of each set of rows that are alike, and which set each row is of; None if a hash told them wrong."""
    words = [one.view(np.uint32 if one.dtype == np.float32 else np.uint64) for one in floats]
    words.append(whole.view(np.uint64))
    key = one_number(words)
    order = np.argsort(key, kind="stable")
    ranked = key.take(order)
    fresh = np.ones(len(key), dtype=np.bool_)
    np.not_equal(ranked[1:], ranked[:-1], out=fresh[1:])
    first, back = order[fresh], np.empty(len(key), dtype=np.int64)
    back[order] = np.cumsum(fresh) - 1
    if any((word.take(first).take(back) != word).any() for word in words):
        return None
    return first, back


def _side_by_side(calendar: Ints) -> list[tuple[Ints, bool]]:
    """Return rows in pieces that fit the cache: those of one day by themselves where they are many, then the rest."""
    days, of, often = np.unique(calendar, return_inverse=True, return_counts=True)
    order = np.argsort(of, kind="stable")
    ends = np.cumsum(often)
    many = (often >= TOGETHER) | (len(days) == 1)
    pieces = [
        (order[at : min(at + PIECE, ends[day])], True)
        for day in np.flatnonzero(many)
        for at in range(int(ends[day] - often[day]), int(ends[day]), PIECE)
    ]
    rest = order[np.repeat(~many, often)]
    return pieces + [(rest[at : at + PIECE], False) for at in range(0, len(rest), PIECE)]


def _pitch_shares(tables: Tables, today: Ints, pitched: Ints) -> tuple[Ints, Floats]:
    """Return the possible pitch days [P, n] (0: none) and the chance of each [P, n]; a known pitch is certain."""
    known = pitched > 0
    left = np.where(known, 0.0, 1.0).astype(np.float32)
    days, shares = [np.where(known, pitched - 1, 0)], [np.zeros_like(left)]
    for day in tables.pitch_days:
        ahead = (today < day) & ~known
        share = np.where(ahead, left * tables.pitch_chance[day], 0).astype(np.float32)
        if not share.any():
            continue
        left = left - share
        days.append(np.where(ahead, day, 0))
        shares.append(share)
    shares[0] = np.where(known, 1.0, left).astype(np.float32)
    return np.stack(days), np.stack(shares)


def _followed(some: Standing, days: Ints, rate: Floats) -> tuple[Floats, Floats]:
    """Return the rates [D, n] with what the last contact does, and the daily chance to settle again, [D, n] or [D, 1].

    What it does is worked out once for customers with one follow-up and one gap.
    """
    tables, burden = some.burden.tables, some.burden
    if not some.follow.any():
        return rate, settle_rate(tables, np.zeros((len(days), 1), dtype=np.float32))
    soft, today = burden.soft, some.today
    alike = _alike((some.follow, soft), np.broadcast_to(today, some.follow.shape).copy())
    if alike is None or len(alike[0]) > len(soft) // FEWER:
        left, effect = _follow_up(some, days, slice(None), soft)
        rate *= effect
        return rate, settle_rate(tables, left)
    first, back = alike
    left, effect = _follow_up(some, days, first, soft)
    rate *= effect.take(back, axis=1)
    return rate, settle_rate(tables, left).take(back, axis=1)


def _follow_up(some: Standing, days: Ints, rows: Ints | slice, soft: Floats) -> tuple[Floats, Floats]:
    """Return what is left of the last contact on each day [D, n] for some rows, and the factor it is for the rate."""
    tables, today = some.burden.tables, some.today
    age = (days[:, None] - (today if len(today) == 1 else today[rows])).astype(np.float32)
    left = some.follow[rows] * exponential(-age / np.float32(tables.c["follow.days"]))
    left = np.minimum(np.maximum(left, -1), 1).astype(np.float32)
    helped = np.where((days >= tables.golive)[:, None], left * soft[rows], left)
    return left, exponential(np.where(left < 0, helped, left))


def _recursion(some: Standing) -> Both:
    burden, today, tables = some.burden, some.today, some.burden.tables
    c, n = tables.c, len(some.follow)
    first = int(today.min()) if n else LAST_DAY
    days = np.arange(LAST_DAY, first, -1)
    rate, back = _followed(some, days, burden.rates(days))
    h = burden.chances(days, rate)
    remains = (1 - back) * np.float32(1 - c["waver.goes"])
    pitch_days, shares = _pitch_shares(tables, today, some.pitched)
    pressed = _pressed(pitch_days, days, int(c["hazard.rival_days"]))
    under = np.flatnonzero(pressed.any(axis=(1, 2)))
    pitched = burden.chances(days[under], rate[under] * burden.flank(slice(None)))
    fresh = dict(zip(under.tolist(), pitched, strict=True))
    over: Bools | None = None if len(today) == 1 else today >= days[:, None]
    settled, wavering = _days_back(h, (back, remains), pressed, fresh, over, np.float32(1 - c["waver.direct"]))
    total_settled, total_wavering = shares[0] * settled[0], shares[0] * wavering[0]
    for lane in range(1, len(shares)):
        total_settled = total_settled + shares[lane] * settled[lane]
        total_wavering = total_wavering + shares[lane] * wavering[lane]
    return total_settled, total_wavering


def _pressed(pitch_days: Ints, days: Ints, lasts: int) -> Bools:
    """Return on which days which pitch is fresh [D, P, n]."""
    since = days[:, None, None] - pitch_days
    return (pitch_days > 0) & (since > 0) & (since <= lasts)


def _days_back(
    h: Floats, waverers: Both, pressed: Bools, pitched: dict[int, Floats], over: Bools | None, keeps: np.float32
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return P(settled on day 90) of settled and wavering [P, n], a lane for each day on which the pitch may come.

    Before a pitch (backwards: until its first fresh day) its lane is that of no pitch.
    """
    n, (back, remains) = h.shape[1], waverers
    lanes = [0]
    past = np.zeros(len(h), dtype=np.bool_) if over is None else np.asarray(over.any(axis=1))
    settled, wavering = np.ones((1, n), dtype=np.float32), np.zeros((1, n), dtype=np.float32)
    for i in range(len(h)):
        here: Floats = h[i]
        if i in pitched:
            for lane in np.flatnonzero(pressed[i].any(axis=1)).tolist():
                if lane not in lanes:
                    lanes.append(lane)
                    settled, wavering = np.concatenate([settled, settled[:1]]), np.concatenate([wavering, wavering[:1]])
            here = np.where(pressed[i, lanes], pitched[i], here)
        before, away = settled, wavering
        settled = (away - before) * here
        settled += before
        settled *= keeps
        wavering = before * back[i]
        wavering += away * remains[i]
        if over is not None and past[i]:
            settled, wavering = np.where(over[i], before, settled), np.where(over[i], away, wavering)
    place = [lanes.index(lane) if lane in lanes else 0 for lane in range(pressed.shape[1])]
    return settled[place], wavering[place]
