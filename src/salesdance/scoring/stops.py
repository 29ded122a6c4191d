"""The worth of a choice at a stop of the ninety days: how much of the avoidable loss it avoids (docs/scoring.md).

Each choice is valued by P(still there) when nothing more is done after it, less .005 for every hour spent.
A restart is valued as the whole short meeting: asked, a few questions again, and "does it still stand?".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, total
from salesdance.belief.filter import chances_by_mode
from salesdance.engine import Level, Phase, Seen, Tables, advance, legal
from salesdance.engine.modes import HEARD_AGAIN, QUARTERS_AN_HOUR
from salesdance.engine.ninety import answers_confirm
from salesdance.engine.signals import KIND_CODE
from salesdance.scoring.folding import by_groups, kept_by_groups

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
HOUR_COST = 0.005
SMALL = 0.02
TOGETHER = 256
"""So many choices are worked out in one go."""


def stop_worths(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    """Return 1 - (best - chosen) / max(.02, best - worst) for the choice made in each game at a stop [G].

    NaN where there was nothing to choose from: with the hours gone, going on is no choice.
    """
    values, mask = stop_values(tables, belief)
    chosen = values[np.arange(belief.games), move]
    best = np.where(mask, values, -np.inf).max(axis=1)
    worst = np.where(mask, values, np.inf).min(axis=1)
    worths: Numbers = 1 - (best - chosen) / np.maximum(SMALL, best - worst)
    return np.where(mask.sum(axis=1) > 1, worths, np.nan)


def stop_values(tables: Tables, belief: Belief) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return the value of every legal choice at a stop [G, M], and which are legal [G, M]."""
    mask = legal(tables, belief.state.rows(np.arange(belief.games) * belief.types))
    games, moves = np.nonzero(mask)
    out = np.zeros(mask.shape)
    out[games, moves] = values_of(tables, belief, games, moves)
    return out, mask


def values_of(tables: Tables, belief: Belief, games: Ints, moves: Ints) -> Numbers:
    """Return the value of some legal choices at a stop: those `moves` [C], each in one of the `games` [C]."""
    out, few = np.zeros(len(games)), by_groups(tables, belief)
    for at in range(0, len(games), TOGETHER):
        some = slice(at, at + TOGETHER)
        out[some] = _values(tables, few.rows(games[some]), moves[some])
    return out


def _values(tables: Tables, groups: Belief, move: Ints) -> Numbers:
    kinds = tables.kind[move]
    special = {KIND_CODE["restart"]: _restart, KIND_CODE["nail"]: _nail}
    games: list[Ints] = []
    ends: list[Belief] = []
    for code in np.unique(kinds):
        here = np.flatnonzero(kinds == code)
        for end in special.get(int(code), _plain)(tables, groups.rows(here), move[here]):
            games.append(here)
            ends.append(end)
    out, at = np.zeros(len(move)), 0
    every = kept_by_groups(tables, ends)
    for here in games:
        out[here] += every[at : at + len(here)]
        at += len(here)
    left = groups.state.seen[:: groups.types, Seen.QUARTERS]
    return out - HOUR_COST * np.minimum(tables.quarters[move], left) / QUARTERS_AN_HOUR


def _moved(tables: Tables, groups: Belief, move: Ints) -> Numbers:
    """Return the weights [G, T, MODES] after a move, over all its answers."""
    weights = np.zeros_like(groups.weights)
    table = tables.answers[tables.kind[move[0]]]
    for mode, chances in chances_by_mode(tables, groups, move):
        for a in range(table.width):
            weights[:, :, table.mode_after[mode, a]] += groups.weights[:, :, mode] * chances[:, :, a]
    return weights


def _plain(tables: Tables, groups: Belief, move: Ints) -> Iterator[Belief]:
    rows = np.repeat(move, groups.types)
    state = advance(tables, groups.state, rows, np.zeros(len(rows), dtype=np.int64))
    yield Belief(state, _moved(tables, groups, move))


def _nail(tables: Tables, groups: Belief, move: Ints) -> Iterator[Belief]:
    rows, chances = np.repeat(move, groups.types), list(chances_by_mode(tables, groups, move))
    for answer, pair in ((0, (0, 1)), (2, (2, 3))):
        state = advance(tables, groups.state, rows, np.full(len(rows), answer, dtype=np.int64))
        weights = np.zeros_like(groups.weights)
        for mode, each in chances:
            share = each[:, :, pair[0]] + each[:, :, pair[1]]
            weights[:, :, mode] += groups.weights[:, :, mode] * share
        yield Belief(state, weights)


def _restart(tables: Tables, groups: Belief, move: Ints) -> Iterator[Belief]:
    rows = np.repeat(move, groups.types)
    met = advance(tables, groups.state, rows, np.zeros(len(rows), dtype=np.int64))
    seen = met.seen.copy()
    first = tables.blocks.heard
    seen[:, first : first + min(int(tables.c["restart.questions"]), tables.facts)] |= HEARD_AGAIN
    levels = met.levels.copy()
    levels[:, Level.PRESSURE] *= np.float32(1 - tables.c["restart.calms"])
    meeting = replace(met, seen=seen, levels=levels)
    confirm = np.full(len(rows), tables.of_kind("confirm")[0], dtype=np.int64)
    table = tables.answers[KIND_CODE["confirm"]]
    weights = np.zeros_like(groups.weights)
    for mode, chances in chances_by_mode(tables, groups, move):
        agrees = chances[:, :, 0]
        here = groups.weights[:, :, mode]
        weights[:, :, mode] += here * (1 - agrees)
        after = answers_confirm(tables, meeting.with_mode(mode), confirm).astype(np.float64)
        after = after.reshape(len(move), groups.types, -1)
        for a in range(table.width):
            weights[:, :, table.mode_after[mode, a]] += here * agrees * after[:, :, a]
    seen[:, Seen.PHASE] = Phase.STOP
    yield Belief(replace(meeting, seen=seen), weights)


def mean_of_a_stop(worths: list[tuple[float, int]]) -> float:
    """Return the mean worth of the choices at one stop, each by the hours it took; `worths` are (worth, quarters).

    Going on takes none and counts as much as a mail.
    """
    weights = np.array([max(quarters, 1) for _, quarters in worths], dtype=np.float64)
    return float(total(np.array([worth for worth, _ in worths]) * weights) / total(weights))
