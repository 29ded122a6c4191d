"""What a belief says: shares of the hidden things, and how much a move would tell about them, in bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Belief, answer_chances, present_modes, total
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


def _groups(tables: Tables) -> list[NDArray[np.bool_]]:
    types = tables.types
    return [types.objection == k for k in range(tables.objections)]


def _grouped(values: Shares, mask: NDArray[np.bool_]) -> Shares:
    """Sum [G, T, ...] over the types in a mask: row after row, in order."""
    picked = values[:, mask]
    out = np.zeros((values.shape[0], *values.shape[2:]))
    for i in range(picked.shape[1]):
        out = out + picked[:, i]
    return out


def objection_shares(tables: Tables, belief: Belief) -> Shares:
    """Return P(real objection) [G, K]."""
    shares = by_type(belief)
    return np.stack([_grouped(shares, mask) for mask in _groups(tables)], axis=1)


def decider_shares(tables: Tables, belief: Belief) -> Shares:
    """Return P(this person can stop the deal) [G, D]."""
    shares = by_type(belief)
    each = [_grouped(shares, tables.types.decides[:, d]) for d in range(tables.deciders)]
    return np.stack(each, axis=1) if each else np.zeros((belief.games, 0))


def poor_fit_share(tables: Tables, belief: Belief) -> Shares:
    """Return P(lowest fit) [G]."""
    return _grouped(by_type(belief), tables.types.poor)


def hurried_share(tables: Tables, belief: Belief) -> Shares:
    """Return P(in a hurry after a no: asking leave is one sentence too many) [G]."""
    return _grouped(by_type(belief), tables.types.hurried)


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
    for mode in present_modes(belief):
        chances = answer_chances(tables, belief, moves, mode)
        for a in range(table.width):
            joint[:, :, table.signal_of[a]] += belief.weights[:, :, mode] * chances[:, :, a]
    return joint


def _entropy_left(masks: list[NDArray[np.bool_]], joint: Shares) -> Shares:
    """Return the expected entropy [G] of a partition after the signal, in bits, from joint [G, T, S]."""
    parts = np.stack([_grouped(joint, mask) for mask in masks], axis=-1)
    signal = total(parts)
    shares = parts / np.where(signal > 0, signal, 1.0)[..., None]
    return total(signal * total(surprise(shares)))


def information(tables: Tables, belief: Belief, moves: list[int]) -> Shares:
    """Return the expected information of each move [G, len(moves)], in bits.

    About the real objection, the people who can stop the deal and the fit, added up. The moves must be legal;
    that is not checked.
    """
    types = tables.types
    partitions = [_groups(tables)]
    partitions += [[types.decides[:, d], ~types.decides[:, d]] for d in range(tables.deciders)]
    partitions.append([types.poor, ~types.poor])
    shares = by_type(belief)[:, :, None]
    before = sum((_entropy_left(masks, shares) for masks in partitions), np.zeros(belief.games))
    out = np.zeros((belief.games, len(moves)))
    for column, move in enumerate(moves):
        joint = signal_chances(tables, belief, move)
        after = sum((_entropy_left(masks, joint) for masks in partitions), np.zeros(belief.games))
        out[:, column] = np.maximum(before - after, 0)
    return out
