"""Going through a transcript once with the ideal listener, and keeping what stood at every choice.

What is fair to know at a choice is the exact belief before it; who the prospect really was stands beside it. The true
game is taken along by its own luck up to that choice and never further, and no fair figure reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, forced, opening, prior_belief, signal_index, total, update
from salesdance.belief.starting import Opening, force
from salesdance.engine import Phase, Seen, State, Tables, advance, answers, draw_types, legal, luck, new_state
from salesdance.engine.luck import pick
from salesdance.errors import TranscriptError
from salesdance.scenario import Scenario
from salesdance.transcript import Entry, Header

Ints = NDArray[np.int64]
BOUND = (Phase.PASSING, Phase.POST, Phase.WAITING, Phase.DONE)
"""Phases in which nothing is chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One choice of a transcript: what could be known before it, what could be done, and what was.

    `turn` counts entries from 0. `belief` is that of one game; `true` [1] the state as it really was. `options` are
    move indexes in order. `past` tells how many choices about the past were made by then, None in the sitting itself.
    """

    turn: int
    chosen: int
    options: Ints
    belief: Belief
    true: State
    past: int | None = None

    @property
    def phase(self) -> int:
        """Return where the deal stands, for all to see."""
        return int(self.belief.state.seen[0, Seen.PHASE])


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry as indexes; `told` False where the signal is simply how the scenario begins, `past` looking back."""

    move: int
    signal: int
    told: bool
    past: bool = False


class Listening:
    """A transcript as far as it has come; `moments` are its free choices, `happened` all of its entries."""

    def __init__(self, tables: Tables, scenario: Scenario, header: Header) -> None:
        self.tables, self.header = tables, header
        start = scenario.start
        late = bool(start.played or start.look_back or start.opens_with)
        self.start: Opening | None = opening(tables, start) if late else None
        self._scenario = scenario.id
        self._luck = np.array([header.game_seed], dtype=np.uint64)
        weights = self.start.weights if self.start is not None else None
        self.belief = prior_belief(tables, 1, weights)
        shares = None if weights is None or not weights.any() else total(weights)
        self._true = new_state(tables, draw_types(tables, np.array([header.type_seed], dtype=np.uint64), shares))
        self.moments: list[Moment] = []
        self.happened: list[Happened] = []
        self._looks = 0

    def hear_all(self, entries: Iterable[Entry]) -> list[Moment]:
        """Take in all entries, and return the choices of the whole transcript so far."""
        for entry in entries:
            self.hear(entry)
        return self.moments

    def hear(self, entry: Entry) -> Moment | None:
        """Take in one entry, and return the choice that it was, if it was one.

        TranscriptError for a move or a signal that this scenario does not have.
        """
        move, signal = self._indexes(entry)
        moment = self._moment(entry, move)
        told = entry.origin in ("sitting", "look_back")
        carry = update if told else forced
        self.belief = carry(self.tables, self.belief, np.array([move]), np.array([signal]))
        self._true = self._truly(move, signal, drawn=told)
        self._looks += entry.origin == "look_back"
        self.happened.append(Happened(move, signal, told, entry.origin == "look_back"))
        if moment is not None:
            self.moments.append(moment)
        return moment

    def _indexes(self, entry: Entry) -> tuple[int, int]:
        place = len(self.happened) + 1
        if entry.move not in self.tables.index:
            raise TranscriptError(f"Entry {place} makes the move {entry.move!r}, which {self._scenario} does not have.")
        move = self.tables.index[entry.move]
        try:
            return move, signal_index(self.tables, move, entry.signal)
        except ValueError as fault:
            raise TranscriptError(f"Entry {place}: {fault}.") from fault

    def _moment(self, entry: Entry, move: int) -> Moment | None:
        seen, past = self.belief.state.rows(slice(0, 1)), None
        if entry.origin == "look_back" and self.start is not None and self._looks < len(self.start.look_back):
            options, past = np.array(sorted(self.start.look_back[self._looks]), dtype=np.int64), self._looks
        elif entry.origin == "sitting" and int(seen.seen[0, Seen.PHASE]) not in BOUND:
            options = np.flatnonzero(legal(self.tables, seen)[0]).astype(np.int64)
        else:
            return None
        if len(options) < 2 or move not in options:
            return None
        return Moment(len(self.happened), move, options, self.belief, self._true, past)

    def _truly(self, move: int, signal: int, *, drawn: bool) -> State:
        """Return the true game after an entry: its own luck, among the answers that look like what was seen."""
        tables, state = self.tables, self._true
        if not drawn:
            return force(tables, state, move, signal, self._luck)
        moves, table = np.array([move]), tables.answers[int(tables.kind[move])]
        chances, dice = answers(tables, state, moves), luck(tables, state, moves, self._luck)
        answer = pick(chances, dice)
        if table.signal_of[answer[0]] != signal:
            fits = table.signal_of == signal
            some = np.where(fits[None, :], chances[:, : table.width], 0)
            whole = float(some.sum())
            answer = pick(some / whole, dice) if whole > 0 else np.array([int(np.flatnonzero(fits)[0])])
        after = advance(tables, state, moves, answer)
        return replace(after, mode=table.mode_after[state.mode, answer].astype(np.int8))
