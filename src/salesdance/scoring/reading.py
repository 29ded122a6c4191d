"""One game of a trace as a list of turns, for rules that read it from start to end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from salesdance.belief import LOOKED_BACK
from salesdance.engine import Phase, Seen, Tables
from salesdance.scoring.walk import Trace


@dataclass(frozen=True, slots=True)
class Turn:
    """One move of the player, with the phase it was made in.

    `number` counts the turns of the transcript; `head` is the part of the signal's name before its subject; `past`
    tells that it was chosen looking back, before the sitting began.
    """

    number: int
    move: int
    id: str
    kind: str
    manner: str
    subject: int
    level: int
    signal: int
    head: str
    phase: int
    row: int
    past: bool = False


@dataclass(frozen=True, slots=True)
class Game:
    """One game of a trace; `turns` are the player's own moves (no calendar days, no post)."""

    tables: Tables
    trace: Trace
    index: int
    turns: tuple[Turn, ...]

    def seen(self, turn: int, column: int) -> int:
        """Return a visible column before a turn; `turn` equal to the number of turns means after all."""
        return int(self.trace.seen[turn, self.index, column])

    @property
    def last(self) -> int:
        """Return the turn number after everything."""
        return self.trace.turns

    def final(self, column: int) -> int:
        """Return a visible column at the end."""
        return self.seen(self.last, column)

    def of(self, *kinds: str) -> Iterator[Turn]:
        """Yield the player's turns of some kinds."""
        return (turn for turn in self.turns if turn.kind in kinds)

    def first(self, *kinds: str) -> Turn | None:
        """Return the first turn of some kinds, or None."""
        return next(self.of(*kinds), None)

    def could(self, kind: str, *phases: int) -> bool:
        """Tell whether the player was in one of some phases to which moves of a kind belong."""
        moves = self.tables.of_kind(kind)
        return any(self.tables.in_phase[t.phase, moves].any() for t in self.turns if t.phase in phases)

    def in_manner(self, *manners: str) -> Turn | None:
        """Return the first turn made in one of these manners, or None."""
        return next((turn for turn in self.turns if turn.manner in manners), None)


FORCED = (Phase.PASSING, Phase.POST, Phase.WAITING)
THERE = (Phase.TALK, Phase.CEMENT)
"""The phases in which the two sit together and can still say what belongs to the sale."""


def read_game(tables: Tables, trace: Trace, index: int) -> Game:
    """Return one game of a trace, with the player's turns."""
    turns: list[Turn] = []
    for number in range(trace.turns):
        move = int(trace.moves[number, index])
        phase = int(trace.seen[number, index, Seen.PHASE])
        if move < 0 or not trace.origin[number] or phase in FORCED:
            continue
        signal = int(trace.signals[number, index])
        made = tables.moves[move]
        names = tables.answers[int(tables.kind[move])].signals
        head = names[signal].split("/")[0]
        kind = made.entry.kind
        turns.append(
            Turn(
                number,
                move,
                made.id,
                kind,
                made.entry.manner or "",
                made.subject,
                made.level,
                signal,
                head,
                phase,
                len(turns),
                int(trace.origin[number]) == LOOKED_BACK,
            )
        )
    return Game(tables, trace, index, tuple(turns))


def number(value: float) -> float:
    """Return a mark rounded to .01, never -0."""
    return float(np.round(value, 2)) + 0.0
