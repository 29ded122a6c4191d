"""The year at the habits of one month: twelve hundred losses in one batch, beside doing nothing and offering everyone.

A habit is a share: of the letters with this excuse so many were opened this way, of those with this reason so many got
an offer. The first hundred losses of the year are the month that was played. A month has its hours and no more: it goes
through its letters in their order, and those for which nothing is left stay shut.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.desk.month import (
    BACK_IN,
    DEBRIEF,
    HABITS,
    HOURS,
    NOTHING,
    OFFER,
    Habit,
    Month,
    debrief,
    new_month,
    offer,
    offerable,
)
from salesdance.desk.pile import LOSSES, MONTHS, Desk, Ints, open_desk
from salesdance.engine import uniform
from salesdance.engine.losing import win_year
from salesdance.engine.luck import pick
from salesdance.engine.modes import HALF, TRUTH
from salesdance.scenario import FAMILIES

IF_SHARE = 0.05
"""Five in a hundred: an "if" of the seed (B46), not a measurement."""
OPENS, OFFERS = 12_000_002, 12_000_003
EVERYONE = Habit("help", True)


@dataclass(frozen=True, slots=True)
class Tally:
    """A year of one way of doing it. `known` and `half` count reasons by family; `now` are those who came back on an
    offer, `expected` the sum of the offers' chances (w_now), `later` the expected number of the others who come back
    within the year; `hours` is what it takes a month.
    """

    attempts: int
    opened: int
    offers: int
    known: tuple[int, ...]
    half: tuple[int, ...]
    now: int
    expected: float
    later: float
    hours: float


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months at these habits, beside nothing at all, and beside debriefing and offering everyone, which counts
    no hours. In `short` months of yours the hours did not do, and `shut` letters stayed unopened for it.
    """

    yours: Tally
    nothing: Tally
    everyone: Tally
    short: int
    shut: int


def year_of(desk: Desk, month: Month) -> Year:
    """Return the year that a month's habits make."""
    big = open_desk(desk.scenario, desk.tables, desk.seed, desk.book, LOSSES * MONTHS)
    letters = np.arange(len(big))
    idle = new_month(big)
    wanted = _at_habits(desk, month, big)
    held = _held(wanted)
    shut = (wanted.opened & ~held).reshape(-1, LOSSES)
    asked = debrief(big, idle, letters, EVERYONE, hours=False)
    return Year(
        yours=tally(big, _at_habits(desk, month, big, held) if shut.any() else wanted),
        nothing=tally(big, idle),
        everyone=tally(big, offer(big, asked, letters, hours=False)),
        short=int(shut.any(axis=1).sum()),
        shut=int(shut.sum()),
    )


def tally(desk: Desk, month: Month) -> Tally:
    """Return what a desk of losses came to."""
    known = [_count(month, TRUTH, desk.tables.family == family) for family in range(len(FAMILIES))]
    half = [_count(month, HALF, np.arange(len(FAMILIES)) == family) for family in range(len(FAMILIES))]
    back = month.offered == BACK_IN
    later = np.where(back, 0.0, win_year(desk.tables, month.state).astype(np.float64))
    return Tally(
        attempts=len(desk),
        opened=int(month.opened.sum()),
        offers=int((month.offered != NOTHING).sum()),
        known=tuple(known),
        half=tuple(half),
        now=int(back.sum()),
        expected=_sum(month.chance),
        later=_sum(later),
        hours=month.minutes * LOSSES / len(desk) / 60,
    )


def _count(month: Month, depth: int, of: NDArray[np.bool_]) -> int:
    here = month.depth == depth
    return int((here & of.take(np.where(here, month.reason, 0))).sum())


def _sum(values: NDArray[np.float64]) -> float:
    return float(np.cumsum(values)[-1])


def _held(year: Month) -> NDArray[np.bool_]:
    """Return for which losses a month's hours do, in the order of its letters [N]."""
    minutes = DEBRIEF * year.opened + OFFER * (year.offered != NOTHING)
    return np.asarray(minutes.reshape(-1, LOSSES).cumsum(axis=1) <= 60 * HOURS).ravel()


def _at_habits(desk: Desk, month: Month, big: Desk, held: NDArray[np.bool_] | None = None) -> Month:
    chosen = _opened(desk, month, big)
    if held is not None:
        chosen[~held] = len(HABITS)
    year = new_month(big)
    for at, habit in enumerate(HABITS):
        year = debrief(big, year, np.flatnonzero(chosen == at), habit, hours=False)
    return offer(big, year, np.flatnonzero(_offered(month, year, big)), hours=False)


def _opened(desk: Desk, month: Month, big: Desk) -> Ints:
    """Return the habit with which each loss of the year is opened (len(HABITS): not at all)."""
    shares = np.zeros((desk.tables.excuses, len(HABITS) + 1))
    for excuse, here in enumerate(shares):
        said = desk.stated == excuse
        here[-1] = 1.0
        for at in range(len(HABITS)):
            share = float((month.habit[said] == at).sum()) / max(int(said.sum()), 1)
            here[at], here[-1] = share, here[-1] - share
    drawn = pick(shares.take(big.stated, axis=0), _luck(big, OPENS))
    drawn[: len(desk)] = np.where(month.opened, month.habit, len(HABITS))
    return drawn


def _offered(month: Month, year: Month, big: Desk) -> NDArray[np.bool_]:
    """Return which losses of the year get an offer: those of a reason, as often as in the month."""
    can, luck = offerable(big, year), _luck(big, OFFERS)
    shares = np.zeros(len(big))
    made = month.offered != NOTHING
    usual = _share(made, month.depth >= HALF)
    for depth in (HALF, TRUTH):
        for reason in sorted(set(year.reason[year.depth == depth].tolist())):
            alike = (month.depth == depth) & (month.reason == reason)
            share = _share(made, alike) if alike.any() else usual
            shares[(year.depth == depth) & (year.reason == reason)] = share
    wanted: NDArray[np.bool_] = can & (luck < shares)
    wanted[: len(made)] = made
    return wanted


def _share(made: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return float((made & among).sum()) / max(int(among.sum()), 1)


def _luck(desk: Desk, purpose: int) -> NDArray[np.float32]:
    n = len(desk)
    return uniform(desk.seeds, np.full(n, purpose), np.zeros(n, dtype=np.int64))
