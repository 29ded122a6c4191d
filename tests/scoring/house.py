"""Games of the shipped house players, for tests that need many different histories."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from salesdance.authoring import read_player
from salesdance.belief import forced, opening, prior_belief, signal_chances, update
from salesdance.habits import Player
from salesdance.players import Games, habit_chooser, play
from salesdance.scenario import Scenario
from salesdance.scoring import Trace, walk
from salesdance.simulation import line_lengths
from tests.builders import some_tables

PLAYERS = Path(__file__).resolve().parents[2] / "assets" / "players"
Ints = NDArray[np.int64]


@cache
def player(name: str) -> Player:
    """Return a shipped house player."""
    path = PLAYERS / f"{name}.yaml"
    found, findings = read_player(path.read_bytes(), path.name)
    assert found is not None, findings
    return found


def games_of(name: str, scenario: Scenario, *, seed: int, games: int) -> Games:
    """Return games of a shipped player that chooses by habits."""
    tables, who, at = some_tables(scenario), player(name), scenario.start
    late = opening(tables, at) if at.played or at.look_back or at.opens_with else None
    choose = habit_chooser(tables, who, line_lengths(tables, scenario))
    return play(tables, choose, seed=seed, games=games, listens=who.listens, start=late)


def trace_of(scenario: Scenario, games: Games, moves: Ints, signals: Ints, *, full: bool = True) -> Trace:
    """Return the trace of other moves and signals [S, G] that began like these games."""
    weights = games.opening.weights if games.opening is not None else None
    belief = prior_belief(some_tables(scenario), moves.shape[1], weights)
    own = games.origin[: len(moves)]
    return walk(some_tables(scenario), belief, moves, signals, origin=own, evidence=own > 0, full=full)


def cuts(games: Games, game: int) -> list[int]:
    """Return the turns of a game at which the player, or the calendar, made a move that is marked."""
    made = (games.moves[:, game] >= 0) & (games.origin > 0)
    return [int(turn) for turn in np.flatnonzero(made)]


def redrawn(scenario: Scenario, games: Games, game: int, at: Sequence[int]) -> tuple[list[tuple[int, int]], Ints, Ints]:
    """Return a game cut right after some turns, once with each signal that could have been given there.

    The list holds (turn, signal) of each of the G cut games; moves and signals are [S, G].
    """
    could = _signals(scenario, games, game, at)
    wanted = [(turn, signal) for turn in at for signal in could[turn]]
    moves = np.full((max(at) + 1, len(wanted)), -1, dtype=np.int64)
    signals = moves.copy()
    for column, (turn, signal) in enumerate(wanted):
        moves[: turn + 1, column] = games.moves[: turn + 1, game]
        signals[:turn, column] = games.signals[:turn, game]
        signals[turn, column] = signal
    return wanted, moves, signals


def _signals(scenario: Scenario, games: Games, game: int, at: Sequence[int]) -> dict[int, list[int]]:
    """Return, for some turns of a game, the signals that what was known before left possible."""
    tables = some_tables(scenario)
    belief = prior_belief(tables, 1, games.opening.weights if games.opening is not None else None)
    could: dict[int, list[int]] = {}
    for turn in range(max(at) + 1):
        move, signal = games.moves[turn, [game]], games.signals[turn, [game]]
        if turn in at:
            chances = signal_chances(tables, belief, int(move[0]))[0].sum(axis=0)
            could[turn] = [int(index) for index in np.flatnonzero(chances > 0)]
        carry = update if games.origin[turn] else forced
        belief = carry(tables, belief, move, signal)
    return could
