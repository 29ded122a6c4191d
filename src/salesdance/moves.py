"""The moves deck as frozen data: every standard move with its kind, cost, effects and default wording.

A deck entry is a template: the entry `ask` becomes one move per fact (`ask/history`), `nail` one per commitment and
precision (`nail/financing/timed`). What a kind does is the engine's; what a move costs and says is the deck's, and
the manner by which it differs from others of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from salesdance.scenario import UNPLAYED, Answer, Mood, Voice

Group = Literal[
    "ask",
    "listen",
    "case",
    "people",
    "offer",
    "close",
    "nail",
    "keep",
    "wobble",
    "after_no",
    "leave",
]
GROUPS: tuple[Group, ...] = get_args(Group)

Manner = Literal[
    "soft",
    "firm",
    "vague",
    "dated",
    "timed",
    "calendar",
    "cheapens",
    "blames",
    "thanks",
    "wishes_well",
    "owns_it",
    "undermines",
    "guilt",
]
MANNERS: Mapping[str, tuple[Manner, ...]] = MappingProxyType(
    {
        "close": ("soft", "firm"),
        "next_step": ("vague", "dated", "calendar"),
        "nail": ("vague", "dated", "timed"),
        "reply": ("cheapens", "blames"),
        "grace": ("thanks", "wishes_well", "owns_it"),
        "undermine": ("undermines", "guilt"),
    }
)
"""Kind -> the manners that its moves can have; other kinds have none."""
PLAIN_TOO = ("close", "reply")
"""Of these kinds, those whose moves may also be made plainly, without a manner."""

HEADS: Mapping[str, str] = MappingProxyType({"excuse": "answer_excuse", "disclose": "downside"})
"""Kind -> first part of its move ids, where the two differ."""

Relief = Literal["silence", "excuse", "praise", "price", "doubt", "problem", "pride", "kindness", "liked", "haste"]
RELIEFS: tuple[Relief, ...] = get_args(Relief)

Question = Literal["who", "when", "how_much"]
"""Kinds of question that ask for a person, a time or a number; every other question asks what happens."""

LEVELS: tuple[str, ...] = (
    "trust",
    "openness",
    "emotion",
    "logic",
    "risk",
    "difference",
    "pressure",
    "ease",
)


NEVER = "never"
"""The `right_when` of a temptation that breaks faith, or for which no state is known in which it is right."""

Before = Literal[
    "all_fixed",
    "asked_around",
    "asked_before",
    "both_asked",
    "dodged_twice",
    "doubts",
    "fresh_start",
    "given_twice",
    "money_named",
    "money_not_named",
    "never_asked",
    "no_doubts",
    "no_reason",
    "no_restart",
    "not_all_fixed",
    "not_final",
    "not_pictured",
    "not_promised",
    "nothing_fixed",
    "nothing_told",
    "opened_up",
    "overpromised",
    "promised",
    "reason_told",
    "reasons_said",
    "silence_open",
    "small_deal",
    "thanked",
    "trouble_told",
    "why_asked",
]
"""What could be seen before a line was said; `salesdance.sitting.debrief_when` says what each of them asks for."""
After = Literal[
    "always",
    "alarmed",
    "answered_softly",
    "came_back",
    "closed_up",
    "day_better",
    "day_no_better",
    "distrusted",
    "doubts_stay",
    "ended",
    "from_another",
    "goes_on",
    "left_alone_better",
    "never_came_back",
    "pressed",
    "sold",
    "uneasy",
    "unsold",
    "wanted",
]
"""What came of a line: what it changed, what followed in that very deal, what another line would have been worth."""
When = Literal[Before, After]

Answers = Mapping[Voice, Mapping[str, Mapping[Mood, tuple[Answer, ...]]]]
"""Voice, then signal, then mood, to wordings in turn."""


@dataclass(frozen=True, slots=True)
class DeckQuestion:
    """Wording for one kind of question: lines that follow it up, and answers to such a question."""

    follow_up: tuple[str, ...] = ()
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Harder:
    """What a line makes harder, and when that is true: where every one of these words holds."""

    when: tuple[When, ...]
    says: str


@dataclass(frozen=True, slots=True)
class DeckMove:
    """One entry of the deck.

    `manner` tells it apart from others of its kind (MANNERS); None is plain. `minutes` of a meeting, `hours` of the
    ninety days. `effects` maps a level to a rate in [-1, 1]: a positive rate r
    moves x to x + r(1 - x), a negative one to x(1 + r). `says` are wordings of the seller's line.
    `again` are those of one that was said before, also where the scenario has its own line.
    `answers` maps voice, then signal, then mood to wordings in turn. `relieves` names what the temptation relieves;
    `motive` is the decent reason to say it. `harder` is what it makes harder: said where every word of `harder_when`
    holds, else the first of `or_harder` that is true, else nothing. `right_when` names the state
    in which it is as good as anything else (NEVER: in none), `right_if` what of that can be seen: where all of it holds
    the state is not held against the line. `final` lines always take a second press.
    """

    id: str
    kind: str
    group: Group
    label: str
    minutes: int = 0
    hours: float = 0.0
    effects: Mapping[str, float] | None = None
    says: tuple[str, ...] = ()
    answers: Answers | None = None
    relieves: Relief | None = None
    motive: str = ""
    harder: str = ""
    right_when: str = field(default="", metadata={UNPLAYED: True})
    final: bool = False
    source: str = ""
    manner: Manner | None = None
    again: tuple[str, ...] = ()
    harder_when: tuple[When, ...] = field(default=(), metadata={UNPLAYED: True})
    or_harder: tuple[Harder, ...] = field(default=(), metadata={UNPLAYED: True})
    right_if: tuple[Before, ...] = field(default=(), metadata={UNPLAYED: True})


def _none() -> Mapping[str, DeckQuestion]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deck:
    """The standard deck: entries by id, in file order, small standing texts by key, and wording by kind of question."""

    moves: Mapping[str, DeckMove]
    texts: Mapping[str, tuple[str, ...]]
    digest: str = ""
    questions: Mapping[str, DeckQuestion] = field(default_factory=_none)
