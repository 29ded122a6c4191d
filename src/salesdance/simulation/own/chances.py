"""Measured rates as habits that are followed with a chance.

What there was no occasion to see is done as an ordinary seller does it (`USUAL`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor
from types import MappingProxyType

from salesdance.habits import Drawn, Habit, Pick
from salesdance.simulation.own.measuring import Measured
from salesdance.simulation.own.occasions import MOST_TIMES, more_than
from salesdance.simulation.own.preferring import Preference, preference

USUAL: Mapping[str, float] = MappingProxyType(
    {
        "questions": 6,
        "before_self": 4,
        "asked_for_it": 1,
        "closed_again": 1,
        "closed_on": 0.5,
        "next_dated": 1,
        "commitments": 3,
        "nailed_dated": 0.5,
        "contacts": 0.1,
        "check_ins": 0.2,
        "nudged": 1,
        "thanked": 1,
        "asked_why": 1,
        "asked_if_matched": 0.5,
    }
)
"""How an ordinary seller does what somebody had no occasion for, mostly as the house player average does it.

What is not named here is not done.
"""
LISTENS = 0.75
"""From what worth of the questions, of the best ones then possible, somebody counts as one who listens."""
SEEN_OFTEN = 5
"""Questions fewer than this say too little about listening."""
MOSTLY = 0.5
"""From what share of the choices on a way of picking is followed always, where it cannot be followed in some."""
HEARD: Mapping[str, Pick] = MappingProxyType(
    {"ask": "information", "answer": "believed", "reason": "eased", "nail": "weight", "contact": "helpful"}
)
"""How one who listens picks."""

SOONEST = 0.02
"""Chances below this are left out, and those this near to one are made one."""


def with_chance(habit: Habit, chance: float, drawn: Drawn = "deal") -> Iterator[Habit]:
    """Yield a habit with a chance; nothing where it is next to none."""
    if chance >= 1 - SOONEST:
        yield habit
    elif chance > SOONEST:
        yield Habit(habit.moves, habit.pick, habit.when, habit.times, round(chance, 4), drawn)


def left(share: float, before: float) -> float:
    """Return the chance of a way among those that are left once the ways before it were not taken."""
    return min(share / (1 - before), 1.0) if before < 1 - SOONEST else 0.0


def listens(found: Measured) -> bool:
    """Tell whether the questions and the answers show that what was heard was believed."""
    asks = found.of("told_most") >= SEEN_OFTEN and found.rate("told_most") >= LISTENS
    return asks and found.rate("answered_believed", 1.0) >= 0.5


class Rates:
    """Somebody's measured habits, and runs of habits made of them."""

    def __init__(self, found: Measured) -> None:
        self.found = found
        self.heard = listens(found)

    def rate(self, name: str) -> float:
        """Return how often something is done, or the usual where there was no occasion to see it."""
        return self.found.rate(name, USUAL.get(name, 0.0))

    def preference(self, kind: str) -> Preference:
        """Return how moves of a kind are picked; one who listens goes by what was heard."""
        if self.heard and kind in HEARD:
            return Preference(HEARD[kind], 1.0)
        return preference(self.found, kind)

    def picking(self, habit: Habit, kind: str) -> Habit:
        """Return a habit that picks as is done mostly."""
        liked = self.preference(kind)
        return replace(habit, pick=liked.pick if liked.share >= MOSTLY else "random")

    def picked(self, habit: Habit, kind: str, chance: float, drawn: Drawn = "deal") -> Iterator[Habit]:
        """Yield a habit that picks one way in some choices and anyhow in the rest."""
        liked = self.preference(kind)
        if chance < 1 - SOONEST and drawn == "deal":
            yield from with_chance(self.picking(habit, kind), chance)
            return
        # Habits of the same moves share their luck: the second is followed where the first was not.
        yield from with_chance(replace(habit, pick=liked.pick), chance * liked.share, "turn")
        if liked.share < 1 - SOONEST:
            yield from with_chance(replace(habit, pick="random"), chance, drawn)

    def so_often(self, habit: Habit, name: str) -> Iterator[Habit]:
        """Yield a habit that comes to a number of times in a deal as it was counted, where it was."""
        chances = self.chances(name)
        sure = sum(chance >= 1 - SOONEST for chance in chances)
        for times, chance in enumerate(chances, 1):
            if times >= sure:
                yield from with_chance(replace(habit, times=times), chance)

    def chances(self, name: str) -> list[float]:
        """Return how likely something is done at least once, twice and so on where it can be; the chances fall."""
        chances, chance = [], 1.0
        if not self.found.of(more_than(name, 0)):
            mean = self.rate(name)
            chances = [1.0] * floor(mean + SOONEST) + [mean - floor(mean + SOONEST)]
        else:
            for times in range(MOST_TIMES):
                chance *= self.found.rate(more_than(name, times))
                chances.append(chance)
        return [one for one in chances if one > SOONEST]

    def in_order(self, parts: Mapping[str, Iterator[Habit]]) -> Iterator[Habit]:
        """Yield habits by when they are first followed in a talk; what was not seen stays where it stands."""
        at, place = {}, 0.0
        for name in parts:
            place = self.found.rate(f"{name}@", place)
            at[name] = place
        for name in sorted(parts, key=lambda name: at[name]):
            yield from parts[name]

    def readily(self, name: str) -> tuple[float, float]:
        """Return how likely something is done at a stop for the first time, and at one after that."""
        rate = self.rate(name)
        once, again = (self.found.rate(f"{name}>{which}", rate) for which in ("first", "again"))
        # The two share their luck, so that the second may not be the likelier: then they are told together.
        return (once, again) if again <= once else (rate, rate)
