"""How likely each answer is if a hidden thing is so, and if not: the engine's own rules, asked of middling people.

A case is a move on one of its occasions (belief/occasions.py); a case with a signal is an entry of the look-up tables.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import total
from salesdance.belief.occasions import ASK_WAYS, SCENES, occasions
from salesdance.engine import Level, Mode, Phase, Seen, State, Tables, answers, new_state
from salesdance.engine.curves import surprise
from salesdance.engine.signals import KINDS

Shares = NDArray[np.float64]
Ints = NDArray[np.int64]
HEARING = (
    "ask", "follow", "silence", "probe", "process", "close", "why", "matched", "grace", "permission", "road_help",
    "road_promise", "answer", "excuse", "reason", "discount", "nail", "contact", "easy_no",
)  # fmt: skip
"""The kinds of move whose answers are evidence of something that is followed."""
DODGING = ("nail", "easy_no")
"""The kinds whose answers tell a hollow yes from a genuine one."""
SUREST = 1e6
"""No single answer makes anything this many times as likely as it was."""
KEPT = 16
"""So many scenarios have their look-up tables kept at a time."""
STEPS = 256
"""A curve of information runs over the share of the hidden thing in so many steps."""


PARTS = 8
"""In so many parts the cases are worked out: all at once they would not fit the cache."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Every case in order: its move and occasion; and every entry: its case and signal."""

    move: Ints
    which: Ints
    case: Ints
    signal: Ints


def staged(tables: Tables, move: Ints, which: Ints, types: Ints) -> State:
    """Return a state in which each move [N] is made on its occasion, by people of these types [N]."""
    state = new_state(tables, types)
    talked = int(tables.c["attention.questions"]) - 1
    for column in (Seen.QUESTIONS, Seen.BEFORE_SELF):
        state.seen[:, column] = talked
    for code in np.unique(tables.kind[move]):
        rows = np.flatnonzero(tables.kind[move] == code)
        part = state.rows(rows)
        phase, mode = SCENES.get(KINDS[code], (Phase.TALK, Mode.TALK))
        part.seen[:, Seen.PHASE], part.mode[:] = phase, mode
        occasions(KINDS[code]).stage(tables, part, move[rows], which[rows])
        for name in State.__slots__:
            getattr(state, name)[rows] = getattr(part, name)
    return state


def _by_signal(tables: Tables, move: Ints, chances: NDArray[np.float32], width: int) -> Shares:
    """Return the chance of each signal [N, S] from those of the answers."""
    out = np.zeros((len(move), width))
    for code in np.unique(tables.kind[move]):
        rows = np.flatnonzero(tables.kind[move] == code)
        for answer, signal in enumerate(tables.answers[code].signal_of):
            out[rows, signal] += chances[rows, answer]
    return out


def given_signals(middle: Tables, cases: Cases, *, solved: bool) -> tuple[Shares, Shares]:
    """Return the chance of each signal for each type [C, T, S], and what each is for a hollow yes against a genuine."""
    types, width = len(middle.types), max(len(table.signals) for table in middle.answers)
    out, odds = np.zeros((len(cases.move), types, width)), np.ones((len(cases.move), width))
    hearing = [middle.moves[m].entry.kind in HEARING for m in range(len(middle.moves))]
    for at in np.array_split(np.flatnonzero(np.take(hearing, cases.move)), PARTS):
        if not len(at):
            continue
        move, which = np.repeat(cases.move[at], types), np.repeat(cases.which[at], types)
        state = staged(middle, move, which, np.tile(np.arange(types), len(at)))
        if solved:
            state.levels[:, Level.RESOLVED] = 1
        chances = answers(middle, state, move)
        out[at] = _by_signal(middle, move, chances, width).reshape(len(at), types, width)
        _hollow_odds(middle, cases, at, (state, move, chances), odds)
    return out, odds


def _hollow_odds(
    middle: Tables, cases: Cases, at: Ints, made: tuple[State, Ints, NDArray[np.float32]], odds: Shares
) -> None:
    state, move, chances = made
    types = len(middle.types)

    def mean(values: Shares) -> Shares:
        return total(np.moveaxis(values.reshape(-1, types, values.shape[1]) * middle.types.prior[:, None], 1, 2))

    kinds = np.array([middle.moves[m].entry.kind for m in cases.move[at]])
    dodging, closing = np.isin(kinds, DODGING), kinds == "close"
    if dodging.any():
        hollow = answers(middle, state.with_mode(Mode.HOLLOW_SETTLED), move)
        both = [mean(_by_signal(middle, move, each, odds.shape[1])) for each in (hollow, chances)]
        odds[at[dodging]] = (_ratio(*both))[dodging]
    if closing.any():
        said = mean(chances[:, :2].astype(np.float64))
        odds[at[closing], 0] = _ratio(said[:, 1], said[:, 0])[closing]


