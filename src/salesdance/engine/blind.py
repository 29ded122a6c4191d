"""Blind play: any legal move, all alike likely. For signatures, measurements and searches, not for players.

A fixed set of blind games visits every rule, so one digest of its bits says whether two machines, or two versions of
the code, play the same game.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from salesdance.engine.curves import Floats
from salesdance.engine.legal import PIECE, legal
from salesdance.engine.luck import Seeds, spread, uniform
from salesdance.engine.state import State, digest, draw_types, new_state
from salesdance.engine.step import answers, step
from salesdance.engine.tables import Bools, Ints, Tables

CHOICE = 1 << 30
"""The purpose of luck that chooses; no move has an index that high."""
MOST_TURNS = 1000


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a batch: the move in each game (-1 none), its answer and signal, the state before and after."""

    before: State
    move: Ints
    answer: Ints
    signal: Ints
    after: State


def any_legal(mask: Bools, u: Floats) -> Ints:
    """Return the legal move that u in [0, 1) picks in each game [N] of a mask [N, M]; -1 where there is none."""
    n, width = mask.shape
    if n > PIECE:
        parts = [slice(at, at + PIECE) for at in range(0, n, PIECE)]
        return np.concatenate([any_legal(mask[part], u[part]) for part in parts])
    counts = np.count_nonzero(mask, axis=1)
    ends = np.cumsum(counts)
    places = np.append(np.flatnonzero(mask), -1)
    at = np.where(counts > 0, ends - counts + (u * counts).astype(np.int64), len(places) - 1)
    return np.where(counts > 0, places[at] % width, -1)


def blind_choice(mask: Bools, seeds: Seeds, turn: int) -> Ints:
    """Return a legal move for each game by its seed and the number of the turn; -1 where there is none."""
    zero = np.zeros(len(mask), dtype=np.int64)
    return any_legal(mask, uniform(seeds, zero + CHOICE, zero + turn))


def blind_turns(tables: Tables, games: int, seed: int) -> Iterator[Turn]:
    """Yield the turns of a fixed set of games from the first word until all are finished."""
    state, seeds = new_state(tables, draw_types(tables, spread(seed, games, 1))), spread(seed, games, 2)
    for turn in range(MOST_TURNS):
        mask = legal(tables, state)
        if not mask.any():
            return
        move = blind_choice(mask, seeds, turn)
        after, answer, signal = step(tables, state, move, seeds, mask)
        yield Turn(state, move, answer, signal, after)
        state = after


def signature(tables: Tables, games: int, seed: int) -> str:
    """Return one hex digest of every mask, chance, answer and state bit of a fixed set of blind games."""
    h = hashlib.sha256()
    for turn in blind_turns(tables, games, seed):
        h.update(np.packbits(legal(tables, turn.before)).tobytes())
        h.update(answers(tables, turn.before, turn.move).astype("<f4").tobytes())
        h.update(turn.answer.astype("<i8").tobytes())
        h.update(turn.signal.astype("<i8").tobytes())
        h.update(digest(turn.after).encode("ascii"))
    return h.hexdigest()
