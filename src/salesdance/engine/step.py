"""One step of a batch: answers, luck, advance. Finished games and illegal moves stay as they are.

    answers(tables, state, move)          -> chance of each answer [N, A]
    advance(tables, state, move, answer)  -> the next state
    step(tables, state, move, seeds)      -> (next state, answer, signal)

An answer is a signal with the hidden mode it leads to; `signal_of` tells which answers look the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import cementing, closing, losing, ninety, talk, talk_effects
from salesdance.engine.curves import Floats
from salesdance.engine.legal import legal
from salesdance.engine.luck import Seeds, pick, uniform
from salesdance.engine.modes import Level, Phase, Seen
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
_BY_CODE = tuple(RULES[kind] for kind in KINDS)
_DAY = KIND_CODE["day"]
CHUNK = 8192


def _by_kind(tables: Tables, move: Ints, live: Bools) -> Iterator[tuple[int, NDArray[np.int64] | slice]]:
    kinds = np.where(live, tables.kind[np.maximum(move, 0)], -1)
    for code in np.unique(kinds):
        if code < 0:
            continue
        rows = np.flatnonzero(kinds == code)
        yield int(code), slice(None) if len(rows) == len(move) else rows


def answers(tables: Tables, state: State, move: Ints) -> Floats:
    """Return the chance of each answer [N, A] to a legal move; A is the widest kind in the batch.

    `move` int64 [N] are move indexes; rows with -1 get zeros. Legality is not checked.
    """
    parts = [
        (rows, _BY_CODE[code][0](tables, state.rows(rows), move[rows]))
        for code, rows in _by_kind(tables, move, move >= 0)
    ]
    if len(parts) == 1 and isinstance(parts[0][0], slice):
        return parts[0][1]
    width = max((part.shape[1] for _, part in parts), default=1)
    out = np.zeros((len(move), width), dtype=np.float32)
    for rows, part in parts:
        out[rows, : part.shape[1]] = part
    return out


def signal_of(tables: Tables, move: Ints, answer: Ints) -> Ints:
    """Return the signal index [N] that an answer shows (-1 where there is none)."""
    out = np.full(len(move), -1, dtype=np.int64)
    for code, rows in _by_kind(tables, move, (move >= 0) & (answer >= 0)):
        out[rows] = tables.answers[code].signal_of[answer[rows]]
    return out


def advance(tables: Tables, state: State, move: Ints, answer: Ints) -> State:
    """Return the state after each move got its answer; rows with move or answer -1 are unchanged."""
    new = state.copy()
    for code, rows in _by_kind(tables, move, (move >= 0) & (answer >= 0)):
        old_rows, new_rows = state.rows(rows), new.rows(rows)
        moves, table = move[rows], tables.answers[code]
        signal = table.signal_of[answer[rows]]
        _common(tables, old_rows, new_rows, moves, signal, code)
        new_rows.mode[:] = table.mode_after[old_rows.mode, answer[rows]]
        _BY_CODE[code][1](tables, old_rows, new_rows, moves, signal)
        if not isinstance(rows, slice):
            new.mode[rows], new.levels[rows] = new_rows.mode, new_rows.levels
            new.seen[rows], new.said[rows] = new_rows.seen, new_rows.said
    return new


def _common(tables: Tables, old: State, new: State, move: Ints, signal: NDArray[np.int64], code: int) -> None:
    rows, seen, c = np.arange(len(new)), new.seen, tables.c
    new.said[rows, move] = np.minimum(old.said[rows, move].astype(np.int64) + 1, 255)
    seen[:, Seen.LAST_MOVE], seen[:, Seen.LAST_SIGNAL] = move, signal
    if code == _DAY:
        return
    phase = seen[:, Seen.PHASE]
    talking = (phase == Phase.TALK) | (phase == Phase.RESTART) | (phase == Phase.CEMENT)
    minutes = np.where(talking, tables.minutes[move], 0)
    seen[:, Seen.MINUTE] += minutes.astype(np.int16)
    seen[:, Seen.MINUTES_ALL] += minutes.astype(np.int16)
    own = KINDS[code] in OWN_TALK
    if own:
        seen[:, Seen.MINUTES_SELF] += minutes.astype(np.int16)
    spent = np.where(phase == Phase.STOP, tables.quarters[move], 0)
    seen[:, Seen.QUARTERS] = np.maximum(seen[:, Seen.QUARTERS] - spent, 0)
    meeting = np.minimum(seen[:, Seen.MEETING], tables.meetings - 1)
    booked = np.where(phase == Phase.RESTART, 30, tables.booked[meeting])
    over = talking & (phase != Phase.CEMENT) & (seen[:, Seen.MINUTE] > booked)
    new.levels[:, Level.PRESSURE] = gain(new.levels[:, Level.PRESSURE], c["overrun.pressure"] * over)
    _ease(tables, new, move, over)


OWN_TALK = ("about", "pitch", "boast", "reason", "differ", "promise", "price", "discount", "argue", "answer")


def _ease(tables: Tables, new: State, move: Ints, over: Bools) -> None:
    """Move the visible ease in thousandths, in whole numbers; the mood follows with inertia."""
    seen = new.seen
    ease = seen[:, Seen.EASE].astype(np.int64)
    rate = np.rint(tables.effects[move, 7] * 1000).astype(np.int64) - over * int(
        1000 * tables.c["overrun.ease"]
    )
    ease = np.where(rate > 0, ease + rate * (1000 - ease) // 1000, ease + rate * ease // 1000)
    seen[:, Seen.EASE] = ease
    mood = seen[:, Seen.MOOD].astype(np.int64)
    sinks = (ease < np.array([420, 200, 0])[mood]).astype(np.int64)
    rises = (ease > np.array([1001, 540, 320])[mood]).astype(np.int64)
    seen[:, Seen.MOOD] = mood + sinks - rises


def step(tables: Tables, state: State, move: Ints, seeds: Seeds) -> tuple[State, Ints, Ints]:
    """Play one move in each game: return (next state, answer, signal); -1 where the move was illegal or none.

    Row i depends only on row i of the arguments. Batches above 8,192 games are played in pieces.
    """
    if len(state) > CHUNK:
        pieces = [
            step(tables, state.rows(part), move[part], seeds[part])
            for part in (slice(at, at + CHUNK) for at in range(0, len(state), CHUNK))
        ]
        joined = State(*[np.concatenate([getattr(p[0], name) for p in pieces]) for name in State.__slots__])
        return joined, np.concatenate([p[1] for p in pieces]), np.concatenate([p[2] for p in pieces])
    rows = np.arange(len(state))
    allowed = legal(tables, state)[rows, np.maximum(move, 0)] & (move >= 0)
    move = np.where(allowed, move, -1)
    if not allowed.any():
        return state, np.full(len(move), -1), np.full(len(move), -1)
    chances = answers(tables, state, move)
    answer = np.where(allowed, pick(chances, luck(tables, state, move, seeds)), -1)
    return advance(tables, state, move, answer), answer, signal_of(tables, move, answer)


def luck(tables: Tables, state: State, move: Ints, seeds: Seeds) -> Floats:
    """Return the luck of each move [N]: by purpose (the move) and how often it came up; for a day, the day."""
    at = np.maximum(move, 0)
    count = state.said[np.arange(len(state)), at].astype(np.int64)
    is_day = tables.kind[at] == _DAY
    count = np.where(is_day, state.seen[:, Seen.DAY], count)
    return uniform(seeds, at + 2, count)
