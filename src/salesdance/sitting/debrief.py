"""The debrief as data, in the order in which it is read: the person, where it turned, luck, the card, the rest.

Faces print it; nothing here draws. Words about chances are ready-made counts out of ten, with the share beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdance.scorecard import Skill
from salesdance.sitting.debrief_numbers import points
from salesdance.sitting.debrief_shares import NO_CURVE, Chance, Curve, Door
from salesdance.sitting.view import Said

COUNTS = 0.5
"""Points of 100 below which a rule is said to hardly count."""


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
    """Somebody who might have been able to stop the deal: whether they could, were named, asked in, came, or wrote."""

    name: str
    role: str
    could_stop: bool
    named: bool
    met: bool
    asked: bool = False
    wrote: bool = False


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
class Bar:
    """One mark or skill of the card in words: points out of its share, the rule, why, and the turn behind it."""

    title: str
    points: float
    out_of: float
    why: str = ""
    moment: Moment | None = None

    @property
    def said(self) -> str:
        """Return the points in words: "2.5 of 4", or what was taken off where there was nothing to earn.

        Where there was next to nothing to earn, a figure such as "0.1 of 0.1" would tell nobody anything.
        """
        if self.out_of <= 0:
            return f"{points(-self.points)} taken off"
        if self.out_of < COUNTS:
            return "hardly counts here"
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


Found = Literal["found", "half", "missed"]
FindOf = Literal["fact", "clue", "person", "commitment", "promise"]


@dataclass(frozen=True, slots=True)
class Find:
    """Something there was to find: found, by half or missed, where it showed, and the line that opens it.

    `text` is what is kept of it, empty for a fact or clue that was not found; `opened_by` a question that comes first.
    `moment` is where it showed. `earliest` is the first move of yours, from 1, at which that line could have been said
    (0: it came with the deal, or the question of a clue was asked and it did not show; None: it never could).
    """

    found: Found
    text: str
    ask: str
    opened_by: str = ""
    of: FindOf = "fact"
    moment: Moment | None = None
    earliest: int | None = None
    note: str = ""


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
class Line:
    """Something that could have been said: its move, the words as they would have been said then, what they lead to.

    `worth` is the long-game value that it leads to when the deal is played on well, `lost` what that is less than the
    best line's, give or take `error` (two standard errors; 0: exact); `truly` is the worth knowing who it was. `score`
    is the card to expect, of 100, `ahead` what it leads to (give or take `ahead_error`) with somebody who looks a move
    ahead; None where nobody asked for it.
    """

    move: str
    says: str
    worth: float
    lost: float = 0.0
    error: float = 0.0
    truly: float = 0.0
    score: float | None = None
    spoken: bool = True
    ahead: float | None = None
    ahead_error: float | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """A moment that mattered: `heard` before it, what you said and why that was tempting, what became harder.

    `believed` is the card that a listener would have held likeliest then, with its `share`, and `known` whether
    anything that was heard by then had moved that; `better` are lines that would have been better, or for one done
    `well` those that were left alone. `worth` in [0, 1] is the value lost, or won; `figures` tell it in words,
    `hindsight` what it was for somebody who knew who it was. `turn` is the entry of the transcript. Where the same
    kind of thing was left undone from choice to choice, `stretch` are the turns of that, `over` tells it in words,
    and `worth` is what was lost in all.
    """

    turn: int
    kind: Literal["cost", "well"]
    label: str
    moment: Moment
    heard: tuple[Moment, ...]
    tempting: tuple[str, ...]
    changed: tuple[str, ...]
    believed: str
    share: float
    better: tuple[Line, ...]
    worth: float
    figures: str
    hindsight: str = ""
    stretch: tuple[int, ...] = ()
    over: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Compared:
    """One turn: the line that was chosen, and the better ones, best first; `exact` tells how the figures were made."""

    moment: Moment
    chosen: Line
    better: tuple[Line, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Turning:
    """Where a deal turned: at most three moments, and every turn; `words` open it, `notes` say what its figures are.

    `next_thing` is what to take along from the costliest of the moments; empty where none cost much.
    """

    words: str
    moments: tuple[Turned, ...] = ()
    turns: tuple[Compared, ...] = ()
    notes: tuple[str, ...] = ()
    next_thing: str = ""


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

    `door` is there if a yes was left with a goodbye, `turning` once every turn has been weighed.
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
    turning: Turning | None = None
    curve: Curve = NO_CURVE
    door: Door | None = None
