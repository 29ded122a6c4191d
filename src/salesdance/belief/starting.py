"""Where a sitting starts: what was already played, as moves that happened with the signals they got.

The type is drawn from what the nominal past (played, then opens_with) leaves possible. After that the past is simply
how this scenario begins: its signals split hidden modes and are no further evidence about the type.
Looking back makes real moves with real answers, which are evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Weights, prior_belief, total, update
from salesdance.engine import Mode, State, Tables, advance, answers, draw_modes, signal_of
from salesdance.engine.luck import Seeds, pick
from salesdance.engine.modes import MODES
from salesdance.engine.signals import KINDS
from salesdance.engine.step import luck
from salesdance.scenario import Played, Start

Ints = NDArray[np.int64]
USUAL: dict[str, str] = {
    "ask": "open",
    "follow": "open",
    "silence": "adds",
    "probe": "evades",
    "process": "names_nobody",
    "users": "names_users",
    "close": "yes",
}


LOOKED_BACK = 2
"""The origin of a turn that was chosen looking back; 1 is one of the sitting, 0 one that the scenario brought along."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A late start as indexes: forced (move, signal) pairs, choices to look back on, then forced pairs again.

    `weights` float64 [T, MODES] is what may be true before the first of them.
    """

    played: tuple[tuple[int, int], ...]
    look_back: tuple[tuple[int, ...], ...]
    opens_with: tuple[tuple[int, int], ...]
    weights: Weights


def signal_index(tables: Tables, move: int, name: str = "") -> int:
    """Return the index of a signal by name; empty: the usual one of that kind. ValueError if there is none."""
    signals = tables.answers[int(tables.kind[move])].signals
    wanted = name or USUAL.get(KINDS[int(tables.kind[move])], signals[0])
    if wanted not in signals:
        raise ValueError(f"{tables.moves[move].id} has no answer {wanted!r}; it has {', '.join(signals)}")
    return signals.index(wanted)


def _pairs(tables: Tables, played: Sequence[Played]) -> tuple[tuple[int, int], ...]:
    out = []
    for item in played:
        move = tables.index[item.move]
        out.append((move, signal_index(tables, move, item.answer)))
    return tuple(out)


def start_weights(tables: Tables, played: Sequence[Played], opens_with: Sequence[Played] = ()) -> Weights:
    """Return P(type) [T] after the nominal past; the prior when nothing was played."""
    belief = prior_belief(tables, 1)
    for move, signal in (*_pairs(tables, played), *_pairs(tables, opens_with)):
        belief = update(tables, belief, np.array([move]), np.array([signal]))
    shares: Weights = total(belief.weights)[0]
    return shares


def opening(tables: Tables, start: Start) -> Opening:
    """Return how a scenario starts, as indexes into its tables."""
    weights = np.zeros((len(tables.types), MODES))
    weights[:, Mode.TALK] = start_weights(tables, start.played, start.opens_with)
    return Opening(
        played=_pairs(tables, start.played),
        look_back=tuple(tuple(tables.index[choice] for choice in look.choices) for look in start.look_back),
        opens_with=_pairs(tables, start.opens_with),
        weights=weights,
    )


def force(tables: Tables, state: State, move: int, signal: int, seeds: Seeds) -> State:
    """Return the state after a move that simply got this signal; a hidden mode is drawn as the answers allow."""
    after, shares = forced_to(tables, state, move, signal)
    return replace(after, mode=draw_modes(shares, seeds))


def forced_to(tables: Tables, state: State, move: int, signal: int) -> tuple[State, Weights]:
    """Return the state after a move that simply got this signal, and the share of each hidden mode [N, MODES] then.

    Where looking back led to a mode that never gives this signal, it changes as it would have with this answer.
    """
    moves = np.full(len(state), move, dtype=np.int64)
    table = tables.answers[int(tables.kind[move])]
    chances = answers(tables, state, moves).astype(np.float64)
    fitting = [a for a in range(table.width) if table.signal_of[a] == signal]
    shares = np.zeros((len(state), MODES))
    rows = np.arange(len(state))
    for a in fitting:
        shares[rows, table.mode_after[state.mode, a]] += chances[:, a]
    never = np.flatnonzero(total(shares) <= 0)
    shares[never, table.mode_after[state.mode[never], fitting[0]]] = 1.0
    whole = total(shares)
    after = advance(tables, state, moves, np.full(len(state), fitting[0], dtype=np.int64))
    return after, shares / whole[:, None]


def look_back(tables: Tables, state: State, move: Ints, seeds: Seeds) -> tuple[State, Ints]:
    """Return the state after moves made in the past (legal then), with answers drawn as ever, and the
    signals.
    """
    chosen = pick(answers(tables, state, move), luck(tables, state, move, seeds))
    return advance(tables, state, move, chosen), signal_of(tables, move, chosen)
