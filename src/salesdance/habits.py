"""House players as frozen data: a way of playing written down as habits in order of precedence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Pick = Literal["first", "random", "information", "believed", "eased", "weight", "helpful", "least_said", "voiced"]
PICKS: tuple[Pick, ...] = (
    "first",
    "random",
    "information",
    "believed",
    "eased",
    "weight",
    "helpful",
    "least_said",
    "voiced",
)

MEASURES: tuple[str, ...] = (
    "questions",
    "heard",
    "minutes_left",
    "meetings_left",
    "closes",
    "stalled",
    "mood",
    "clue_now",
    "open_now",
    "can_follow",
    "wobble",
    "lag",
    "day",
    "hours",
    "told",
    "final",
    "hurried",
    "dodges",
    "users_known",
    "asked_again",
    "stop_moves",
    "wobbles",
    "sure",
    "poor_fit",
    "yes_chance",
    "hollow",
    "away",
    "told_now",
    "told_enough",
    "solvable",
    "promised",
    "help_there",
    "size",
    "voiced",
)


def _nothing() -> Mapping[str, tuple[float, float]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit: do one of `moves` (patterns of move ids), chosen by `pick`, when every measure lies in its
    range.

    `times` limits how often moves of these patterns are made in one deal; None: no limit.
    """

    moves: tuple[str, ...]
    pick: Pick = "first"
    when: Mapping[str, tuple[float, float]] = field(default_factory=_nothing)
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """A house player. `listens` carries the ideal listener's belief along; `recites` names whom it copies
    blindly.

    `suspicion` "believed" pins what it believes, "likeliest" the prior's; `sure` is a word or "believed".
    `still_there` is a whole number of ten, or -1 for what it believes.
    """

    id: str
    about: str
    habits: tuple[Habit, ...] = ()
    listens: bool = False
    recites: str = ""
    suspicion: Literal["believed", "likeliest"] = "likeliest"
    sure: Literal["believed", "hunch", "fairly", "bet"] = "hunch"
    still_there: int = 7
