"""The shares of a debrief as data: counts out of ten, how a yes was left, and how a deal went over moves and days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
EventOf = Literal["asked", "yes", "no", "doubts", "promise", "stop"]


@dataclass(frozen=True, slots=True)
class Chance:
    """A count out of ten with the sentence it stands in; `share` in [0, 1] is the exact figure, `came` what happened.

    `turn` is the move it belongs to.
    """

    sentence: str
    out_of_ten: int
    share: float
    came: bool | None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """How a yes was left: so many of its commitments fixed, and how many of ten such customers stay for that.

    `better` of ten would stay had `missing` been fixed as well (their labels, the two that tell most); it is `stay`
    where that makes no difference. Shares are in [0, 1].
    """

    fixed: int
    whole: int
    stay: int
    better: int
    missing: tuple[str, ...]
    stay_share: float
    better_share: float

    @property
    def sentences(self) -> tuple[tuple[str, int, float], ...]:
        """Return what there is to say about it, each sentence with its count out of ten and the share behind it."""
        there = "is still there" if self.stay == 1 else "are still there"
        stay = f"Of ten such yeses, with nothing more done, {WORDS[self.stay]} {there} on day ninety."
        left = (f"{self.fixed} of {self.whole} things were fixed as you went. {stay}", self.stay, self.stay_share)
        if self.better <= self.stay:
            return (left,)
        labels = " and ".join(f'"{label}"' for label in self.missing)
        return left, (f"With {labels} fixed as well: {WORDS[self.better]}.", self.better, self.better_share)


@dataclass(frozen=True, slots=True)
class Point:
    """Where a deal stood after `made` of your moves, by what could be known then; shares, 1 is the best there is.

    `worth` is the exact long-game value, `alone` what your moves alone had made of the first one, luck left out.
    `still` is the chance that they are there on day ninety if nothing more is done, before a yes after asking plainly
    then; `truly` is the same for somebody who knows who it was. `yes` tells whether it stands after a yes, `day` is
    the day after that, `turn` the entry of the transcript, from 0, that comes next.
    """

    made: int
    when: str
    day: int
    worth: float
    alone: float
    still: float = 0.0
    truly: float = 0.0
    yes: bool = False
    turn: int = -1


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on the way, after `made` of your moves, on a day after the yes; a stop has no `words`."""

    made: int
    day: int
    of: EventOf
    words: str = ""
    turn: int = -1


@dataclass(frozen=True, slots=True)
class Curve:
    """How a deal went, move by move, from before the first move to after the last one; `words` tell it."""

    points: tuple[Point, ...]
    words: tuple[str, ...]
    events: tuple[Event, ...] = ()

    @property
    def stops(self) -> tuple[Point, ...]:
        """Return the points after the yes, one for a day: as you went on from it."""
        days = {point.day: point for point in self.points if point.yes}
        return tuple(days[day] for day in sorted(days))

    @property
    def marked(self) -> tuple[Event, ...]:
        """Return the events that have words, in the order in which they are numbered."""
        return tuple(event for event in self.events if event.words)


NO_CURVE = Curve((), ())
