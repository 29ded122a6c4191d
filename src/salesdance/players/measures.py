"""The measures that habits may read: visible history, and for those who listen what they believe."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Listener, total
from salesdance.engine import Phase, Seen, State, Tables, legal
from salesdance.engine.modes import HEARD_AGAIN, NAMED, PRESENT
from salesdance.engine.signals import KIND_CODE
from salesdance.scenario import TOPICS

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
KINDS_KEPT = 64
"""So many sets of kinds are looked for only once among the moves of a scenario."""


def _column(column: int) -> Callable[[Tables, State], Numbers]:
    return lambda tables, s: s.seen[:, column].astype(np.float64)


def _minutes_left(tables: Tables, s: State) -> Numbers:
    meeting = np.minimum(s.seen[:, Seen.MEETING], tables.meetings - 1)
    booked = np.where(s.seen[:, Seen.PHASE] == Phase.RESTART, int(tables.c["restart.minutes"]), tables.booked[meeting])
    return (booked - s.seen[:, Seen.MINUTE]).astype(np.float64)


def _last_heard(tables: Tables, s: State, columns: tuple[int, int]) -> Numbers:
    last, signal = _last_was(tables, s, ("ask", "follow", "silence")), s.seen[:, Seen.LAST_SIGNAL]
    heard: Numbers = (last & ((signal == columns[0]) | (signal == columns[1]))).astype(np.float64)
    return heard


def _last_was(tables: Tables, s: State, kinds: tuple[str, ...]) -> Mask:
    """Tell where the last move was one of some kinds [n]."""
    last: Mask = of_kinds(tables, kinds).take(s.seen[:, Seen.LAST_MOVE], mode="wrap")
    return last


@lru_cache(maxsize=KINDS_KEPT)
def of_kinds(tables: Tables, kinds: tuple[str, ...]) -> Mask:
    """Return which moves are of one of some kinds [M + 1]; no move, at the end, is of none."""
    return np.append(np.isin(tables.kind, [KIND_CODE[kind] for kind in kinds]), False)


def _dodges(tables: Tables, s: State) -> Numbers:
    b = tables.blocks
    dodged: Numbers = s.seen[:, b.dodged : b.dodged + 5].sum(axis=1).astype(np.float64)
    return dodged


def _again(tables: Tables, s: State) -> Numbers:
    b = tables.blocks
    heard = s.seen[:, b.heard : b.heard + tables.facts] & HEARD_AGAIN
    again: Numbers = (heard > 0).sum(axis=1).astype(np.float64)
    return again


def topics_asked(tables: Tables, s: State) -> NDArray[np.bool_]:
    """Return which topics something was asked about [n, topics]."""
    asks = tables.of_kind("ask")
    topic = tables.topic[tables.subject[asks]]
    asked = s.said[:, asks] > 0
    return np.stack([asked[:, topic == which].any(axis=1) for which in range(len(TOPICS))], axis=1)


def _named(tables: Tables, s: State) -> Numbers:
    waiting: Numbers = ((s.seen[:, tables.named] & (NAMED | PRESENT)) == NAMED).sum(axis=1).astype(np.float64)
    return waiting


def _nailed(tables: Tables, s: State) -> Numbers:
    first = tables.blocks.nailed
    nailed: Numbers = (s.seen[:, first : first + len(tables.due)] > 0).sum(axis=1).astype(np.float64)
    return nailed


def _raised(tables: Tables, s: State) -> Numbers:
    raised: Numbers = s.said[:, tables.of_kind("nail")].sum(axis=1).astype(np.float64)
    return raised


def _self_talk(tables: Tables, s: State) -> Numbers:
    share: Numbers = s.seen[:, Seen.MINUTES_SELF] / np.maximum(s.seen[:, Seen.MINUTES_ALL], 1)
    return share


def _lag(tables: Tables, s: State) -> Numbers:
    shown = s.seen[:, Seen.WOBBLE_DAY].astype(np.float64)
    return np.where(shown > 0, s.seen[:, Seen.DAY] + 1 - shown, 0)


def _voiced(tables: Tables, s: State) -> Numbers:
    b = tables.blocks
    said: Numbers = (s.seen[:, b.voiced : b.voiced + tables.objections] > 0).sum(axis=1).astype(np.float64)
    return said


VISIBLE: dict[str, Callable[[Tables, State], Numbers]] = {
    "questions": _column(Seen.QUESTIONS),
    "heard": _column(Seen.HEARD_OPEN),
    "minutes_left": _minutes_left,
    "meetings_left": lambda tables, s: (tables.meetings - 1 - s.seen[:, Seen.MEETING]).astype(np.float64),
    "closes": _column(Seen.CLOSES),
    "stalled": _column(Seen.STALLED),
    "mood": _column(Seen.MOOD),
    "clue_now": lambda tables, s: _last_heard(tables, s, (0, 2)),
    "open_now": lambda tables, s: _last_heard(tables, s, (0, 1)),
    "can_follow": lambda tables, s: (s.seen[:, Seen.LAST_FACT] > 0).astype(np.float64),
    "wobble": lambda tables, s: (s.seen[:, Seen.WOBBLE_DAY] > 0).astype(np.float64),
    "lag": _lag,
    "day": _column(Seen.DAY),
    "hours": lambda tables, s: s.seen[:, Seen.QUARTERS] / 4.0,
    "told": _column(Seen.TOLD),
    "final": _column(Seen.FINAL),
    "dodges": _dodges,
    "users_known": _column(Seen.USERS_KNOWN),
    "asked_again": _again,
    "stop_moves": lambda tables, s: (s.seen[:, Seen.CONTACT_DAY] == s.seen[:, Seen.DAY] + 1).astype(np.float64),
    "wobbles": _column(Seen.WOBBLES),
    "told_now": lambda tables, s: _last_was(tables, s, ("why", "matched")).astype(np.float64),
    "promised": _column(Seen.PROMISED),
    "topics": lambda tables, s: topics_asked(tables, s).sum(axis=1).astype(np.float64),
    "asked_before_self": _column(Seen.BEFORE_SELF),
    "spoke_of_self": lambda tables, s: (s.seen[:, Seen.SELF_TALKED] > 0).astype(np.float64),
    "self_talk": _self_talk,
    "named": _named,
    "nailed": _nailed,
    "raised": _raised,
    "size": lambda tables, s: np.full(len(s), tables.size),
    "voiced": _voiced,
}


def _solvable(tables: Tables, listener: Listener, state: State, mask: Mask) -> Numbers:
    return total(listener.objections() * (tables.solves >= SOLVABLE))


def _told_enough(tables: Tables, listener: Listener, state: State, mask: Mask) -> Numbers:
    """Return 1 where no question about a fact would tell anything to speak of any more."""
    asks = tables.of_kind("ask")
    allowed = mask.take(asks, axis=1)
    bits = np.where(allowed, listener.information(state, asks, allowed), 0.0)
    enough: Numbers = (bits.max(axis=1) < ENOUGH).astype(np.float64)
    return enough


def _help_there(tables: Tables, listener: Listener, state: State, mask: Mask) -> Numbers:
    """Return the largest drop in log hazard to expect from any contact that can be made now."""
    contacts = tables.of_kind("contact")
    allowed = mask.take(contacts, axis=1)
    helped = np.where(allowed, listener.help_of(state, contacts, allowed), 0.0)
    most: Numbers = helped.max(axis=1, initial=0.0)
    return most


SOLVABLE = 0.6
ENOUGH = 0.05
COSTLY = ("yes_chance", "told_enough", "help_there")
"""What is best worked out for those games alone in which it matters; the rest for all at once."""
BELIEVED: dict[str, Callable[[Tables, Listener, State, Mask], Numbers]] = {
    "sure": lambda tables, listener, state, mask: listener.objections().max(axis=1),
    "poor_fit": lambda tables, listener, state, mask: listener.poor_fit(),
    "hurried": lambda tables, listener, state, mask: listener.hurried(),
    "yes_chance": lambda tables, listener, state, mask: listener.yes_chance(state),
    "hollow": lambda tables, listener, state, mask: listener.hollow(state),
    "away": lambda tables, listener, state, mask: listener.away(state),
    "solvable": _solvable,
    "told_enough": _told_enough,
    "help_there": _help_there,
}


def measure(name: str, tables: Tables, state: State, listener: Listener | None, mask: Mask | None = None) -> Numbers:
    """Return one measure [G]; what only a listener could know is 0 for those who do not listen.

    `mask` is what `legal` says of this state, where that is at hand already.
    """
    if name in VISIBLE:
        return VISIBLE[name](tables, state)
    if listener is None:
        return np.zeros(len(state))
    return BELIEVED[name](tables, listener, state, legal(tables, state) if mask is None else mask)
