"""A listener that counts clues: each answer is evidence of one hidden thing or another, and each is followed by itself.

It is the marginals of the exact belief, carried on by look-ups (belief/guide.py), with the levels of people of middling
temper beside them. What the hidden things have to do with one another is left out: that is what makes it quick.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Belief, prior_belief, total
from salesdance.belief.guide import AT_MOST, SOLVING, SORE, STEPS, SUREST, Guide, guide_of
from salesdance.belief.helping import contacts_of, expected_help
from salesdance.belief.measures import (
    by_type,
    decider_shares,
    hollow_share,
    hurried_share,
    objection_shares,
    poor_fit_share,
)
from salesdance.belief.middling import DECIDES, POOR, person
from salesdance.belief.occasions import AGAIN, SEVERAL, asked_before, occasions
from salesdance.engine import Level, Phase, Seen, State, Tables
from salesdance.engine.closing import decision
from salesdance.engine.curves import logistic, surprise
from salesdance.engine.signals import KIND_CODE, KINDS
from salesdance.engine.talk import openness

Shares = NDArray[np.float64]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
ASK, CLOSE = KIND_CODE["ask"], KIND_CODE["close"]
PIECE = 2048
"""So many games at a time fit the cache."""
SOLVING_CODES = tuple(KIND_CODE[kind] for kind in SOLVING)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is believed in G games: `odds` [G, K + D + 3], `solved` float32 [G, K], `levels` float32 [G, LEVELS].

    `odds` are how likely each objection is beside the others, then the odds that each person can stop the deal, of a
    poor fit, of a hurry after a no, and that a yes was hollow. `solved` is how far each objection would be solved by
    now, were it the real one; `levels` are those of people of middling temper.
    """

    guide: Guide
    odds: Shares
    solved: Floats
    levels: Floats

    def rows(self, games: Ints) -> Counts:
        """Return what is believed in the chosen games."""
        odds, solved, levels = self.odds, self.solved, self.levels
        return Counts(self.guide, odds.take(games, 0), solved.take(games, 0), levels.take(games, 0))

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
            return _answered(self, before, rows, move, signal, evidence)
        part = _answered(self.rows(rows), before, rows, move[rows], signal[rows], evidence)
        odds, levels = self.odds.copy(), self.levels.copy()
        odds[rows], levels[rows] = part.odds, part.levels
        solved = self.solved
        if np.isin(self.guide.kind.take(move[rows]), SOLVING_CODES).any():
            solved = solved.copy()
            solved[rows] = part.solved
        return Counts(self.guide, odds, solved, levels)

    def objections(self) -> Shares:
        """Return P(real objection) [G, K]."""
        odds = self.odds[:, : self.solved.shape[1]]
        return odds / total(odds)[:, None]

    def _share(self, column: int) -> Shares:
        odds = self.odds[:, self.solved.shape[1] + column]
        return odds / (1 + odds)

    def deciders(self) -> Shares:
        """Return P(this person can stop the deal) [G, D]."""
        k = self.solved.shape[1]
        odds = self.odds[:, k : k + self.guide.tables.deciders]
        return odds / (1 + odds)

    def poor_fit(self) -> Shares:
        """Return P(lowest fit) [G]."""
        return self._share(self.guide.tables.deciders)

    def hurried(self) -> Shares:
        """Return P(in a hurry after a no) [G]."""
        return self._share(self.guide.tables.deciders + 1)

    def hollow(self, state: State) -> Shares:
        """Return P(the yes was hollow) [G]; 0 before a yes."""
        share = self._share(self.guide.tables.deciders + 2)
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
        yes, _, _ = _asked(self, state, zero + self.guide.tables.c["close.q_plain"], zero > 1)
        k, likely = self.solved.shape[1], self.odds[:, : self.solved.shape[1]].argmax(axis=1)
        chance = total(self.objections() * yes[:, :k])
        base = yes[np.arange(len(yes)), likely]
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
                own = Counts(self.guide, self.odds[piece], self.solved[piece], self.levels[piece])
                out[piece] = own.information(state.rows(piece), columns, allowed[piece])
            return out
        kinds = self.guide.kind.take(columns)
        asks = np.flatnonzero(kinds == ASK)
        if len(asks):
            out[:, asks] = _bits_of_asking(self, state, columns[asks])
        for at in np.flatnonzero((kinds != ASK) & allowed.any(axis=0)):
            games = np.flatnonzero(allowed[:, at])
            part, here = (self, state) if len(games) == len(out) else (self.rows(games), state.rows(games))
            out[games, at] = _bits(part, here, int(columns[at]))
        return out

    def help_of(self, state: State, columns: Ints, allowed: Mask) -> Shares:
        """Return the drop in log hazard [G, C]."""
        return expected_help(contacts_of(self.guide.tables), state, columns, self.objections(), self.solved)


