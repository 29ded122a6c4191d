"""One step of a batch: answers, luck, advance. Finished games and illegal moves stay as they are.

    answers(tables, state, move)          -> chance of each answer [N, A]
    advance(tables, state, move, answer)  -> the next state
    step(tables, state, move, seeds)      -> (next state, answer, signal)

An answer is a signal with the hidden mode it leads to; `signal_of` tells which answers look the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats, blank
from salesdance.engine.legal import legal
from salesdance.engine.luck import Seeds, pick, uniform
from salesdance.engine.modes import MODES, THOUSAND, Level, Phase, Seen
from salesdance.engine.phases import MOST_SAID
from salesdance.engine.rules import DAY, NONE, ORDERED, RANK, RATED_FROM
from salesdance.engine.state import State, own_places, room_for, times
from salesdance.engine.tables import Bools, Ints, Tables
from salesdance.engine.talk_effects import apply_rates, gain

Groups = list[tuple[int, slice]]
Rows = Ints | slice
Choose = Callable[[Rows, State, Ints, Groups], Ints]
"""From the rows of a part, its states, moves and rules to an answer for each."""
Plan = tuple[Ints | None, Groups, Ints, NDArray[np.uint8]]
"""The order of the games and the rules in it, where each game's move lies in State.said, how often it was made."""
Results = tuple[State, Ints, Ints]
"""Where the next state, the answers and the signals are written."""
BATCH, PART = 32768, 16384
"""Games at a time: in one step, and what fits the cache under some rules."""


def _by_rule(tables: Tables, move: Ints, live: Bools) -> tuple[Ints | None, Groups]:
    """Return an order that puts the rows under each rule together, those not live at its end, and where each stands.

    The order is None when all rows are under one rule, and there are no groups when none is live.
    """
    ranks = np.where(live, RANK.take(tables.kind.take(move)), NONE).astype(np.int8)
    if len(ranks) == 0 or (ranks == ranks[0]).all():
        return None, [(int(ranks[0]), slice(0, len(ranks)))] if len(ranks) and ranks[0] < NONE else []
    order = np.argsort(ranks, kind="stable")
    edges = np.cumsum(np.bincount(ranks, minlength=NONE + 1)).tolist()
    spans = (slice(start, end) for start, end in pairwise([0, *edges]))
    return order, [(rank, rows) for rank, rows in enumerate(spans) if rank < NONE and rows.start < rows.stop]


def answers(tables: Tables, state: State, move: Ints) -> Floats:
    """Return the chance of each answer [N, A] to a legal move; A is the widest kind in the batch.

    `move` int64 [N] are move indexes; rows with -1 get zeros. Legality is not checked.
    """
    order, groups = _by_rule(tables, move, move >= 0)
    if order is None:
        if not groups:
            return np.zeros((len(move), 1), dtype=np.float32)
        return ORDERED[groups[0][0]][0](tables, state, move)
    parts = list(_answers(tables, state.rows(order), move[order], groups))
    width = max(part.shape[1] for _, part in parts)
    out = blank(len(move), width)
    for rows, part in parts:
        out[order[rows], : part.shape[1]] = part
    return out


def _answers(tables: Tables, state: State, move: Ints, groups: Groups) -> Iterator[tuple[slice, Floats]]:
    for chances, run in groupby(groups, key=lambda group: ORDERED[group[0]][0]):
        spans = [rows for _, rows in run]
        rows = slice(spans[0].start, spans[-1].stop)
        yield rows, chances(tables, state.rows(rows), move[rows])


def signal_of(tables: Tables, move: Ints, answer: Ints) -> Ints:
    """Return the signal index [N] that an answer shows (-1 where there is none)."""
    return np.where((move >= 0) & (answer >= 0), _signal(tables, tables.kind.take(move), answer), -1)


def _signal(tables: Tables, kind: Ints, answer: Ints) -> Ints:
    signal: Ints = tables.signal_table.ravel().take(kind * tables.signal_table.shape[1] + answer)
    return signal


