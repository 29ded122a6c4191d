"""What comes of a way of playing in the law deal, over many games with the same people and the same dice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from benchmarks.laws.deal import tables_for
from benchmarks.laws.policies import Way, player
from salesdance.engine import Level, Mode, Seen, Tables, draw_types, new_state, spread, step
from salesdance.engine.losing import win_year
from salesdance.engine.signals import KIND_CODE
from salesdance.players import Games, habit_chooser, play

SEED = 20_000
FIRM = (Mode.SETTLED, Mode.HOLLOW_SETTLED)
HOLLOW = (Mode.HOLLOW_SETTLED, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN)
TRUTH = 4
Deal = tuple[tuple[str, float | str], ...]


def of(**changes: float | str) -> Deal:
    """Return a deal's changes in a form that can be kept."""
    return tuple(sorted(changes.items()))


def tables_of(deal: Deal) -> Tables:
    """Return the tables of a changed deal."""
    return tables_for(**dict(deal))  # type: ignore[arg-type]


@lru_cache(maxsize=4)
def games_of(way: Way, games: int, deal: Deal = ()) -> Games:
    """Return the games of a way; game i has the same person and dice for every way."""
    tables = tables_of(deal)
    return play(tables, habit_chooser(tables, player(way)), seed=SEED, games=games)


@lru_cache(maxsize=400)
def outcome(way: Way, games: int, deal: Deal = ()) -> Mapping[str, float]:
    """Return yes, s90 (of the yeses), kept, value (long-game), hollow (of the yeses) and trust."""
    tables, end = tables_of(deal), games_of(way, games, deal).end
    yes, firm = end.seen[:, Seen.SAID_YES] > 0, np.isin(end.mode, FIRM)
    hollow = np.isin(end.mode, HOLLOW)
    gap = np.maximum(end.levels[:, Level.EXPECT] - tables.types.fit.take(end.type), 0)
    c = tables.c
    satisfied = np.clip(1 - c["worth.gap"] * gap - c["worth.hollow"] * hollow, 0, 1)
    told_no = end.seen[:, Seen.SAID_NO] > 0
    year = np.where(told_no & ~firm, win_year(tables, end), 0)
    return MappingProxyType(
        {
            "yes": _mean(yes),
            "s90": _mean(firm[yes]),
            "kept": _mean(firm),
            "value": _mean(firm * satisfied),
            "year": _mean(year[told_no]),
            "trust": _mean(end.levels[:, Level.TRUST]),
        }
    )


@lru_cache(maxsize=200)
def asked(way: Way, games: int, deal: Deal = ()) -> Mapping[str, float]:
    """Return the shares of what the ask brought: genuine, hollow, stalled, and of the stalls: true and price.

    `true`: what was stated is the real objection; `price`: it is about the price; `real_price`: it really is.
    """
    tables, played = tables_of(deal), games_of(way, games, deal)
    state, seeds = new_state(tables, draw_types(tables, spread(SEED, games, 1))), spread(SEED, games, 2)
    found = np.zeros((games, 3), dtype=np.bool_)
    stall, true, price = (np.zeros(games, dtype=np.bool_) for _ in range(3))
    x, closes = tables.excuses, KIND_CODE["close"]
    real = tables.types.objection[state.type]
    priced = tables.family[real] == 0
    for move, signal in zip(played.moves, played.signals, strict=True):
        state, _, _ = step(tables, state, move, seeds)
        here = (move >= 0) & (tables.kind.take(np.maximum(move, 0)) == closes)
        found[here, 0] |= (state.mode == Mode.SETTLED)[here]
        found[here, 1] |= (state.mode == Mode.HOLLOW_SETTLED)[here]
        excused = here & (signal >= 1) & (signal < 1 + 2 * x)
        voiced = here & (signal >= 1 + 2 * x) & (signal < 1 + 2 * x + tables.objections)
        stall |= excused | voiced
        excuse = np.where(excused, (signal - 1) % max(x, 1), 0)
        true |= voiced | (excused & tables.true_of[real, excuse])
        price |= (voiced & priced) | (excused & (excuse == 0))
    return MappingProxyType(
        {
            "genuine": _mean(found[:, 0]),
            "hollow": _mean(found[:, 1]),
            "hollow_share": float(found[:, 1].sum() / max(found[:, :2].sum(), 1)),
            "stall": _mean(stall),
            "true": _mean(true[stall]),
            "price": _mean(price[stall]),
            "real_price": _mean(priced),
        }
    )


