"""Playing on from the middle of many games at once, as the expert does who listens.

The one place that knows how that player hears: by a coarser belief of its own in each game, carried forward from what
had been seen when the game was taken up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, coarse_tables, forced, gathered, prior_belief, update, update_some
from salesdance.belief.starting import Opening, force, look_back
from salesdance.coach.listening import Happened, Moment
from salesdance.engine import Phase, Seen, State, Tables, legal, step
from salesdance.engine.luck import Seeds
from salesdance.engine.state import joined
from salesdance.habits import Player
from salesdance.players import Chooser, Watch, habit_chooser

Ints = NDArray[np.int64]
LONGEST = 400
AT_ONCE = 2048
CALENDAR = ((Phase.PASSING, "day"), (Phase.POST, "post"), (Phase.WAITING, "turn_up"))


@dataclass(frozen=True, slots=True)
class Branches:
    """N games to be played on: `moment` [N] says at which of some moments each starts, `move` [N] what is done there.

    `state` are their hidden states at that moment, `seeds` the luck of what comes.
    """

    moment: Ints
    move: Ints
    state: State
    seeds: Seeds

    def __len__(self) -> int:
        return len(self.move)

    def rows(self, at: slice) -> Branches:
        """Return some of them."""
        return Branches(self.moment[at], self.move[at], self.state.rows(at), self.seeds[at])


class Expert:
    """The player that plays on, and what it would have heard by each moment of a transcript."""

    def __init__(self, tables: Tables, player: Player, start: Opening | None) -> None:
        self.tables, self.start = tables, start
        self._heard, self._group = coarse_tables(tables)
        self._choose = habit_chooser(self._heard, player)
        prior = gathered(start.weights, self._group) if start is not None else None
        self._belief = prior_belief(self._heard, 1, prior)
        self._beliefs: list[Belief] = []
        self.steps = 0

    def hear(self, happened: Sequence[Happened]) -> None:
        """Take in what has happened since, so that `play_on` knows the moments up to here."""
        for entry in happened[len(self._beliefs) :]:
            self._beliefs.append(self._belief)
            carry = update if entry.told else forced
            self._belief = carry(self._heard, self._belief, np.array([entry.move]), np.array([entry.signal]))

    def play_on(self, moments: Sequence[Moment], branches: Branches, watch: Watch) -> None:
        """Play all branches to their end; `watch` is told of every turn, rows counted as in `branches`."""
        for at in range(0, len(branches), AT_ONCE):
            part = branches.rows(slice(at, min(at + AT_ONCE, len(branches))))
            self._play(moments, part, _shifted(watch, at))

    def _belief_at(self, moment: Moment) -> Belief:
        coarse = self._beliefs[moment.turn]
        return Belief(coarse.state, gathered(moment.belief.weights[0], self._group)[None])

    def _play(self, moments: Sequence[Moment], branches: Branches, watch: Watch) -> None:
        states, beliefs, rows = [], [], []
        for at in np.unique(branches.moment):
            here = np.flatnonzero(branches.moment == at)
            moment = moments[int(at)]
            game = _Games(
                self, branches.state.rows(here), _many(self._belief_at(moment), len(here)), branches.seeds[here]
            )
            before = game.state
            if moment.past is None:
                game.make(branches.move[here])
            else:
                game.look_back(moment.past, branches.move[here])
            watch(before, game.state, branches.move[here], here)
            states.append(game.state)
            beliefs.append(game.belief)
            rows.append(here)
        order = np.concatenate(rows)
        whole = Belief(joined([b.state for b in beliefs]), np.concatenate([b.weights for b in beliefs]))
        games = _Games(self, joined(states), whole, branches.seeds[order])
        for turn in range(LONGEST):
            going = np.flatnonzero(games.state.seen[:, Seen.PHASE] != Phase.DONE)
            if not len(going):
                break
            if len(going) < len(order):
                order = order[going]
                games = _Games(self, games.state.rows(going), games.belief.rows(going), games.seeds[going])
            self._turn(games, turn, watch, order)

    def _turn(self, games: _Games, turn: int, watch: Watch, rows: Ints) -> None:
        before = games.state
        move = games.turn(turn)
        watch(before, games.state, move, rows)
        self.steps += len(rows)

    @property
    def chooser(self) -> Chooser:
        """Return how it chooses, given its own belief."""
        return self._choose

    @property
    def heard(self) -> Tables:
        """Return the tables its own belief rests on."""
        return self._heard


class _Games:
    """Some games at play with what the player believes in each."""

    def __init__(self, expert: Expert, state: State, belief: Belief, seeds: Seeds) -> None:
        self.expert, self.state, self.belief, self.seeds = expert, state, belief, seeds

    def make(self, move: Ints, mask: NDArray[np.bool_] | None = None) -> None:
        expert = self.expert
        self.state, _, signal = step(expert.tables, self.state, move, self.seeds, mask)
        before = self.belief.weights
        after = update_some(expert.heard, self.belief, move, signal)
        lost = np.flatnonzero(~np.any(after.weights, axis=(1, 2)))
        if len(lost):
            # What a coarser listener held impossible leaves it where it was.
            after.weights[lost] = before[lost]
        self.belief = after

    def look_back(self, past: int, move: Ints) -> None:
        """Make a choice about the past, then those that follow it, then what the scenario opens with."""
        expert, start = self.expert, self.expert.start
        assert start is not None
        for at in range(past, len(start.look_back)):
            if at > past:
                mask = np.zeros((len(self.state), len(expert.tables.moves)), dtype=np.bool_)
                mask[:, list(start.look_back[at])] = True
                move = expert.chooser(self.state, self.belief, mask, self.seeds, at)
            self.state, signal = look_back(expert.tables, self.state, move, self.seeds)
            self.belief = update(expert.heard, self.belief, move, signal)
        for forced_move, forced_signal in start.opens_with:
            n = len(self.state)
            self.state = force(expert.tables, self.state, forced_move, forced_signal, self.seeds)
            self.belief = forced(expert.heard, self.belief, np.full(n, forced_move), np.full(n, forced_signal))

    def turn(self, turn: int) -> Ints:
        """Play one turn of every game: the calendar's, or what the player chooses."""
        expert, tables = self.expert, self.expert.tables
        phase = self.state.seen[:, Seen.PHASE]
        move = np.full(len(self.state), -1, dtype=np.int64)
        for bound, kind in CALENDAR:
            move[phase == bound] = tables.of_kind(kind)[0]
        free = np.flatnonzero(move < 0)
        if len(free):
            every = len(free) == len(self.state)
            state = self.state if every else self.state.rows(free)
            belief = self.belief if every else self.belief.rows(free)
            move[free] = expert.chooser(state, belief, legal(tables, state), self.seeds[free], turn)
        self.make(move, np.ones((len(move), len(tables.moves)), dtype=np.bool_))
        return move


def _many(belief: Belief, games: int) -> Belief:
    rows = np.tile(np.arange(belief.types), games)
    return Belief(belief.state.rows(rows), np.repeat(belief.weights, games, axis=0))


def _shifted(watch: Watch, by: int) -> Watch:
    return watch if by == 0 else lambda before, after, move, rows: watch(before, after, move, rows + by)
