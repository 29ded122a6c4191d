"""Who meets whom, where a deal stands when it starts, and what its author expects of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdance.scenario.answers import Answer
from salesdance.scenario.terms import Act, Voice

UNSEEN_PLACES = ("phone", "call", "telephone")
"""Places of a meeting in which nobody sees anybody."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """The simulated customer; the three chances describe a population, each sitting draws its own truth.

    `courtesy`: says yes to be kind. `nerves`: a worrier, with easy second thoughts, who after a no wants to be asked
    leave, where the others are in a hurry. `reticence`: slow to open up.
    """

    name: str
    role: str
    company: str
    voice: Voice
    pronoun: Literal["she", "he", "they"] = "they"
    face: str = ""
    courtesy: float = 0.4
    nerves: float = 0.4
    reticence: float = 0.4


@dataclass(frozen=True, slots=True)
class Seller:
    """Who the trainee plays: the company, the product (short name), its price in plain words."""

    company: str
    product: str
    price: str


@dataclass(frozen=True, slots=True)
class Deal:
    """The size (0 small and simple, 1 large), the trade's remorse (1 is average), fit, interest and calendar.

    `interest` in [0, 1] is how much they like it before a word is said (.4 is average).
    """

    size: float = 0.5
    remorse: float = 1.0
    fit: float = 0.75
    interest: float = 0.4
    golive_day: int = 14
    hours: float = 8.0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One booked talk: where, which weekday, how many minutes, and the prospect's first words.

    `next_dated` and `next_calendar` are the seller's lines that propose the next one from here; empty: as in `lines`.
    """

    title: str
    when: str
    minutes: int
    opens: Answer
    place: str = "office"
    starts: str = "09:00"
    next_dated: str = ""
    next_calendar: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """A move made before the sitting starts, and the signal it got (empty: the usual one)."""

    move: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class LookBack:
    """A one-key choice in the brief about something already past; the chosen move counts as made."""

    says: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Where the sitting begins: moves already played, choices looking back, then how it opens.

    `by_phone` tells of a start after the no that the no is told on the telephone, wherever the meetings are.
    """

    act: Act = "discover"
    played: tuple[Played, ...] = ()
    look_back: tuple[LookBack, ...] = ()
    opens_with: tuple[Played, ...] = ()
    by_phone: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of the author's own tests: either a house player's result or a belief after some facts."""

    player: str = ""
    measure: str = ""
    at_least: float | None = None
    at_most: float | None = None
    after: tuple[str, ...] = ()
    believes: str = ""