def advance(tables: Tables, state: State, move: Ints, answer: Ints) -> State:
    """Return the state after each move got its answer; rows with move or answer -1 are unchanged."""
    order, groups = _by_rule(tables, move, (move >= 0) & (answer >= 0))
    n, out, places = len(state), room_for(state), own_places(state.said, move)
    plan = (order, groups, places, state.said.ravel().take(places))
    into = (out, np.full(n, -1), np.full(n, -1))
    _play(tables, state, move, plan, lambda rows, old, made, rules: answer[rows], into)
    return out


def step(tables: Tables, state: State, move: Ints, seeds: Seeds, mask: Bools | None = None) -> tuple[State, Ints, Ints]:
    """Play one move in each game: return (next state, answer, signal); -1 where the move was illegal or none.

    Row i depends only on row i of the arguments. `mask` [N, M] is what `legal` says of this state, where that is at
    hand already.
    """
    n, out = len(state), room_for(state)
    answer, signal = np.full(n, -1), np.full(n, -1)
    for part in (slice(at, at + BATCH) for at in range(0, n, BATCH)):
        here = state.rows(part)
        legal_here = legal(tables, here) if mask is None else mask[part]
        _step(tables, here, move[part], seeds[part], legal_here, (out.rows(part), answer[part], signal[part]))
    return out, answer, signal


def _step(tables: Tables, state: State, move: Ints, seeds: Seeds, mask: Bools, into: Results) -> None:
    places = own_places(mask, move)
    order, groups = _by_rule(tables, move, mask.ravel().take(places) & (move >= 0))
    often = state.said.ravel().take(places)
    u = _luck(tables, state, move, seeds, often)

    def draw(rows: Rows, old: State, made: Ints, rules: Groups) -> Ints:
        drawn, dice = np.empty(len(made), dtype=np.int64), u[rows]
        for at, chances in _answers(tables, old, made, rules):
            drawn[at] = pick(chances, dice[at])
        return drawn

    _play(tables, state, move, (order, groups, places, often), draw, into)


def luck(tables: Tables, state: State, move: Ints, seeds: Seeds) -> Floats:
    """Return the luck of each move [N]: by purpose (the move) and how often it came up; for a day, the day."""
    return _luck(tables, state, move, seeds, times(state, move))


def _luck(tables: Tables, state: State, move: Ints, seeds: Seeds, often: NDArray[np.uint8]) -> Floats:
    return uniform(seeds, *_purpose(tables, state, move, often))


def luck_of(tables: Tables, state: State, move: Ints) -> tuple[Ints, Ints]:
    """Return the purpose of the luck of each move [N], and how often that came up: all of it but the seed."""
    return _purpose(tables, state, move, times(state, move))


def _purpose(tables: Tables, state: State, move: Ints, often: NDArray[np.uint8]) -> tuple[Ints, Ints]:
    at = np.maximum(move, 0)
    return at + 2, np.where(tables.is_day.take(at), state.seen[:, Seen.DAY], often)


def _play(tables: Tables, state: State, move: Ints, plan: Plan, choose: Choose, into: Results) -> None:
    """Write the next state, answer and signal [N] of games that make these moves, each under its rule.

    Games are gathered rule by rule, so many rules at a time that their games fit the cache; in the end every game goes
    back to its place.
    """
    (order, groups, places, often), (out, answer, signal) = plan, into
    out.type[:], out.said[:] = state.type, state.said
    if not groups:
        out.mode[:], out.levels[:], out.seen[:] = state.mode, state.levels, state.seen
        return
    live, narrow = groups[-1][1].stop, replace(state, said=often)
    new = out if order is None else room_for(narrow)
    for span, rules in _parts(groups):
        rows = span if order is None else order[span]
        old, made = narrow.rows(rows), move[rows]
        chosen = choose(rows, old, made, rules)
        part = State(old.type, new.mode[span], new.levels[span], new.seen[span], old.said)
        answer[rows], signal[rows] = chosen, _advance(tables, old, part, made, chosen, rules)
    if order is not None:
        _put_back(state, new, order, live, out)
        places, often = places[order[:live]], often[order[:live]]
    out.said.ravel()[places] = often + (often < MOST_SAID)


