"""How a habit chooses among the moves it allows: a worth for each move, ties by index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, by_type, information, objection_shares, total, uncertainty
from salesdance.engine import Seen, State, Tables
from salesdance.engine.luck import Seeds, uniform
from salesdance.engine.ninety import contact_effect
from salesdance.engine.tables import ABOUT_OBJECTION
from salesdance.habits import PICKS, Pick
from salesdance.moves import GROUPS
from salesdance.players.measures import topics_asked

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
RANDOM_PURPOSE = 100_000
DODGED = 9.0
"""More than any commitment can matter: one that was dodged is not pushed at while another is open."""
STATIC: tuple[Pick, ...] = ("first", "listed", "longest_line", "likeliest")
"""Ways of picking that give a move the same worth in every game."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The games in which a habit chooses: `rows` of the others; `belief` is None for who does not listen."""

    tables: Tables
    state: State
    belief: Belief | None
    seeds: Seeds
    turn: int
    rows: Ints


def static_worths(pick: Pick, tables: Tables, lengths: Numbers | None = None) -> Numbers:
    """Return the worth [M] of each move where it is the same in every game; `lengths` [M] are those of the lines.

    ValueError if lines are to be compared and their lengths are not known.
    """
    moves = len(tables.moves)
    if pick == "listed":
        groups = [GROUPS.index(move.entry.group) for move in tables.moves]
        return -np.array(groups, dtype=np.float64)
    if pick == "longest_line":
        if lengths is None:
            raise ValueError("a player that goes by the length of a line needs the lengths")
        return lengths
    if pick == "likeliest":
        prior = _grouped_prior(tables)
        shares = np.repeat(prior[None], 1, axis=0)
        every = np.ones((1, moves), dtype=np.bool_)
        about = _by_subject(tables, shares, np.arange(moves), every)
        about += _weight(tables, shares, np.arange(moves), every) + _eases(tables, shares, np.arange(moves), every)
        worth: Numbers = np.round(about[0], 6)
        return worth
    return np.zeros(moves)


def _grouped_prior(tables: Tables) -> Numbers:
    shares = [total(tables.types.prior[tables.types.objection == k]) for k in range(tables.objections)]
    return np.array(shares, dtype=np.float64)


def worths(pick: Pick, here: Situation, columns: Ints, allowed: Mask) -> Numbers:
    """Return the worth [G, C] that a way of picking gives each of the moves `columns` [C].

    Only those that are `allowed` [G, C] will be looked at. What only a listener knows is worth nothing to others.
    """
    tables, rows = here.tables, here.rows
    if pick == "random":
        return _random(here, columns, allowed)
    if pick == "least_said":
        return -here.state.said[np.ix_(rows, columns)].astype(np.float64)
    if pick == "same_kind":
        last = here.state.seen[rows, Seen.LAST_MOVE].astype(np.int64)
        same = tables.kind[columns][None, :] == tables.kind[np.maximum(last, 0)][:, None]
        follows: Numbers = (same & (last >= 0)[:, None]).astype(np.float64)
        return follows
    if pick == "unheard_topic":
        return _unheard(tables, here.state.rows(rows), columns)
    if pick == "voiced":
        return _voiced(tables, here.state.rows(rows), columns)
    if here.belief is None or not PICKS[pick].listener:
        return np.zeros(allowed.shape)
    belief = here.belief.rows(rows)
    if pick == "information":
        return _information(tables, belief, columns, allowed)
    if pick == "helpful":
        return _helpful(tables, belief, columns, allowed)
    shares = objection_shares(tables, belief)
    if pick == "believed":
        return np.round(_by_subject(tables, shares, columns, allowed), 6)
    if pick == "eased":
        return np.round(_eases(tables, shares, columns, allowed, here.state.rows(rows)), 6)
    return np.round(_weight(tables, shares, columns, allowed, here.state.rows(rows)), 6)


