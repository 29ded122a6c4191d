"""Patterns of move ids, as house players' habits have them: what they can match, and which covers which."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache

from salesdance.authoring.move_ids import HEADS_WITH_SUBJECT, STANDARD
from salesdance.authoring.nearmiss import near_miss
from salesdance.moves import HEADS
from salesdance.scenario import COMMITMENTS

ANY_ID = "?*"
"""In a form: some id, of one letter or more."""


@cache
def forms() -> tuple[str, ...]:
    """Return the form of every move there can be; what is about something has ANY_ID in its place."""
    found: list[str] = []
    for id, kind in STANDARD.items():
        head = HEADS.get(kind, kind)
        if kind == "nail":
            found += [f"nail/{commitment}/{id.removeprefix('nail_')}" for commitment in COMMITMENTS]
        elif head in HEADS_WITH_SUBJECT:
            found.append(f"{head}/{ANY_ID}")
        else:
            found.append(id)
    return tuple(found)


def speaks_of_something(pattern: str) -> bool:
    """Tell whether a pattern matches a move that some scenario can have."""
    return any(meets(pattern, form) for form in forms())


def meets(pattern: str, form: str) -> bool:
    """Tell whether some id is matched by both: a pattern, where `*` is anything, and the form of a move."""

    @cache
    def meet(i: int, j: int) -> bool:
        p, f = pattern[i : i + 1], form[j : j + 1]
        if p == "*":
            return meet(i + 1, j) or (bool(f) and meet(i, j + 1))
        if f == "*":
            return meet(i, j + 1) or (bool(p) and p != "/" and meet(i + 1, j))
        if not p or not f:
            return p == f
        return (p == f or (f == "?" and p != "/")) and meet(i + 1, j + 1)

    return meet(0, 0)


def covers(wide: Iterable[str], narrow: Iterable[str]) -> bool:
    """Tell whether whatever one of the narrow patterns matches is matched by one of the wide ones."""
    wider = tuple(wide)
    return all(any(fnmatchcase(pattern, one) for one in wider) for pattern in narrow)


def meant(pattern: str) -> str:
    """Return the pattern that was probably meant; an empty text if none is near."""
    shown = [form.replace(ANY_ID, "*") for form in forms()]
    head, slash, tail = pattern.partition("/")
    if not slash and head in HEADS_WITH_SUBJECT:
        return f"{head}/*"
    near = near_miss(pattern, shown)
    if near:
        return near
    instead = near_miss(head, sorted(HEADS_WITH_SUBJECT)) if slash else None
    guess = f"{instead}/{tail}" if instead else ""
    return guess if guess and speaks_of_something(guess) else ""
