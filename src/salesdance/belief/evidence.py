"""What an answer changes in a listener that counts: odds by look-up, levels by their rates, what is solved by now.

How likely a yes, a no or a "not now" was, hangs on all that was said: for that the engine is asked, for one person of
each objection.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import total
from salesdance.belief.guide import AT_MOST, SOLVING, SORE
from salesdance.belief.likelihoods import SUREST
from salesdance.belief.marginals import Marginals
from salesdance.belief.middling import DECIDES, POOR, person
from salesdance.belief.occasions import SEVERAL
from salesdance.engine import Level, State
from salesdance.engine.closing import decision, readiness
from salesdance.engine.signals import KIND_CODE, KINDS

Shares = NDArray[np.float64]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
CLOSE = KIND_CODE["close"]
MOST_SURE = 1e100
"""Odds grow no further: a share is one long before, and what is said over and over must not end in infinity."""
SOLVES = np.array([kind in SOLVING for kind in KINDS])
"""Which kinds solve an objection."""


def answered(
    counts: Marginals, before: State, rows: Ints, move: Ints, signal: Ints, *, evidence: bool
) -> tuple[Shares, Floats, Floats]:
    """Return odds, what is solved and levels after answers; all but `before` is of its `rows` only."""
    guide, solved = counts.guide, counts.solved
    which = np.zeros(len(move), dtype=np.int64)
    kinds = guide.kind.take(move)
    closing: tuple[Ints, Shares, Floats] | None = None
    present = np.flatnonzero(np.bincount(kinds)).tolist()
    for code in present:
        if KINDS[code] not in SEVERAL:
            continue
        at = np.flatnonzero(kinds == code)
        part = replace(before.rows(rows[at]), levels=counts.levels.take(at, axis=0))
        which[at] = SEVERAL[KINDS[code]].of(guide.tables, part, move[at])
        if code == CLOSE:
            some = _some(counts, at)
            closing = at, _said(some, part, move[at], signal[at]), _put_off(some, part, move[at], signal[at])
    entry = guide.first.take(move) + which * guide.signals.take(move) + signal
    like = guide.like[0].take(entry, axis=0)
    k = solved.shape[1]
    for code in present:
        if KINDS[code] in SORE:
            at = np.flatnonzero(kinds == code)
            firm = solved[at] >= guide.tables.c[SORE[KINDS[code]]]
            like[at, :k] = np.where(firm, guide.like[1].take(entry[at], axis=0)[:, :k], like[at, :k])
    if closing is not None:
        like[closing[0]] *= closing[1]
    if not evidence:
        like[:, :-1] = 1
    rates = guide.rates.take(entry, axis=0)
    levels = counts.levels
    rates *= np.where(rates > 0, 1 - levels, levels)
    rates += levels
    rates[:, Level.EXPECT] += guide.expect.take(entry)
    if closing is not None:
        rates[closing[0], Level.NOT_NOW] = closing[2]
    for code in present:
        if SOLVES[code]:
            at = np.flatnonzero(kinds == code)
            step, now = guide.solves.take(entry[at], axis=0), solved[at]
            solved = solved.copy() if solved is counts.solved else solved
            solved[at] = np.maximum(now, step) if KINDS[code] in AT_MOST else now + step * (1 - now)
    like *= counts.odds
    return np.minimum(like, MOST_SURE), solved, rates


def asked(counts: Marginals, state: State, push: Floats, soft: Mask) -> tuple[Shares, Shares, Shares]:
    """Return P(yes), P(not now), P(no) [G, K + 1 + D]: by objection, then of the likeliest with a poor fit, with each
    who can stop the deal.
    """
    people = _people(counts, state)
    wide = len(people) // len(state)
    yes, hollow, stall, no = decision(counts.guide.people, people, np.repeat(push, wide), np.repeat(soft, wide))
    return tuple(each.astype(np.float64).reshape(-1, wide) for each in (yes + hollow, stall, no))  # type: ignore[return-value]


def _people(counts: Marginals, state: State) -> State:
    """Return who is asked, K + 1 + D of them for each game."""
    n, k, tables = len(state), counts.solved.shape[1], counts.guide.tables
    likely = counts.likeliest
    real = np.concatenate([np.tile(np.arange(k), (n, 1)), np.repeat(likely[:, None], 1 + tables.deciders, axis=1)], 1)
    variant = np.concatenate([np.zeros(k, dtype=np.int64), [POOR], DECIDES + np.arange(tables.deciders)])
    wide = real.shape[1]
    types = (person(tables, real) + variant).ravel()
    levels = np.repeat(counts.levels, wide, axis=0)
    levels[:, Level.RESOLVED] = np.take_along_axis(counts.solved, real, axis=1).ravel()
    return replace(
        state,
        type=types,
        mode=np.zeros(len(types), dtype=np.int8),
        levels=levels,
        seen=np.repeat(state.seen, wide, axis=0),
    )


def _put_off(counts: Marginals, state: State, move: Ints, signal: Ints) -> Floats:
    """Return how near a yes they were at most of the times they put it off [G], on the mean of the objections."""
    people, k, manners = _people(counts, state), counts.solved.shape[1], counts.guide.tables.manners
    wide = len(people) // len(state)
    push, soft = np.repeat(manners.push.take(move), wide), np.repeat(manners.soft.take(move), wide)
    ready, _ = readiness(counts.guide.people, people, push, soft)
    before = counts.levels[:, Level.NOT_NOW]
    mean = total(ready.reshape(-1, wide)[:, :k] * counts.objections()).astype(np.float32)
    return np.where(signal == 0, before, np.maximum(before, mean))


def _said(counts: Marginals, state: State, move: Ints, signal: Ints) -> Shares:
    """Return what an answer to the ask is evidence of [G, H] by being a yes, a no, or neither."""
    guide, k = counts.guide, counts.solved.shape[1]
    manners, rows = guide.tables.manners, np.arange(len(move))
    yes, stall, no = asked(counts, state, manners.push.take(move), manners.soft.take(move))
    last = guide.signals.take(move) - 1
    chance = np.where((signal == 0)[:, None], yes, np.where((signal == last)[:, None], no, stall))
    chance = np.maximum(chance, 1 / SUREST)
    base = chance[rows, counts.likeliest][:, None]
    like = np.ones_like(counts.odds)
    like[:, :k] = chance[:, :k] / chance[:, :k].max(axis=1, keepdims=True)
    deciders = guide.tables.deciders
    like[:, k : k + deciders] = chance[:, k + 1 :] / base
    like[:, k + deciders] = chance[:, k] / base[:, 0]
    return like


def _some(counts: Marginals, rows: Ints) -> Marginals:
    return Marginals(counts.guide, counts.odds[rows], counts.solved[rows], counts.levels[rows])
