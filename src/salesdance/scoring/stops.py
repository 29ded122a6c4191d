"""The worth of a choice at a stop of the ninety days: how much of the avoidable loss it avoids (docs/scoring.md).

Each choice is valued by P(still there) when nothing more is done after it, less .005 for every hour spent.
A restart is valued as the whole short meeting: asked, a few questions again, and "does it still stand?".
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, total
from salesdance.belief.filter import answer_chances, present_modes
from salesdance.engine import Level, Phase, Tables, advance, legal
from salesdance.engine.modes import HEARD_AGAIN
from salesdance.engine.ninety import answers_confirm
from salesdance.engine.signals import KIND_CODE
from salesdance.scoring.folding import kept_by_groups

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
HOUR_COST = 0.005
SMALL = 0.02


def stop_worths(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    """Return 1 - (best - chosen) / max(.02, best - worst) for the choice made in each game at a stop [G]."""
    values, mask = stop_values(tables, belief)
    chosen = values[np.arange(belief.games), move]
    best = np.where(mask, values, -np.inf).max(axis=1)
    worst = np.where(mask, values, np.inf).min(axis=1)
    worths: Numbers = 1 - (best - chosen) / np.maximum(SMALL, best - worst)
    return worths


def stop_values(tables: Tables, belief: Belief) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return the value of every legal choice at a stop [G, M], and which are legal [G, M]."""
    mask = legal(tables, belief.state.rows(np.arange(belief.games) * belief.types))
    games, moves = np.nonzero(mask)
    out = np.zeros(mask.shape)
    for at in range(0, len(games), 64):
        g, m = games[at : at + 64], moves[at : at + 64]
        out[g, m] = _values(tables, belief.rows(g), m)
    return out, mask


def _values(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    out = np.zeros(belief.games)
    kinds = tables.kind[move]
    special = {KIND_CODE["restart"]: _restart, KIND_CODE["nail"]: _nail}
    for code in np.unique(kinds):
        here = np.flatnonzero(kinds == code)
        part = belief.rows(here)
        out[here] = special.get(int(code), _plain)(tables, part, move[here])
    hours = np.minimum(tables.quarters[move], belief.state.seen[:: belief.types, 4]) / 4.0
    return out - HOUR_COST * hours


def _moved(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    """Return the weights [G, T, MODES] after a move, over all its answers."""
    weights = np.zeros_like(belief.weights)
    table = tables.answers[tables.kind[move[0]]]
    for mode in present_modes(belief):
        chances = answer_chances(tables, belief, move, mode)
        for a in range(table.width):
            weights[:, :, table.mode_after[mode, a]] += belief.weights[:, :, mode] * chances[:, :, a]
    return weights


def _plain(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    rows = np.repeat(move, belief.types)
    state = advance(tables, belief.state, rows, np.zeros(len(rows), dtype=np.int64))
    return kept_by_groups(tables, Belief(state, _moved(tables, belief, move)))


def _nail(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    rows, out = np.repeat(move, belief.types), np.zeros(belief.games)
    for answer, pair in ((0, (0, 1)), (2, (2, 3))):
        state = advance(tables, belief.state, rows, np.full(len(rows), answer, dtype=np.int64))
        weights = np.zeros_like(belief.weights)
        for mode in present_modes(belief):
            chances = answer_chances(tables, belief, move, mode)
            share = chances[:, :, pair[0]] + chances[:, :, pair[1]]
            weights[:, :, mode] += belief.weights[:, :, mode] * share
        out = out + kept_by_groups(tables, Belief(state, weights))
    return out


def _restart(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    rows = np.repeat(move, belief.types)
    met = advance(tables, belief.state, rows, np.zeros(len(rows), dtype=np.int64))
    seen = met.seen.copy()
    first = tables.blocks.heard
    seen[:, first : first + min(int(tables.c["restart.questions"]), tables.facts)] |= HEARD_AGAIN
    levels = met.levels.copy()
    levels[:, Level.PRESSURE] *= np.float32(1 - tables.c["restart.calms"])
    meeting = replace(met, seen=seen, levels=levels)
    confirm = np.full(len(rows), tables.of_kind("confirm")[0], dtype=np.int64)
    table = tables.answers[KIND_CODE["confirm"]]
    weights = np.zeros_like(belief.weights)
    for mode in present_modes(belief):
        agrees = answer_chances(tables, belief, move, mode)[:, :, 0]
        here = belief.weights[:, :, mode]
        weights[:, :, mode] += here * (1 - agrees)
        after = answers_confirm(tables, meeting.with_mode(mode), confirm).astype(np.float64)
        after = after.reshape(belief.games, belief.types, -1)
        for a in range(table.width):
            weights[:, :, table.mode_after[mode, a]] += here * agrees * after[:, :, a]
    seen[:, 0] = Phase.STOP
    return kept_by_groups(tables, Belief(replace(meeting, seen=seen), weights))


def mean_by_stop(worths: list[tuple[int, float]]) -> float:
    """Return the mean over stops of the mean worth of the choices at each; `worths` are (stop, worth)."""
    stops = sorted({stop for stop, _ in worths})
    means = []
    for stop in stops:
        here = [worth for at, worth in worths if at == stop]
        means.append(float(total(np.array(here))) / len(here))
    return float(total(np.array(means))) / len(means) if means else 0.0
