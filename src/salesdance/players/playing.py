"""House players at play: many games in lockstep, every move chosen from what can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import (
    LOOKED_BACK,
    Opening,
    force,
    forced,
    gathered,
    look_back,
    prior_belief,
    total,
    update,
    update_some,
)
from salesdance.belief.filter import Weights
from salesdance.engine import Phase, Seen, State, Tables, draw_types, legal, new_state, step
from salesdance.engine.luck import Seeds
from salesdance.engine.state import joined, room_for
from salesdance.players.choosing import Ints, Mask
from salesdance.players.following import Chooser
from salesdance.players.seeding import seeds_of

LONGEST = 400
AT_ONCE, HEARD_AT_ONCE, COARSE_AT_ONCE = 16384, 128, 1024
"""Games in lockstep: of those who do not listen, of those who do, and of those who do so coarsely."""
Coarse = tuple[Tables, Ints]
"""What `belief.coarse_tables` returns."""
SHRINKS = 0.8
"""Finished games leave the batch when this share or less is still being played."""
BOUND = ((Phase.PASSING, "day"), (Phase.POST, "post"), (Phase.WAITING, "turn_up"))
"""Phases in which nothing is chosen, with the kind of the one move that is made there."""
Watch = Callable[[State, State, Ints, Ints], None]
"""Told of each turn: the states before and after it, the moves, and which games (counted from 0) these are."""


@dataclass(frozen=True, slots=True)
class Games:
    """Finished games of one player: moves and signals [S, G] in order (-1: none), and how they ended.

    `origin` [S] is 1 for turns of the sitting, 2 for looking back, 0 for what the scenario brought along, whose
    signals are no evidence about the type. `acts` int16 [S, G, 2] holds phase and stop before each turn.
    """

    end: State
    moves: Ints
    signals: Ints
    origin: Ints
    acts: NDArray[np.int16]
    opening: Opening | None


class _Table:
    """The games at play, without those that are over, and what was recorded of all of them."""

    def __init__(
        self,
        tables: Tables,
        seeds: tuple[Seeds, Seeds],
        heard: Tables | None,
        start: Opening | None,
        prior: Weights | None,
    ) -> None:
        type_seeds, self.seeds = seeds
        games = len(self.seeds)
        weights = start.weights if start is not None else None
        shares = None if weights is None else total(weights)
        self.tables, self.heard = tables, heard or tables
        self.state = new_state(tables, draw_types(tables, type_seeds, shares))
        self.belief = prior_belief(heard, games, prior) if heard is not None else None
        self.rows = np.arange(games)
        self.end = room_for(self.state)
        self.acts_now = np.zeros((games, 2), dtype=np.int16)
        self.moves: list[Ints] = []
        self.signals: list[Ints] = []
        self.origin: list[int] = []
        self.acts: list[NDArray[np.int16]] = []
        self.bound = np.full(int(Phase.DONE) + 1, -1, dtype=np.int64)
        for phase, kind in BOUND:
            self.bound[phase] = tables.of_kind(kind)[0]
        self.all_legal = np.ones((games, len(tables.moves)), dtype=np.bool_)

    def look(self) -> None:
        for at, column in enumerate((Seen.PHASE, Seen.STOPS)):
            self.acts_now[self.rows, at] = self.state.seen[:, column]
        self.acts.append(self.acts_now.copy())

    def note(self, move: Ints, signal: Ints, origin: int) -> None:
        for record, values in ((self.moves, move), (self.signals, signal)):
            whole = np.full(len(self.acts_now), -1, dtype=np.int64)
            whole[self.rows] = values
            record.append(whole)
        self.origin.append(origin)

    def begin(self, start: Opening, choose: Chooser) -> None:
        for pair in start.played:
            self._forced(*pair)
        for choices in start.look_back:
            mask = np.zeros((len(self.state), len(self.tables.moves)), dtype=np.bool_)
            mask[:, list(choices)] = True
            move = choose(self.state, self.belief, mask, self.seeds, len(self.moves))
            self.look()
            self.state, signal = look_back(self.tables, self.state, move, self.seeds)
            if self.belief is not None:
                self.belief = update(self.heard, self.belief, move, signal)
            self.note(move, signal, LOOKED_BACK)
        for pair in start.opens_with:
            self._forced(*pair)

    def _forced(self, move: int, signal: int) -> None:
        n = len(self.state)
        self.look()
        self.state = force(self.tables, self.state, move, signal, self.seeds)
        moves, signals = np.full(n, move), np.full(n, signal)
        if self.belief is not None:
            self.belief = forced(self.heard, self.belief, moves, signals)
        self.note(moves, signals, 0)

    def turn(self, choose: Chooser) -> Ints:
        """Play one turn of every game in the batch, and return the moves."""
        tables, state = self.tables, self.state
        self.look()
        phase = state.seen[:, Seen.PHASE]
        made = self.bound.take(phase)
        free = np.flatnonzero((made < 0) & (phase != Phase.DONE))
        played = made
        if len(free):
            made[free], fine = self._chosen(choose, free)
            if not fine.all():
                played = made.copy()
                played[free[~fine]] = -1
        self.state, _, signal = step(tables, state, played, self.seeds, self.all_legal[: len(state)])
        if self.belief is not None:
            self.belief = update_some(self.heard, self.belief, played, signal)
        self.note(made, signal, 1)
        return played

    def _chosen(self, choose: Chooser, free: Ints) -> tuple[Ints, Mask]:
        """Return a move for each free row, and whether it is legal there."""
        every = len(free) == len(self.state)
        part = self.state if every else self.state.rows(free)
        belief = self.belief if self.belief is None or every else self.belief.rows(free)
        mask = legal(self.tables, part)
        move = choose(part, belief, mask, self.seeds if every else self.seeds[free], len(self.moves))
        return move, mask[np.arange(len(free)), move]

    def settle(self, share: float) -> bool:
        """Take finished games out of the batch if at most a `share` of it goes on; tell whether any game does."""
        going = self.state.seen[:, Seen.PHASE] != Phase.DONE
        count = int(going.sum())
        if count and (count == len(going) or count > share * len(going)):
            return True
        over = np.flatnonzero(~going)
        for name in State.__slots__:
            getattr(self.end, name)[self.rows[over]] = getattr(self.state, name)[over]
        self.acts_now[self.rows[over]] = self.state.seen[over][:, [Seen.PHASE, Seen.STOPS]]
        keep = np.flatnonzero(going)
        self.rows, self.seeds, self.state = self.rows[keep], self.seeds[keep], self.state.rows(keep)
        self.belief = self.belief.rows(keep) if self.belief is not None else None
        return count > 0

    def stop(self) -> None:
        """Write down how the games that were not over stand."""
        for name in State.__slots__:
            getattr(self.end, name)[self.rows] = getattr(self.state, name)


def play(
    tables: Tables,
    choose: Chooser,
    *,
    seed: int,
    games: int,
    first: int = 0,
    listens: bool = False,
    coarse: Coarse | None = None,
    start: Opening | None = None,
    tell: Callable[[float], None] | None = None,
    watches: tuple[Watch, ...] = (),
) -> Games:
    """Play `games` games to their end, from game `first` on; game i depends on the seed and i alone.

    `start` is where the scenario starts (None: the first meeting). `tell` is given the share of games that
    are done. `watches` are told of every turn of the sitting. With `coarse` a listener believes by these tables, and
    `choose` has to be made for them.
    """
    most, prior = HEARD_AT_ONCE if listens else AT_ONCE, start.weights if start is not None else None
    heard = tables if listens else None
    if coarse is not None and listens:
        heard, group = coarse
        most, prior = COARSE_AT_ONCE, gathered(prior, group) if prior is not None else None
    parts = []
    for at in range(0, max(games, 1), most):
        size = min(most, games - at)

        def told(share: float, at: int = at, size: int = size) -> None:
            if tell is not None:
                tell((at + share * size) / games)

        seeds = (seeds_of(seed, first + at, size, 1), seeds_of(seed, first + at, size, 2))
        shifted = tuple(_shifted(watch, at) for watch in watches)
        parts.append(_play(tables, choose, _Table(tables, seeds, heard, start, prior), start, told, shifted))
    return _together(parts)


def _shifted(watch: Watch, by: int) -> Watch:
    return lambda before, after, move, rows: watch(before, after, move, rows + by)


def _play(
    tables: Tables,
    choose: Chooser,
    table: _Table,
    start: Opening | None,
    tell: Callable[[float], None],
    watches: tuple[Watch, ...],
) -> Games:
    if start is not None:
        table.begin(start, choose)
    games = len(table.acts_now)
    shrinks = SHRINKS if table.belief is None else 1.0
    for turn in range(LONGEST):
        if not table.settle(shrinks):
            break
        before, rows = table.state, table.rows
        move = table.turn(choose)
        for watch in watches:
            watch(before, table.state, move, rows)
        if turn % 10 == 0:
            tell(1 - float((table.state.seen[:, Seen.PHASE] != Phase.DONE).sum()) / max(games, 1))
    table.stop()
    return Games(
        end=table.end,
        moves=np.array(table.moves, dtype=np.int64).reshape(-1, games),
        signals=np.array(table.signals, dtype=np.int64).reshape(-1, games),
        origin=np.array(table.origin, dtype=np.int64),
        acts=np.array(table.acts, dtype=np.int16).reshape(-1, games, 2),
        opening=start,
    )


def _together(parts: list[Games]) -> Games:
    """Return several batches as one; shorter ones get turns without a move at their end."""
    if len(parts) == 1:
        return parts[0]
    longest = max(parts, key=lambda part: len(part.moves))
    turns = len(longest.moves)

    def padded(array: NDArray[np.int64], fill: int = -1) -> NDArray[np.int64]:
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
