"""The measures that habits may read: visible history, and for those who listen the exact belief."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import (
    Belief,
    by_mode,
    by_type,
    hollow_share,
    hurried_share,
    information,
    objection_shares,
    poor_fit_share,
    total,
    uncertainty,
)
from salesdance.engine import Mode, Phase, Seen, State, Tables, legal
from salesdance.engine.closing import decision
from salesdance.engine.modes import HEARD_AGAIN, NAMED, PRESENT
from salesdance.engine.ninety import contact_effect
from salesdance.scenario import TOPICS

Numbers = NDArray[np.float64]


def _column(column: int) -> Callable[[Tables, State], Numbers]:
    return lambda tables, s: s.seen[:, column].astype(np.float64)


def _minutes_left(tables: Tables, s: State) -> Numbers:
    meeting = np.minimum(s.seen[:, Seen.MEETING], tables.meetings - 1)
    booked = np.where(s.seen[:, Seen.PHASE] == Phase.RESTART, int(tables.c["restart.minutes"]), tables.booked[meeting])
    return (booked - s.seen[:, Seen.MINUTE]).astype(np.float64)


def _last_heard(tables: Tables, s: State, columns: tuple[int, ...]) -> Numbers:
    last = np.maximum(s.seen[:, Seen.LAST_MOVE].astype(np.int64), 0)
    asking = np.isin(last, np.concatenate([tables.of_kind(kind) for kind in ("ask", "follow", "silence")]))
    return (asking & np.isin(s.seen[:, Seen.LAST_SIGNAL], columns)).astype(np.float64)


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
    "told_now": lambda tables, s: np.isin(
        s.seen[:, Seen.LAST_MOVE], np.concatenate([tables.of_kind("why"), tables.of_kind("matched")])
    ).astype(np.float64),
    "promised": _column(Seen.PROMISED),
    "topics": lambda tables, s: topics_asked(tables, s).sum(axis=1).astype(np.float64),
    "asked_before_self": _column(Seen.BEFORE_SELF),
    "spoke_of_self": lambda tables, s: (s.seen[:, Seen.SELF_TALKED] > 0).astype(np.float64),
    "self_talk": _self_talk,
    "named": _named,
    "nailed": _nailed,
    "size": lambda tables, s: np.full(len(s), tables.size),
    "voiced": _voiced,
}


def _yes_chance(tables: Tables, belief: Belief) -> Numbers:
    zero = np.zeros(len(belief.state), dtype=np.float32)
    yes, hollow, _, _ = decision(tables, belief.state, zero + tables.c["close.q_plain"], zero > 1)
    chance = (yes + hollow).astype(np.float64).reshape(belief.games, -1)
    return total(by_type(belief) * chance)


def _away(tables: Tables, belief: Belief) -> Numbers:
    modes = by_mode(belief)
    return modes[:, Mode.SEEN] + modes[:, Mode.UNSEEN] + modes[:, Mode.HOLLOW_SEEN] + modes[:, Mode.HOLLOW_UNSEEN]


def _solvable(tables: Tables, belief: Belief) -> Numbers:
    return total(objection_shares(tables, belief) * (tables.solves >= SOLVABLE))


def _most_information(tables: Tables, belief: Belief) -> Numbers:
    """Return 1 where no question about a fact would tell a tenth of a bit any more."""
    mask = legal(tables, belief.state.rows(np.arange(belief.games) * belief.types))
    most, before = np.zeros(belief.games), uncertainty(tables, belief)
    for move in tables.of_kind("ask"):
        games = np.flatnonzero(mask[:, move])
        if len(games):
            bits = information(tables, belief.rows(games), [int(move)], before[games])[:, 0]
            most[games] = np.maximum(most[games], bits)
    return (most < ENOUGH).astype(np.float64)


def _help_there(tables: Tables, belief: Belief) -> Numbers:
    """Return the largest drop in log hazard to expect from any contact that can be made now."""
    mask = legal(tables, belief.state.rows(np.arange(belief.games) * belief.types))
    shares, most = by_type(belief), np.zeros(belief.games)
    for move in tables.of_kind("contact"):
        games = np.flatnonzero(mask[:, move])
        if len(games):
            part = belief.rows(games)
            effect, _ = contact_effect(tables, part.state, np.full(len(part.state), move))
            helped = total(shares[games] * -effect.astype(np.float64).reshape(len(games), -1))
            most[games] = np.maximum(most[games], helped)
    return most


SOLVABLE = 0.6
ENOUGH = 0.05
BELIEVED: dict[str, Callable[[Tables, Belief], Numbers]] = {
    "sure": lambda tables, belief: objection_shares(tables, belief).max(axis=1),
    "poor_fit": poor_fit_share,
    "hurried": hurried_share,
    "yes_chance": _yes_chance,
    "hollow": lambda tables, belief: hollow_share(belief),
    "away": _away,
    "solvable": _solvable,
    "told_enough": _most_information,
    "help_there": _help_there,
}


def measure(name: str, tables: Tables, state: State, belief: Belief | None) -> Numbers:
    """Return one measure [G]; what only a listener could know is 0 for those who do not listen."""
    if name in VISIBLE:
        return VISIBLE[name](tables, state)
    return BELIEVED[name](tables, belief) if belief is not None else np.zeros(len(state))