def _random(here: Situation, columns: Ints, allowed: Mask) -> Numbers:
    out = np.zeros(allowed.shape)
    row, column = np.nonzero(allowed)
    turns = np.full(len(row), here.turn, dtype=np.int64)
    out[row, column] = uniform(here.seeds[here.rows][row], columns[column] + RANDOM_PURPOSE, turns)
    return out


def _unheard(tables: Tables, state: State, columns: Ints) -> Numbers:
    out, asked = np.zeros((len(state), len(columns))), topics_asked(tables, state)
    for at, move in enumerate(columns.tolist()):
        if tables.moves[move].entry.kind == "ask":
            out[:, at] = ~asked[:, tables.topic[tables.subject[move]]]
    return out


def _voiced(tables: Tables, state: State, columns: Ints) -> Numbers:
    out = np.zeros((len(state), len(columns)))
    for at, move in enumerate(columns.tolist()):
        if tables.moves[move].entry.kind == "answer":
            out[:, at] = state.seen[:, tables.blocks.voiced + tables.subject[move]] > 0
    return out


def _information(tables: Tables, belief: Belief, columns: Ints, allowed: Mask) -> Numbers:
    out, before = np.zeros(allowed.shape), uncertainty(tables, belief)
    for at in np.flatnonzero(allowed.any(axis=0)):
        games = np.flatnonzero(allowed[:, at])
        bits = information(tables, belief.rows(games), [int(columns[at])], before[games])[:, 0]
        out[games, at] = bits
    return np.round(out, 6)


def _by_subject(tables: Tables, shares: Numbers, columns: Ints, allowed: Mask) -> Numbers:
    out = np.zeros(allowed.shape)
    for at in np.flatnonzero(allowed.any(axis=0)):
        move = int(columns[at])
        kind, subject = tables.moves[move].entry.kind, int(tables.subject[move])
        if kind == "answer":
            out[:, at] = shares[:, subject]
        elif kind == "excuse":
            out[:, at] = total(shares * tables.true_of[:, subject])
        elif tables.about[move] == ABOUT_OBJECTION:
            out[:, at] = shares[:, tables.about_index[move]]
    return out


def _eases(tables: Tables, shares: Numbers, columns: Ints, allowed: Mask, state: State | None = None) -> Numbers:
    """Return what reasons ease; one that was given before is worth less, where the `state` is known."""
    out = np.zeros(allowed.shape)
    for at in np.flatnonzero(allowed.any(axis=0)):
        move = int(columns[at])
        if tables.moves[move].entry.kind == "reason":
            said = 0 if state is None else state.said[:, move]
            out[:, at] = total(shares * tables.eases[tables.subject[move]]) - said
    return out


def _weight(tables: Tables, shares: Numbers, columns: Ints, allowed: Mask, state: State | None = None) -> Numbers:
    """Return what commitments matter; one that was dodged comes after all others, where the `state` is known."""
    out = np.zeros(allowed.shape)
    for at in np.flatnonzero(allowed.any(axis=0)):
        move = int(columns[at])
        if tables.moves[move].entry.kind == "nail":
            item = int(tables.subject[move])
            dodged = 0 if state is None else state.seen[:, tables.blocks.dodged + item]
            out[:, at] = total(shares * tables.matters[item]) - DODGED * dodged
    return out


def _helpful(tables: Tables, belief: Belief, columns: Ints, allowed: Mask) -> Numbers:
    out = np.full(allowed.shape, -9.0)
    shares = by_type(belief)
    for at in np.flatnonzero(allowed.any(axis=0)):
        move = int(columns[at])
        if tables.moves[move].entry.kind not in ("contact", "check_in", "sell"):
            continue
        games = np.flatnonzero(allowed[:, at])
        part = belief.rows(games)
        moves = np.full(len(part.state), move, dtype=np.int64)
        effect, _ = contact_effect(tables, part.state, moves)
        gained = -effect.astype(np.float64).reshape(len(games), -1)
        out[games, at] = total(shares[games] * gained) - 0.02 * tables.quarters[move]
    return np.round(out, 6)
