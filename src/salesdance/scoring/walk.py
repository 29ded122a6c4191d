"""Walking through finished games again with the ideal listener, and writing down what each mark will rest on.

Everything recorded at turn t depends on what had been seen before it and on the move made, never on the
answer drawn afterwards, never on the hidden type. [S, G] means turns by games.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import (
    LOOKED_BACK,
    Belief,
    forced,
    hurried_share,
    information,
    kept,
    objection_shares,
    poor_fit_share,
    total,
    uncertainty,
    update_some,
)
from salesdance.belief.filter import chances_by_mode
from salesdance.engine import Phase, Seen, Tables, legal
from salesdance.engine.signals import KIND_CODE
from salesdance.scoring.folding import long_game_by_groups
from salesdance.scoring.gains import value_and_gain
from salesdance.scoring.knowing import knowledge_share
from salesdance.scoring.stops import stop_worths

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
QUESTIONS = ("ask", "follow", "probe", "process", "users")


@dataclass(frozen=True, slots=True)
class Trace:
    """What a walk found, for G games of at most S turns; NaN where a figure has no meaning.

    seen [S+1, G, W] visible columns before each turn (the last: after all); moves, signals [S, G] (-1: none)
    objections [S+1, G, K], poor, hurried [S+1, G] exact beliefs before each turn
    asked, best [S, G] bits of the question asked and of the best one legal; gain [S, G] long-game value added
    stop [S, G] worth of a choice in the ninety days, in [0, 1], NaN also where nothing was left to choose
    know [S, G] knowledge to expect, as a share
    yes [S, G] chance of a yes as the sale is asked for; still [G] P(still there) right after the yes
    value [S+1, G] long-game value v(history) before each own move that has a gain (the last: after all)
    """

    moves: Ints
    signals: Ints
    origin: Ints
    seen: NDArray[np.int16]
    objections: Numbers
    poor: Numbers
    hurried: Numbers
    asked: Numbers
    best: Numbers
    gain: Numbers
    stop: Numbers
    know: Numbers
    yes: Numbers
    still: Numbers
    value: Numbers

    @property
    def turns(self) -> int:
        """Return S."""
        return len(self.moves)


class _Notes:
    """The growing columns of a trace."""

    def __init__(self, turns: int, games: int, columns: int, objections: int) -> None:
        def blank() -> Numbers:
            return np.full((turns, games), np.nan)

        self.asked, self.best, self.gain = blank(), blank(), blank()
        self.stop, self.know, self.yes = blank(), blank(), blank()
        self.seen = np.zeros((turns + 1, games, columns), dtype=np.int16)
        self.objections = np.zeros((turns + 1, games, objections))
        self.poor = np.zeros((turns + 1, games))
        self.hurried = np.zeros((turns + 1, games))
        self.still = np.full(games, np.nan)
        self.value = np.full((turns + 1, games), np.nan)


def walk(
    tables: Tables,
    belief: Belief,
    moves: Ints,
    signals: Ints,
    *,
    origin: Ints | None = None,
    evidence: NDArray[np.bool_] | None = None,
    full: bool = True,
) -> Trace:
    """Return the trace of games that started with `belief`; moves and signals [S, G] in order, -1 for none.

    `origin` [S] is 1 for turns of the sitting, 2 (LOOKED_BACK) for choices about the past, 0 for what the scenario
    brought along (not marked).
    `evidence` [S] is False where a signal is simply how the scenario begins and says nothing about the type.
    `full` False leaves out the long-game gain and the worth of stops, the two costly figures.
    """
    turns, games = moves.shape
    own = np.ones(turns, dtype=np.int64) if origin is None else origin
    told = np.ones(turns, dtype=np.bool_) if evidence is None else evidence
    notes = _Notes(turns, games, belief.state.seen.shape[1], tables.objections)
    for t in range(turns):
        _look(tables, belief, notes, t)
        live = np.flatnonzero(moves[t] >= 0)
        if own[t] and len(live):
            there = own[t] != LOOKED_BACK
            _judge(tables, belief.rows(live), notes, t, live, moves[t][live], full=full, there=there)
        if len(live):
            carry = update_some if told[t] else forced
            belief = carry(tables, belief, moves[t], signals[t])
        if t + 1 == turns or own[t + 1]:
            # What the scenario nailed down itself is there before the player is asked how many stay.
            _still(tables, belief, notes, t, moves[t])
    _look(tables, belief, notes, turns)
    if full:
        notes.value[turns] = long_game_by_groups(tables, belief)
    return Trace(
        moves, signals, own, notes.seen, notes.objections, notes.poor, notes.hurried, notes.asked, notes.best,
        notes.gain, notes.stop, notes.know, notes.yes, notes.still, notes.value,
    )  # fmt: skip


def _look(tables: Tables, belief: Belief, notes: _Notes, t: int) -> None:
    notes.seen[t] = belief.state.seen[:: belief.types]
    notes.objections[t] = objection_shares(tables, belief)
    notes.poor[t] = poor_fit_share(tables, belief)
    notes.hurried[t] = hurried_share(tables, belief)


def _judge(
    tables: Tables, belief: Belief, notes: _Notes, t: int, live: Ints, move: Ints, *, full: bool, there: bool
) -> None:
    """Note what the moves of turn t are judged by; `there` is False where they were made looking back on it."""
    phase = belief.state.seen[:: belief.types, Seen.PHASE]
    kind = tables.kind[move]
    talk = np.flatnonzero(phase == Phase.TALK)
    questions = [KIND_CODE[name] for name in QUESTIONS]
    relevant = talk[np.isin(kind[talk], [*questions, KIND_CODE["close"]])]
    if len(relevant):
        bits = _bits(tables, belief.rows(relevant))
        notes.best[t, live[relevant]] = bits.max(axis=1)
        asked = bits[np.arange(len(relevant)), move[relevant]]
        is_question = np.isin(kind[relevant], questions)
        notes.asked[t, live[relevant]] = np.where(is_question, asked, np.nan)
    closing = np.flatnonzero(kind == KIND_CODE["close"])
    if len(closing):
        notes.yes[t, live[closing]] = _yes(tables, belief.rows(closing), move[closing])
    why = np.flatnonzero(kind == KIND_CODE["why"])
    if len(why):
        notes.know[t, live[why]] = knowledge_share(tables, belief.rows(why))
    if not full:
        return
    forced = (phase == Phase.PASSING) | (phase == Phase.POST) | (phase == Phase.WAITING)
    free = np.flatnonzero(~forced)
    if len(free):
        before, gain = value_and_gain(tables, belief.rows(free), move[free])
        notes.value[t, live[free]], notes.gain[t, live[free]] = before, gain
    stop = np.flatnonzero(phase == Phase.STOP)
    if there and len(stop):
        notes.stop[t, live[stop]] = stop_worths(tables, belief.rows(stop), move[stop])


def _bits(tables: Tables, belief: Belief) -> Numbers:
    state = belief.state.rows(np.arange(belief.games) * belief.types)
    mask = legal(tables, state)
    out, before = np.zeros((belief.games, len(tables.moves))), uncertainty(tables, belief)
    for kind in QUESTIONS:
        for move in tables.of_kind(kind):
            games = np.flatnonzero(mask[:, move])
            if len(games):
                out[games, move] = information(tables, belief.rows(games), [int(move)], before[games])[:, 0]
    return out


def _yes(tables: Tables, belief: Belief, move: Ints) -> Numbers:
    out = np.zeros(belief.games)
    for mode, chances in chances_by_mode(tables, belief, move):
        out = out + total(belief.weights[:, :, mode] * (chances[:, :, 0] + chances[:, :, 1]))
    return out


def _still(tables: Tables, belief: Belief, notes: _Notes, t: int, move: Ints) -> None:
    phase = belief.state.seen[:: belief.types, Seen.PHASE]
    fresh = np.flatnonzero((move >= 0) & (phase == Phase.CEMENT) & np.isnan(notes.still))
    if len(fresh):
        notes.still[fresh] = kept(tables, belief.rows(fresh))
