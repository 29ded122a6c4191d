"""What every answer is evidence of, worked out once for a scenario by asking the engine's own rules.

A case is a move on one of its occasions (belief/occasions.py); a case with a signal is an entry of the look-up tables.
Each hidden thing is taken by itself: all that differs otherwise is averaged by the prior, levels are those of a talk
that has gone on for a while.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.likelihoods import KEPT, Cases, by_thing, curves, given_signals, likelihoods, staged
from salesdance.belief.middling import middling_tables, people_tables, person
from salesdance.belief.occasions import occasions
from salesdance.engine import Level, State, Tables, advance
from salesdance.engine.tables import LAST_DAY

Shares = NDArray[np.float64]
Ints = NDArray[np.int64]
SORE = {"nail": "nail.resolved", "contact": "contact.resolved"}
"""Kinds that go by whether the objection was solved, and from where on it counts as solved."""
SOLVING = ("reason", "answer", "excuse", "discount", "contact", "offer")
AT_MOST = ("answer", "excuse", "discount")
"""Kinds that solve an objection: those named here up to some level, the others step by step."""
UNTOLD = ("day", "post", "carry_on", "goodbye", "confirm", "restart")
"""Kinds that change nothing of what is followed."""
HALFWAY = np.float32(0.5)


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """Look-up tables of one scenario. E entries, C cases, K objections, H = K + D + 3 followed things.

    Entry of a move: `first` [M] + its occasion x `signals` [M] + the signal; its case: `case` [M] + the occasion.
    `like` float64 [2, E, H] is what multiplies the odds: unsolved, solved; by objection, then for each who decides, a
    poor fit, a hurry and a hollow yes, the latter as odds. `rates` float32 [E, LEVELS] move the middling levels,
    `expect` [E] adds to what is expected, `solves` [E, K] to how far each objection would be solved.
    `chances` [K + 2(D + 1), C, S] are those of each signal by objection, then for each who decides and a poor fit if so
    and if not; `left` the entropy of each in bits; `tells` [1 + D + 1, C] of which of them a case tells anything.
    `curve`, `rise` [F, ASK_WAYS, 2, STEPS] are bits by the share of what a fact's clue is of: openly answered, thinly.
    `away` [2, LAST_DAY + 2] is P(wavers) by days since second thoughts showed, and by the day where none did.
    """

    tables: Tables
    people: Tables
    heard: NDArray[np.bool_]
    kind: Ints
    first: Ints
    signals: Ints
    case: Ints
    like: Shares
    rates: NDArray[np.float32]
    expect: NDArray[np.float32]
    solves: NDArray[np.float32]
    chances: Shares
    left: Shares
    tells: NDArray[np.bool_]
    curve: Shares
    rise: Shares
    away: Shares


@lru_cache(maxsize=KEPT)
def guide_of(tables: Tables) -> Guide:
    """Return the guide of a scenario; it is made once."""
    kinds = [move.entry.kind for move in tables.moves]
    counts = np.array([occasions(kind).count(tables) for kind in kinds], dtype=np.int64)
    signals = np.array([len(tables.answers[code].signals) for code in tables.kind], dtype=np.int64)
    case = np.append(0, counts.cumsum()[:-1])
    first = np.append(0, (counts * signals).cumsum()[:-1])
    move = np.repeat(np.arange(len(kinds)), counts)
    which = np.arange(len(move)) - case[move]
    each = signals[move]
    of_entry = np.repeat(np.arange(len(move)), each)
    signal = np.arange(len(of_entry)) - np.append(0, each.cumsum()[:-1])[of_entry]
    cases = Cases(move, which, of_entry, signal)
    middle = middling_tables(tables)
    given = given_signals(middle, cases, solved=False), given_signals(middle, cases, solved=True)
    chances, left, tells = by_thing(middle, given[0])
    rates, expect = _moved(tables, cases)
    curve = curves(tables, chances, case)
    return Guide(
        tables=tables,
        people=people_tables(tables),
        heard=np.array([kind not in UNTOLD for kind in kinds]),
        kind=tables.kind,
        first=first,
        signals=signals,
        case=case,
        like=np.stack([likelihoods(middle, cases, joint) for joint in given]),
        rates=rates,
        expect=expect,
        solves=_solved(tables, cases),
        chances=np.ascontiguousarray(np.moveaxis(chances, 1, 0)),
        left=np.ascontiguousarray(left.T),
        tells=np.ascontiguousarray(tells.T),
        curve=curve[..., :-1],
        rise=np.diff(curve, axis=-1),
        away=_away(tables),
    )


def _moved(tables: Tables, cases: Cases) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the rates at which each entry moves middling levels, and what it adds to what is expected."""
    people = people_tables(tables)
    move, which = cases.move[cases.case], cases.which[cases.case]
    before = staged(people, move, which, np.zeros(len(move), dtype=np.int64))
    before.levels[:, [Level.PRESSURE, Level.NOT_NOW]] = HALFWAY
    after = _after(people, before, move, cases.signal)
    change, x = after.levels - before.levels, before.levels
    room = np.where(change > 0, 1 - x, x)
    rates = (change / np.where(room > 0, room, 1)).astype(np.float32)
    rates[:, [Level.EXPECT, Level.RESOLVED, Level.FOLLOW]] = 0
    return rates, change[:, Level.EXPECT].copy()


def _after(tables: Tables, before: State, move: Ints, signal: Ints) -> State:
    """Return the states after moves were answered like this."""
    first = np.zeros(len(move), dtype=np.int64)
    for code in np.unique(tables.kind[move]):
        rows = np.flatnonzero(tables.kind[move] == code)
        signals = tables.answers[code].signal_of
        first[rows] = (signals[None, :] == signal[rows, None]).argmax(axis=1)
    return advance(tables, before, move, first)


def _solved(tables: Tables, cases: Cases) -> NDArray[np.float32]:
    """Return how far each entry would solve each objection [E, K], were it the real one and nothing done before."""
    people = people_tables(tables)
    move, which = cases.move[cases.case], cases.which[cases.case]
    out = np.zeros((len(move), tables.objections), dtype=np.float32)
    at = np.flatnonzero([tables.moves[m].entry.kind in SOLVING for m in move])
    for k in range(tables.objections):
        who = np.full(len(at), person(tables, k), dtype=np.int64)
        before = staged(people, move[at], which[at], who)
        out[at, k] = _after(people, before, move[at], cases.signal[at]).levels[:, Level.RESOLVED]
    return out


def _away(tables: Tables) -> Shares:
    """Return P(wavers) by days: since second thoughts showed; since the yes, where nothing showed."""
    c, last = tables.c, LAST_DAY + 2
    settles, goes = c["waver.settles"], c["waver.goes"]
    stays = (1 - settles) * (1 - goes)
    often = c["hazard.base"] * tables.remorse * c["hazard.spread"]
    out = np.zeros((2, last))
    showed, unseen, gone = 1.0, 0.0, 0.0
    for day in range(last):
        out[:, day] = showed, unseen
        showed *= stays
        hidden = (1 - unseen - gone) * often * (1 - c["waver.visible"])
        gone += unseen * (1 - settles) * goes
        unseen = unseen * stays + hidden
    return out
