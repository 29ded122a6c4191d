"""Stretches: the same kind of thing left undone from choice to choice, which adds up to more than any one of them lost.

What a choice lost is measured here against what the player who plays on would have done in its place: then the losses
of all choices together are, on average, what that player would have made more of the deal. That move is named before
any game is played, so that luck can make a loss smaller than nothing as easily as larger, and does not add up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np

from salesdance.coach.comparing import error
from salesdance.coach.exactly import Exact
from salesdance.coach.kinds import ENDINGS, kind_at
from salesdance.coach.listening import Moment
from salesdance.coach.weighing import Played
from salesdance.engine import Phase, Tables

AFTER_YES = (Phase.CEMENT, Phase.STOP, Phase.RESTART)
UNDONE = ("goodbye", "walk", "carry_on", "check_in", "sell", "reply")
"""Kinds of moves that look after nobody: leaving, letting it go by, and a word that only asks for something."""
LEAST = 2
"""So many choices at least are a stretch."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A choice at which something was left undone, and the move that the player who plays on would have made."""

    moment: Moment
    instead: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Turns at which something was left undone, in their order; what each lost, and the standard error of that.

    `left_out` is the move that was left out at all of them; None where it was whatever would have helped.
    """

    turns: tuple[int, ...]
    losses: tuple[float, ...]
    errors: tuple[float, ...]
    left_out: int | None = None

    @property
    def worth(self) -> float:
        """Return what all of it lost together."""
        return sum(self.losses)

    @property
    def error(self) -> float:
        """Return the standard error of that: the games of two turns have nothing in common."""
        return hypot(*self.errors)


def runs_of(tables: Tables, moments: Sequence[Moment], would: Callable[[Moment], int]) -> list[list[Undone]]:
    """Return the choices at which something was left undone, run after run.

    After the yes a run ends where something was done for the customer. Where the player who plays on would have left it
    alone as well there was nothing to do: that counts for nothing, and the run goes on. In the talk it is the same move
    that was left out from choice to choice, with nothing wrong said instead.
    """
    runs: list[list[Undone]] = [[]]
    about: int | None = None
    for moment in moments:
        late = _looks_after_nobody(tables, moment)
        if not (late or _harmless(tables, moment)) or ((instead := would(moment)) == moment.chosen and not late):
            runs.append([])
            continue
        if about != (left_out := None if late else instead):
            runs.append([])
            about = left_out
        if not late or kind_at(tables, instead) not in UNDONE:
            runs[-1].append(Undone(moment, instead))
    return [run for run in runs if len(run) >= LEAST]


def _looks_after_nobody(tables: Tables, moment: Moment) -> bool:
    return moment.past is None and moment.phase in AFTER_YES and kind_at(tables, moment.chosen) in UNDONE


def _harmless(tables: Tables, moment: Moment) -> bool:
    """Tell whether something was said in the talk that neither tempts nor ends it."""
    talks = moment.past is None and moment.phase == Phase.TALK
    return (
        talks and tables.moves[moment.chosen].entry.relieves is None and kind_at(tables, moment.chosen) not in ENDINGS
    )


def stretch_of(run: Sequence[Undone], figures: Sequence[Played | Exact]) -> Stretch:
    """Return what a run lost, from what came of the moves at each of its turns."""
    lost = [lost_at(one, found) for one, found in zip(run, figures, strict=True)]
    left_out = run[0].instead if run[0].moment.phase == Phase.TALK else None
    turns = tuple(one.moment.turn for one in run)
    return Stretch(turns, tuple(loss for loss, _ in lost), tuple(error for _, error in lost), left_out)


def lost_at(one: Undone, found: Played | Exact) -> tuple[float, float]:
    """Return what was lost at a choice against what was left undone, game by game, and the standard error of that."""
    moves = one.moment.options if isinstance(found, Exact) else found.moves
    made, instead = (int(np.flatnonzero(moves == move)[0]) for move in (one.moment.chosen, one.instead))
    apart = found.value[instead] - found.value[made]
    return (float(apart), 0.0) if isinstance(found, Exact) else (float(apart.mean()), float(error(apart)))
