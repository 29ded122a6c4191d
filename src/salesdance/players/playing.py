"""House players at play: many games in lockstep, every move chosen from what can be seen, and written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import LOOKED_BACK, Listener, Opening, counting_listener, force, look_back, total
from salesdance.belief.filter import Weights
from salesdance.engine import Phase, Seen, State, Tables, draw_types, new_state
from salesdance.engine.ninety import QUIET
from salesdance.engine.state import joined
from salesdance.players.choosing import Ints, Turns, turns_of
from salesdance.players.following import Chooser
from salesdance.players.lockstep import AT_ONCE, COUNTED_AT_ONCE, HEARD_AT_ONCE, LONGEST, Lockstep, Watch, shifted
from salesdance.players.seeding import seeds_of

Listens = Callable[[Tables, int, Weights | None], Listener]
"""How a player listens: from tables, a number of games and the weights of a late start to what is believed at first."""


@dataclass(frozen=True, slots=True)
class Games:
    """Finished games of one player: moves and signals int16 [S, G] in order (-1: none), and how they ended.

    `origin` [S] is 1 for turns of the sitting, 2 for looking back, 0 for what the scenario brought along, whose
    signals are no evidence about the type. `acts` int16 [S, G, 2] holds phase and stop before each turn.
    """

    end: State
    moves: NDArray[np.int16]
    signals: NDArray[np.int16]
    origin: Ints
    acts: NDArray[np.int16]
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn of some games: which, how many each had before, what was made and heard, phase and stops before."""

    rows: Ints
    had: Turns
    move: Ints
    signal: Ints
    phase: NDArray[np.int16]
    stops: NDArray[np.int16]


class _Record:
    """What is written down of all games: their moves and signals, and in which act each stood before."""

    def __init__(self, table: Lockstep) -> None:
        self.table = table
        self.turns: list[_Turn] = []
        self.origin: list[int] = []
        self._day = int(table.tables.of_kind("day")[0])

    def note(self, before: State, rows: Ints, had: Turns, move: Ints, signal: Ints) -> None:
        """Write down a turn of the games `rows`, by how they stood before and how many turns each had had."""
        seen, going = before.seen, move >= 0
        if not going.all():
            at = np.flatnonzero(going)
            seen, rows, had, move, signal = seen.take(at, axis=0), rows[at], turns_of(had, at), move[at], signal[at]
        self.turns.append(_Turn(rows, had, move, signal, seen[:, Seen.PHASE].copy(), seen[:, Seen.STOPS].copy()))

    def whole(self, end: State) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]:
        """Return moves and signals [S, G] and acts [S, G, 2]; days that were passed over are written down as well."""
        games = len(end)
        length, made = np.zeros((2, games), dtype=np.int64)
        for turn in self.turns:
            length[turn.rows] = turn.had + 1
            made[turn.rows] += 1
        shape = int(length.max(initial=0)), games
        moves, signals = np.full(shape, -1, dtype=np.int16), np.full(shape, -1, dtype=np.int16)
        acts = np.empty((*shape, 2), dtype=np.int16)
        acts[:] = end.seen[:, [Seen.PHASE, Seen.STOPS]]
        phase, stops = acts.reshape(-1, 2).T
        for turn in self.turns:
            at = turn.rows + games * turn.had
            moves.ravel()[at], signals.ravel()[at], phase[at], stops[at] = (
                turn.move,
                turn.signal,
                turn.phase,
                turn.stops,
            )
        passed = np.flatnonzero(length > made)
        if len(passed):
            self._fill(moves, signals, acts, passed, length[passed])
        return moves, signals, acts

    def _fill(
        self,
        moves: NDArray[np.int16],
        signals: NDArray[np.int16],
        acts: NDArray[np.int16],
        passed: Ints,
        length: Ints,
    ) -> None:
        """Write down the quiet days of those games that passed over some; until its end a game leaves none out."""
        here = moves.take(passed, axis=1)
        days = (here < 0) & (np.arange(len(here))[:, None] < length)
        stops = np.maximum.accumulate(np.where(days, 0, acts[:, passed, 1]), axis=0)
        signal, phase = signals.take(passed, axis=1), acts[:, passed, 0]
        moves[:, passed], signals[:, passed] = np.where(days, self._day, here), np.where(days, QUIET, signal)
        acts[:, passed, 0], acts[:, passed, 1] = np.where(days, Phase.PASSING, phase), stops