def _answered(counts: Counts, before: State, rows: Ints, move: Ints, signal: Ints, evidence: bool) -> Counts:
    """Return what is believed after answers; `counts`, `move` and `signal` are those of the `rows` of `before`."""
    guide, solved = counts.guide, counts.solved
    which = np.zeros(len(move), dtype=np.int64)
    kinds = guide.kind.take(move)
    closing: tuple[Ints, Shares] | None = None
    for code in np.flatnonzero(np.bincount(kinds)).tolist():
        if KINDS[code] not in SEVERAL:
            continue
        at = np.flatnonzero(kinds == code)
        part = replace(before.rows(rows[at]), levels=counts.levels.take(at, axis=0))
        which[at] = SEVERAL[KINDS[code]].of(guide.tables, part, move[at])
        if code == CLOSE and evidence:
            closing = at, _said(counts.rows(at), part, move[at], signal[at])
    entry = guide.first.take(move) + which * guide.signals.take(move) + signal
    like = guide.like[0].take(entry, axis=0)
    k = solved.shape[1]
    for kind, limit in SORE.items():
        at = np.flatnonzero(kinds == KIND_CODE[kind])
        if len(at):
            firm = solved[at] >= guide.tables.c[limit]
            like[at, :k] = np.where(firm, guide.like[1].take(entry[at], axis=0)[:, :k], like[at, :k])
    if closing is not None:
        like[closing[0]] *= closing[1]
    if not evidence:
        like[:, :-1] = 1
    rates = guide.rates.take(entry, axis=0)
    levels = counts.levels
    rates *= np.where(rates > 0, 1 - levels, levels)
    rates += levels
    rates[:, Level.EXPECT] += guide.expect.take(entry)
    for code in SOLVING_CODES:
        at = np.flatnonzero(kinds == code)
        if len(at):
            step, now = guide.solves.take(entry[at], axis=0), solved[at]
            solved = solved.copy() if solved is counts.solved else solved
            solved[at] = np.maximum(now, step) if KINDS[code] in AT_MOST else now + step * (1 - now)
    return Counts(guide, counts.odds * like, solved, rates)


def _asked(counts: Counts, state: State, push: Floats, soft: Mask) -> tuple[Shares, Shares, Shares]:
    """Return P(yes), P(not now), P(no) [G, K + 1 + D]: by objection, then of the likeliest with a poor fit, with each
    who can stop the deal.
    """
    guide, n, k = counts.guide, len(state), counts.solved.shape[1]
    tables = guide.tables
    likely = counts.odds[:, :k].argmax(axis=1)
    real = np.concatenate([np.tile(np.arange(k), (n, 1)), np.repeat(likely[:, None], 1 + tables.deciders, axis=1)], 1)
    variant = np.concatenate([np.zeros(k, dtype=np.int64), [POOR], DECIDES + np.arange(tables.deciders)])
    wide = real.shape[1]
    types = (person(tables, real) + variant).ravel()
    levels = np.repeat(counts.levels, wide, axis=0)
    levels[:, Level.RESOLVED] = np.take_along_axis(counts.solved, real, axis=1).ravel()
    people = replace(
        state,
        type=types,
        mode=np.zeros(len(types), dtype=np.int8),
        levels=levels,
        seen=np.repeat(state.seen, wide, axis=0),
    )
    yes, hollow, stall, no = decision(guide.people, people, np.repeat(push, wide), np.repeat(soft, wide))
    return tuple(each.astype(np.float64).reshape(n, wide) for each in (yes + hollow, stall, no))  # type: ignore[return-value]