@lru_cache(maxsize=200)
def lost(way: Way, games: int, deal: Deal = (), final: bool = True) -> Mapping[str, float]:
    """Return truth (of all, and of those in no hurry), half, refused, back (won now) and year, of those told a no that
    was final (or was not).
    """
    tables, played = tables_of(deal), games_of(way, games, deal)
    end = played.end
    last = mode_at_no(tables, played, games)
    rows = np.flatnonzero(last == (Mode.NO_FINAL if final else Mode.NO_OPEN))
    end = end.rows(rows)
    told = end.seen[:, Seen.TOLD]
    return MappingProxyType(
        {
            "losses": float(len(rows)),
            "truth": _mean(told == TRUTH),
            "truth of the calm": _mean((told == TRUTH)[~tables.types.hurried[end.type]]),
            "half": _mean(told == TRUTH - 1),
            "refused": _mean(told == 1),
            "back": _mean(end.seen[:, Seen.SAID_YES] > 0),
            "year": _mean(win_year(tables, end)),
            "known_price": _mean(tables.family[tables.types.objection[end.type]] == 0),
        }
    )


def mode_at_no(tables: Tables, played: Games, games: int) -> NDArray[np.int64]:
    """Return the mode when a no was first said, [G]; -1 where none was."""
    state, seeds = new_state(tables, draw_types(tables, spread(SEED, games, 1))), spread(SEED, games, 2)
    found = np.full(games, -1, dtype=np.int64)
    for move in played.moves:
        state, _, _ = step(tables, state, move, seeds)
        new = (found < 0) & (state.seen[:, Seen.SAID_NO] > 0)
        found[new] = state.mode[new]
    return found


def settled_on(way: Way, games: int, days: tuple[int, ...], deal: Deal = ()) -> list[float]:
    """Return the share of the yeses that are settled at the end of each day."""
    tables, played = tables_of(deal), games_of(way, games, deal)
    state, seeds = new_state(tables, draw_types(tables, spread(SEED, games, 1))), spread(SEED, games, 2)
    there = np.zeros((games, len(days)), dtype=np.bool_)
    yes = played.end.seen[:, Seen.SAID_YES] > 0
    for move in played.moves:
        state, _, _ = step(tables, state, move, seeds)
        for i, day in enumerate(days):
            on = state.seen[:, Seen.DAY] == day
            there[on, i] = np.isin(state.mode[on], FIRM)
    return [_mean(there[yes, i]) for i in range(len(days))]


def no_shows(way: Way, games: int, deal: Deal) -> float:
    """Return the share of agreed next steps to which nobody came."""
    tables, played = tables_of(deal), games_of(way, games, deal)
    turns = np.isin(played.moves, tables.of_kind("turn_up"))
    return float((turns & (played.signals != 0)).sum() / max(turns.sum(), 1))


def ghosts(way: Way, games: int, deal: Deal) -> float:
    """Return the share of those who did not come for whom that is the end of it."""
    tables, played = tables_of(deal), games_of(way, games, deal)
    state, seeds = new_state(tables, draw_types(tables, spread(SEED, games, 1))), spread(SEED, games, 2)
    gone = away = 0
    for move, signal in zip(played.moves, played.signals, strict=True):
        state, _, _ = step(tables, state, move, seeds)
        missed = np.isin(move, tables.of_kind("turn_up")) & (signal != 0)
        away += int(missed.sum())
        gone += int((missed & (state.mode == Mode.NO_FINAL)).sum())
    return gone / max(away, 1)


def _mean(values: NDArray[np.generic]) -> float:
    return float(values.astype(np.float64).mean()) if len(values) else float("nan")
