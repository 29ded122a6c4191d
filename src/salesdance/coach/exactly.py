"""Where little is left to come, every way it can go on is gone through instead of being played by chance.

A history is what was said and heard. Under the exact belief each answer has a known chance, and what the player who
plays on does hangs on the history alone; so a tree of histories gives the same figures that ever more games come near.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, Counts, counting, long_game, signal_chances, total, update
from salesdance.coach.listening import Moment
from salesdance.coach.playing_on import Expert
from salesdance.engine import Mode, Phase, Seen, Tables, legal
from salesdance.engine.tables import LAST_DAY
from salesdance.players.lockstep import BOUND

Ints = NDArray[np.int64]
Numbers = NDArray[np.float64]
HISTORIES = 400
"""So many histories at once are gone through, over all moves of a choice, half of them kept for those with hindsight;
where there are more, games are played. Those with hindsight are not counted: how many they are tells who it is."""
DAYS_LEFT = 3
STEPS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Exact:
    """What each option of a moment is worth, exactly: value and kept [M], fair and with hindsight."""

    value: Numbers
    kept: Numbers
    true_value: Numbers
    true_kept: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Leaves:
    """Histories that go on: what is believed in each, its chance, and whose worth it counts for."""

    belief: Belief
    heard: Counts
    chance: Numbers
    owner: Ints
    move: Ints


def may_be_small(moment: Moment) -> bool:
    """Tell whether it is worth trying: after a no, or in the last days."""
    seen = moment.belief.state.seen[0]
    late = seen[Seen.PHASE] == Phase.STOP and seen[Seen.DAY] >= LAST_DAY - DAYS_LEFT
    return moment.past is None and bool(late or seen[Seen.PHASE] == Phase.AFTER_NO)


def exact(tables: Tables, expert: Expert, moment: Moment, most: int = HISTORIES) -> Exact | None:
    """Return the exact worth of every option, None where too many histories may follow."""
    options = len(moment.options)
    leaves = _roots(tables, moment)
    value, kept = np.zeros((2, 2 * options))
    for _ in range(STEPS):
        after = _answered(tables, leaves, options, most // 2)
        if after is None:
            return None
        leaves = after
        over = leaves.belief.state.seen[:: leaves.belief.types, Seen.PHASE] == Phase.DONE
        ended = np.flatnonzero(over)
        if len(ended):
            _count(tables, leaves, ended, value, kept)
            leaves = _some(leaves, np.flatnonzero(~over))
        if not len(leaves.chance):
            return Exact(value[:options], kept[:options], value[options:], kept[options:])
        leaves = replace(leaves, move=_chosen(tables, expert, leaves))
    return None


def _roots(tables: Tables, moment: Moment) -> _Leaves:
    options, belief = len(moment.options), moment.belief
    true = np.zeros_like(belief.weights)
    true[0, int(moment.true.type[0]), int(moment.true.mode[0])] = 1
    weights = np.concatenate([np.repeat(belief.weights, options, axis=0), np.repeat(true, options, axis=0)])
    games = np.zeros(2 * options, dtype=np.int64)
    heard = counting(tables, belief).rows(games)
    both = Belief(belief.rows(games).state, weights)
    return _Leaves(both, heard, np.ones(2 * options), np.arange(2 * options), np.tile(moment.options, 2))


def _answered(tables: Tables, leaves: _Leaves, options: int, most: int) -> _Leaves | None:
    """Return every history after the next answer, None where the fair ones, of owners below `options`, are too many."""
    parents: list[Ints] = []
    signals: list[Ints] = []
    chances: list[Numbers] = []
    for move in np.unique(leaves.move):
        here = np.flatnonzero(leaves.move == move)
        joint = signal_chances(tables, leaves.belief.rows(here), int(move))
        each = total(np.moveaxis(joint, 1, 2))
        row, signal = np.nonzero(each > 0)
        parents.append(here[row])
        signals.append(signal)
        chances.append(each[row, signal])
    parent, signal, chance = np.concatenate(parents), np.concatenate(signals), np.concatenate(chances)
    if (leaves.owner[parent] < options).sum() > most:
        return None
    some = _some(leaves, parent)
    before = some.belief.state.rows(np.arange(len(parent)) * some.belief.types)
    return replace(
        some,
        belief=update(tables, some.belief, some.move, signal),
        heard=some.heard.heard(before, some.move, signal),
        chance=some.chance * chance,
    )


def _some(leaves: _Leaves, rows: Ints) -> _Leaves:
    return _Leaves(
        leaves.belief.rows(rows), leaves.heard.rows(rows), leaves.chance[rows], leaves.owner[rows], leaves.move[rows]
    )


def _count(tables: Tables, leaves: _Leaves, ended: Ints, value: Numbers, kept: Numbers) -> None:
    belief = leaves.belief.rows(ended)
    stays = total(belief.weights[:, :, Mode.SETTLED]) + total(belief.weights[:, :, Mode.HOLLOW_SETTLED])
    np.add.at(value, leaves.owner[ended], leaves.chance[ended] * long_game(tables, belief))
    np.add.at(kept, leaves.owner[ended], leaves.chance[ended] * stays)


def _chosen(tables: Tables, expert: Expert, leaves: _Leaves) -> Ints:
    """Return the next move in each history: the calendar's, or what the player does."""
    state = leaves.belief.state.rows(np.arange(len(leaves.chance)) * leaves.belief.types)
    move = np.full(len(state), -1, dtype=np.int64)
    for phase, kind in BOUND:
        move[state.seen[:, Seen.PHASE] == phase] = tables.of_kind(kind)[0]
    free = np.flatnonzero(move < 0)
    if len(free):
        part = state.rows(free)
        seeds = np.zeros(len(free), dtype=np.uint64)
        move[free] = expert.choose(part, leaves.heard.rows(free), legal(tables, part), seeds, 0)
    return move
