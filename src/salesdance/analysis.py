"""What the coach found in a deal: the worth of every move that could have been made, and where it turned.

`fair` worths rest on what could be known at that turn; `truth` ones on who the prospect really was, and are shown
beside them, never used to judge. Values are long-game values: 1 is a customer who stays and is glad of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Worth:
    """An expected long-game value, the chance that they are there on day ninety, and the standard error of each.

    Errors are 0 where the figures are exact.
    """

    value: float
    kept: float
    value_error: float = 0.0
    kept_error: float = 0.0


@dataclass(frozen=True, slots=True)
class Option:
    """A move that could have been made at a turn, and what comes of making it and then playing on as a good listener.

    `behind` is what it is worth less than the best option, under the same luck, with the standard error of that
    difference. `score` is the card to expect; None where nobody asked for it. `close` is False where others of that
    turn were looked at more closely, and this one only placed beside them.
    """

    move: str
    fair: Worth
    truth: Worth
    behind: float = 0.0
    behind_error: float = 0.0
    score: float | None = None
    close: bool = True


@dataclass(frozen=True, slots=True)
class Weighed:
    """One turn of a transcript (entries counted from 0) with its options, best first; `games` is 0 where exact."""

    turn: int
    chosen: str
    options: tuple[Option, ...]
    games: int = 0

    @property
    def exact(self) -> bool:
        """Tell whether the figures are exact, not an average over games."""
        return self.games == 0

    @property
    def made(self) -> Option:
        """Return the option that was chosen."""
        return next(option for option in self.options if option.move == self.chosen)

    @property
    def best(self) -> Option:
        """Return the best option."""
        return self.options[0]


ChangeOf = Literal["trust", "openness", "emotion", "logic", "risk", "difference", "pressure", "expect", "ease", "yes"]


@dataclass(frozen=True, slots=True)
class Change:
    """How a move left something, beside how the best line would have left it, as a listener could expect it; in [0, 1].

    `before` is how it stood, `after` how the move left it, `instead` how the best line would have.
    """

    of: ChangeOf
    before: float
    after: float
    instead: float


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A turn that mattered: where a move cost much of the value there was, or was made well where others are not.

    `worth` is the value lost, or for one done well what it was worth beyond the temptation (or the usual line) of that
    turn. `heard` are earlier turns whose answers pointed to it, the latest first. `believed` is the objection that a
    listener would have held likeliest then, with its share. `changes` are all that can be told, the largest difference
    to the better line first. `better` are the moves that would have been better; for one
    done well, those that were passed by.

    `stretch` are the turns of a stretch, in their order, at each of which the same kind of thing was left undone; then
    `worth` is what all of them lost together, against what a good listener would have done at each, `error` the error
    of that sum, and `turn` the one among them at which it is shown. It is empty where one turn stands for itself.
    """

    turn: int
    kind: Literal["cost", "well"]
    worth: float
    error: float
    chosen: str
    better: tuple[str, ...]
    believed: str
    share: float
    heard: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    stretch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From what loss on a turn, or a stretch of them, counts as one that turned it, and from what gain as done well."""

    cost: float = 0.08
    well: float = 0.08


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the coach found: every turn weighed, and at most three turning points, in the order of the deal.

    `seed` is the luck of the games that were played on from each turn; `second_pass` tells whether the lines that are
    shown were weighed once more by a player that itself looks one move ahead. Then `second` has the turns of the
    turning points with those lines only, and what they are worth if that one plays on; the first figures, which rest on
    many more games, still tell where it turned.
    """

    turns: tuple[Weighed, ...]
    points: tuple[TurningPoint, ...]
    thresholds: Thresholds
    seed: int
    second_pass: bool = False
    second: tuple[Weighed, ...] = ()
