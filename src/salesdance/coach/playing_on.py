"""Playing on from the middle of many games at once, as the expert does who listens.

The one place that knows how that player hears: by counting clues, from what the exact belief said when each game was
taken up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, Counts, counting
from salesdance.belief.starting import Opening, force, look_back
from salesdance.coach.leaving import who_stays
from salesdance.coach.listening import Moment
from salesdance.engine import State, Tables
from salesdance.engine.luck import Seeds
from salesdance.engine.state import joined
from salesdance.habits import Player
from salesdance.players import Chooser, Watch, habit_chooser, has_luck, play_on

Ints = NDArray[np.int64]
SIDE_BY_SIDE = 131072
"""Games taken up in the middle are in all phases at once, so that many of them are needed to fill each."""


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

    def rows(self, at: Ints | slice) -> Branches:
        """Return some of them."""
        return Branches(self.moment[at], self.move[at], self.state.rows(at), self.seeds[at])


class Expert:
    """The player that plays on; `steps` counts the moves and days that were played.

    It does not leave openly (see `leaving`): nobody is worse off there for having learned of a poor fit.
    """

    def __init__(self, tables: Tables, player: Player, start: Opening | None) -> None:
        self.tables, self.start = tables, start
        self.choose: Chooser = habit_chooser(tables, who_stays(tables, player))
        self._luckless = not has_luck(player)
        self.steps = 0

    def play_on(self, moments: Sequence[Moment], branches: Branches, watch: Watch) -> None:
        """Play all branches to their end; `watch` is told of every turn, rows counted as in `branches`."""
        state, heard, first = self._taken_up(moments, branches, watch)

        def told(before: State, after: State, move: Ints, rows: Ints) -> None:
            self.steps += len(rows)
            watch(before, after, move, rows)

        alike = _alike(branches, first) if self._luckless else None
        play_on(
            self.tables, self.choose, state, heard, branches.seeds,
            first_move=first, alike=alike, watches=(told,), side_by_side=SIDE_BY_SIDE,
        )  # fmt: skip

    def likes(self, moment: Moment, most: int) -> list[int]:
        """Return what it would do at a moment, then what it would do were it not for that, and so on."""
        mask = np.zeros((1, len(self.tables.moves)), dtype=np.bool_)
        mask[0, moment.options] = True
        found: list[int] = []
        while len(found) < most and mask.any():
            move = int(self.would(moment, mask)[0])
            found.append(move)
            mask[0, move] = False
        return found

    def would(self, moment: Moment, mask: NDArray[np.bool_]) -> Ints:
        """Return what it would do at a moment among the moves of a mask [1, M], [1]."""
        state = moment.belief.state.rows(slice(0, 1))
        return self.choose(state, counting(self.tables, moment.belief), mask, np.zeros(1, dtype=np.uint64), 0)

    def _taken_up(self, moments: Sequence[Moment], branches: Branches, watch: Watch) -> tuple[State, Counts, Ints]:
        """Return states, what is believed there, and the move that is still to be made first, -1 where it was made."""
        heard = counting(self.tables, beliefs_at(moments)).rows(branches.moment)
        looks = [at for at, moment in enumerate(moments) if moment.past is not None]
        if not looks:
            return branches.state, heard, branches.move
        first, states, all_heard = branches.move.copy(), [], []
        rows = np.flatnonzero(~np.isin(branches.moment, looks))
        order = [rows]
        states.append(branches.state.rows(rows))
        all_heard.append(heard.rows(rows))
        for at in looks:
            rows = np.flatnonzero(branches.moment == at)
            part, past = branches.rows(rows), moments[at].past
            state, believed = _begun(self, int(past or 0), part, heard.rows(rows))
            watch(part.state, state, part.move, rows)
            first[rows] = -1
            order.append(rows)
            states.append(state)
            all_heard.append(believed)
        back = np.argsort(np.concatenate(order))
        return joined(states).rows(back), together(all_heard).rows(back), first


def _alike(branches: Branches, first: Ints) -> Ints:
    """Return numbers that are the same for branches of one moment; those already played on from it have their own."""
    return np.where(first >= 0, branches.moment, np.arange(len(first)) + len(first))


def beliefs_at(moments: Sequence[Moment]) -> Belief:
    """Return the beliefs at some moments as one, a game for each."""
    beliefs = [moment.belief for moment in moments]
    return Belief(joined([belief.state for belief in beliefs]), np.concatenate([b.weights for b in beliefs]))


def _begun(expert: Expert, past: int, branches: Branches, heard: Counts) -> tuple[State, Counts]:
    """Make a choice about the past, then those that follow it, then what the scenario opens with."""
    start, tables, move, state = expert.start, expert.tables, branches.move, branches.state
    assert start is not None
    for at in range(past, len(start.look_back)):
        if at > past:
            mask = np.zeros((len(state), len(tables.moves)), dtype=np.bool_)
            mask[:, list(start.look_back[at])] = True
            move = expert.choose(state, heard, mask, branches.seeds, at)
        before = state
        state, signal = look_back(tables, before, move, branches.seeds)
        heard = heard.heard(before, move, signal)
    for forced_move, forced_signal in start.opens_with:
        before, n = state, len(state)
        state = force(tables, before, forced_move, forced_signal, branches.seeds)
        heard = heard.begun(before, np.full(n, forced_move), np.full(n, forced_signal))
    return state, heard


def together(parts: Sequence[Counts]) -> Counts:
    """Return what is believed in several batches as one."""
    return Counts(
        parts[0].guide,
        np.concatenate([part.odds for part in parts]),
        np.concatenate([part.solved for part in parts]),
        np.concatenate([part.levels for part in parts]),
    )
