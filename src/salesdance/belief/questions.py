"""What questions would tell a listener that counts, in bits: each hidden thing by itself, and added up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import total
from salesdance.belief.guide import Guide
from salesdance.belief.likelihoods import STEPS
from salesdance.belief.marginals import Marginals
from salesdance.belief.occasions import AGAIN, ASK_WAYS, asked_before, occasions
from salesdance.engine import State
from salesdance.engine.curves import logistic, surprise
from salesdance.engine.signals import KINDS
from salesdance.engine.talk import openness

Shares = NDArray[np.float64]
Ints = NDArray[np.int64]


def bits_of_asking(counts: Marginals, state: State, moves: Ints) -> Shares:
    """Return the bits of questions about facts [G, C]."""
    guide, tables = counts.guide, counts.guide.tables
    fact, n = tables.subject[moves], len(state)
    of = tables.clue_of[fact]
    shares = np.concatenate([counts.objections(), counts.deciders(), counts.poor_fit()[:, None]], axis=1)
    which = asked_before(tables, state, fact)
    talk = openness(tables, replace(state, levels=counts.levels))
    again = tables.c["ask.again"]
    either = logistic(np.stack([talk, talk - np.float32(again)], axis=1)).astype(np.float64).ravel()
    openly = either.take((which >= 2 * AGAIN) + np.arange(0, 2 * n, 2)[:, None])
    scaled = shares.take(np.maximum(of, 0), axis=1)
    scaled *= STEPS
    step = np.minimum(scaled.astype(np.int64), STEPS - 1)
    scaled -= step
    which *= 2 * STEPS
    which += step
    at = which + fact * (ASK_WAYS * 2 * STEPS)
    curve, rise = guide.curve.ravel(), guide.rise.ravel()
    bits: Shares = rise.take(at)
    bits *= scaled
    bits += curve.take(at)
    at += STEPS
    thin = rise.take(at)
    thin *= scaled
    thin += curve.take(at)
    bits -= thin
    bits *= openly
    bits += thin
    return bits


def bits_of(counts: Marginals, state: State, move: int) -> Shares:
    """Return the bits [G] of one move, added up over what it tells of."""
    guide, k = counts.guide, counts.solved.shape[1]
    n = len(state)
    case = guide.case[move] + occasions(KINDS[guide.kind[move]]).of(
        guide.tables, replace(state, levels=counts.levels), np.full(n, move)
    )
    count = len(guide.tables.answers[guide.kind[move]].signals)
    tells = np.any(guide.tells.take(case, axis=1), axis=1)
    bits = np.zeros(n)
    if tells[0]:
        bits += _told(guide, case, np.arange(k), counts.objections(), count)
    others = [*counts.deciders().T, counts.poor_fit()]
    for at, share in enumerate(others):
        if tells[1 + at]:
            pair = k + 2 * at + np.arange(2)
            bits += _told(guide, case, pair, np.stack([share, 1 - share], axis=1), count)
    return bits


def _told(guide: Guide, case: Ints, things: Ints, shares: Shares, signals: int) -> Shares:
    mixed = np.zeros((len(case), signals))
    left = np.zeros(len(case))
    for at, thing in enumerate(things):
        mixed += shares[:, [at]] * guide.chances[thing].take(case, axis=0)[:, :signals]
        left += shares[:, at] * guide.left[thing].take(case)
    return np.maximum(total(surprise(np.minimum(mixed, 1.0))) - left, 0.0)
