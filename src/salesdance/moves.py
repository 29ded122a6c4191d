"""The moves deck as frozen data: every standard move with its kind, cost, effects and default wording.

A deck entry is a template: the entry `ask` becomes one move per fact (`ask/history`), `nail` one per commitment and
precision (`nail/financing/timed`). What a kind does is the engine's; what a move costs and says is the deck's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from salesdance.scenario import Answer, Mood, Voice

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
GROUPS: tuple[Group, ...] = (
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
)

Relief = Literal["silence", "excuse", "praise", "price", "doubt", "problem", "pride", "kindness", "liked", "haste"]
RELIEFS: tuple[Relief, ...] = (
    "silence",
    "excuse",
    "praise",
    "price",
    "doubt",
    "problem",
    "pride",
    "kindness",
    "liked",
    "haste",
)

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


Answers = Mapping[Voice, Mapping[str, Mapping[Mood, tuple[Answer, ...]]]]
"""Voice, then signal, then mood, to wordings in turn."""


@dataclass(frozen=True, slots=True)
class DeckQuestion:
    """Wording for one kind of question: lines that follow it up, and answers to such a question."""

    follow_up: tuple[str, ...] = ()
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class DeckMove:
    """One entry of the deck.

    `minutes` of a meeting, `hours` of the ninety days. `effects` maps a level to a rate in [-1, 1]: a positive rate r
    moves x to x + r(1 - x), a negative one to x(1 + r). `says` are wordings of the seller's line.
    `answers` maps voice, then signal, then mood to wordings in turn. `relieves` names what the temptation relieves;
    `motive` is the decent reason to say it. `final` lines always take a second press.
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
    final: bool = False
    source: str = ""


def _none() -> Mapping[str, DeckQuestion]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deck:
    """The standard deck: entries by id, in file order, small standing texts by key, and wording by kind of question."""

    moves: Mapping[str, DeckMove]
    texts: Mapping[str, tuple[str, ...]]
    digest: str = ""
    questions: Mapping[str, DeckQuestion] = field(default_factory=_none)