def _said(counts: Counts, state: State, move: Ints, signal: Ints) -> Shares:
    """Return what an answer to the ask is evidence of [G, H] by being a yes, a no, or neither."""
    guide, k = counts.guide, counts.solved.shape[1]
    manners, rows = guide.tables.manners, np.arange(len(move))
    yes, stall, no = _asked(counts, state, manners.push.take(move), manners.soft.take(move))
    last = guide.signals.take(move) - 1
    chance = np.where((signal == 0)[:, None], yes, np.where((signal == last)[:, None], no, stall))
    chance = np.maximum(chance, 1 / SUREST)
    base = chance[rows, counts.odds[:, :k].argmax(axis=1)][:, None]
    like = np.ones_like(counts.odds)
    like[:, :k] = chance[:, :k] / chance[:, :k].max(axis=1, keepdims=True)
    deciders = guide.tables.deciders
    like[:, k : k + deciders] = chance[:, k + 1 :] / base
    like[:, k + deciders] = chance[:, k] / base[:, 0]
    return like


def _bits_of_asking(counts: Counts, state: State, moves: Ints) -> Shares:
    """Return the bits of questions about facts [G, C]."""
    guide, tables = counts.guide, counts.guide.tables
    fact, n = tables.subject[moves], len(state)
    of = tables.clue_of[fact]
    shares = np.concatenate([counts.objections(), counts.deciders(), counts.poor_fit()[:, None]], axis=1)
    which = asked_before(tables, state, fact)
    talk = openness(tables, replace(state, levels=counts.levels))
    again = tables.c["ask.again"]
    either = logistic(np.stack([talk, talk - np.float32(again)], axis=1)).astype(np.float64).ravel()
    openly = either.take((which >= 2 * AGAIN) + np.arange(0, 2 * n, 2)[:, None])
    scaled = shares.take(np.maximum(of, 0), axis=1)
    scaled *= STEPS
    step = np.minimum(scaled.astype(np.int64), STEPS - 1)
    scaled -= step
    which *= 2 * STEPS
    which += step
    at = which + fact * (12 * STEPS)
    curve, rise = guide.curve.ravel(), guide.rise.ravel()
    bits: Shares = rise.take(at)
    bits *= scaled
    bits += curve.take(at)
    at += STEPS
    thin = rise.take(at)
    thin *= scaled
    thin += curve.take(at)
    bits -= thin
    bits *= openly
    bits += thin
    return bits


def _bits(counts: Counts, state: State, move: int) -> Shares:
    """Return the bits [G] of one move, added up over what it tells of."""
    guide, k = counts.guide, counts.solved.shape[1]
    n = len(state)
    case = guide.case[move] + occasions(KINDS[guide.kind[move]]).of(
        guide.tables, replace(state, levels=counts.levels), np.full(n, move)
    )
    count = len(guide.tables.answers[guide.kind[move]].signals)
    tells = np.any(guide.tells.take(case, axis=1), axis=1)
    bits = np.zeros(n)
    if tells[0]:
        bits += _told(guide, case, np.arange(k), counts.objections(), count)
    others = [*counts.deciders().T, counts.poor_fit()]
    for at, share in enumerate(others):
        if tells[1 + at]:
            pair = k + 2 * at + np.arange(2)
            bits += _told(guide, case, pair, np.stack([share, 1 - share], axis=1), count)
    return bits


def _told(guide: Guide, case: Ints, things: Ints, shares: Shares, signals: int) -> Shares:
    mixed = np.zeros((len(case), signals))
    left = np.zeros(len(case))
    for at, thing in enumerate(things):
        mixed += shares[:, [at]] * guide.chances[thing].take(case, axis=0)[:, :signals]
        left += shares[:, at] * guide.left[thing].take(case)
    return np.maximum(total(surprise(np.minimum(mixed, 1.0))) - left, 0.0)


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
