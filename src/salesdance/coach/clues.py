"""Which earlier answers pointed to what is likeliest by now, or to what the better moves are about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from salesdance.coach.kinds import kind_at
from salesdance.coach.listening import Happened, Listening, Moment
from salesdance.engine import Tables

MOST = 3
CLUES = ("open_clue", "thin_clue", "adds_clue")
SAID = ("voiced", "not_now_voiced", "truth")
"""Heads of signals that name an objection outright."""
HINTED = ("tell", "not_now_tell")
"""Heads of signals in which an excuse rang false."""
NAMED = ("names",)
EVERYONE = ("names_all",)
ABOUT_OBJECTION = ("answer",)
ABOUT_PERSON = ("bring",)


def heard_before(
    tables: Tables, listening: Listening, moment: Moment, likeliest: int, better: Sequence[int]
) -> tuple[int, ...]:
    """Return at most three earlier turns whose answers pointed there, the latest first."""
    objections, people = {likeliest}, set[int]()
    for move in better:
        kind, subject = kind_at(tables, move), int(tables.subject[move])
        if kind in ABOUT_OBJECTION:
            objections.add(subject)
        if kind in ABOUT_PERSON:
            people.add(subject)
    found = []
    for turn in range(moment.turn - 1, -1, -1):
        if pointed_to(tables, listening.happened, turn, objections, people):
            found.append(turn)
    return tuple(found[:MOST])


def pointed_to(
    tables: Tables,
    happened: Sequence[Happened],
    turn: int,
    objections: Collection[int],
    people: Collection[int],
) -> bool:
    """Tell whether the answer of a turn held a clue to one of these objections or people."""
    entry = happened[turn]
    table = tables.answers[int(tables.kind[entry.move])]
    head, _, subject = table.signals[entry.signal].partition("/")
    if head in CLUES:
        fact = fact_of(tables, happened, turn)
        of = int(tables.clue_of[fact]) if fact >= 0 else -1
        return of in objections or of - tables.objections in people
    if head in SAID:
        return any(_is(tables, k, subject) for k in objections)
    if head in HINTED:
        return any(_hides(tables, k, subject) for k in objections)
    if head in NAMED:
        return any(_called(tables, person, subject) for person in people)
    return head in EVERYONE and bool(people)


def head_of(tables: Tables, one: Happened) -> str:
    """Return what came back, without what it was about."""
    return tables.answers[int(tables.kind[one.move])].signals[one.signal].partition("/")[0]


def fact_of(tables: Tables, happened: Sequence[Happened], turn: int) -> int:
    """Return the fact that a turn's answer was about; a silence or a follow-up stays with the last question."""
    for earlier in range(turn, -1, -1):
        move = happened[earlier].move
        if kind_at(tables, move) == "ask":
            return int(tables.subject[move])
    return -1


def _is(tables: Tables, objection: int, name: str) -> bool:
    return _speaks_of(tables, "answer", objection, name)


def _called(tables: Tables, person: int, name: str) -> bool:
    return _speaks_of(tables, "bring", person, name)


def _speaks_of(tables: Tables, kind: str, subject: int, name: str) -> bool:
    """Tell whether a move of this kind is about a subject that goes by this name."""
    return any(
        tables.moves[move].id.partition("/")[2] == name and int(tables.subject[move]) == subject
        for move in tables.of_kind(kind)
    )


def _hides(tables: Tables, objection: int, excuse: str) -> bool:
    return any(
        tables.moves[move].id.partition("/")[2] == excuse and tables.hides[objection, int(tables.subject[move])] > 0
        for move in tables.of_kind("excuse")
    )
