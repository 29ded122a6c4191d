"""How a habit chooses among the moves it allows: a worth for each move, ties by index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Counts, Listener, total
from salesdance.engine import Seen, State, Tables
from salesdance.engine.luck import Seeds, uniform_pairs
from salesdance.engine.signals import KIND_CODE
from salesdance.engine.tables import ABOUT_OBJECTION
from salesdance.habits import PICKS, Pick
from salesdance.moves import GROUPS
from salesdance.players.measures import of_kinds, topics_asked

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
RANDOM_PURPOSE = 100_000
DODGED = 9.0
"""More than any commitment can matter: one that was dodged is not pushed at while another is open."""
STATIC: tuple[Pick, ...] = ("first", "listed", "longest_line", "likeliest")
"""Ways of picking that give a move the same worth in every game."""


Turns = int | Ints
"""How many turns each game has had [G]; one number where it is the same for all."""


def turns_of(turns: Turns, rows: Ints | slice) -> Turns:
    """Return the turns of some of the games."""
    return turns if isinstance(turns, int) else turns[rows]


@dataclass(frozen=True, slots=True)
class Situation:
    """Games in which somebody chooses; `listener` is None for who does not listen, `mask` [G, M] what can be done."""

    tables: Tables
    state: State
    listener: Listener | None
    mask: Mask
    seeds: Seeds
    turn: Turns

    def rows(self, rows: Ints | slice) -> Situation:
        """Return the situation of some of the games, in order and each once; a slice shares what it can."""
        size = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
        if size == len(self.state):
            return self
        mask = self.mask[rows] if isinstance(rows, slice) else self.mask.take(rows, axis=0)
        return Situation(
            self.tables, self.state.rows(rows), self._heard(rows), mask, self.seeds[rows],
            turns_of(self.turn, rows),
        )  # fmt: skip

    def _heard(self, rows: Ints | slice) -> Listener | None:
        if self.listener is None:
            return None
        if isinstance(rows, slice):
            if isinstance(self.listener, Counts):
                return self.listener.stretch(rows)
            rows = np.arange(rows.start, rows.stop)
        return self.listener.rows(rows)


def span_of(columns: Ints) -> slice | Ints:
    """Return columns as a slice where they stand together: cheaper to look up."""
    together = len(columns) > 0 and bool((np.diff(columns) == 1).all())
    return slice(int(columns[0]), int(columns[-1]) + 1) if together else columns


def part_of(array: NDArray[Any], rows: Ints, columns: slice | Ints) -> NDArray[Any]:
    """Return some rows (in order, each once) and columns of an array [G, M]; a view where that will do."""
    if len(rows) < len(array):
        array = array.take(rows, axis=0)
    return array[:, columns] if isinstance(columns, slice) else array.take(columns, axis=1)


def static_worths(pick: Pick, tables: Tables, lengths: Numbers | None = None) -> Numbers:
    """Return the worth [M] of each move where it is the same in every game; `lengths` [M] are those of the lines.

    ValueError if lines are to be compared and their lengths are not known.
    """
    moves = len(tables.moves)
    if pick == "listed":
        groups = [GROUPS.index(move.entry.group) for move in tables.moves]
        return -np.array(groups, dtype=np.float64)
    if pick == "longest_line":
        if lengths is None:
            raise ValueError("a player that goes by the length of a line needs the lengths")
        return lengths
    if pick == "likeliest":
        prior = _grouped_prior(tables)
        shares = np.repeat(prior[None], 1, axis=0)
        about = _by_subject(tables, shares, np.arange(moves))
        about += _weight(tables, shares, np.arange(moves)) + _eases(tables, shares, np.arange(moves))
        worth: Numbers = np.round(about[0], 6)
        return worth
    return np.zeros(moves)


def _grouped_prior(tables: Tables) -> Numbers:
    shares = [total(tables.types.prior[tables.types.objection == k]) for k in range(tables.objections)]
    return np.array(shares, dtype=np.float64)


def worths(pick: Pick, here: Situation, rows: Ints, columns: Ints, allowed: Mask) -> Numbers:
    """Return the worth [G, C] that a way of picking gives each of the moves `columns` [C] in some rows [G].

    Only those that are `allowed` [G, C] will be looked at. What only a listener knows is worth nothing to others.
    """
    tables, state, listener = here.tables, here.state, here.listener
    if pick == "random":
        return _random(here, rows, columns, allowed)
    if pick == "least_said":
        return -part_of(state.said, rows, columns).astype(np.float64)
    if pick == "same_kind":
        return follows(here, rows, columns).astype(np.float64)
    if pick in ("unheard_topic", "same_topic"):
        return _by_topic(tables, here.rows(rows).state, columns, heard=pick == "same_topic")
    if pick == "boldest":
        return np.repeat(_boldness(tables, columns)[None], len(rows), axis=0)
    if pick in ("dodged", "undodged"):
        dodged = _dodged(tables, here.rows(rows).state, columns)
        return dodged if pick == "dodged" else -dodged
    if pick == "voiced":
        return _voiced(tables, here.rows(rows).state, columns)
    if listener is None or not PICKS[pick].listener:
        return np.zeros(allowed.shape)
    if pick in ("information", "helpful"):
        there = here.rows(rows)
        worth = _information if pick == "information" else _helpful
        return worth(tables, there.listener or listener, there.state, columns, allowed)
    shares = (listener if len(rows) == len(state) else listener.rows(rows)).objections()
    if pick == "believed":
        return np.round(_by_subject(tables, shares, columns), 6)
    if pick == "eased":
        return np.round(_eases(tables, shares, columns, part_of(state.said, rows, columns)), 6)
    return np.round(_weight(tables, shares, columns, state.rows(rows)), 6)


def follows(here: Situation, rows: Ints, columns: Ints) -> Mask:
    """Return which of the moves `columns` [C] are of the kind of the last one made, in some rows [G, C]."""
    last = here.state.seen[rows, Seen.LAST_MOVE]
    kinds = np.append(here.tables.kind, -1).astype(np.int16)
    same: Mask = kinds.take(last, mode="wrap")[:, None] == kinds[columns]
    return same


def _random(here: Situation, rows: Ints, columns: Ints, allowed: Mask) -> Numbers:
    out = np.full(allowed.shape, -np.inf)
    row, column = np.nonzero(allowed)
    out[row, column] = uniform_pairs(here.seeds[rows], row, columns + RANDOM_PURPOSE, column, turns_of(here.turn, rows))
    return out


def worths_seen(pick: Pick, tables: Tables, state: State, columns: Ints) -> Numbers:
    """Return the worth [G, C] that a way of picking gives moves by what anyone at the table saw.

    For those that neither listen nor draw nor go by the length of a line.
    """
    if pick in STATIC:
        return np.repeat(static_worths(pick, tables)[columns][None], len(state), axis=0)
    every = np.ones((len(state), len(columns)), dtype=np.bool_)
    here = Situation(tables, state, None, every, np.zeros(len(state), dtype=np.uint64), 0)
    return worths(pick, here, np.arange(len(state)), columns, every)


def _by_topic(tables: Tables, state: State, columns: Ints, *, heard: bool) -> Numbers:
    out, asked = np.zeros((len(state), len(columns))), topics_asked(tables, state)
    for at, move in enumerate(columns.tolist()):
        if tables.moves[move].entry.kind == "ask":
            out[:, at] = asked[:, tables.topic[tables.subject[move]]] == heard
    return out


def _boldness(tables: Tables, columns: Ints) -> Numbers:
    """Return how far moves go beyond what will happen [C]."""
    promises = tables.kind[columns] == KIND_CODE["promise"]
    worth = np.zeros(len(columns))
    worth[promises] = tables.promise_gap[tables.subject[columns[promises]]]
    return worth


def _dodged(tables: Tables, state: State, columns: Ints) -> Numbers:
    """Return how often the commitments that moves raise were dodged [G, C]."""
    nails = tables.kind[columns] == KIND_CODE["nail"]
    item = np.where(nails, tables.subject[columns], 0)
    dodged: Numbers = (state.seen[:, tables.blocks.dodged + item] * nails).astype(np.float64)
    return dodged


def _voiced(tables: Tables, state: State, columns: Ints) -> Numbers:
    out = np.zeros((len(state), len(columns)))
    for at, move in enumerate(columns.tolist()):
        if tables.moves[move].entry.kind == "answer":
            out[:, at] = state.seen[:, tables.blocks.voiced + tables.subject[move]] > 0
    return out


def _by_subject(tables: Tables, shares: Numbers, columns: Ints) -> Numbers:
    of = np.zeros((len(columns), shares.shape[1]))
    for at, move in enumerate(columns.tolist()):
        kind, subject = tables.moves[move].entry.kind, int(tables.subject[move])
        if kind == "answer":
            of[at, subject] = 1
        elif kind == "excuse":
            of[at] = tables.true_of[:, subject]
        elif tables.about[move] == ABOUT_OBJECTION:
            of[at, tables.about_index[move]] = 1
    return _mixed(shares, of)


def _mixed(shares: Numbers, of: Numbers) -> Numbers:
    """Return the sum over objections of their shares [G, K] times what is `of` them [C, K], for each game and move."""
    out = np.zeros((len(shares), len(of)))
    for k in np.flatnonzero(of.any(axis=0)):
        out += shares[:, k, None] * of[:, k]
    return out


def _eases(tables: Tables, shares: Numbers, columns: Ints, said: NDArray[np.uint8] | None = None) -> Numbers:
    """Return what reasons ease; one that was given before is worth less, where it is known how often it was `said`."""
    reasons = tables.kind[columns] == KIND_CODE["reason"]
    of = np.where(reasons[:, None], tables.eases[np.where(reasons, tables.subject[columns], 0)], 0.0)
    eased = _mixed(shares, of)
    return eased if said is None else eased - said * reasons


def _weight(tables: Tables, shares: Numbers, columns: Ints, state: State | None = None) -> Numbers:
    """Return what commitments matter; one that was dodged comes after all others, where the `state` is known."""
    nails = tables.kind[columns] == KIND_CODE["nail"]
    item = np.where(nails, tables.subject[columns], 0)
    weight = _mixed(shares, np.where(nails[:, None], tables.matters[item], 0.0))
    return weight if state is None else weight - DODGED * _dodged(tables, state, columns)


def _information(tables: Tables, listener: Listener, state: State, columns: Ints, allowed: Mask) -> Numbers:
    worth: Numbers = np.round(listener.information(state, columns, allowed), 6)
    return worth


def _helpful(tables: Tables, listener: Listener, state: State, columns: Ints, allowed: Mask) -> Numbers:
    """Return what contacts help beyond what their time is worth; any other move is worth less than all of them."""
    touch = of_kinds(tables, ("contact", "check_in", "sell"))[columns]
    helped: Numbers = listener.help_of(state, columns, allowed & touch) - 0.02 * tables.quarters[columns]
    worth: Numbers = np.where(allowed & touch, np.round(helped, 6), np.float64(-9))
    return worth
