"""A score card: marks by skill, each with the rule and the turn that gave it.

No mark knows how the dice fell or who the prospect really was: it rests on what had been seen before a move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Skill = Literal["discovery", "reasons", "people", "forecasts", "after_yes", "after_no", "left_openly", "long_game"]
SKILLS: tuple[Skill, ...] = (
    "discovery",
    "reasons",
    "people",
    "forecasts",
    "after_yes",
    "after_no",
    "left_openly",
    "long_game",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Some points for one rule. `turn` counts moves of the transcript from 0; None where no single turn gave
    it.
    """

    skill: Skill
    rule: str
    points: float
    out_of: float
    why: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One skill: points out of its share of the 100 in this deal, and the marks behind them."""

    skill: Skill
    points: float
    out_of: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """An upper limit that broke faith sets on a part or on the total."""

    applies_to: str
    at_most: float
    why: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The whole card; `total` is out of 100, rounded to .01."""

    total: float
    parts: tuple[Part, ...]
    caps: tuple[Cap, ...] = ()
    rules: int = 1
    long_game_gained: float = 0.0
    next_thing: str = ""
