"""A listener that counts clues: each answer is evidence of one hidden thing or another, and each is followed by itself.

It is the marginals of the exact belief, carried on by look-ups (belief/guide.py), with the levels of people of middling
temper beside them. What the hidden things have to do with one another is left out: that is what makes it quick.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.evidence import SOLVES, answered, asked
from salesdance.belief.filter import Belief, prior_belief, total
from salesdance.belief.guide import guide_of
from salesdance.belief.helping import contacts_of, expected_help
from salesdance.belief.likelihoods import SUREST
from salesdance.belief.marginals import Marginals
from salesdance.belief.measures import (
    by_type,
    decider_shares,
    hollow_share,
    hurried_share,
    objection_shares,
    poor_fit_share,
)
from salesdance.belief.questions import bits_of, bits_of_asking
from salesdance.engine import Level, Phase, Seen, State, Tables
from salesdance.engine.signals import KIND_CODE

Shares = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
ASK = KIND_CODE["ask"]
PIECE = 2048
"""So many games at a time fit the cache."""


@dataclass(frozen=True, slots=True)
class Counts(Marginals):
    """The listener that counts: what it believes in G games, as `Marginals` has it."""

    def rows(self, games: Ints) -> Counts:
        """Return what is believed in the chosen games."""
        odds, solved, levels = self.odds, self.solved, self.levels
        return Counts(self.guide, odds.take(games, 0), solved.take(games, 0), levels.take(games, 0))

    def stretch(self, games: slice) -> Counts:
        """Return what is believed in games that stand together, shared and not copied."""
        return Counts(self.guide, self.odds[games], self.solved[games], self.levels[games])

    def heard(self, before: State, move: Ints, signal: Ints) -> Counts:
        """Return what is believed after answers."""
        return self._after(before, move, signal, evidence=True)

    def begun(self, before: State, move: Ints, signal: Ints) -> Counts:
        """Return what is believed after what the scenario begins with: it changes levels, and how a yes was meant."""
        return self._after(before, move, signal, evidence=False)

    def _after(self, before: State, move: Ints, signal: Ints, *, evidence: bool) -> Counts:
        rows = np.flatnonzero(self.guide.heard.take(move) & (move >= 0))
        if len(rows) == 0:
            return self
        if len(rows) == len(move):
            return Counts(self.guide, *answered(self, before, rows, move, signal, evidence=evidence))
        own = answered(self.rows(rows), before, rows, move[rows], signal[rows], evidence=evidence)
        odds, solved, levels = self.odds.copy(), self.solved, self.levels.copy()
        odds[rows], levels[rows] = own[0], own[2]
        if SOLVES.take(self.guide.kind.take(move[rows])).any():
            solved = solved.copy()
            solved[rows] = own[1]
        return Counts(self.guide, odds, solved, levels)

    def hollow(self, state: State) -> Shares:
        """Return P(the yes was hollow) [G]; 0 before a yes."""
        share = self.share(self.guide.tables.deciders + 2)
        return np.where(state.seen[:, Seen.SAID_YES] > 0, share, 0.0)

    def away(self, state: State) -> Shares:
        """Return P(wavers) [G], by the calendar and by whether second thoughts showed."""
        phase, day, shown = (state.seen[:, at].astype(np.int64) for at in (Seen.PHASE, Seen.DAY, Seen.WOBBLE_DAY))
        known, unknown = self.guide.away
        away = np.where(shown > 0, known.take(day + 1 - np.minimum(shown, day + 1)), unknown.take(day))
        return np.where((phase >= Phase.STOP) & (phase <= Phase.RESTART), away, 0.0)

    def yes_chance(self, state: State) -> Shares:
        """Return the chance of a yes [G]."""
        zero = np.zeros(len(state), dtype=np.float32)
        yes, _, _ = asked(self, state, zero + self.guide.tables.c["close.q_plain"], zero > 1)
        k = self.solved.shape[1]
        chance = total(self.objections() * yes[:, :k])
        base = yes[np.arange(len(yes)), self.likeliest]
        others = [self.poor_fit(), *self.deciders().T]
        for at, share in enumerate(others):
            chance = chance * (1 - share * (1 - yes[:, k + at] / np.where(base > 0, base, 1.0)))
        return chance

    def information(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return bits [G, C]; each hidden thing by itself."""
        out = np.zeros(allowed.shape)
        if len(out) > PIECE:
            for start in range(0, len(out), PIECE):
                piece = slice(start, start + PIECE)
                out[piece] = self.stretch(piece).information(state.rows(piece), columns, allowed[piece])
            return out
        kinds = self.guide.kind.take(columns)
        asks = np.flatnonzero(kinds == ASK)
        if len(asks):
            out[:, asks] = bits_of_asking(self, state, columns[asks])
        for at in np.flatnonzero((kinds != ASK) & allowed.any(axis=0)):
            games = np.flatnonzero(allowed[:, at])
            part, here = (self, state) if len(games) == len(out) else (self.rows(games), state.rows(games))
            out[games, at] = bits_of(part, here, int(columns[at]))
        return out

    def help_of(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return the drop in log hazard [G, C]."""
        return expected_help(contacts_of(self.guide.tables), state, columns, self.objections(), self.solved)


def counting(tables: Tables, belief: Belief) -> Counts:
    """Return a listener that counts, from what the exact belief says in each game: at the start or in the middle."""
    guide, types, g = guide_of(tables), tables.types, belief.games

    def odds(share: Shares) -> Shares:
        least = 1 / SUREST
        return np.maximum(share, least) / np.maximum(1 - share, least)

    said_yes = belief.state.seen[:: belief.types, Seen.SAID_YES] > 0
    rest = [*decider_shares(tables, belief).T, poor_fit_share(tables, belief), hurried_share(tables, belief)]
    columns = [odds(share) for share in rest] + [np.where(said_yes, odds(hollow_share(belief)), 1.0)]
    shares = by_type(belief)
    of_type = belief.state.levels.reshape(g, belief.types, -1).astype(np.float64)
    levels = (shares[:, :, None] * of_type).cumsum(axis=1)[:, -1]
    solved = np.zeros((g, tables.objections), dtype=np.float32)
    for k in range(tables.objections):
        mine = of_type[:, types.objection == k, Level.RESOLVED]
        solved[:, k] = total(mine) / mine.shape[1]
    whole = np.concatenate(
        [np.maximum(objection_shares(tables, belief), 1 / SUREST), np.stack(columns, axis=1)], axis=1
    )
    return Counts(guide, whole, solved, levels.astype(np.float32))


def counting_listener(tables: Tables, games: int, weights: Shares | None = None) -> Counts:
    """Return a listener that counts before the first word; `weights` [T, MODES] replaces the prior of a late start."""
    return counting(tables, prior_belief(tables, 1, weights)).rows(np.zeros(games, dtype=np.int64))
