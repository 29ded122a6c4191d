"""What came before a late start's sitting, played once for all games that are alike.

Before the first word of the sitting only the type, the hidden mode and a few choices tell games apart: one row stands
for all in which these are the same, and what is drawn is drawn for every game by its own luck.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import LOOKED_BACK, Listener, Opening
from salesdance.belief.starting import forced_to
from salesdance.engine import Seen, State, Tables, advance, answers, draw_modes, new_state, signal_of
from salesdance.engine.luck import Seeds, pick, uniform
from salesdance.engine.modes import MODES
from salesdance.engine.step import luck_of
from salesdance.players.choosing import Ints
from salesdance.players.following import Chooser
from salesdance.players.lockstep import Lockstep, told_apart
from salesdance.players.record import Record, Turn


class Beginning:
    """Games before their sitting: row `of` [N] of `state`, of `listener` and of `alike` is how each stands.

    `alike` numbers what was seen and done so far, as `Lockstep` has it; None for players with luck of their own.
    """

    def __init__(self, tables: Tables, types: Ints, listener: Listener | None, seeds: Seeds, *, luckless: bool) -> None:
        """Begin with the types [N] of the games and what one of them believes, which is what all believe."""
        self.tables, self.seeds = tables, seeds
        found, self.of = _grouped(types, len(tables.types))
        self.state = new_state(tables, found)
        self.listener = None if listener is None else listener.rows(np.zeros(len(found), dtype=np.int64))
        self.alike: Seeds | None = np.zeros(len(found), dtype=np.uint64) if luckless else None
        self.record = Record(tables, len(types))
        self.origin: list[int] = []

    def play(self, start: Opening, choose: Chooser) -> None:
        """Play what the scenario brings along, and choices looking back on it."""
        for pair in start.played:
            self._forced(*pair)
        for choices in start.look_back:
            self._look_back(choices, choose)
        for pair in start.opens_with:
            self._forced(*pair)

    def table(self) -> Lockstep:
        """Return the games as they stand now, each by itself."""
        table = Lockstep(self.tables, *self._each(), self.seeds)
        table.alike = None if self.alike is None else self.alike.take(self.of)
        table.turns = len(self.origin)
        return table

    def _each(self) -> tuple[State, Listener | None]:
        return self.state.rows(self.of), None if self.listener is None else self.listener.rows(self.of)

    def _forced(self, move: int, signal: int) -> None:
        before, n = self.state, len(self.state)
        moves, signals = np.full(n, move), np.full(n, signal)
        if self.listener is not None:
            self.listener = self.listener.begun(before, moves, signals)
        self._note(before, moves, signals, 0)
        after, shares = forced_to(self.tables, before, move, signal)
        if (shares.max(axis=1) == 1.0).all():
            self.state = after.with_mode(shares.argmax(axis=1))
            return
        drawn = draw_modes(shares.take(self.of, axis=0), self.seeds)
        found, self.of = _grouped(self.of * MODES + drawn, n * MODES)
        self._keep(found // MODES, after)
        self.state = self.state.with_mode(found % MODES)

    def _look_back(self, choices: tuple[int, ...], choose: Chooser) -> None:
        move = self._chosen(choices, choose)
        tables, before = self.tables, self.state
        chances = answers(tables, before, move)
        purpose, count = luck_of(tables, before, move)
        u = uniform(self.seeds, purpose.take(self.of), count.take(self.of))
        wide = chances.shape[1]
        drawn = pick(chances.take(self.of, axis=0), u)
        found, self.of = _grouped(self.of * wide + drawn, len(before) * wide)
        came, answer = found // wide, found % wide
        self._keep(came, before)
        before, move = self.state, move.take(came)
        signal = signal_of(tables, move, answer)
        self._note(before, move, signal, LOOKED_BACK)
        self.state = advance(tables, before, move, answer)
        if self.listener is not None:
            self.listener = self.listener.heard(before, move, signal)
        if self.alike is not None:
            self.alike = told_apart(self.alike, self.state, move, signal)

    def _chosen(self, choices: tuple[int, ...], choose: Chooser) -> Ints:
        """Return a choice for each row; where games of one row choose differently, they become rows of their own."""
        turn, wide = len(self.origin), len(self.tables.moves)
        if self.alike is not None:
            seeds = np.empty(len(self.state), dtype=np.uint64)
            seeds[self.of] = self.seeds
            return choose(self.state, self.listener, self._mask(len(self.state), choices), seeds, turn)
        state, listener = self._each()
        move = choose(state, listener, self._mask(len(state), choices), self.seeds, turn)
        found, self.of = _grouped(self.of * wide + move, len(self.state) * wide)
        self._keep(found // wide, self.state)
        return found % wide

    def _mask(self, n: int, choices: tuple[int, ...]) -> NDArray[np.bool_]:
        mask = np.zeros((n, len(self.tables.moves)), dtype=np.bool_)
        mask[:, list(choices)] = True
        return mask

    def _keep(self, rows: Ints, state: State) -> None:
        """Go on with some rows of a state, each as often as it is named."""
        self.state = state.rows(rows)
        self.listener = None if self.listener is None else self.listener.rows(rows)
        self.alike = None if self.alike is None else self.alike.take(rows)

    def _note(self, before: State, move: Ints, signal: Ints, origin: int) -> None:
        phase, stops = before.seen[:, Seen.PHASE], before.seen[:, Seen.STOPS]
        rows, of = np.arange(len(self.of)), self.of
        turn = Turn(rows, len(self.origin), move.take(of), signal.take(of), phase.take(of), stops.take(of))
        self.record.turns.append(turn)
        self.origin.append(origin)


def _grouped(keys: Ints, wide: int) -> tuple[Ints, Ints]:
    """Return the keys that are there, in order, and which of them each is; keys are whole numbers below `wide`."""
    there = np.zeros(wide, dtype=np.bool_)
    there[keys] = True
    place = np.cumsum(there) - 1
    return np.flatnonzero(there), place.take(keys)
