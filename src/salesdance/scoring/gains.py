"""What a move adds to the long-game value, in expectation over its answers (docs/scoring.md, Long game)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, total
from salesdance.belief.filter import chances_by_mode
from salesdance.engine import Tables, advance, joined
from salesdance.engine.signals import KINDS
from salesdance.scoring.folding import firsts, fold_before, long_game_by_groups, values_by_groups

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]


def expected_value(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    """Return E[v(history after the move)] [G]; `move` [G] must be legal."""
    out = np.zeros(belief.games)
    for code in np.unique(tables.kind[move]):
        here = np.flatnonzero(tables.kind[move] == code)
        part = belief.rows(here) if len(here) < belief.games else belief
        out[here] = _expected(tables, part, move[here], int(code))
    return out


def _expected(tables: Tables, belief: Belief, move: Ints, code: int) -> Numbers:
    table = tables.answers[code]
    chances = dict(chances_by_mode(tables, belief, move))
    out = np.zeros(belief.games)
    alike = [
        [a for a in range(table.width) if table.signal_of[a] in signals]
        for signals in _alike(tables, table.signals, code)
    ]
    alike = [group for group in alike if any((chances[mode][:, :, a] > 0).any() for mode in chances for a in group)]
    fold = fold_before(tables, belief)
    few, rows = firsts(belief.state, belief.types, fold), np.repeat(move, len(fold.members))
    states = [advance(tables, few, rows, np.full(len(rows), group[0], dtype=np.int64)) for group in alike]
    values = values_by_groups(tables, joined(states), fold)
    for place, group in enumerate(alike):
        games = slice(place * belief.games, (place + 1) * belief.games)
        reached: dict[int, Numbers] = {}
        for mode in chances:
            for a in group:
                after = int(table.mode_after[mode, a])
                share = belief.weights[:, :, mode] * chances[mode][:, :, a]
                reached[after] = reached[after] + share if after in reached else share
        for after, shares in reached.items():
            out = out + total(shares * values[after][games])
    return out


ONE_OUTCOME = (
    "about", "pitch", "charm", "boast", "reason", "differ", "disclose", "promise", "price", "discount",
    "answer", "excuse", "contact", "check_in", "sell", "probe", "users", "process", "carry_on", "goodbye", "grace",
    "permission", "road_help", "road_promise", "ask_final", "matched", "third", "undermine", "argue_no",
)  # fmt: skip


def _alike(tables: Tables, signals: tuple[str, ...], code: int) -> list[set[int]]:
    """Group signals after which the levels that count are the same, so that each group is worked out once."""
    kind = KINDS[code]
    if kind in ONE_OUTCOME:
        return [set(range(len(signals)))]
    if kind in ("ask", "follow"):
        return [{0, 1}, {2, 3}]
    if kind == "nail":
        return [{0, 1}, {2, 3}]
    groups: dict[str, set[int]] = {}
    for index, name in enumerate(signals):
        head = name.split("/")[0]
        head = "not_now" if head.startswith("not_now") else head
        groups.setdefault(head, set()).add(index)
    return list(groups.values())


def long_game_gain(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    """Return E[v | history, move] - v(history) [G]."""
    return value_and_gain(tables, belief, move)[1]


def value_and_gain(tables: Tables, belief: Belief, move: Ints) -> tuple[Numbers, Numbers]:
    """Return v(history) [G], and what a move adds to it in expectation: E[v | history, move] - v(history) [G]."""
    before = long_game_by_groups(tables, belief)
    return before, expected_value(tables, belief, move) - before
