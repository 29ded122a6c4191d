"""What a player who listens can be asked: one face, two ways of listening.

`Ideal` carries the exact belief, a row for every type; `Counts` (belief/counts.py) one share for each hidden thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Belief, forced, prior_belief, total, update_some
from salesdance.belief.measures import (
    by_mode,
    by_type,
    decider_shares,
    hollow_share,
    hurried_share,
    information,
    objection_shares,
    poor_fit_share,
    uncertainty,
)
from salesdance.engine import Mode, State, Tables
from salesdance.engine.closing import decision
from salesdance.engine.ninety import contact_effect

Shares = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Listener(Protocol):
    """What is believed in each of G games; every answer has the games along its first axis.

    A `state` is that of the same games; only what can be seen is read of it. `allowed` [G, C] tells which of the moves
    `columns` [C] count in which game; what is returned elsewhere means nothing.
    """

    def rows(self, games: Ints) -> Self:
        """Return what is believed in the chosen games; one may be chosen several times."""

    def heard(self, before: State, move: Ints, signal: Ints) -> Self:
        """Return what is believed after each game's `move` [G] (-1: none) in the state `before` got its `signal`."""

    def begun(self, before: State, move: Ints, signal: Ints) -> Self:
        """Return the same after what is simply how the scenario begins, and no evidence of who this is."""

    def objections(self) -> Shares:
        """Return P(real objection) [G, K]."""

    def deciders(self) -> Shares:
        """Return P(this person can stop the deal) [G, D]."""

    def poor_fit(self) -> Shares:
        """Return P(lowest fit) [G]."""

    def hurried(self) -> Shares:
        """Return P(in a hurry after a no) [G]."""

    def hollow(self, state: State) -> Shares:
        """Return P(the yes was hollow) [G]; 0 before a yes."""

    def away(self, state: State) -> Shares:
        """Return P(wavers) [G]."""

    def yes_chance(self, state: State) -> Shares:
        """Return the chance of a yes if the sale were asked for now, plainly [G]."""

    def information(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return the expected information of each move [G, C], in bits."""

    def help_of(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return the drop in log hazard to expect from each contact [G, C]."""


@dataclass(frozen=True, slots=True)
class Ideal:
    """The ideal listener: the exact belief of G games."""

    tables: Tables
    belief: Belief

    def rows(self, games: Ints) -> Ideal:
        """Return what is believed in the chosen games."""
        return Ideal(self.tables, self.belief.rows(games))

    def heard(self, before: State, move: Ints, signal: Ints) -> Ideal:
        """Return the belief after answers."""
        return Ideal(self.tables, update_some(self.tables, self.belief, move, signal))

    def begun(self, before: State, move: Ints, signal: Ints) -> Ideal:
        """Return the belief after what the scenario begins with."""
        return Ideal(self.tables, forced(self.tables, self.belief, move, signal))

    def objections(self) -> Shares:
        """Return P(real objection) [G, K]."""
        return objection_shares(self.tables, self.belief)

    def deciders(self) -> Shares:
        """Return P(this person can stop the deal) [G, D]."""
        return decider_shares(self.tables, self.belief)

    def poor_fit(self) -> Shares:
        """Return P(lowest fit) [G]."""
        return poor_fit_share(self.tables, self.belief)

    def hurried(self) -> Shares:
        """Return P(in a hurry after a no) [G]."""
        return hurried_share(self.tables, self.belief)

    def hollow(self, state: State) -> Shares:
        """Return P(the yes was hollow) [G]; 0 before a yes."""
        return hollow_share(self.belief)

    def away(self, state: State) -> Shares:
        """Return P(wavers) [G]."""
        modes = by_mode(self.belief)
        return modes[:, Mode.SEEN] + modes[:, Mode.UNSEEN] + modes[:, Mode.HOLLOW_SEEN] + modes[:, Mode.HOLLOW_UNSEEN]

    def yes_chance(self, state: State) -> Shares:
        """Return the chance of a yes [G]."""
        rows, belief = self.belief.state, self.belief
        zero = np.zeros(len(rows), dtype=np.float32)
        yes, hollow, _, _ = decision(self.tables, rows, zero + self.tables.c["close.q_plain"], zero > 1)
        return total(by_type(belief) * (yes + hollow).astype(np.float64).reshape(belief.games, -1))

    def information(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return bits [G, C]."""
        out, before = np.zeros(allowed.shape), uncertainty(self.tables, self.belief)
        for at in np.flatnonzero(allowed.any(axis=0)):
            games = np.flatnonzero(allowed[:, at])
            move = [int(columns[at])]
            out[games, at] = information(self.tables, self.belief.rows(games), move, before[games])[:, 0]
        return out

    def help_of(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return the drop in log hazard [G, C]."""
        out, shares = np.zeros(allowed.shape), by_type(self.belief)
        for at in np.flatnonzero(allowed.any(axis=0)):
            games = np.flatnonzero(allowed[:, at])
            part = self.belief.rows(games)
            effect, _ = contact_effect(self.tables, part.state, np.full(len(part.state), columns[at]))
            out[games, at] = total(shares[games] * -effect.astype(np.float64).reshape(len(games), -1))
        return out


def ideal_listener(tables: Tables, games: int, weights: Shares | None = None) -> Ideal:
    """Return the ideal listener before the first word; `weights` [T, MODES] replaces the prior of a late start."""
    return Ideal(tables, prior_belief(tables, games, weights))
