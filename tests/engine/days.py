"""The ninety days after a yes, in three ways: by the day's own chances, by luck, and as scenes to start from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from salesdance.engine import Mode, Phase, Seen, State, Tables, advance, answers, legal, new_state, spread, step
from salesdance.engine.modes import MODES
from tests.engine.samples import story

FIRM = (Mode.SETTLED, Mode.HOLLOW_SETTLED)
LOST = (Mode.GONE, Mode.NO_FINAL, Mode.NO_OPEN)
QUIET, RIVAL = 2, 10
"""Answers of a day that leave the mode alone: without the rival's pitch, and with it."""


def shares_by_day(t: Tables, state: State, pitch_on: int = 0) -> np.ndarray:
    """Return P(mode) [days left + 1, n, MODES] by day if nothing is done; the rival pitches on that day (0: never).

    Every mode is carried along with its weight; nothing is drawn. Only the visible day and pitch move on.
    """
    state = state.copy()
    first, n = int(state.seen[0, Seen.DAY]), len(state)
    move = np.full(n, t.index["day"])
    table = t.answers[t.kind[move[0]]]
    weights = np.zeros((n, MODES))
    weights[np.arange(n), state.mode] = 1
    by_day = [weights]
    for day in range(first + 1, 91):
        after = np.zeros((n, MODES))
        state.seen[:, Seen.PHASE] = Phase.PASSING
        for mode in range(MODES):
            if mode in (Mode.NO_FINAL, Mode.NO_OPEN) or not weights[:, mode].any():
                after[:, mode] += weights[:, mode]
                continue
            chances = answers(t, state.with_mode(mode), move).astype(np.float64)
            for answer in range(table.width):
                after[:, table.mode_after[mode, answer]] += weights[:, mode] * chances[:, answer]
        weights = after
        by_day.append(weights)
        state = advance(t, state, move, np.full(n, RIVAL if day == pitch_on else QUIET))
    return np.stack(by_day)


def by_luck(t: Tables, state: State, games: int, seed: int) -> np.ndarray:
    """Return the share of `games` games of each row that are settled on day 90 when nothing is done."""
    many = state.rows(np.repeat(np.arange(len(state)), games))
    seeds = spread(seed, len(many), 2)
    idle = [t.index[name] for name in ("day", "post", "carry_on", "hang_up")]
    while True:
        mask = legal(t, many)
        move = np.full(len(many), -1)
        for m in idle:
            move = np.where((move < 0) & mask[:, m], m, move)
        if not (move >= 0).any():
            break
        many, _, _ = step(t, many, move, seeds, mask)
    return np.isin(many.mode, FIRM).reshape(len(state), games).mean(axis=1)


def in_mode(state: State, mode: int) -> State:
    """Return the same games in a hidden mode."""
    return replace(state, mode=np.full(len(state), mode, dtype=np.int8))


def some_types(t: Tables) -> np.ndarray:
    """Return eight types that differ in everything that second thoughts depend on."""
    return np.array([0, 77, 154, 231, 308, 385, 462, 511]) * len(t.types) // 512


def scenes(t: Tables) -> dict[str, State]:
    """Return named beginnings on different days of the ninety, with the eight types in each."""
    said = story(t, new_state(t, some_types(t)), ("ask/f0", "open_clue"), ("reason/f0", "lands"))
    bare = story(t, said, ("close", "yes"), ("goodbye", "waves"))
    promised = story(
        t, said, ("promise/big", "lands"), ("promise/small", "lands"), ("close", "yes"), ("goodbye", "waves")
    )
    nailed = [(f"nail/{item}/timed", "writes") for item in ("delivery_date", "financing", "internal_meeting")]
    cemented = story(t, said, ("close", "yes"), *nailed, ("goodbye", "waves"))
    two_days = (("day", "quiet"), ("day", "quiet"), ("post", "fine"))
    helped = story(t, cemented, *two_days, ("contact/cards", "warm"), ("contact/upgrade", "short"))
    helped = story(t, helped, ("contact/scans", "warm"), ("carry_on", "ok"))
    pitched = story(t, bare, *two_days, ("carry_on", "ok"), ("day", "rival"), ("carry_on", "ok"), ("day", "quiet"))
    wobbled = story(t, bare, ("day", "hedges"))
    met_again = (("restart", "agrees"), ("ask/f0", "open"), ("still_stands", "stands"), ("carry_on", "ok"))
    restarted = story(t, wobbled, ("nudge", "silent"), *met_again)
    return {
        "bare": bare,
        "promised": promised,
        "cemented": cemented,
        "helped": helped,
        "pitched": pitched,
        "wobbled": wobbled,
        "restarted": restarted,
    }
