"""Games in lockstep: one turn of all of them at a time, in whatever phase each is, until the last one is over.

`play_on` goes on from states in the middle of a sitting; `playing.play` plays whole games and writes down their moves.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Counts, Listener
from salesdance.engine import Phase, Seen, State, Tables, legal, step
from salesdance.engine.luck import Seeds, one_number
from salesdance.engine.quiet import pass_quiet_days
from salesdance.engine.state import joined, room_for
from salesdance.players.choosing import Ints, Mask, Turns
from salesdance.players.following import Chooser

LONGEST = 400
AT_ONCE, COUNTED_AT_ONCE, HEARD_AT_ONCE = 16384, 16384, 128
"""Games in lockstep: of those who do not listen, of those who count clues, of those who carry the exact belief."""
SLOTS = 1 << 17
"""Places of the table in which games that are alike find each other."""
SHRINKS = 0.8
"""Finished games leave the batch when this share or less is still being played."""
BOUND = ((Phase.PASSING, "day"), (Phase.POST, "post"), (Phase.WAITING, "turn_up"))
"""Phases in which nothing is chosen, with the kind of the one move that is made there."""
Watch = Callable[[State, State, Ints, Ints], None]
"""Told of each turn: the states before and after it, the moves, and which games (counted from 0) these are."""


def at_once(listener: Listener | None) -> int:
    """Return how many games of such a player are best played together."""
    if listener is None:
        return AT_ONCE
    return COUNTED_AT_ONCE if isinstance(listener, Counts) else HEARD_AT_ONCE


def told_apart(alike: Seeds, after: State, move: Ints, signal: Ints) -> Seeds:
    """Return new numbers for games by what was just done and heard; a day on which nothing shows tells none apart."""
    number = one_number([alike, move + 1, signal + 1, after.seen[:, Seen.DAY]])
    return np.where(after.seen[:, Seen.PHASE] == Phase.PASSING, alike, number)


def _one_like_it(numbers: Seeds) -> Ints:
    """Return for each number [n] the place of one that is the same, one for nearly all that are the same.

    They meet in a table by their last bits; whoever finds another number there stands for itself.
    """
    places, slots = np.arange(len(numbers)), (numbers & np.uint64(SLOTS - 1)).astype(np.int64)
    table = np.empty(SLOTS, dtype=np.int64)
    table[slots] = places
    found = table.take(slots)
    one: Ints = np.where(numbers.take(found) == numbers, found, places)
    return one


class Lockstep:
    """The games at play, without those that are over; `rows` are their places among all that began.

    `turns` is how many were played together, `own` [G] how many each game has had, None while that is the same.
    `alike` [G] numbers games in which the same was seen and done so far the same, None where that is not followed: one
    of them chooses for all, which only holds for players without luck of their own.
    """

    def __init__(self, tables: Tables, state: State, listener: Listener | None, seeds: Seeds) -> None:
        self.tables, self.state, self.listener, self.seeds = tables, state, listener, seeds
        self.rows = np.arange(len(state))
        self.end = room_for(state)
        self.turns = 0
        self.own: Ints | None = None
        self.alike: Seeds | None = None
        self._begun = False
        self.shrinks = SHRINKS if listener is None or isinstance(listener, Counts) else 1.0
        self.bound = np.full(int(Phase.DONE) + 1, -1, dtype=np.int64)
        for phase, kind in BOUND:
            self.bound[phase] = tables.of_kind(kind)[0]
        self._all_legal = np.ones((len(state), len(tables.moves)), dtype=np.bool_)

    def turn(self, choose: Chooser, first: Ints | None = None) -> tuple[Ints, Ints]:
        """Play one turn of every game, and return the moves and the signals; `first` [G] replaces choices from 0 on."""
        state = self.state
        phase = state.seen[:, Seen.PHASE]
        made = self.bound.take(phase)
        free = np.flatnonzero((made < 0) & (phase != Phase.DONE))
        played = made
        if len(free):
            if not (phase[free] == phase[free[0]]).all():
                free = free[np.argsort(phase[free], kind="stable")]
            made[free], fine = self._chosen(choose, free, first)
            if not fine.all():
                played = made.copy()
                played[free[~fine]] = -1
        self.state, _, signal = step(self.tables, state, played, self.seeds, self._all_legal[: len(state)])
        if self.listener is not None:
            self.listener = self.listener.heard(state, played, signal)
        if self.alike is not None:
            self.alike = told_apart(self.alike, self.state, made, signal)
        self.turns, self._begun = self.turns + 1, True
        if self.own is not None:
            self.own = self.own + 1
        return made, signal

    def pass_quiet_days(self, *, arrives: bool = False) -> None:
        """Pass over the days on which nothing happens, but not at the beginning.

        Who `arrives` comes to the next stop that way and opens the post there, of which no watch is told. The exact
        belief hears something in each of them: who carries it makes them one by one.
        """
        if not self._begun or not (self.listener is None or isinstance(self.listener, Counts)):
            return
        passed = pass_quiet_days(self.tables, self.state, self.seeds, arrives=arrives)
        if arrives:
            passed[self._open_the_post()] += 1
        if self.own is not None or passed.any():
            self.own = self.turns_of(np.arange(len(passed))) + passed

    def _open_the_post(self) -> Ints:
        """Open the post where it lies there, so that all at a stop choose in one turn; return which games these are."""
        rows = np.flatnonzero(self.state.seen[:, Seen.PHASE] == Phase.POST)
        if len(rows):
            part = self.state.rows(rows)
            move = self.bound.take(part.seen[:, Seen.PHASE])
            after, _, signal = step(self.tables, part, move, self.seeds.take(rows), self._all_legal[: len(rows)])
            for name in State.__slots__:
                getattr(self.state, name)[rows] = getattr(after, name)
            if self.alike is not None:
                self.alike[rows] = told_apart(self.alike.take(rows), after, move, signal)
        return rows

    def turns_of(self, rows: Ints) -> Turns:
        """Return how many turns some of the games have had."""
        return self.turns if self.own is None else self.own.take(rows)

    def _chosen(self, choose: Chooser, free: Ints, first: Ints | None) -> tuple[Ints, Mask]:
        """Return a move for each free row, and whether it is legal there."""
        ones, of = self._one_of_each(free)
        every = len(ones) == len(self.state) and bool((ones[1:] > ones[:-1]).all())
        part = self.state if every else self.state.rows(ones)
        mask = legal(self.tables, part)
        if first is not None and (first[free] >= 0).all():
            move = first[free]
        else:
            listener = self.listener if self.listener is None or every else self.listener.rows(ones)
            move = choose(part, listener, mask, self.seeds if every else self.seeds[ones], self.turns_of(ones))
            move = move if of is None else move.take(of)
            if first is not None:
                move = np.where(first[free] >= 0, first[free], move)
        return move, mask[np.arange(len(free)) if of is None else of, move]

    def _one_of_each(self, free: Ints) -> tuple[Ints, Ints | None]:
        """Return one game of those that are alike, in the order of `free`, and which of them each is like; else all."""
        if self.alike is None:
            return free, None
        one = _one_like_it(self.alike.take(free))
        first = one == np.arange(len(free))
        ones = np.flatnonzero(first)
        if len(ones) > self.shrinks * len(free):
            self.alike = None
            return free, None
        return free[ones], (np.cumsum(first) - 1).take(one)

    def settle(self) -> bool:
        """Take finished games out of the batch if enough of them are over; tell whether any goes on."""
        going = self.state.seen[:, Seen.PHASE] != Phase.DONE
        count = int(going.sum())
        if count and (count == len(going) or count > self.shrinks * len(going)):
            return True
        if count or len(going) < len(self.end):
            over = np.flatnonzero(~going)
            for name in State.__slots__:
                getattr(self.end, name)[self.rows[over]] = getattr(self.state, name)[over]
        else:
            self.end = self.state
        keep = np.flatnonzero(going)
        self.rows, self.seeds, self.state = self.rows[keep], self.seeds[keep], self.state.rows(keep)
        self.listener = self.listener.rows(keep) if self.listener is not None else None
        self.own = self.own[keep] if self.own is not None else None
        self.alike = self.alike[keep] if self.alike is not None else None
        return count > 0

    def stop(self) -> State:
        """Return how all games stand, those that are not over included."""
        for name in State.__slots__:
            getattr(self.end, name)[self.rows] = getattr(self.state, name)
        return self.end


def shifted(watch: Watch, by: int) -> Watch:
    """Return a watch that is told of games counted from `by` on."""
    return lambda before, after, move, rows: watch(before, after, move, rows + by)


def play_on(
    tables: Tables,
    choose: Chooser,
    state: State,
    listener: Listener | None,
    seeds: Seeds,
    *,
    first_move: NDArray[np.int64] | None = None,
    alike: Ints | None = None,
    watches: tuple[Watch, ...] = (),
    side_by_side: int | None = None,
) -> State:
    """Play games on from where they stand to their end, and return how they end; row i depends on row i alone.

    Quiet days, and the post where they end at a stop, are passed over: `watches` are not told of them.
    `state`, `listener` and `seeds` are those of the same N games, in any phases. `first_move` [N] is made first instead
    of what would be chosen, where it is 0 or more; one that is not legal is passed over. `alike` [N] as in `Lockstep`,
    as they stand. So many are played `side_by_side`; by default as many as are best for games that begin together.
    """
    parts, most = [], side_by_side or at_once(listener)
    for at in range(0, len(state), most):
        rows = slice(at, min(at + most, len(state)))
        heard = None if listener is None else listener.rows(np.arange(rows.start, rows.stop))
        table = Lockstep(tables, state.rows(rows), heard, seeds[rows])
        table.alike = None if alike is None else alike[rows].astype(np.uint64)
        first = None if first_move is None else first_move[rows]
        told = tuple(shifted(watch, at) for watch in watches)
        while table.turns < LONGEST and table.settle():
            table.pass_quiet_days(arrives=True)
            before, places = table.state, table.rows
            move, _ = table.turn(choose, None if first is None or table.turns else first[places])
            for watch in told:
                watch(before, table.state, move, places)
        parts.append(table.stop())
    return joined(parts) if parts else state
