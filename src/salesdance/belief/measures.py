"""What a belief says: shares of the hidden things, and how much a move would tell about them, in bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Belief, chances_by_mode, total
from salesdance.engine import Mode, Tables
from salesdance.engine.curves import surprise

Shares = NDArray[np.float64]
HOLLOW = (Mode.HOLLOW_SETTLED, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN)


def by_type(belief: Belief) -> Shares:
    """Return P(type) [G, T]."""
    return total(belief.weights)


def by_mode(belief: Belief) -> Shares:
    """Return P(mode) [G, MODES]."""
    return total(np.moveaxis(belief.weights, 1, 2))


def _rows_of(belief: Belief) -> NDArray[np.int64]:
    """Return the type [T] that each row of a game stands for: its own, or the first of a group (scoring/folding.py)."""
    return belief.state.type[: belief.types]


def _groups(tables: Tables, rows: NDArray[np.int64]) -> list[NDArray[np.bool_]]:
    objection = tables.types.objection[rows]
    return [objection == k for k in range(tables.objections)]


def _grouped(values: Shares, mask: NDArray[np.bool_]) -> Shares:
    """Sum [G, T, ...] over the types in a mask: row after row, in order."""
    picked = values[:, mask]
    if picked.shape[1] == 0:
        return np.zeros((values.shape[0], *values.shape[2:]))
    running: Shares = np.cumsum(picked, axis=1)[:, -1]
    return running


def objection_shares(tables: Tables, belief: Belief, shares: Shares | None = None) -> Shares:
    """Return P(real objection) [G, K]; `shares` is what `by_type` says, where that is at hand already."""
    shares = by_type(belief) if shares is None else shares
    return np.stack([_grouped(shares, mask) for mask in _groups(tables, _rows_of(belief))], axis=1)


def decider_shares(tables: Tables, belief: Belief) -> Shares:
    """Return P(this person can stop the deal) [G, D]."""
    shares, rows = by_type(belief), _rows_of(belief)
    each = [_grouped(shares, tables.types.decides[rows, d]) for d in range(tables.deciders)]
    return np.stack(each, axis=1) if each else np.zeros((belief.games, 0))


def poor_fit_share(tables: Tables, belief: Belief, shares: Shares | None = None) -> Shares:
    """Return P(lowest fit) [G]."""
    return _grouped(by_type(belief) if shares is None else shares, tables.types.poor[_rows_of(belief)])


def hurried_share(tables: Tables, belief: Belief, shares: Shares | None = None) -> Shares:
    """Return P(in a hurry after a no: asking leave is one sentence too many) [G]."""
    return _grouped(by_type(belief) if shares is None else shares, tables.types.hurried[_rows_of(belief)])


def hollow_share(belief: Belief) -> Shares:
    """Return P(the yes was hollow) among those still with you [G]; 0 before a yes."""
    modes = by_mode(belief)
    hollow = modes[:, HOLLOW[0]] + modes[:, HOLLOW[1]] + modes[:, HOLLOW[2]]
    genuine = modes[:, Mode.SETTLED] + modes[:, Mode.SEEN] + modes[:, Mode.UNSEEN]
    both = hollow + genuine
    return np.where(both > 0, hollow / np.where(both > 0, both, 1.0), 0.0)


def signal_chances(tables: Tables, belief: Belief, move: int) -> Shares:
    """Return the joint chance of type and signal [G, T, S] if every game made this one move."""
    table = tables.answers[tables.kind[move]]
    joint = np.zeros((belief.games, belief.types, len(table.signals)))
    moves = np.full(belief.games, move, dtype=np.int64)
    for mode, chances in chances_by_mode(tables, belief, moves):
        for a in range(table.width):
            joint[:, :, table.signal_of[a]] += belief.weights[:, :, mode] * chances[:, :, a]
    return joint


def _entropy_left(masks: list[NDArray[np.bool_]], joint: Shares) -> Shares:
    """Return the expected entropy [G] of a partition after the signal, in bits, from joint [G, T, S]."""
    parts = np.stack([_grouped(joint, mask) for mask in masks], axis=-1)
    signal = total(parts)
    shares = parts / np.where(signal > 0, signal, 1.0)[..., None]
    return total(signal * total(surprise(shares)))


def _uncertain(tables: Tables, joint: Shares) -> Shares:
    """Return what is left to know of the objection, the people and the fit after the signal [G], in bits, added up."""
    types = tables.types
    partitions = [_groups(tables, np.arange(len(types)))]
    partitions += [[types.decides[:, d], ~types.decides[:, d]] for d in range(tables.deciders)]
    partitions.append([types.poor, ~types.poor])
    return sum((_entropy_left(masks, joint) for masks in partitions), np.zeros(len(joint)))


def uncertainty(tables: Tables, belief: Belief) -> Shares:
    """Return what is not known yet about the real objection, those who can stop the deal and the fit [G], in bits."""
    return _uncertain(tables, by_type(belief)[:, :, None])


def information(tables: Tables, belief: Belief, moves: list[int], before: Shares | None = None) -> Shares:
    """Return the expected information of each move [G, len(moves)], in bits.

    About the real objection, the people who can stop the deal and the fit, added up. The moves must be legal;
    that is not checked. `before` [G] is what `uncertainty` says of this belief, where that is at hand already.
    """
    known = uncertainty(tables, belief) if before is None else before
    out = np.zeros((belief.games, len(moves)))
    for column, move in enumerate(moves):
        after = _uncertain(tables, signal_chances(tables, belief, move))
        out[:, column] = np.maximum(known - after, 0)
    return out
