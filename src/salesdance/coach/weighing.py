"""Weighing every move of every choice by games that are played on from there, the same luck for all of them.

The types and modes of the games are drawn from what a listener would have believed, evenly spread; the same ones for
every move, met with the same luck, so that two moves differ by what they do and not by whom they met.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.coach.listening import Moment
from salesdance.coach.playing_on import Branches, Expert
from salesdance.coach.worth import Worths
from salesdance.engine import Phase, State, Tables, spread
from salesdance.engine.modes import MODES
from salesdance.engine.state import joined
from salesdance.players.seeding import seeds_of

Ints = NDArray[np.int64]
Numbers = NDArray[np.float64]
FAIR, TRUE, EVEN, TURNS = 1, 2, 3, 4
"""Purposes of luck: games with whom a listener would expect, games with who it really was, where the draw of types
begins, and the turns of a transcript."""
TRUTH_SHARE = 16
"""Of so many games one is played with hindsight as well: it is shown, never judged by."""
LEAST_TRUE = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be weighed: some moves at one moment, over so many games each."""

    moment: Moment
    moves: Ints
    games: int


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """What came of it: value and kept [moves, games], once fair and once with hindsight (fewer games)."""

    moves: Ints
    value: Numbers
    kept: Numbers
    true_value: Numbers
    true_kept: Numbers

    @property
    def means(self) -> Numbers:
        """Return the mean fair value of each move."""
        means: Numbers = self.value.mean(axis=1)
        return means


CALM = (Phase.CEMENT, Phase.STOP, Phase.RESTART)
"""Phases of a moment from which on the luck of the calendar is taken out: elsewhere it costs more than it brings."""


def play_out(
    tables: Tables, expert: Expert, asked: Sequence[Asked], seed: int, *, calm: Collection[int] = CALM
) -> list[Played]:
    """Return what comes of every move that is asked about; all games side by side."""
    if not asked:
        return []
    whole = side_by_side(asked, seed)
    worths = Worths(tables, calmly(asked, calm)[whole.moment])
    expert.play_on([one.moment for one in asked], whole, worths.watch)
    return in_rows(asked, worths)


def side_by_side(asked: Sequence[Asked], seed: int) -> Branches:
    """Return all games that are asked for: for each, the fair ones and those with hindsight, move after move."""
    pieces: list[Branches] = []
    for place, one in enumerate(asked):
        pieces.append(_branches(one, place, seed, FAIR))
        pieces.append(_branches(one, place, seed, TRUE))
    return _together(pieces)


def in_rows(asked: Sequence[Asked], worths: Worths) -> list[Played]:
    """Return what came of the games of `side_by_side`, for each that was asked."""
    out, at = [], 0
    for one in asked:
        parts = []
        for games in (one.games, true_games(one.games)):
            size = games * len(one.moves)
            for figures in (worths.value, worths.kept):
                parts.append(figures[at : at + size].reshape(len(one.moves), games))
            at += size
        out.append(Played(one.moves, *parts))
    return out


def calmly(asked: Sequence[Asked], calm: Collection[int] = CALM) -> NDArray[np.bool_]:
    """Return [asked]: at which of them the luck of the calendar is taken out."""
    return np.array([one.moment.phase in calm for one in asked], dtype=np.bool_)


def true_games(games: int) -> int:
    """Return how many games are played with hindsight where so many are played without."""
    return max(games // TRUTH_SHARE, min(games, LEAST_TRUE))


def _branches(one: Asked, place: int, seed: int, purpose: int) -> Branches:
    moment, moves = one.moment, len(one.moves)
    if purpose == FAIR:
        state = drawn(moment, one.games, seed)
    else:
        state = moment.true.rows(np.zeros(true_games(one.games), dtype=np.int64))
    games = len(state)
    seeds = spread(luck_at(moment, seed), games, purpose)
    return Branches(
        np.full(games * moves, place, dtype=np.int64),
        np.repeat(one.moves, games),
        state.rows(np.tile(np.arange(games), moves)),
        np.tile(seeds, moves),
    )


def drawn(moment: Moment, games: int, seed: int) -> State:
    """Return states of so many types and modes as a listener would expect at a moment, evenly spread."""
    flat = moment.belief.weights[0].ravel()
    edges = np.cumsum(flat)
    offset = float(spread(luck_at(moment, seed), 1, EVEN)[0] >> np.uint64(11)) / float(1 << 53)
    points = (np.arange(games) + offset) / games * edges[-1]
    found = np.minimum(np.searchsorted(edges, points, side="right"), int(np.flatnonzero(flat)[-1]))
    return replace(moment.belief.state.rows(found // MODES), mode=(found % MODES).astype(np.int8))


def luck_at(moment: Moment, seed: int) -> int:
    """Return the seed of a moment's games: fresh luck of the analysis, never the sitting's."""
    return int(seeds_of(seed, moment.turn, 1, TURNS)[0])


def _together(pieces: Sequence[Branches]) -> Branches:
    return Branches(
        np.concatenate([piece.moment for piece in pieces]),
        np.concatenate([piece.move for piece in pieces]),
        joined([piece.state for piece in pieces]),
        np.concatenate([piece.seeds for piece in pieces]),
    )
