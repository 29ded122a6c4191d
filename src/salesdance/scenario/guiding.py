"""What whoever leads a workshop reads beforehand: nothing here is played, and nobody on the stage knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from salesdance.scenario.terms import Act

ANY = "*"


@dataclass(frozen=True, slots=True)
class Moment:
    """A turn worth a vote: in this act, when `after` was just answered; `why` is where people part.

    `after` is a move id, or a pattern with `*` at its end; empty: the first turn of the act.
    """

    act: Act
    why: str
    after: str = ""

    def follows(self, move: str) -> bool:
        """Tell whether a move is the one, or one of those, that this moment comes after."""
        if self.after.endswith(ANY):
            return move.startswith(self.after.removesuffix(ANY))
        return bool(self.after) and move == self.after


@dataclass(frozen=True, slots=True)
class Facilitator:
    """The facilitator's page: what to watch for, the moments to vote on, and what to ask the room at the end."""

    watch_for: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether the author wrote nothing."""
        return self == Facilitator()