def _begin(table: Lockstep, record: _Record, start: Opening, choose: Chooser) -> None:
    """Play what came before the sitting: what the scenario brings along, and choices looking back on it."""
    for pair in start.played:
        _forced(table, record, *pair)
    for choices in start.look_back:
        mask = np.zeros((len(table.state), len(table.tables.moves)), dtype=np.bool_)
        mask[:, list(choices)] = True
        move = choose(table.state, table.listener, mask, table.seeds, len(record.origin))
        before = table.state
        table.state, signal = look_back(table.tables, before, move, table.seeds)
        if table.listener is not None:
            table.listener = table.listener.heard(before, move, signal)
        table.tell_apart(move, signal)
        record.note(before, table.rows, len(record.origin), move, signal)
        record.origin.append(LOOKED_BACK)
    for pair in start.opens_with:
        _forced(table, record, *pair)
    table.turns = len(record.origin)


def _forced(table: Lockstep, record: _Record, move: int, signal: int) -> None:
    n, before = len(table.state), table.state
    table.state = force(table.tables, before, move, signal, table.seeds)
    moves, signals = np.full(n, move), np.full(n, signal)
    if table.listener is not None:
        table.listener = table.listener.begun(before, moves, signals)
    record.note(before, table.rows, len(record.origin), moves, signals)
    record.origin.append(0)


def play(
    tables: Tables,
    choose: Chooser,
    *,
    seed: int,
    games: int,
    first: int = 0,
    listens: bool = False,
    listening: Listens = counting_listener,
    start: Opening | None = None,
    tell: Callable[[float], None] | None = None,
    watches: tuple[Watch, ...] = (),
    luckless: bool = False,
) -> Games:
    """Play `games` games to their end, from game `first` on; game i depends on the seed and i alone.

    `start` is where the scenario starts (None: the first meeting). `tell` is given the share of games that
    are done. `watches` are told of every turn of the sitting. Who `listens` counts clues, or does so by `listening`.
    Who is `luckless` does the same wherever the same was seen and done, and need choose only once there.
    """
    most = AT_ONCE if not listens else COUNTED_AT_ONCE if listening is counting_listener else HEARD_AT_ONCE
    weights = start.weights if start is not None else None
    parts = []
    for at in range(0, max(games, 1), most):
        size = min(most, games - at)

        def told(share: float, at: int = at, size: int = size) -> None:
            if tell is not None:
                tell((at + share * size) / games)

        types = draw_types(tables, seeds_of(seed, first + at, size, 1), None if weights is None else total(weights))
        listener = listening(tables, size, weights) if listens else None
        table = Lockstep(tables, new_state(tables, types), listener, seeds_of(seed, first + at, size, 2))
        table.alike = np.zeros(size, dtype=np.uint64) if luckless else None
        parts.append(_play(choose, table, start, told, tuple(shifted(watch, at) for watch in watches)))
    return _together(parts)


def _play(
    choose: Chooser,
    table: Lockstep,
    start: Opening | None,
    tell: Callable[[float], None],
    watches: tuple[Watch, ...],
) -> Games:
    record, games = _Record(table), len(table.state)
    if start is not None:
        _begin(table, record, start, choose)
    for turn in range(LONGEST):
        if not table.settle():
            break
        table.pass_quiet_days()
        before, rows = table.state, table.rows
        had = table.turns_of(np.arange(len(rows)))
        move, signal = table.turn(choose)
        record.note(before, rows, had, move, signal)
        for watch in watches:
            watch(before, table.state, move, rows)
        if turn % 10 == 0:
            tell(1 - float((table.state.seen[:, Seen.PHASE] != Phase.DONE).sum()) / max(games, 1))
    end = table.stop()
    moves, signals, acts = record.whole(end)
    origin = np.array(record.origin + [1] * (len(moves) - len(record.origin)), dtype=np.int64)
    return Games(end=end, moves=moves, signals=signals, origin=origin, acts=acts, opening=start)


def _together(parts: list[Games]) -> Games:
    """Return several batches as one; shorter ones get turns without a move at their end."""
    if len(parts) == 1:
        return parts[0]
    longest = max(parts, key=lambda part: len(part.moves))
    turns = len(longest.moves)

    def padded(array: NDArray[np.int16], fill: int = -1) -> NDArray[np.int16]:
        rest = np.full((turns - len(array), *array.shape[1:]), fill, dtype=array.dtype)
        return np.concatenate([array, rest])

    def acts(part: Games) -> NDArray[np.int16]:
        rest = np.repeat(part.end.seen[None][:, :, [Seen.PHASE, Seen.STOPS]], turns - len(part.acts), axis=0)
        return np.concatenate([part.acts, rest])

    return Games(
        end=joined([part.end for part in parts]),
        moves=np.concatenate([padded(part.moves) for part in parts], axis=1),
        signals=np.concatenate([padded(part.signals) for part in parts], axis=1),
        origin=longest.origin,
        acts=np.concatenate([acts(part) for part in parts], axis=1),
        opening=longest.opening,
    )
