"""How a habit chooses among the moves it allows: a worth for each move, ties by index."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, by_type, information, objection_shares, total, uncertainty
from salesdance.engine import State, Tables
from salesdance.engine.luck import Seeds, uniform
from salesdance.engine.ninety import contact_effect
from salesdance.engine.tables import ABOUT_OBJECTION
from salesdance.habits import Pick

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


def worths(
    pick: Pick, tables: Tables, state: State, belief: Belief | None, allowed: Mask, seeds: Seeds, turn: int
) -> Numbers:
    """Return the worth [G, M] that a way of picking gives each move; only allowed ones will be looked at."""
    if pick == "random":
        return _random(allowed, seeds, turn)
    if pick == "least_said":
        return -state.said.astype(np.float64)
    if pick == "voiced":
        return _voiced(tables, state, allowed)
    if belief is None or pick == "first":
        return np.zeros(allowed.shape)
    if pick == "information":
        return _information(tables, belief, allowed)
    if pick == "helpful":
        return _helpful(tables, belief, allowed)
    shares = objection_shares(tables, belief)
    if pick == "believed":
        return _by_subject(tables, shares, allowed)
    if pick == "eased":
        return _eased(tables, state, shares, allowed)
    return _weight(tables, shares, allowed)


def _random(allowed: Mask, seeds: Seeds, turn: int) -> Numbers:
    n, m = allowed.shape
    columns = np.tile(np.arange(m), n)
    u = uniform(np.repeat(seeds, m), columns + 100_000, np.full(n * m, turn, dtype=np.int64))
    return u.reshape(n, m).astype(np.float64)


def _voiced(tables: Tables, state: State, allowed: Mask) -> Numbers:
    out, b = np.zeros(allowed.shape), tables.blocks
    for move in np.flatnonzero(allowed.any(axis=0)):
        if tables.moves[move].entry.kind == "answer":
            out[:, move] = state.seen[:, b.voiced + tables.subject[move]] > 0
    return out


def _information(tables: Tables, belief: Belief, allowed: Mask) -> Numbers:
    out, before = np.zeros(allowed.shape), uncertainty(tables, belief)
    for move in np.flatnonzero(allowed.any(axis=0)):
        games = np.flatnonzero(allowed[:, move])
        bits = information(tables, belief.rows(games), [int(move)], before[games])[:, 0]
        out[games, move] = bits
    return np.round(out, 6)


def _by_subject(tables: Tables, shares: Numbers, allowed: Mask) -> Numbers:
    out = np.zeros(allowed.shape)
    for move in np.flatnonzero(allowed.any(axis=0)):
        entry, subject = tables.moves[move].entry.kind, int(tables.subject[move])
        if entry == "answer":
            out[:, move] = shares[:, subject]
        elif entry == "excuse":
            out[:, move] = total(shares * tables.true_of[:, subject])
        elif tables.about[move] == ABOUT_OBJECTION:
            out[:, move] = shares[:, tables.about_index[move]]
    return np.round(out, 6)


def _eased(tables: Tables, state: State, shares: Numbers, allowed: Mask) -> Numbers:
    out = np.zeros(allowed.shape)
    for move in np.flatnonzero(allowed.any(axis=0)):
        if tables.moves[move].entry.kind == "reason":
            out[:, move] = total(shares * tables.eases[tables.subject[move]]) - state.said[:, move]
    return np.round(out, 6)


def _weight(tables: Tables, shares: Numbers, allowed: Mask) -> Numbers:
    out = np.zeros(allowed.shape)
    for move in np.flatnonzero(allowed.any(axis=0)):
        if tables.moves[move].entry.kind == "nail":
            out[:, move] = total(shares * tables.matters[tables.subject[move]])
    return np.round(out, 6)


def _helpful(tables: Tables, belief: Belief, allowed: Mask) -> Numbers:
    out = np.full(allowed.shape, -9.0)
    shares = by_type(belief)
    for move in np.flatnonzero(allowed.any(axis=0)):
        if tables.moves[move].entry.kind not in ("contact", "check_in", "sell"):
            continue
        games = np.flatnonzero(allowed[:, move])
        part = belief.rows(games)
        moves = np.full(len(part.state), move, dtype=np.int64)
        effect, _ = contact_effect(tables, part.state, moves)
        gained = -effect.astype(np.float64).reshape(len(games), -1)
        out[games, move] = total(shares[games] * gained) - 0.02 * tables.quarters[move]
    return np.round(out, 6)
