"""What a move left otherwise than another would have, as a listener could expect it: true by the engine's own rules."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.analysis import Change, ChangeOf
from salesdance.belief import Belief, total
from salesdance.belief.filter import chances_by_mode
from salesdance.coach.listening import Moment
from salesdance.engine import Level, Phase, Seen, State, Tables, advance
from salesdance.engine.closing import decision
from salesdance.engine.modes import THOUSAND

Numbers = NDArray[np.float64]
LEVELS: tuple[tuple[ChangeOf, int], ...] = (
    ("trust", Level.TRUST),
    ("openness", Level.OPENNESS),
    ("emotion", Level.EMOTION),
    ("logic", Level.LOGIC),
    ("risk", Level.RISK),
    ("difference", Level.DIFFERENCE),
    ("pressure", Level.PRESSURE),
    ("expect", Level.EXPECT),
)
NAMES: tuple[ChangeOf, ...] = (*[name for name, _ in LEVELS], "ease", "yes")


def changes_of(tables: Tables, moment: Moment, instead: int) -> tuple[Change, ...]:
    """Return all that the chosen move left, beside how `instead` would have left it, the largest differences first.

    Which of it is worth a word is for whoever tells it; the rest says what is true of the move.
    """
    before = standing(tables, moment.belief)
    made = after(tables, moment.belief, moment.chosen)
    other = after(tables, moment.belief, instead)
    found = [
        Change(name, float(before[at]), float(made[at]), float(other[at]))
        for at, name in enumerate(NAMES)
        if not np.isnan([before[at], made[at], other[at]]).any()
    ]
    return tuple(sorted(found, key=lambda change: -abs(change.after - change.instead)))


def standing(tables: Tables, belief: Belief) -> Numbers:
    """Return the levels, the ease and the chance of a yes if asked now, as a listener expects them [NAMES].

    The chance of a yes is NaN where nobody could ask.
    """
    return _figures(tables, belief.state, total(belief.weights[0]))


def after(tables: Tables, belief: Belief, move: int) -> Numbers:
    """Return the same after a move, over all its answers."""
    moves = np.array([move])
    table, out = tables.answers[int(tables.kind[move])], np.zeros(len(NAMES))
    chances = dict(chances_by_mode(tables, belief, moves))
    rows = np.repeat(moves, belief.types)
    for answer in range(table.width):
        weights = sum(
            (belief.weights[0, :, mode] * chance[0, :, answer] for mode, chance in chances.items()),
            np.zeros(belief.types),
        )
        if weights.any():
            state = advance(tables, belief.state, rows, np.full(len(rows), answer, dtype=np.int64))
            out = out + _figures(tables, state, weights)
    return out


def _figures(tables: Tables, state: State, weights: Numbers) -> Numbers:
    out = [float(total(weights * state.levels[:, level])) for _, level in LEVELS]
    out.append(float(total(weights * state.seen[:, Seen.EASE])) / THOUSAND)
    out.append(float(total(weights * _yes(tables, state))))
    return np.array(out)


def _yes(tables: Tables, state: State) -> Numbers:
    talking = state.seen[:, Seen.PHASE] == Phase.TALK
    if not talking.all():
        return np.full(len(state), np.nan)
    q = np.full(len(state), tables.c["close.q_plain"], dtype=np.float32)
    yes, hollow, _, _ = decision(tables, state, q, q < 0)
    return (yes + hollow).astype(np.float64)
