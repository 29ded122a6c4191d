"""One step of a batch: answers, luck, advance. Finished games and illegal moves stay as they are.

    answers(tables, state, move)          -> chance of each answer [N, A]
    advance(tables, state, move, answer)  -> the next state
    step(tables, state, move, seeds)      -> (next state, answer, signal)

An answer is a signal with the hidden mode it leads to; `signal_of` tells which answers look the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import cementing, closing, losing, ninety, talk, talk_effects
from salesdance.engine.curves import Floats, blank
from salesdance.engine.legal import PIECE, legal
from salesdance.engine.luck import Seeds, pick, uniform
from salesdance.engine.modes import THOUSAND, Level, Phase, Seen
from salesdance.engine.phases import MOST_SAID
from salesdance.engine.signals import KIND_CODE, KINDS
from salesdance.engine.state import State
from salesdance.engine.tables import Bools, Ints, Tables
from salesdance.engine.talk_effects import gain

Chances = Callable[[Tables, State, Ints], Floats]
Effects = Callable[[Tables, State, State, Ints, NDArray[np.int64]], None]

RULES: dict[str, tuple[Chances, Effects]] = {
    "ask": (talk.answers_ask, talk_effects.ask),
    "follow": (talk.answers_follow, talk_effects.follow),
    "silence": (talk.answers_silence, talk_effects.silence),
    "probe": (talk.answers_probe, talk_effects.probe),
    "process": (talk.answers_process, talk_effects.process),
    "users": (talk.answers_users, talk_effects.users),
    "bring": (talk.answers_bring, talk_effects.bring),
    "about": (talk.answers_patter, talk_effects.patter),
    "pitch": (talk.answers_patter, talk_effects.patter),
    "charm": (talk.answers_patter, talk_effects.patter),
    "boast": (talk.answers_patter, talk_effects.boast),
    "reason": (talk.answers_reason, talk_effects.reason),
    "differ": (talk.answers_patter, talk_effects.differ),
    "disclose": (talk.answers_patter, talk_effects.disclose),
    "promise": (talk.answers_patter, talk_effects.promise),
    "price": (talk.answers_patter, talk_effects.price),
    "discount": (talk.answers_discount, talk_effects.discount),
    "argue": (talk.answers_argue, talk_effects.argue),
    "answer": (talk.answers_answer, talk_effects.answer),
    "excuse": (talk.answers_excuse, talk_effects.excuse),
    "close": (closing.answers_close, closing.close),
    "next_step": (closing.answers_next_step, closing.next_step),
    "turn_up": (closing.answers_turn_up, closing.turn_up),
    "easy_no": (closing.answers_easy_no, closing.easy_no),
    "leave": (closing.answers_one, closing.leave),
    "walk": (closing.answers_one, closing.walk),
    "nail": (cementing.answers_nail, cementing.nail),
    "goodbye": (closing.answers_one, cementing.goodbye),
    "day": (ninety.answers_day, ninety.day),
    "post": (ninety.answers_post, ninety.post),
    "contact": (ninety.answers_contact, ninety.contact),
    "check_in": (ninety.answers_contact, ninety.contact),
    "sell": (ninety.answers_contact, ninety.contact),
    "carry_on": (closing.answers_one, ninety.carry_on),
    "restart": (ninety.answers_restart, ninety.restart),
    "reply": (ninety.answers_reply, ninety.reply),
    "confirm": (ninety.answers_confirm, ninety.confirm),
    "ask_final": (losing.answers_ask_final, losing.ask_final),
    "grace": (losing.answers_grace, losing.grace),
    "permission": (losing.answers_grace, losing.grace),
    "road_help": (losing.answers_grace, losing.grace),
    "road_promise": (losing.answers_grace, losing.grace),
    "why": (losing.answers_why, losing.why),
    "matched": (losing.answers_matched, losing.matched),
    "third": (losing.answers_third, losing.third),
    "offer": (losing.answers_offer, losing.offer),
    "come_back": (losing.answers_come_back, losing.come_back),
    "argue_no": (losing.answers_argue_no, losing.argue_no),
    "undermine": (losing.answers_undermine, losing.undermine),
    "hang_up": (closing.answers_one, losing.hang_up),
}


def _ranks() -> tuple[list[tuple[Chances, Effects]], NDArray[np.int8]]:
    """Return the rules without repeats, those with the same chances side by side, and the rank of each kind."""
    chances = list(dict.fromkeys(RULES[kind][0] for kind in KINDS))
    rules = sorted(dict.fromkeys(RULES[kind] for kind in KINDS), key=lambda rule: chances.index(rule[0]))
    return rules, np.array([rules.index(RULES[kind]) for kind in KINDS], dtype=np.int8)


_RULES, _RANK = _ranks()
_DAY = KIND_CODE["day"]
Groups = list[tuple[int, slice]]


def _by_rule(tables: Tables, move: Ints, live: Bools) -> tuple[Ints | None, Groups]:
    """Return an order that puts the live rows under each rule together, and where each rule stands in it.

    The order is None when all rows are under one rule, and there are no groups when none is live.
    """
    ranks = np.where(live, _RANK[tables.kind[move]], -1).astype(np.int8)
    if len(ranks) == 0 or (ranks == ranks[0]).all():
        return None, [(int(ranks[0]), slice(0, len(ranks)))] if len(ranks) and ranks[0] >= 0 else []
    order = np.argsort(ranks, kind="stable")
    order = order[len(order) - int(np.count_nonzero(ranks >= 0)) :]
    ranks = ranks[order]
    edges = [0, *(np.flatnonzero(ranks[1:] != ranks[:-1]) + 1).tolist(), len(ranks)]
    return order, [(int(ranks[start]), slice(start, end)) for start, end in pairwise(edges)]


def answers(tables: Tables, state: State, move: Ints) -> Floats:
    """Return the chance of each answer [N, A] to a legal move; A is the widest kind in the batch.

    `move` int64 [N] are move indexes; rows with -1 get zeros. Legality is not checked.
    """
    order, groups = _by_rule(tables, move, move >= 0)
    if order is None:
        if not groups:
            return np.zeros((len(move), 1), dtype=np.float32)
        return _RULES[groups[0][0]][0](tables, state, move)
    parts = list(_answers(tables, state.rows(order), move[order], groups))
    width = max(part.shape[1] for _, part in parts)
    out = blank(len(move), width)
    for rows, part in parts:
        out[order[rows], : part.shape[1]] = part
    return out


def _answers(tables: Tables, state: State, move: Ints, groups: Groups) -> Iterator[tuple[slice, Floats]]:
    for chances, run in groupby(groups, key=lambda group: _RULES[group[0]][0]):
        spans = [rows for _, rows in run]
        rows = slice(spans[0].start, spans[-1].stop)
        yield rows, chances(tables, state.rows(rows), move[rows])


def signal_of(tables: Tables, move: Ints, answer: Ints) -> Ints:
    """Return the signal index [N] that an answer shows (-1 where there is none)."""
    live = (move >= 0) & (answer >= 0)
    return np.where(live, tables.signal_table[tables.kind[move], answer], -1)


def advance(tables: Tables, state: State, move: Ints, answer: Ints) -> State:
    """Return the state after each move got its answer; rows with move or answer -1 are unchanged."""
    order, groups = _by_rule(tables, move, (move >= 0) & (answer >= 0))
    if not groups:
        return state.copy()
    if order is None:
        return _advance(tables, state, move, answer, groups)
    return _put_back(state, order, _advance(tables, state.rows(order), move[order], answer[order], groups))


def _put_back(state: State, order: Ints, new: State) -> State:
    """Return `state` with the rows of `new` in their places again."""
    if len(order) == len(state):
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        return new.rows(back)
    out = state.copy()
    for name in State.__slots__:
        getattr(out, name)[order] = getattr(new, name)
    return out


def _advance(tables: Tables, old: State, move: Ints, answer: Ints, groups: Groups) -> State:
    new, kind = old.copy(), tables.kind[move]
    signal = tables.signal_table[kind, answer]
    _common(tables, old, new, move, signal)
    new.mode[:] = tables.mode_table[kind, old.mode, answer]
    for rank, rows in groups:
        _RULES[rank][1](tables, old.rows(rows), new.rows(rows), move[rows], signal[rows])
    return new


def _common(tables: Tables, old: State, new: State, move: Ints, signal: Ints) -> None:
    """What every move changes: how often it was said, the clock, the hours, the ease; a day has none of these."""
    rows, seen, c = np.arange(len(new)), new.seen, tables.c
    said = old.said[rows, move]
    new.said[rows, move] = said + (said < MOST_SAID)
    seen[:, Seen.LAST_MOVE], seen[:, Seen.LAST_SIGNAL] = move, signal
    phase = seen[:, Seen.PHASE]
    restart = phase == Phase.RESTART
    meeting = (phase == Phase.TALK) | restart
    minutes = np.where(meeting | (phase == Phase.CEMENT), tables.minutes[move], 0).astype(np.int16)
    seen[:, Seen.MINUTE] += minutes
    seen[:, Seen.MINUTES_ALL] += minutes
    seen[:, Seen.MINUTES_SELF] += minutes * tables.own_talk[move]
    spent = np.where(phase == Phase.STOP, tables.quarters[move], 0)
    seen[:, Seen.QUARTERS] = np.maximum(seen[:, Seen.QUARTERS] - spent, 0)
    booked = tables.booked[np.minimum(seen[:, Seen.MEETING], tables.meetings - 1)]
    over = meeting & (seen[:, Seen.MINUTE] > np.where(restart, int(c["restart.minutes"]), booked))
    new.levels[:, Level.PRESSURE] = gain(new.levels[:, Level.PRESSURE], c["overrun.pressure"] * over)
    _ease(tables, new, move, over)


def _ease(tables: Tables, new: State, move: Ints, over: Bools) -> None:
    """Move the visible ease in thousandths, in whole numbers; the mood follows with inertia, in talk only."""
    seen = new.seen
    ease = seen[:, Seen.EASE].astype(np.int64)
    rate = tables.ease_rate[move] - over * int(THOUSAND * tables.c["overrun.ease"])
    ease = ease + rate * np.where(rate > 0, THOUSAND - ease, ease) // THOUSAND
    seen[:, Seen.EASE] = ease
    mood = seen[:, Seen.MOOD]
    moved = (ease < tables.mood_sinks[mood]).astype(np.int16) - (ease > tables.mood_rises[mood])
    seen[:, Seen.MOOD] += np.where(tables.kind[move] == _DAY, 0, moved)


def step(tables: Tables, state: State, move: Ints, seeds: Seeds, mask: Bools | None = None) -> tuple[State, Ints, Ints]:
    """Play one move in each game: return (next state, answer, signal); -1 where the move was illegal or none.

    Row i depends only on row i of the arguments. `mask` [N, M] is what `legal` says of this state, where that is at
    hand already. Large batches are played in pieces that fit the cache.
    """
    n = len(state)
    if n > PIECE:
        return _step_in_pieces(tables, state, move, seeds, mask)
    if mask is None:
        mask = legal(tables, state)
    allowed = mask[np.arange(n), move] & (move >= 0)
    order, groups = _by_rule(tables, move, allowed)
    answer, signal = np.full(n, -1), np.full(n, -1)
    if not groups:
        return state, answer, signal
    if order is None:
        new, answer = _step(tables, state, move, seeds, groups)
        return new, answer, signal_of(tables, move, answer)
    new, answer[order] = _step(tables, state.rows(order), move[order], seeds[order], groups)
    return _put_back(state, order, new), answer, signal_of(tables, move, answer)


def _step(tables: Tables, state: State, move: Ints, seeds: Seeds, groups: Groups) -> tuple[State, Ints]:
    u, answer = luck(tables, state, move, seeds), np.empty(len(move), dtype=np.int64)
    for rows, chances in _answers(tables, state, move, groups):
        answer[rows] = pick(chances, u[rows])
    return _advance(tables, state, move, answer, groups), answer


def _step_in_pieces(
    tables: Tables, state: State, move: Ints, seeds: Seeds, mask: Bools | None
) -> tuple[State, Ints, Ints]:
    n = len(state)
    size = -(-n // -(-n // PIECE))
    out = State(*[np.empty_like(getattr(state, name)) for name in State.__slots__])
    answer, signal = np.empty(n, dtype=np.int64), np.empty(n, dtype=np.int64)
    for part in (slice(at, at + size) for at in range(0, n, size)):
        piece = None if mask is None else mask[part]
        new, answer[part], signal[part] = step(tables, state.rows(part), move[part], seeds[part], piece)
        for name in State.__slots__:
            getattr(out, name)[part] = getattr(new, name)
    return out, answer, signal


def luck(tables: Tables, state: State, move: Ints, seeds: Seeds) -> Floats:
    """Return the luck of each move [N]: by purpose (the move) and how often it came up; for a day, the day."""
    at = np.maximum(move, 0)
    count = state.said[np.arange(len(state)), at].astype(np.int64)
    count = np.where(tables.kind[at] == _DAY, state.seen[:, Seen.DAY], count)
    return uniform(seeds, at + 2, count)
