"""What is written down of games at play: their moves and signals, and in which act each stood before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Phase, Seen, State, Tables
from salesdance.engine.ninety import QUIET
from salesdance.players.choosing import Ints, Turns, turns_of

Small = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of some games: which, how many each had before, what was made and heard, phase and stops before."""

    rows: Ints
    had: Turns
    move: Ints
    signal: Ints
    phase: Small
    stops: Small


class Record:
    """The turns of so many `games`."""

    def __init__(self, tables: Tables, games: int) -> None:
        self.games = games
        self.turns: list[Turn] = []
        self._day = int(tables.of_kind("day")[0])

    def note(self, before: State, rows: Ints, had: Turns, move: Ints, signal: Ints) -> None:
        """Write down a turn of the games `rows`, by how they stood before and how many turns each had had."""
        phase, stops = before.seen[:, Seen.PHASE].copy(), before.seen[:, Seen.STOPS].copy()
        going = move >= 0
        if not going.all():
            at = np.flatnonzero(going)
            phase, stops = phase.take(at), stops.take(at)
            rows, had, move, signal = rows.take(at), turns_of(had, at), move.take(at), signal.take(at)
        self.turns.append(Turn(rows, had, move, signal, phase, stops))

    def whole(self, end: State) -> tuple[Small, Small, Small]:
        """Return moves and signals [S, G] and acts [S, G, 2]; days that were passed over are written down as well."""
        games = self.games
        length, made = np.zeros(games, dtype=np.int64), np.zeros(games, dtype=np.int64)
        for turn in self.turns:
            rows = self._span(turn)
            length[rows] = turn.had + 1
            made[rows] += 1
        shape = int(length.max(initial=0)), games
        moves, signals = np.full(shape, -1, dtype=np.int16), np.full(shape, -1, dtype=np.int16)
        acts = np.empty((shape[0], 2, games), dtype=np.int16)
        acts[:] = end.seen[:, [Seen.PHASE, Seen.STOPS]].T
        phase, stops = acts.transpose(1, 0, 2)
        flat = moves.reshape(-1), signals.reshape(-1), acts.reshape(-1)
        for turn in self.turns:
            rows = self._span(turn)
            if isinstance(turn.had, int):
                moves[turn.had, rows], signals[turn.had, rows] = turn.move, turn.signal
                phase[turn.had, rows], stops[turn.had, rows] = turn.phase, turn.stops
                continue
            at = turn.had * games + turn.rows
            flat[0][at], flat[1][at] = turn.move, turn.signal
            at += turn.had * games
            flat[2][at], flat[2][at + games] = turn.phase, turn.stops
        passed = np.flatnonzero(length > made)
        if len(passed):
            self._fill(moves, signals, (phase, stops), passed, length[passed])
        return moves, signals, acts.transpose(0, 2, 1)

    def _span(self, turn: Turn) -> Ints | slice:
        return slice(None) if len(turn.rows) == self.games else turn.rows

    def _fill(self, moves: Small, signals: Small, acts: tuple[Small, Small], passed: Ints, length: Ints) -> None:
        """Write down the quiet days of those games that passed over some; until its end a game leaves none out."""
        phase, stops = acts
        here = moves.take(passed, axis=1)
        days = (here < 0) & (np.arange(len(here))[:, None] < length)
        moves[:, passed] = np.where(days, self._day, here)
        signals[:, passed] = np.where(days, QUIET, signals.take(passed, axis=1))
        phase[:, passed] = np.where(days, Phase.PASSING, phase.take(passed, axis=1))
        stops[:, passed] = np.maximum.accumulate(np.where(days, 0, stops.take(passed, axis=1)), axis=0)
