"""Ways of playing for the laws: habits put together from what a seller may or may not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from types import MappingProxyType

from salesdance.habits import Habit, Player

ITEMS = ("delivery_date", "financing", "named_users", "internal_meeting", "next_step")
NEVER = 99


@dataclass(frozen=True, slots=True)
class Way:
    """What a seller does in the law deal; the defaults are the average seller of domain.md E.1.

    `self_after`: about oneself after so many questions (NEVER: not at all). `cement`: how many of the five
    commitments, in their order, at `precision`. `contacts`: (day from, day to, move pattern, times). `wobble`:
    restart, or a reply of the deck, from `lag` days after it showed on.
    """

    questions: int = 7
    self_first: bool = False
    self_after: int = 4
    pitches: int = 0
    generic: int = 2
    linked: int = 0
    difference: bool = False
    disclose: bool = False
    process: bool = False
    invite: bool = False
    probes: int = 0
    answers: str = ""
    promise: bool = False
    price_first: bool = False
    argues: bool = False
    close: str = "close"
    cement: int = 5
    precision: str = "vague"
    contacts: tuple[tuple[int, int, str, int], ...] = ((20, 30, "contact/news", 1),)
    wobble: str = "nudge"
    lag: int = 4
    after_no: tuple[str, ...] = ()

    def but(self, **changes: object) -> Way:
        """Return this way with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]


AVERAGE = Way()
BEST = Way(
    questions=12,
    self_after=12,
    generic=0,
    linked=4,
    difference=True,
    disclose=True,
    process=True,
    invite=True,
    probes=2,
    answers="voiced",
    precision="timed",
    contacts=(
        (2, 7, "contact/next_step", 1),
        (4, 10, "contact/financing", 1),
        (8, 14, "contact/internal_meeting", 1),
        (15, 20, "contact/named_users", 1),
        (24, 30, "contact/use", 1),
        (30, 45, "contact/use", 1),
        (0, 90, "contact/beside", 1),
    ),
    wobble="restart",
    lag=0,
)
HAPPY_EARS = Way(questions=4, self_after=1, pitches=4, generic=0, cement=0, contacts=(), wobble="", lag=NEVER)
PUSHER = Way(
    questions=3,
    self_after=1,
    generic=0,
    pitches=1,
    promise=True,
    argues=True,
    close="close_firm",
    cement=0,
    contacts=(),
    wobble="blame_them",
    lag=2,
)

LATE = ((45, 52, "contact/use", 1), (60, 68, "contact/next_step", 1), (69, 72, "contact/next_step", 2))
EARLY = ((1, 4, "contact/financing", 1), (5, 9, "contact/internal_meeting", 1), (10, 18, "contact/named_users", 1))
PITCHING = tuple((day, day + 12, "sell_more", i + 1) for i, day in enumerate((2, 7, 14, 21, 30, 45)))
EMPTY = tuple((day, day + 12, "contact/news", i + 1) for i, day in enumerate((2, 14, 21, 30)))
ACROSS = (*EARLY, (19, 25, "contact/delivery_date", 1), (26, 44, "contact/use", 1), *LATE)
"""When help, selling and empty words come in the ninety days."""


def when(**ranges: tuple[float, float]) -> Mapping[str, tuple[float, float]]:
    """Return the condition of a habit."""
    return MappingProxyType(dict(ranges))


def player(way: Way, name: str = "way") -> Player:
    """Return the way as a house player."""
    habits = [*_talk(way), *_ask(way), *_cement(way), *_days(way), *_after_no(way)]
    return Player(id=name, about=name, habits=tuple(habits))


def _talk(way: Way) -> list[Habit]:
    asks = Habit(("ask/*",), pick="least_said", when=when(questions=(0, way.questions - 1)))
    out = [Habit(("tell_price",), times=1)] if way.price_first else []
    if way.self_first:
        out.append(Habit(("about_us",), times=1))
    stories = 2 if way.self_first else 1
    if way.self_after < way.questions:
        out.append(Habit(("ask/*",), pick="least_said", when=when(questions=(0, way.self_after - 1))))
        out.append(Habit(("about_us",), times=stories))
    if way.process:
        out.append(Habit(("who_decides",), times=1, when=when(questions=(way.questions - 3, inf))))
    if way.invite:
        out.append(Habit(("bring/*",), times=2))
    if way.probes:
        probing = when(questions=(way.questions - 2, inf), voiced=(0, 0))
        out.append(Habit(("ask_straight",), times=way.probes, when=probing))
    out.append(asks)
    if way.self_after == way.questions:
        out.append(Habit(("about_us",), times=stories))
    if way.answers == "voiced":
        out.append(Habit(("answer/*",), pick="voiced", times=1, when=when(voiced=(1, inf))))
    if way.answers == "stated":
        out.append(Habit(("answer_excuse/*",), times=1))
    out += [Habit(("reason/*",), pick="least_said", times=way.linked)] if way.linked else []
    out += [Habit(("boast",), times=way.generic)] if way.generic else []
    out += [Habit(("difference",), times=1)] if way.difference else []
    out += [Habit(("downside/*",), times=1)] if way.disclose else []
    out += [Habit(("promise/*",), times=1)] if way.promise else []
    out += [Habit(("picture_it",), times=way.pitches)] if way.pitches else []
    out += [Habit(("argue",), times=1)] if way.argues else []
    return out


def _ask(way: Way) -> list[Habit]:
    return [Habit((way.close,), times=1)]


def _cement(way: Way) -> list[Habit]:
    nails = [Habit((f"nail/{item}/{way.precision}",), times=1) for item in ITEMS[: way.cement]]
    return [*nails, Habit(("goodbye",))]


def _days(way: Way) -> list[Habit]:
    out = []
    if way.wobble == "restart":
        out += [Habit(("restart",), times=4, when=when(wobble=(1, inf), lag=(way.lag, inf)))]
        out += [Habit(("ask/*",), when=when(asked_again=(0, 3))), Habit(("still_stands",))]
    elif way.wobble:
        out.append(Habit((way.wobble,), times=1, when=when(wobble=(1, inf), lag=(way.lag, inf))))
    for first, last, move, times in way.contacts:
        out.append(Habit((move,), times=times, when=when(day=(first, last), wobble=(0, 0))))
    return [*out, Habit(("carry_on",)), Habit(("still_stands",))]


def _after_no(way: Way) -> list[Habit]:
    said = [Habit((move,), times=1) for move in way.after_no]
    return [*said, Habit(("hang_up",)), Habit(("walk_out",))]
