"""The batch of one: one game played by the engine, and what anyone at the table could have counted.

Only this module and the last card see the hidden type and mode; what chooses words is given a Sight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import force
from salesdance.engine import (
    Phase,
    Seen,
    State,
    Tables,
    advance,
    answers,
    digest,
    legal,
    luck,
    signal_of,
)
from salesdance.engine.luck import pick
from salesdance.scenario import MOODS, Mood

OPEN, CLUE, DEEPER, AGAIN, TOLD = 2, 4, 8, 16, 32
NAMED, PRESENT = 1, 2


OtherDice = tuple[tuple[int, int], ...]
"""Turns, each with the seed that luck is drawn with from it on."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The visible history as plain numbers: columns of modes.Seen, and how often each move was said."""

    seen: tuple[int, ...]
    said: tuple[int, ...]
    tables: Tables

    @property
    def phase(self) -> int:
        """Return the visible phase (modes.Phase)."""
        return self.seen[Seen.PHASE]

    @property
    def mood(self) -> Mood:
        """Return the visible mood."""
        return MOODS[self.seen[Seen.MOOD]]

    @property
    def day(self) -> int:
        """Return the day after the yes."""
        return self.seen[Seen.DAY]

    @property
    def fact(self) -> int:
        """Return the index of the fact that can be followed up, or -1."""
        return self.seen[Seen.LAST_FACT] - 1

    @property
    def meeting(self) -> int:
        """Return the index of the meeting."""
        return min(self.seen[Seen.MEETING], self.tables.meetings - 1)

    @property
    def talking(self) -> bool:
        """Tell whether the two are sitting in a talk that has a clock."""
        return self.phase in (Phase.TALK, Phase.RESTART, Phase.CEMENT)

    @property
    def booked(self) -> int:
        """Return the minutes booked for this talk."""
        return (
            int(self.tables.c["restart.minutes"])
            if self.phase == Phase.RESTART
            else int(self.tables.booked[self.meeting])
        )

    @property
    def minutes_left(self) -> int:
        """Return the booked minutes that are left; negative when overrun."""
        return self.booked - self.seen[Seen.MINUTE]

    def heard(self, fact: int) -> int:
        """Return the bits of what was heard about a fact: OPEN, CLUE, DEEPER."""
        return self.seen[self.tables.blocks.heard + fact]

    def person(self, decider: int) -> int:
        """Return the bits of a person who may decide: NAMED, PRESENT."""
        return self.seen[self.tables.blocks.people + decider]

    def voiced(self, objection: int) -> bool:
        """Tell whether an objection came out."""
        return self.seen[self.tables.blocks.voiced + objection] > 0

    def excused(self, excuse: int) -> bool:
        """Tell whether an excuse was given."""
        return self.seen[self.tables.blocks.excused + excuse] > 0

    def nailed(self, item: int) -> int:
        """Return how a commitment stands: 0 not raised, 1 vague, 2 dated, 3 timed."""
        return self.seen[self.tables.blocks.nailed + item]

    def dodged(self, item: int) -> int:
        """Return how often a commitment was dodged."""
        return self.seen[self.tables.blocks.dodged + item]


@dataclass(frozen=True, slots=True)
class Turn:
    """One move that was made: its index, the signal's name, and what could be seen before and after it."""

    move: int
    signal: str
    origin: str
    before: Sight
    after: Sight

    @property
    def head(self) -> str:
        """Return the signal without its subject."""
        return self.signal.partition("/")[0]

    @property
    def subject(self) -> str:
        """Return what the signal came for, or nothing."""
        return self.signal.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An answer that is drawn and not yet told: the next state, the signal's name and the state's digest."""

    move: int
    state: State
    signal: str
    digest: str


class Game:
    """One game: the engine's state, the luck it is played with, and the turns so far."""

    def __init__(self, tables: Tables, state: State, seed: int, dice: OtherDice = ()) -> None:
        self.tables = tables
        self.state = state
        self._dice = ((0, seed), *dice)
        self.turns: list[Turn] = []
        self.sight = self._look(state)
        self._legal: tuple[int, ...] | None = None

    @property
    def seeds(self) -> NDArray[np.uint64]:
        """Return the seed [1] that the next answer is drawn with: from some turn on there may be other dice."""
        made = len(self.turns)
        return np.array([seed for begins, seed in self._dice if begins <= made][-1:], dtype=np.uint64)

    def draw(self, move: int) -> Drawn:
        """Return what a move brings; whether it is legal is the caller's matter."""
        moves = np.array([move], dtype=np.int64)
        chances = answers(self.tables, self.state, moves)
        answer = pick(chances, luck(self.tables, self.state, moves, self.seeds))
        signal = int(signal_of(self.tables, moves, answer)[0])
        return self._drawn(move, signal, advance(self.tables, self.state, moves, answer))

    def force(self, move: int, signal: int) -> Drawn:
        """Return the same for a move that simply got this signal; its hidden mode is drawn."""
        return self._drawn(move, signal, force(self.tables, self.state, move, signal, self.seeds))

    def _drawn(self, move: int, signal: int, state: State) -> Drawn:
        name = self.tables.answers[int(self.tables.kind[move])].signals[signal]
        return Drawn(move, state, name, digest(state))

    def take(self, drawn: Drawn, origin: str) -> Turn:
        """Make a drawn answer what happened."""
        after = self._look(drawn.state)
        turn = Turn(drawn.move, drawn.signal, origin, self.sight, after)
        self.state, self.sight, self._legal = drawn.state, after, None
        self.turns.append(turn)
        return turn

    def _look(self, state: State) -> Sight:
        return Sight(tuple(state.seen[0].tolist()), tuple(state.said[0].tolist()), self.tables)

    @property
    def legal(self) -> tuple[int, ...]:
        """Return the indexes of the moves that can be made now."""
        if self._legal is None:
            self._legal = tuple(np.flatnonzero(legal(self.tables, self.state)[0]).tolist())
        return self._legal

    @property
    def end_mode(self) -> int:
        """Return the hidden mode; only the last card may ask."""
        return int(self.state.mode[0])
