"""The debrief as data, in the order in which it is read: the person, luck, the card, what there was to find.

Faces print it; nothing here draws. Words about chances are ready-made counts out of ten, with the share beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from salesdance.scorecard import Skill
from salesdance.sitting.view import Said

WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DAY = re.compile(r"Day \d+\.")


def days_once(news: Iterable[Said], day: str = "") -> Iterator[Said]:
    """Yield what happened with every day written once; `day` is one that was just written ("Day 14.")."""
    for said in news:
        if said.who == "calendar" and said.says == day:
            continue
        yield Said(said.who, said.says, pause=said.pause) if said.does and said.does == day else said
        day = said.says if DAY.fullmatch(said.says) else said.does or day


def points(value: float) -> str:
    """Return points without needless digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


@dataclass(frozen=True, slots=True)
class Moment:
    """One exchange: its turn in the transcript from 0, which of your moves it was (from 1; 0: before the first).

    `when` is the chapter, `mine` what you said (or did, if not `spoken`), `heard` what came of it.
    """

    turn: int
    number: int = 0
    when: str = ""
    mine: str = ""
    heard: tuple[Said, ...] = ()
    spoken: bool = True


@dataclass(frozen=True, slots=True)
class Instead:
    """A reason given in place of the real one: its name, the words, and whether it sounded like one."""

    label: str
    moment: Moment | None
    was_true: bool = False


@dataclass(frozen=True, slots=True)
class Showing:
    """A place where the real reason showed, or would have: the exchange if there was one, and the question to it.

    `followed` tells whether the next moves stayed with it; `note` is what it means in their words.
    """

    ask: str
    note: str = ""
    moment: Moment | None = None
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody who might have been able to stop the deal: whether they could, were named, asked in, and came."""

    name: str
    role: str
    could_stop: bool
    named: bool
    met: bool
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """What the player thought it was: the card's words, how sure, when, and whether it was that."""

    card: str
    sure: str
    when: str
    right: bool


@dataclass(frozen=True, slots=True)
class ThePerson:
    """Who it was. `heading` opens, `truth` is the real reason in their words, `straight` how they say it."""

    name: str
    role: str
    heading: str
    truth: str
    straight: str
    told: bool  # by themselves, in this sitting
    instead: tuple[Instead, ...]
    places: tuple[Showing, ...]
    deciders: tuple[Decider, ...]
    fit: str
    guesses: tuple[Guess, ...] = ()


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
class Bar:
    """One mark or skill of the card in words: points out of its share, the rule, why, and the turn behind it."""

    title: str
    points: float
    out_of: float
    why: str = ""
    moment: Moment | None = None

    @property
    def said(self) -> str:
        """Return the points in words: "2.5 of 4", or what was taken off where there was nothing to earn."""
        if self.out_of <= 0:
            return f"{points(-self.points)} taken off"
        return f"{points(self.points)} of {points(self.out_of)}"

    @property
    def share(self) -> float:
        """Return points as a share of what there was, in [0, 1]."""
        return min(max(self.points / self.out_of, 0.0), 1.0) if self.out_of > 0 else 0.0


@dataclass(frozen=True, slots=True)
class SkillBar:
    """One skill with the marks behind it; `words` say how much of it was there."""

    skill: Skill
    bar: Bar
    words: str
    marks: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TheCard:
    """The score card in sentences: skills, what set a limit, the total (of 100), one thing to practise next.

    `hints` is how often the hint was looked at, which takes no points; empty where it never was.
    """

    skills: tuple[SkillBar, ...]
    limits: tuple[Bar, ...]
    total: float
    next_thing: str
    hints: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """Something there was to find: found, heard by half or missed, and the question that opens it.

    `text` is what the notebook kept of it, empty unless it was found; `opened_by` a question that comes first.
    """

    found: Literal["found", "half", "missed"]
    text: str
    ask: str
    opened_by: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A forecast against what could be known: the question, what was said, what could be known, points if marked."""

    question: str
    said: str
    known: str
    turn: int
    points: float | None = None
    out_of: float | None = None


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
    `still` is the chance that they are there on day ninety (None before a yes), `day` the day after the yes.
    """

    made: int
    when: str
    day: int
    worth: float
    alone: float
    still: float | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """How a deal went, move by move, from before the first move to after the last one; `words` tell it."""

    points: tuple[Point, ...]
    words: tuple[str, ...]

    @property
    def stops(self) -> tuple[Point, ...]:
        """Return the points after the yes, one for a day: as you went on from it."""
        days = {point.day: point for point in self.points if point.still is not None}
        return tuple(days[day] for day in sorted(days))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the sitting depended on, for those who want to play it again or look the rules up."""

    scenario: str
    scenario_digest: str
    profile: str
    profile_digest: str
    rules: int
    game_seed: int
    type_seed: int
    mode: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything after play. `title` and `ending` name the deal and how it ended; `lines` is the whole talk.

    `door` is there if a yes was left with a goodbye.
    """

    title: str
    ending: str
    person: ThePerson
    luck: tuple[Chance, ...]
    card: TheCard
    finds: tuple[Find, ...]
    forecasts: tuple[Told, ...]
    lines: tuple[Moment, ...]
    sources: Sources
    turning_points: str = ""
    curve: Curve = Curve((), ())
    door: Door | None = None