def _parts(groups: Groups) -> Iterator[tuple[slice, Groups]]:
    """Yield spans of rows that fit the cache, each with its rules, whose rows are counted from the span's start."""
    start, rules = groups[0][1].start, []
    for rank, rows in groups:
        for at in range(rows.start, rows.stop, PART):
            stop = min(at + PART, rows.stop)
            rules.append((rank, slice(at - start, stop - start)))
            if stop - start >= PART:
                yield slice(start, stop), rules
                start, rules = stop, []
    if rules:
        yield slice(start, start + rules[-1][1].stop), rules


def _put_back(state: State, new: State, order: Ints, live: int, out: State) -> None:
    """Write the rows of `new`, which stand in `order`, to their places in `out`; those not live as they were."""
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    for old, moved, whole in (
        (state.mode, new.mode, out.mode),
        (state.levels, new.levels, out.levels),
        (state.seen, new.seen, out.seen),
    ):
        moved[live:] = old.take(order[live:], axis=0)
        moved.take(back, axis=0, out=whole, mode="clip")


def _advance(tables: Tables, old: State, new: State, move: Ints, answer: Ints, rules: Groups) -> Ints:
    """Write what comes after `old` into `new`, and return the signals."""
    kind = tables.kind.take(move)
    signal = _signal(tables, kind, answer)
    new.levels[:], new.seen[:] = old.levels, old.seen
    new.mode[:] = tables.mode_table.ravel().take((kind * MODES + old.mode) * tables.mode_table.shape[2] + answer)
    new.seen[:, Seen.LAST_MOVE], new.seen[:, Seen.LAST_SIGNAL] = move, signal
    spends = slice(rules[0][1].stop if rules[0][0] == DAY else 0, len(new))
    if spends.start < spends.stop:
        _spend(tables, new.rows(spends), move[spends])
    rated = next((rows.start for rank, rows in rules if rank >= RATED_FROM), len(new))
    if rated < len(new):
        apply_rates(tables, new.rows(slice(rated, None)), move[rated:])
    for rank, rows in rules:
        ORDERED[rank][1](tables, old.rows(rows), new.rows(rows), move[rows], signal[rows])
    return signal


def _spend(tables: Tables, new: State, move: Ints) -> None:
    """Spend minutes or hours as the phase has it; running over presses, and costs ease. Note what was talked about."""
    c, seen, phase = tables.c, new.seen, new.seen[:, Seen.PHASE].astype(np.int64)
    spent = tables.spent.ravel().take(phase * len(tables.moves) + move)
    minutes = spent * (phase != Phase.STOP)
    seen[:, Seen.MINUTE] += minutes
    seen[:, Seen.MINUTES_ALL] += minutes
    seen[:, Seen.MINUTES_SELF] += minutes * tables.own_talk.take(move)
    left = seen[:, Seen.QUARTERS]
    seen[:, Seen.QUARTERS] = left - np.minimum(spent - minutes, left)
    seen[:, Seen.LAST_FACT] *= tables.stays_with_it.take(move)
    seen[:, Seen.SELF_TALKED] |= tables.about_oneself.take(move)
    booked = tables.booked.take(np.minimum(seen[:, Seen.MEETING], tables.meetings - 1))
    booked = np.where(phase == Phase.RESTART, int(c["restart.minutes"]), booked)
    over = (seen[:, Seen.MINUTE] > booked) & ((phase == Phase.TALK) | (phase == Phase.RESTART))
    late = np.flatnonzero(over)
    if len(late):
        new.levels[late, Level.PRESSURE] = gain(new.levels[late, Level.PRESSURE], np.float64(c["overrun.pressure"]))
    _ease(tables, seen, tables.ease_rate.take(move) - over * np.int32(THOUSAND * c["overrun.ease"]))


def _ease(tables: Tables, seen: NDArray[np.int16], rate: NDArray[np.int32]) -> None:
    """Move the visible ease in thousandths, in whole numbers; the mood follows with inertia."""
    ease, mood = seen[:, Seen.EASE].astype(np.int32), seen[:, Seen.MOOD]
    ease += rate * np.where(rate > 0, THOUSAND - ease, ease) // THOUSAND
    seen[:, Seen.EASE] = ease
    sinks, rises = ease < tables.mood_sinks.take(mood), ease > tables.mood_rises.take(mood)
    seen[:, Seen.MOOD] = mood + sinks - rises.astype(np.int16)
