"""Walking through finished games again with the ideal listener, and writing down what each mark will rest on.

Everything recorded at turn t depends on what had been seen before it and on the move made, never on the
answer drawn afterwards, never on the hidden type. [S, G] means turns by games.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import (
    LOOKED_BACK,
    Belief,
    by_type,
    forced,
    hurried_share,
    kept,
    objection_shares,
    poor_fit_share,
    update_some,
)
from salesdance.engine import Phase, Seen, Tables, joined
from salesdance.scoring.folding import by_groups, folds_from, long_game_by_groups, past_the_talk
from salesdance.scoring.judging import Notes

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]


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
    notes = Notes(tables, turns, games)
    parts = _Parts(tables, belief, moves, signals, told)
    for t in range(turns):
        for ended in parts.ended(t):
            _close(tables, ended, notes, t, full=full)
        for at, part in enumerate(parts.going):
            parts.going[at] = _turn(tables, part, notes, t, (moves[t], signals[t]), (own, told), full=full)
        parts.fold(t + 1)
    for ended in parts.ended(turns):
        _close(tables, ended, notes, turns, full=full)
    notes.finish()
    return Trace(
        moves, signals, own, notes.seen, notes.objections, notes.poor, notes.hurried, notes.asked, notes.best,
        notes.gain, notes.stop, notes.know, notes.yes, notes.still, notes.value,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the games, `games` [P], with what is believed in them."""

    games: Ints
    belief: Belief

    def rows(self, index: Ints) -> _Part:
        return _Part(self.games[index], self.belief.rows(index))


class _Parts:
    """The games still being walked: those with a row for each type, and those with one for each group of types."""

    def __init__(self, tables: Tables, belief: Belief, moves: Ints, signals: Ints, told: NDArray[np.bool_]) -> None:
        turn = np.arange(1, len(moves) + 1)[:, None]
        self._tables = tables
        self._ends: Ints = np.where(moves >= 0, turn, 0).max(axis=0, initial=0)
        self._folds = folds_from(tables, moves, signals, told)
        self.going = [_Part(np.arange(moves.shape[1]), belief)]
        self.fold(0)

    def ended(self, t: int) -> Iterator[_Part]:
        """Yield the games without a move from turn t on, and let go of them."""
        for at, part in enumerate(self.going):
            over = self._ends[part.games] <= t
            if over.any():
                yield part.rows(np.flatnonzero(over))
                self.going[at] = part.rows(np.flatnonzero(~over))
        self.going = [part for part in self.going if len(part.games)]

    def fold(self, t: int) -> None:
        """Believe in groups from turn t on where that says as much."""
        kept: list[_Part] = []
        few: list[_Part] = []
        for part in self.going:
            if part.belief.types < len(self._tables.types):
                few.append(part)
                continue
            ready = (self._folds[part.games] <= t) & past_the_talk(part.belief)
            if not ready.any():
                kept.append(part)
                continue
            now = part.rows(np.flatnonzero(ready))
            few.append(_Part(now.games, by_groups(self._tables, now.belief)))
            if not ready.all():
                kept.append(part.rows(np.flatnonzero(~ready)))
        self.going = [*kept, _together(few)] if few else kept


def _together(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    state, weights = joined([part.belief.state for part in parts]), [part.belief.weights for part in parts]
    return _Part(np.concatenate([part.games for part in parts]), Belief(state, np.concatenate(weights)))


def _turn(
    tables: Tables,
    part: _Part,
    notes: Notes,
    t: int,
    made: tuple[Ints, Ints],
    turns: tuple[Ints, NDArray[np.bool_]],
    *,
    full: bool,
) -> _Part:
    """Note what some games show at turn t, and return them with what is believed after it."""
    (own, told), games, belief = turns, part.games, part.belief
    moves, signals = made[0][games], made[1][games]
    _look(tables, belief, notes, slice(t, t + 1), games)
    live = np.flatnonzero(moves >= 0)
    if own[t] and len(live):
        there = own[t] != LOOKED_BACK
        some = belief.rows(live) if len(live) < len(games) else belief
        notes.judge(some, t, games[live], moves[live], full=full, there=bool(there))
    if len(live):
        carry = update_some if told[t] else forced
        belief = carry(tables, belief, moves, signals)
    if t + 1 == len(own) or own[t + 1]:
        # What the scenario nailed down itself is there before the player is asked how many stay.
        _still(tables, belief, notes, games, moves)
    return _Part(games, belief)


def _close(tables: Tables, part: _Part, notes: Notes, t: int, *, full: bool) -> None:
    """Note how games stand that have no move from turn t on."""
    turns = len(notes.asked)
    _look(tables, part.belief, notes, slice(t, turns + 1), part.games)
    if full:
        notes.value[turns, part.games] = long_game_by_groups(tables, part.belief)


def _look(tables: Tables, belief: Belief, notes: Notes, when: slice, games: Ints) -> None:
    notes.seen[when, games] = belief.state.seen[:: belief.types]
    shares = by_type(belief)
    notes.objections[when, games] = objection_shares(tables, belief, shares)
    notes.poor[when, games] = poor_fit_share(tables, belief, shares)
    notes.hurried[when, games] = hurried_share(tables, belief, shares)


def _still(tables: Tables, belief: Belief, notes: Notes, games: Ints, move: Ints) -> None:
    phase = belief.state.seen[:: belief.types, Seen.PHASE]
    fresh = np.flatnonzero((move >= 0) & (phase == Phase.CEMENT) & np.isnan(notes.still[games]))
    if len(fresh):
        notes.still[games[fresh]] = kept(tables, by_groups(tables, belief.rows(fresh)))
