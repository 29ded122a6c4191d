"""The year on somebody's own habits behind the window: in processes of its own, so that nothing on screen waits."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from salesdance.cli.crowd import Crowd, cores
from salesdance.cli.own_deals import Deal, enough, habits_of, year_of
from salesdance.simulation.own import FEWEST, OwnYear


class _Left(Exception):
    """Nobody waits for the year any more."""


class OwnWork:
    """One year being worked out; see `salesdance.stage.OwnPage`."""

    def __init__(self, deals: Sequence[Deal]) -> None:
        self._deals = deals
        self._left = False
        self._crowd: Crowd | None = None
        self.over = False
        self.share = 0.0
        self.page: OwnYear | None = None
        self.instead = ""

    def begin(self) -> None:
        """Begin; somebody who leaves need not wait for the end of it."""
        threading.Thread(target=self._work, daemon=True).start()

    def leave(self) -> None:
        """Let it be; its processes end at once, also where the program ends now."""
        self._left = True
        if self._crowd is not None:
            self._crowd.stop()

    def _work(self) -> None:
        try:
            # Two at least: work in this process would hold up the window.
            with Crowd(max(cores(), 2)) as crowd:
                self._crowd = crowd
                self._told(0.0)
                own = habits_of(self._deals, crowd)
                if enough(own):
                    self.page = year_of(own, crowd, self._told)
                else:
                    self.instead = too_few(own.found.deals)
        except _Left:
            pass
        except Exception:
            self.instead = "The year could not be worked out this time."
        self.over = True

    def _told(self, share: float) -> None:
        self.share = share
        if self._left:
            raise _Left


def too_few(deals: int, whose: str = "yours") -> str:
    """Return the sentence for somebody with fewer deals than habits can be told from."""
    count = "no finished deal" if not deals else "1 finished deal" if deals == 1 else f"{deals} finished deals"
    are = "is" if deals < 2 else "are"
    return f"There {are} {count} of {whose} to look at; from {FEWEST} on there is something to say about habits."
