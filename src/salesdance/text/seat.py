"""What the terminal face needs of others: a sitting to play, and somebody who types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from salesdance.sitting.view import View

Outcome = Literal["finished", "stopped"]
Reader = Callable[[], str | None]
PROMPT = "> "


class Seat(Protocol):
    """What a sitting offers to a face."""

    def view(self) -> View:
        """Return what is on the table."""

    def say(self, move_id: str) -> View:
        """Make a move."""

    def look_back(self, move_id: str) -> View:
        """Choose what was done in the past."""

    def pin(self, card_id: str, sureness: str) -> View:
        """Pin a suspicion."""

    def skip_forecast(self) -> View:
        """Leave out the forecast that is asked for."""

    def still_there(self, figures: int) -> View:
        """Answer how many of ten are still there."""

    def answer_thought(self, say: bool) -> View:
        """Say the first thought, or think again."""
