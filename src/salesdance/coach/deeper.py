"""The second pass: the best few moves of the turns that mattered once more, by a player who looks a move ahead.

That player carries the exact belief. Before each own move it takes the few that the expert would think of, and leaves
the expert's own choice only where another is worth clearly more one move on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, Ideal, Listener
from salesdance.coach.playing_on import Expert, beliefs_at
from salesdance.coach.weighing import Asked, Played, in_rows, side_by_side
from salesdance.coach.worth import Worths
from salesdance.engine import Phase, Seen, State, Tables
from salesdance.engine.luck import Seeds
from salesdance.players import Chooser, play_on
from salesdance.players.choosing import Turns, turns_of
from salesdance.scoring.gains import expected_value
from salesdance.scoring.stops import values_of

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
THOUGHT_OF = 3
CLEARLY = 0.01
"""By so much another move has to be worth more, one move on, for the expert's choice to be left."""
WEIGHED_IN = (Phase.TALK, Phase.CEMENT, Phase.STOP)


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Games that were played on, move by move: moves and signals [S, N], -1 where a game was over."""

    moves: Ints
    signals: Ints


def looking_ahead(tables: Tables, choose: Chooser) -> Chooser:
    """Return the choice of a player who asks, of the few moves that `choose` would make, what is worth most."""

    def chosen(state: State, listener: Listener | None, mask: Mask, seeds: Seeds, turn: Turns) -> Ints:
        own = choose(state, listener, mask, seeds, turn)
        if not isinstance(listener, Ideal):
            return own
        phase = state.seen[:, Seen.PHASE]
        for here in (np.flatnonzero(phase == code) for code in WEIGHED_IN):
            if len(here):
                part = (state.rows(here), listener.rows(here), mask[here], seeds[here])
                own[here] = _best_of(tables, choose, part, turns_of(turn, here), own[here])
        return own

    return chosen


def _best_of(tables: Tables, choose: Chooser, part: tuple[State, Ideal, Mask, Seeds], turn: Turns, own: Ints) -> Ints:
    state, listener, mask, seeds = part
    rows, left, thought_of = np.arange(len(own)), mask.copy(), [own]
    left[rows, own] = False
    for _ in range(THOUGHT_OF - 1):
        more = choose(state, listener, left, seeds, turn)
        some = left.any(axis=1)
        thought_of.append(np.where(some, more, own))
        left[rows, thought_of[-1]] = False
    worth = _worths(tables, listener.belief, thought_of, stop=int(state.seen[0, Seen.PHASE]) == Phase.STOP)
    best = worth.argmax(axis=0)
    moves = np.stack(thought_of)[best, rows]
    return np.where(worth[best, rows] > worth[0] + CLEARLY, moves, own)


def _worths(tables: Tables, belief: Belief, moves: Sequence[Ints], *, stop: bool) -> NDArray[np.float64]:
    """Return what each of the moves [K][G] is worth one move on [K, G]; of two alike that is worked out once."""
    every, rows = np.stack(moves), np.arange(belief.games)
    fresh = np.ones(every.shape, dtype=np.bool_)
    for at in range(1, len(every)):
        fresh[at] = (every[at] != every[:at]).all(axis=0)
    games, asked = np.broadcast_to(rows, every.shape)[fresh], every[fresh]
    found = np.full(every.shape, -np.inf)
    if stop:
        found[fresh] = values_of(tables, belief, games, asked)
    else:
        found[fresh] = expected_value(tables, belief.rows(games), asked)
    return found


def play_deeper(
    tables: Tables, expert: Expert, asked: Sequence[Asked], seed: int, calm: NDArray[np.bool_]
) -> tuple[list[Played], Written]:
    """Return what comes of moves if it is played on by one who looks ahead, and those games written down.

    `calm` [asked] as in `Worths`. Choices about the past are not asked about here.
    """
    whole = side_by_side(asked, seed)
    worths = Worths(tables, calm[whole.moment])
    written = _Writing(len(whole))
    heard = Ideal(tables, beliefs_at([one.moment for one in asked]).rows(whole.moment))

    def watch(before: State, after: State, move: Ints, rows: Ints) -> None:
        worths.watch(before, after, move, rows)
        written.watch(before, after, move, rows)

    play_on(
        tables, looking_ahead(tables, expert.choose), whole.state, heard, whole.seeds,
        first_move=whole.move, watches=(watch,),
    )  # fmt: skip
    return in_rows(asked, worths), written.whole()


class _Writing:
    """Writes down what each game does; a game is told of every turn of its own in order."""

    def __init__(self, games: int) -> None:
        self._moves: list[list[int]] = [[] for _ in range(games)]
        self._signals: list[list[int]] = [[] for _ in range(games)]

    def watch(self, before: State, after: State, move: Ints, rows: Ints) -> None:
        going = before.seen[:, Seen.PHASE] != Phase.DONE
        for at in np.flatnonzero(going & (move >= 0)).tolist():
            self._moves[rows[at]].append(int(move[at]))
            self._signals[rows[at]].append(int(after.seen[at, Seen.LAST_SIGNAL]))

    def whole(self) -> Written:
        longest = max(len(moves) for moves in self._moves)

        def padded(lines: list[list[int]]) -> Ints:
            return np.array([line + [-1] * (longest - len(line)) for line in lines], dtype=np.int64).T

        return Written(padded(self._moves), padded(self._signals))
