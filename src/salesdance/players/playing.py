"""House players at play: many games in lockstep, every move chosen from what can be seen, and written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Listener, Opening, counting_listener, total
from salesdance.belief.filter import Weights
from salesdance.engine import Phase, Seen, State, Tables, draw_types, new_state
from salesdance.engine.state import joined
from salesdance.players.beginning import Beginning
from salesdance.players.choosing import Ints
from salesdance.players.following import Chooser
from salesdance.players.lockstep import AT_ONCE, COUNTED_AT_ONCE, HEARD_AT_ONCE, LONGEST, Lockstep, Watch, shifted
from salesdance.players.record import Record
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
        seeds = seeds_of(seed, first + at, size, 2)
        listener = listening(tables, size if start is None else 1, weights) if listens else None
        past = None
        if start is None:
            table = Lockstep(tables, new_state(tables, types), listener, seeds)
            table.alike = np.zeros(size, dtype=np.uint64) if luckless else None
        else:
            past = Beginning(tables, types, listener, seeds, luckless=luckless)
            past.play(start, choose)
            table = past.table()
        parts.append(_play(choose, table, start, told, tuple(shifted(watch, at) for watch in watches), past))
    return _together(parts)


def _play(
    choose: Chooser,
    table: Lockstep,
    start: Opening | None,
    tell: Callable[[float], None],
    watches: tuple[Watch, ...],
    past: Beginning | None = None,
) -> Games:
    games = len(table.state)
    record = Record(table.tables, games) if past is None else past.record
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
    before_it = [] if past is None else past.origin
    origin = np.array(before_it + [1] * (len(moves) - len(before_it)), dtype=np.int64)
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
