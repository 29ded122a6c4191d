"""What a sitting offers to a face: the view, and everything that can be done with it."""

from __future__ import annotations

from typing import Protocol

from salesdance.scenario import Moment
from salesdance.sitting.view import Choice, View


class Seat(Protocol):
    """A sitting as a face has it; every deed returns the view after it."""

    @property
    def finished(self) -> bool:
        """Tell whether the last card is on the table."""

    def view(self) -> View:
        """Return what is on the table."""

    def case_sheet(self) -> tuple[tuple[str, str, str], ...]:
        """Return (what they said, what the product does, the move) for each reason that can be given now."""

    def natural(self) -> str:
        """Return the id of the line that a decent seller would say next; there is one until it is finished."""

    def moment(self) -> tuple[Choice, ...]:
        """Return four lines of the hand, the natural one and a temptation among them; none if this is no moment."""

    def authored(self) -> tuple[Moment, ...]:
        """Return the moments that the author chose for a room."""

    def last(self) -> tuple[str, ...]:
        """Return the ids of the move that was just answered, and of the day or post that came since; none at first."""

    def branch(self) -> Seat:
        """Return another sitting at the same point with the same luck; nothing of it is stored."""

    def say(self, move_id: str) -> View:
        """Make a move."""

    def look_back(self, move_id: str) -> View:
        """Choose what was done in the past."""

    def pin(self, card_id: str, sureness: str) -> View:
        """Pin a suspicion."""

    def skip_forecast(self, *, asked: bool = True) -> View:
        """Leave out the forecast that is asked for; `asked` False where the question was not put."""

    def still_there(self, figures: int) -> View:
        """Answer how many of ten are still there."""

    def listen(self) -> tuple[str, ...]:
        """Return what a listener would now believe, in words, and note the look at it; nothing without a hint."""

    def answer_thought(self, say: bool) -> View:
        """Say the first thought, or think again."""
