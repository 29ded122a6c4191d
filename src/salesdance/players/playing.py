"""House players at play: many games in lockstep, every move chosen from what can be seen, and written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import LOOKED_BACK, Listener, Opening, counting_listener, force, look_back, total
from salesdance.belief.filter import Weights
from salesdance.engine import Phase, Seen, State, Tables, draw_types, new_state
from salesdance.engine.state import joined
from salesdance.players.choosing import Ints
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


class _Record:
    """What is written down of all games: their moves and signals, and in which act each stood before."""

    def __init__(self, table: Lockstep) -> None:
        self.table = table
        self.acts_now = np.zeros((len(table.state), 2), dtype=np.int16)
        self.moves: list[NDArray[np.int16]] = []
        self.signals: list[NDArray[np.int16]] = []
        self.origin: list[int] = []
        self.acts: list[NDArray[np.int16]] = []

    def look(self) -> None:
        """Note in which act each game stands."""
        seen, rows = self.table.state.seen, self.table.rows
        if len(rows) == len(self.acts_now):
            self.acts_now = np.stack([seen[:, Seen.PHASE], seen[:, Seen.STOPS]], axis=1)
            return
        self.acts_now = self.acts_now.copy()
        self.acts_now[rows, 0], self.acts_now[rows, 1] = seen[:, Seen.PHASE], seen[:, Seen.STOPS]

    def note(self, rows: Ints, move: Ints, signal: Ints, origin: int) -> None:
        """Write down a turn of the games `rows`, as they stood when last looked at."""
        self.acts.append(self.acts_now)
        self.origin.append(origin)
        for record, values in ((self.moves, move), (self.signals, signal)):
            if len(rows) == len(self.acts_now):
                record.append(values.astype(np.int16))
                continue
            whole = np.full(len(self.acts_now), -1, dtype=np.int16)
            whole[rows] = values
            record.append(whole)


def _begin(table: Lockstep, record: _Record, start: Opening, choose: Chooser) -> None:
    """Play what came before the sitting: what the scenario brings along, and choices looking back on it."""
    for pair in start.played:
        _forced(table, record, *pair)
    for choices in start.look_back:
        mask = np.zeros((len(table.state), len(table.tables.moves)), dtype=np.bool_)
        mask[:, list(choices)] = True
        move = choose(table.state, table.listener, mask, table.seeds, len(record.moves))
        record.look()
        before = table.state
        table.state, signal = look_back(table.tables, before, move, table.seeds)
        if table.listener is not None:
            table.listener = table.listener.heard(before, move, signal)
        record.note(table.rows, move, signal, LOOKED_BACK)
    for pair in start.opens_with:
        _forced(table, record, *pair)
    table.turns = len(record.moves)


def _forced(table: Lockstep, record: _Record, move: int, signal: int) -> None:
    n, before = len(table.state), table.state
    record.look()
    table.state = force(table.tables, before, move, signal, table.seeds)
    moves, signals = np.full(n, move), np.full(n, signal)
    if table.listener is not None:
        table.listener = table.listener.begun(before, moves, signals)
    record.note(table.rows, moves, signals, 0)


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
) -> Games:
    """Play `games` games to their end, from game `first` on; game i depends on the seed and i alone.

    `start` is where the scenario starts (None: the first meeting). `tell` is given the share of games that
    are done. `watches` are told of every turn of the sitting. Who `listens` counts clues, or does so by `listening`.
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
        record.look()
        if not table.settle():
            break
        before, rows = table.state, table.rows
        move, signal = table.turn(choose)
        record.note(rows, move, signal, 1)
        for watch in watches:
            watch(before, table.state, move, rows)
        if turn % 10 == 0:
            tell(1 - float((table.state.seen[:, Seen.PHASE] != Phase.DONE).sum()) / max(games, 1))
    return Games(
        end=table.stop(),
        moves=_stacked(record.moves, games),
        signals=_stacked(record.signals, games),
        origin=np.array(record.origin, dtype=np.int64),
        acts=np.concatenate([np.zeros((0, 2), dtype=np.int16), *record.acts]).reshape(-1, games, 2),
        opening=start,
    )


def _stacked(turns: list[NDArray[np.int16]], games: int) -> NDArray[np.int16]:
    return np.concatenate([np.zeros(0, dtype=np.int16), *turns]).reshape(-1, games)


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
