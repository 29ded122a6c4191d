"""Two scenarios written in Python, the shipped deck and profiles, and ways to play many games at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from salesdance.authoring import read_deck, read_profile
from salesdance.engine import (
    State,
    Tables,
    advance,
    build_tables,
    draw_types,
    legal,
    new_state,
    spread,
    step,
    uniform,
)
from salesdance.engine.tables import Bools, Ints
from salesdance.moves import Deck
from salesdance.profile import Profile
from salesdance.scenario import (
    COMMITMENTS,
    TOPICS,
    Answer,
    Clue,
    Commitment,
    Competitor,
    Contact,
    Deal,
    Downside,
    Ending,
    Excuse,
    Fact,
    Lesson,
    Meeting,
    Objection,
    Person,
    Promise,
    Prospect,
    Reason,
    Scenario,
    Seller,
    Start,
)

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SAID = Answer("Said.")
CHOICE = 1_000_000
"""A purpose of luck that no move has: for choosing at random."""


@cache
def deck() -> Deck:
    """Return the shipped deck."""
    found, findings = read_deck((ASSETS / "deck.yaml").read_bytes(), "deck.yaml")
    assert found is not None, findings
    return found


@cache
def profile(name: str = "evidence") -> Profile:
    """Return a shipped profile."""
    folder = ASSETS / "profiles"
    base = (folder / "evidence.yaml").read_bytes()
    changes = None if name == "evidence" else (folder / f"{name}.yaml").read_bytes()
    found, findings = read_profile(base, "evidence.yaml", changes=changes, changes_name=f"{name}.yaml")
    assert found is not None, findings
    return found


def a_fact(i: int, of: str | None, **changes: Any) -> Fact:
    """Return fact `f{i}` with a clue of something, or none."""
    clue = Clue(of, 3.0) if of else None
    return Fact(f"f{i}", f"Question {i}?", TOPICS[i % 5], SAID, SAID, SAID, deeper=SAID, clue=clue, **changes)


def an_objection(name: str, weight: float, family: str, hides_behind: tuple[str, ...]) -> Objection:
    """Return an objection that can be solved by six tenths and is a little awkward to say."""
    return Objection(
        name, weight, family, name, SAID, "answer", 0.6, SAID, SAID, SAID, Lesson("truth"), hides_behind, 0.3
    )


def commitments(*kinds: str, matters: str) -> tuple[Commitment, ...]:
    """Return commitments of these kinds; `matters` is the objection for which the internal meeting counts more."""
    days = dict(zip(COMMITMENTS, (10, 4, 12, 7, 20), strict=True))
    return tuple(
        Commitment(kind, kind, "v", "d", "t", days[kind], (matters,) if kind == "internal_meeting" else ())
        for kind in kinds
    )


@cache
def a_scenario() -> Scenario:
    """Return a scenario in which every kind of move and every answer can occur."""
    clues = ("a", "a", "a", "b", "b", "c", "c", "d", "d", "boss", "owner", "poor_fit", None)
    facts = [
        a_fact(
            i,
            of,
            reason=Reason("r", "l", (of,) if of in ("a", "b", "c", "d") else ()) if i % 3 != 2 else None,
            opens=("f5", "f7") if i == 1 else (),
        )
        for i, of in enumerate(clues)
    ]
    return Scenario(
        id="sample",
        title="Sample",
        teaser="",
        brief="",
        teaches=("discover",),
        seller=Seller("Northgate", "Atlas", "14,900"),
        prospect=Prospect("Dana", "Manager", "Halden", "dry"),
        deal=Deal(size=0.45, remorse=1.0, fit=0.7, golive_day=10, hours=16),
        meetings=tuple(Meeting("Talk", "Tuesday", minutes, SAID) for minutes in (40, 30, 20)),
        facts=tuple(facts),
        objections=(
            an_objection("a", 0.5, "product", ("budget",)),
            an_objection("b", 0.2, "time", ("budget",)),
            an_objection("c", 0.15, "company", ("budget", "partner")),
            an_objection("d", 0.15, "price", ("partner",)),
        ),
        excuses=(
            Excuse("budget", SAID, SAID, "answer", SAID, SAID, SAID),
            Excuse("partner", SAID, SAID, "answer", SAID, SAID, SAID, true_of=("d",)),
        ),
        people=(
            Person("boss", "Brandt", "Owner", 0.6),
            Person("owner", "Thrale", "Partner", 0.3),
            Person("petra", "Petra", "Clerk", 0.0, uses=True),
        ),
        competitor=Competitor("Lumen", 0.7, 0.6, "speed", "difference", linked_to=("f1",)),
        promises=(Promise("big", "p", 0.35, back_on=30), Promise("small", "p", 0.1, back_on=11)),
        downsides=(Downside("slow", "s"),),
        commitments=commitments(*COMMITMENTS, matters="a"),
        contacts=(
            Contact("scans", "s", "a", "call"),
            Contact("late", "s", "b", "call"),
            Contact("beside", "s", "rival", "mail"),
            Contact("cards", "s", "users", "visit"),
            Contact("news", "s", "nothing", "mail"),
            Contact("upgrade", "s", "more", "mail"),
        ),
        mails=MappingProxyType({}),
        lines=MappingProxyType({}),
        first_thoughts=(),
        drafts=(),
        opening=Answer(),
        ending=Ending(*[SAID] * 6),
        start=Start(),
        expect=(),
    )


@cache
def a_tiny_scenario() -> Scenario:
    """Return one with two objections, one person who may decide and three facts: few types, for counting them all."""
    whole = a_scenario()
    return Scenario(
        **{
            **{name: getattr(whole, name) for name in Scenario.__slots__},
            "id": "tiny",
            "prospect": Prospect("Dana", "Manager", "Halden", "dry", courtesy=0.4, nerves=1.0, reticence=0.0),
            "meetings": whole.meetings[:2],
            "facts": (a_fact(0, "a", reason=Reason("r", "l", ("a",))), a_fact(1, "b"), a_fact(2, "boss")),
            "objections": whole.objections[:2],
            "excuses": whole.excuses[:1],
            "people": whole.people[:1],
            "competitor": Competitor("Lumen", 0.6, 0.6, "speed", "difference"),
            "promises": whole.promises[:1],
            "commitments": commitments("financing", "next_step", matters="a"),
            "contacts": (Contact("beside", "s", "rival", "mail"), Contact("scans", "s", "a", "call")),
        }
    )


@cache
def tables(name: str = "sample", kind: str = "evidence") -> Tables:
    """Return the tables of the `sample` or the `tiny` scenario under a profile."""
    return build_tables(a_tiny_scenario() if name == "tiny" else a_scenario(), deck(), profile(kind))


def at_random(mask: Bools, seeds: Any, turn: int) -> Ints:
    """Return one legal move for each game, all alike likely; -1 where there is none."""
    zero = np.zeros(len(mask), dtype=np.int64)
    u = uniform(seeds, zero + CHOICE, zero + turn)
    counts = mask.sum(axis=1)
    nth = np.cumsum(mask, axis=1) - 1
    wanted = (u * counts).astype(np.int64)
    found = (mask & (nth == wanted[:, None])).argmax(axis=1)
    return np.where(counts > 0, found, -1)


@dataclass(frozen=True, slots=True)
class Turn:
    """What happened in one turn of a batch."""

    before: State
    mask: Bools
    move: Ints
    answer: Ints
    signal: Ints
    after: State


def random_play(t: Tables, games: int, *, seed: int = 1, turns: int = 400, types: Ints | None = None) -> Iterator[Turn]:
    """Yield the turns of `games` games in which every move is drawn at random, until all are finished."""
    state = new_state(t, draw_types(t, spread(seed, games, 1)) if types is None else types)
    seeds = spread(seed, games, 2)
    for turn in range(turns):
        mask = legal(t, state)
        move = at_random(mask, seeds, turn)
        if not (move >= 0).any():
            return
        after, answer, signal = step(t, state, move, seeds)
        yield Turn(state, mask, move, answer, signal, after)
        state = after


def story(t: Tables, state: State, *events: tuple[str, str]) -> State:
    """Return the state after moves (ids) that got these signals, each of them legal; modes follow the first answer."""
    for move_id, name in events:
        move = np.full(len(state), t.index[move_id], dtype=np.int64)
        assert legal(t, state)[:, move[0]].all(), move_id
        table = t.answers[t.kind[move[0]]]
        answer = table.signal_of.tolist().index(table.signals.index(name))
        state = advance(t, state, move, np.full(len(state), answer))
    return state


Condition = Callable[[State], Bools]


@dataclass(frozen=True, slots=True)
class Habit:
    """Make the first of the moves that fit a pattern, each at most `times`, where `when` holds."""

    pattern: str
    times: int = 1
    when: Condition | None = None
    each: bool = True
    """Whether `times` counts each move alone or all moves of the pattern together."""


FORCED = ("day", "post", "turn_up", "carry_on", "goodbye", "hang_up", "walk_out")


def play(t: Tables, habits: Sequence[Habit], games: int, *, seed: int = 1, turns: int = 400) -> State:
    """Return the end of games played by habits in order of precedence; what remains is made to go on."""
    whole = [*habits, *[Habit(name, 10_000) for name in FORCED]]
    moves = [(habit, [m for m, move in enumerate(t.moves) if fnmatchcase(move.id, habit.pattern)]) for habit in whole]
    state, seeds = new_state(t, draw_types(t, spread(seed, games, 1))), spread(seed, games, 2)
    for _ in range(turns):
        mask = legal(t, state)
        chosen = np.full(games, -1, dtype=np.int64)
        for habit, fitting in moves:
            free = chosen < 0
            if habit.when is not None:
                free &= habit.when(state)
            if not habit.each:
                free &= state.said[:, fitting].sum(axis=1) < habit.times
            for m in fitting:
                ok = free & (chosen < 0) & mask[:, m]
                if habit.each:
                    ok &= state.said[:, m] < habit.times
                chosen[ok] = m
        if not (chosen >= 0).any():
            return state
        state, _, _ = step(t, state, chosen, seeds, mask)
    raise AssertionError("the games do not end")
