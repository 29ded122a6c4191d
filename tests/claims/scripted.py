"""Exact chances in the law deal: everybody it holds, a script, and what the engine says comes of the next move."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.laws.deal import tables_for
from salesdance.engine import Mode, State, Tables, advance, answers, legal, new_state, still_there

Floats = NDArray[np.float64]
Event = tuple[str, str]
"""A move and the signal it is met with."""
ASKED = tuple((f"ask/f{i}", "open") for i in range(10))
"""Ten questions, each answered openly and without a clue."""
YES, NO = ("close", "yes"), ("close", "no")


def deal(profile: str = "evidence", talks: int = 1, **coefficients: float) -> Tables:
    """Return the law deal with other coefficients: `hazard__cement=0` is hazard.cement."""
    changes = {f"c:{name.replace('__', '.', 1)}": value for name, value in coefficients.items()}
    return tables_for(profile, talks=talks, **changes)


def everybody(t: Tables, *events: Event, mode: int | None = None) -> State:
    """Return one game for each type after a script, each move of it legal; `mode` replaces the hidden mode."""
    state = new_state(t, np.arange(len(t.types)))
    for move, signal in events:
        state = after(t, state, move, signal)
    return state if mode is None else state.with_mode(mode)


def after(t: Tables, state: State, move: str, signal: str) -> State:
    """Return the games after one move and the first answer that looks like this signal."""
    assert may(t, state, move), move
    chosen = np.full(len(state), t.index[move])
    table = t.answers[t.kind[t.index[move]]]
    answer = int(np.flatnonzero(table.signal_of == table.signals.index(signal))[0])
    return advance(t, state, chosen, np.full(len(state), answer))


def may(t: Tables, state: State, move: str) -> bool:
    """Tell whether a move can be made in all of these games."""
    return bool(legal(t, state)[:, t.index[move]].all())


def chances(t: Tables, state: State, move: str, head: str, to: tuple[int, ...] = ()) -> Floats:
    """Return the exact chance, for each type, of the signals with this head (those that lead to a mode in `to`)."""
    assert may(t, state, move), move
    table = t.answers[t.kind[t.index[move]]]
    named = np.array([name == head or name.startswith(f"{head}/") for name in table.signals])
    shown = named[table.signal_of]
    assert shown.any(), head
    each = answers(t, state, np.full(len(state), t.index[move])).astype(np.float64) * shown
    if to:
        each = each * np.isin(table.mode_after[state.mode], to)
    return each.sum(axis=1)


def mean(t: Tables, values: Floats, of: NDArray[np.bool_] | None = None) -> float:
    """Return the mean over the people of the deal, or over those in a mask."""
    weight = t.types.prior if of is None else t.types.prior * of
    return float((values * weight).sum() / weight.sum())


def chance(t: Tables, state: State, move: str, head: str, to: tuple[int, ...] = ()) -> float:
    """Return `chances` as one figure."""
    return mean(t, chances(t, state, move, head, to))


def stays(t: Tables, state: State, hollow: bool = False) -> Floats:
    """Return, for each type, the exact chance that a customer settled today is there on day 90, left alone."""
    return still_there(t, state, np.full(len(state), float(hollow), dtype=np.float32))[0].astype(np.float64)


def comes_round(t: Tables, state: State, move: str) -> float:
    """Return the chance that a reply to second thoughts, or the end of a fresh start, settles a genuine waverer."""
    heads = t.answers[t.kind[t.index[move]]].signals
    return sum(chance(t, state.with_mode(Mode.SEEN), move, head, (Mode.SETTLED,)) for head in heads)