def _ratio(over: Shares, under: Shares) -> Shares:
    """Return how many times as likely, within SUREST; 1 where neither can be."""
    none = (over <= 0) & (under <= 0)
    found = over / np.where(under > 0, under, 1.0)
    found = np.where(under > 0, found, SUREST)
    return np.where(none, 1.0, np.minimum(np.maximum(found, 1 / SUREST), SUREST))


def _share(middle: Tables, given: Shares, among: NDArray[np.bool_]) -> Shares:
    """Return the chance of each signal [C, S] among some types, by the prior; 0 where there are none."""
    weights = middle.types.prior * among
    whole = weights.cumsum()[-1]
    out = np.zeros((given.shape[0], given.shape[2]))
    for t in np.flatnonzero(weights):
        out += given[:, t] * (weights[t] / whole)
    return out


def _hidden(middle: Tables) -> list[NDArray[np.bool_]]:
    """Return which types have each of the things that are so or not: who decides, a poor fit, a hurry."""
    types = middle.types
    return [*types.decides.T, types.poor, types.hurried]


def _objections(middle: Tables, given: Shares) -> Shares:
    return np.stack([_share(middle, given, middle.types.objection == k) for k in range(middle.objections)], axis=1)


def likelihoods(middle: Tables, cases: Cases, joint: tuple[Shares, Shares]) -> Shares:
    """Return what each entry multiplies the odds by [E, H]; see Guide."""
    given, hollow = joint
    by_objection = _objections(middle, given)
    closing = np.array([middle.moves[m].entry.kind == "close" for m in cases.move])
    # How likely a yes, a no or a "not now" is, hangs on what was solved: what is left here is how it is said.
    last = len(middle.answers[KINDS.index("close")].signals) - 1
    by_objection[closing, :, 0] = by_objection[closing, :, last] = 1
    stalls = total(by_objection[closing][:, :, 1:last])
    by_objection[closing, :, 1:last] /= np.where(stalls > 0, stalls, 1.0)[:, :, None]
    most = by_objection.max(axis=1, keepdims=True)
    by_objection = np.where(most > 0, by_objection / np.where(most > 0, most, 1.0), 1.0)
    odds = [_ratio(_share(middle, given, has), _share(middle, given, ~has)) for has in _hidden(middle)]
    for of in odds:
        of[closing] = 1
    whole = np.concatenate([by_objection, np.stack([*odds, hollow], axis=1)], axis=1)
    return whole[cases.case, :, cases.signal]


def by_thing(middle: Tables, joint: tuple[Shares, Shares]) -> tuple[Shares, Shares, NDArray[np.bool_]]:
    """Return chances, entropies and what a case tells anything of; see Guide."""
    given, _ = joint
    by_objection = _objections(middle, given)
    parts, tells = [by_objection], [(by_objection.max(axis=1) - by_objection.min(axis=1)).max(axis=1)]
    for has in _hidden(middle)[:-1]:
        both = np.stack([_share(middle, given, has), _share(middle, given, ~has)], axis=1)
        parts.append(both)
        tells.append(np.abs(both[:, 0] - both[:, 1]).max(axis=1))
    chances = np.concatenate(parts, axis=1)
    return chances, total(surprise(chances)), np.stack(tells, axis=1) > 1 / SUREST


def curves(tables: Tables, chances: Shares, case: Ints) -> Shares:
    """Return the bits of a clue [F, ASK_WAYS, 2, STEPS + 1] by the share of what it is of: openly answered, thinly."""
    share = np.arange(STEPS + 1) / STEPS
    out = np.zeros((tables.facts, ASK_WAYS, 2, STEPS + 1))
    k, asks = tables.objections, tables.of_kind("ask")
    for move in asks:
        fact = tables.subject[move]
        thing = tables.clue_of[fact]
        if thing < 0:
            continue
        others = (0 if thing else k - 1) if thing < k else -1
        rows = (thing, others) if thing < k else (k + 2 * (thing - k), k + 2 * (thing - k) + 1)
        for which in range(ASK_WAYS):
            pair = chances[case[move] + which][list(rows)]
            for thin in range(2):
                both = pair[:, 2 * thin : 2 * thin + 2]
                whole = total(both)
                shown = both[:, 0] / np.where(whole > 0, whole, 1.0)
                mixed = share * shown[0] + (1 - share) * shown[1]
                known = share * _unsure(shown[0]) + (1 - share) * _unsure(shown[1])
                out[fact, which, thin] = np.maximum(_unsure(mixed) - known, 0)
    return out


def _unsure(share: Shares) -> Shares:
    return surprise(share) + surprise(1 - share)
