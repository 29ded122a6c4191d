"""What the moves of a walk are judged by: bits of questions, what was to be expected, and what each move was worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, information, total, uncertainty
from salesdance.belief.filter import chances_by_mode
from salesdance.engine import Phase, Seen, Tables, joined, legal
from salesdance.engine.signals import KIND_CODE
from salesdance.scoring.gains import value_and_gain
from salesdance.scoring.knowing import knowledge_share
from salesdance.scoring.stops import stop_worths

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
QUESTIONS = ("ask", "follow", "probe", "process", "users")
AT_ONCE, SIDE_BY_SIDE = 512, 64
"""So many moves past the talk wait to be worked out, and so many of them are worked out together."""


@dataclass(frozen=True, slots=True)
class _Made:
    """Moves made at some turns in some games, with what was believed before each; `stops` where it was at a stop."""

    turn: Ints
    game: Ints
    move: Ints
    stops: NDArray[np.bool_]
    belief: Belief

    def rows(self, index: Ints) -> _Made:
        return _Made(self.turn[index], self.game[index], self.move[index], self.stops[index], self.belief.rows(index))


def _all(some: list[_Made]) -> _Made:
    state = joined([one.belief.state for one in some])
    return _Made(
        np.concatenate([one.turn for one in some]),
        np.concatenate([one.game for one in some]),
        np.concatenate([one.move for one in some]),
        np.concatenate([one.stops for one in some]),
        Belief(state, np.concatenate([one.belief.weights for one in some])),
    )


class Notes:
    """The growing columns of a trace, and what its moves are judged by.

    What a move is worth past the talk is worked out for many turns in one go, those of one day side by side.
    """

    def __init__(self, tables: Tables, turns: int, games: int) -> None:
        def blank() -> Numbers:
            return np.full((turns, games), np.nan)

        self.asked, self.best, self.gain = blank(), blank(), blank()
        self.stop, self.know, self.yes = blank(), blank(), blank()
        self.seen = np.zeros((turns + 1, games, tables.blocks.width), dtype=np.int16)
        self.objections = np.zeros((turns + 1, games, tables.objections))
        self.poor = np.zeros((turns + 1, games))
        self.hurried = np.zeros((turns + 1, games))
        self.still = np.full(games, np.nan)
        self.value = np.full((turns + 1, games), np.nan)
        self._tables = tables
        self._later: list[_Made] = []
        self._waiting = 0

    def judge(self, belief: Belief, t: int, live: Ints, move: Ints, *, full: bool, there: bool) -> None:
        """Note what the moves [P] of turn t are judged by, in the games `live` [P].

        `there` is False where they were made looking back on it; `full` as in `walk`.
        """
        tables = self._tables
        phase = belief.state.seen[:: belief.types, Seen.PHASE]
        kind = tables.kind[move]
        talk = np.flatnonzero(phase == Phase.TALK)
        questions = [KIND_CODE[name] for name in QUESTIONS]
        relevant = talk[np.isin(kind[talk], [*questions, KIND_CODE["close"]])]
        if len(relevant):
            bits = _bits(tables, belief.rows(relevant))
            self.best[t, live[relevant]] = bits.max(axis=1)
            asked = bits[np.arange(len(relevant)), move[relevant]]
            is_question = np.isin(kind[relevant], questions)
            self.asked[t, live[relevant]] = np.where(is_question, asked, np.nan)
        closing = np.flatnonzero(kind == KIND_CODE["close"])
        if len(closing):
            self.yes[t, live[closing]] = _yes(tables, belief.rows(closing), move[closing])
        why = np.flatnonzero(kind == KIND_CODE["why"])
        if len(why):
            self.know[t, live[why]] = knowledge_share(tables, belief.rows(why))
        if full:
            self._weigh(belief, t, live, move, there=there)

    def _weigh(self, belief: Belief, t: int, live: Ints, move: Ints, *, there: bool) -> None:
        phase = belief.state.seen[:: belief.types, Seen.PHASE]
        free = np.flatnonzero((phase != Phase.PASSING) & (phase != Phase.POST) & (phase != Phase.WAITING))
        if not len(free):
            return
        stops = (phase[free] == Phase.STOP) & there
        made = _Made(np.full(len(free), t), live[free], move[free], stops, belief.rows(free))
        if belief.types == len(self._tables.types):
            self._write(made)
            return
        self._later.append(made)
        self._waiting += len(free)
        if self._waiting >= AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Work out what is left to be worked out."""
        if not self._later:
            return
        whole, self._later, self._waiting = _all(self._later), [], 0
        seen = whole.belief.state.seen[:: whole.belief.types]
        order = np.lexsort((seen[:, Seen.RIVAL_DAY], seen[:, Seen.DAY]))
        for at in range(0, len(order), SIDE_BY_SIDE):
            self._write(whole.rows(order[at : at + SIDE_BY_SIDE]))

    def _write(self, made: _Made) -> None:
        self.value[made.turn, made.game], self.gain[made.turn, made.game] = value_and_gain(
            self._tables, made.belief, made.move
        )
        stop = np.flatnonzero(made.stops)
        if len(stop):
            here = made.rows(stop)
            self.stop[here.turn, here.game] = stop_worths(self._tables, here.belief, here.move)


def _bits(tables: Tables, belief: Belief) -> Numbers:
    state = belief.state.rows(np.arange(belief.games) * belief.types)
    mask = legal(tables, state)
    out, before = np.zeros((belief.games, len(tables.moves))), uncertainty(tables, belief)
    for kind in QUESTIONS:
        for move in tables.of_kind(kind):
            games = np.flatnonzero(mask[:, move])
            if len(games):
                some = belief if len(games) == belief.games else belief.rows(games)
                out[games, move] = information(tables, some, [int(move)], before[games])[:, 0]
    return out


def _yes(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    out = np.zeros(belief.games)
    for mode, chances in chances_by_mode(tables, belief, move):
        out = out + total(belief.weights[:, :, mode] * (chances[:, :, 0] + chances[:, :, 1]))
    return out
