"""What a history is worth: P(still there on day 90), and the long-game value if nothing more is done.

Long-game value (docs/scoring.md): kept customers by how satisfied they will be; a poor fit that is gone by day 90 costs
something; after a no the chance that they come back within the year; leaving a poor fit openly is worth a part.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Belief, total
from salesdance.engine import Level, Mode, Phase, Seen, State, Tables
from salesdance.engine.closing import decision
from salesdance.engine.curves import Floats
from salesdance.engine.losing import win_year
from salesdance.engine.modes import HOLLOW_SHIFT, LEFT_OPENLY
from salesdance.engine.staying import still_there_both
from salesdance.engine.talk_effects import gain

Shares = NDArray[np.float64]


def _after_yes(tables: Tables, s: State) -> tuple[Shares, Shares]:
    """Return long-game value of a settled and of a wavering customer, [2, n] each: genuine, hollow."""
    hollow = np.array([[0.0], [1.0]], dtype=np.float32)
    settled, wavering = still_there_both(tables, s)
    return worth_of_yes(tables, s, hollow, settled), worth_of_yes(tables, s, hollow, wavering)


def worth_of_yes(tables: Tables, s: State, hollow: NDArray[np.float32], kept: NDArray[np.floating]) -> Shares:
    """Return the long-game value of customers who said yes, by P(kept); `hollow` 1 where it was a kindness."""
    c = tables.c
    gap = np.maximum(s.levels[:, Level.EXPECT] - tables.types.fit[s.type], 0)
    glad = np.minimum(np.maximum(1 - c["worth.gap"] * gap - c["worth.hollow"] * hollow, 0), 1)
    cost = c["worth.poor_fit_gone"] * tables.types.poor[s.type]
    return np.asarray(kept * glad - cost * (1 - kept), dtype=np.float64)


def _asked_plainly(tables: Tables, s: State) -> tuple[tuple[Floats, Floats, Floats], State]:
    """Return P of a genuine yes, a hollow yes and a no, [n] each, and the state after asking plainly."""
    q = np.full(len(s), tables.c["close.q_plain"], dtype=np.float32)
    yes, hollow, _, no = decision(tables, s, q, q < 0)
    levels = s.levels.copy()
    levels[:, Level.PRESSURE] = gain(levels[:, Level.PRESSURE], tables.c["close.presses"] * q)
    return (yes, hollow, no), replace(s, levels=levels)


def _if_asked_now(tables: Tables, s: State) -> Shares:
    """Return the value [n] of asking plainly now, and nothing more after that."""
    (yes, hollow, no), asked = _asked_plainly(tables, s)
    (genuine_value, hollow_value), _ = _after_yes(tables, asked)
    value: Shares = yes * genuine_value + hollow * hollow_value + no * win_year(tables, asked)
    return value


def worth_of_end(tables: Tables, s: State) -> dict[int, Shares]:
    """Return the long-game value [n] of each hidden mode in which there is no customer (any more)."""
    c, poor = tables.c, tables.types.poor[s.type]
    back = win_year(tables, s).astype(np.float64)
    return {
        Mode.GONE: -c["worth.poor_fit_gone"] * poor * np.ones(len(s)),
        Mode.NO_FINAL: back,
        Mode.NO_OPEN: back,
        Mode.OVER: np.where(s.seen[:, Seen.LEFT] == LEFT_OPENLY, c["worth.left_openly"] * poor, 0.0),
    }


def value_by_mode(tables: Tables, s: State) -> dict[int, Shares]:
    """Return the long-game value [n] for each hidden mode the rows could be in, if nothing more is done."""
    phase = s.seen[:, Seen.PHASE]
    out: dict[int, Shares] = {}
    n, c = len(s), tables.c
    talking = (phase == Phase.TALK) | (phase == Phase.WAITING)
    asked = np.zeros(n)
    if talking.any():
        asked[talking] = _if_asked_now(tables, _those(s, talking))
    out[Mode.TALK] = asked
    out[Mode.SINCERE], out[Mode.INSINCERE] = asked * c["worth.comes_meant"], asked * c["worth.comes_not"]
    yes = (phase == Phase.CEMENT) | ((phase >= Phase.STOP) & (phase <= Phase.RESTART)) | (phase == Phase.DONE)
    settled, wavering = np.zeros((2, n)), np.zeros((2, n))
    if yes.any():
        settled[:, yes], wavering[:, yes] = _after_yes(tables, _those(s, yes))
    for hollow, base in enumerate((Mode.SETTLED, Mode.HOLLOW_SETTLED)):
        out[base], out[base + 1], out[base + 2] = settled[hollow], wavering[hollow], wavering[hollow]
    out |= worth_of_end(tables, s)
    return out


def _those(s: State, which: NDArray[np.bool_]) -> State:
    return s if which.all() else s.rows(which)


def long_game(tables: Tables, belief: Belief) -> Shares:
    """Return v(history) [G]: the expected long-game value of asking if not yet asked, then nothing more."""
    values = value_by_mode(tables, belief.state)
    out = np.zeros(belief.games)
    for mode, value in values.items():
        weights = belief.weights[:, :, mode]
        if weights.any():
            out = out + total(weights * value.reshape(belief.games, belief.types))
    return out


def still(tables: Tables, belief: Belief) -> Shares:
    """Return P(there on day 90) [G]: `kept` after a yes; before one, of asking plainly now and nothing more."""
    out, ways, c = kept(tables, belief), (Mode.TALK, Mode.SINCERE, Mode.INSINCERE), tables.c
    weights = [belief.weights[:, :, mode] for mode in ways]
    if not any(one.any() for one in weights):
        return out
    asked = _kept_if_asked(tables, belief.state).reshape(belief.games, belief.types)
    shares: Shares = weights[0] + weights[1] * c["worth.comes_meant"] + weights[2] * c["worth.comes_not"]
    return out + total(shares * asked)


def _kept_if_asked(tables: Tables, s: State) -> Shares:
    """Return P(a yes now that stays) [n] of asking plainly now, and nothing more after that."""
    (genuine, hollow, _), asked = _asked_plainly(tables, s)
    settled, _ = still_there_both(tables, asked)
    return np.asarray(genuine * settled[0] + hollow * settled[1], dtype=np.float64)


def kept(tables: Tables, belief: Belief) -> Shares:
    """Return P(settled on day 90) [G] if nothing more is done, among all that may be true."""
    out, ways = np.zeros(belief.games), (Mode.SETTLED, Mode.HOLLOW_SETTLED)
    here = [belief.weights[:, :, base : base + HOLLOW_SHIFT] for base in ways]
    if not (here[0].any() or here[1].any()):
        return out
    settled, wavering = still_there_both(tables, belief.state)
    for hollow, weights in enumerate(here):
        if weights.any():
            both = [p[hollow].astype(np.float64).reshape(belief.games, -1) for p in (settled, wavering)]
            out = out + total(weights[:, :, 0] * both[0] + (weights[:, :, 1] + weights[:, :, 2]) * both[1])
    return out
