"""Where it turned, which may come later than the debrief."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.sitting.debrief import Debrief, Turning
from salesdance.sitting.debrief_words import with_turning

HEAD_START = 6
"""Frames between what is there and its being shown, in which its pages are made ready: a tenth of a second."""


class Coming:
    """Asked for once a frame, from before the debrief opens until it is there or cannot be had.

    What is there is shown a little later, so that it is made ready and no frame is dropped for it.
    """

    def __init__(self, ask: Callable[[], Turning | None] | None) -> None:
        self._ask = ask
        self._found: Turning | None = None
        self._waits = HEAD_START
        self.failed = False

    @property
    def wanted(self) -> bool:
        """Tell whether there is anybody to ask."""
        return self._ask is not None

    def asked(self) -> bool:
        """Ask, unless that is settled, and tell whether it is to be shown from just now on."""
        if self._ask is None or self.failed or not self._waits:
            return False
        if self._found is not None:
            self._waits -= 1
            return not self._waits
        try:
            self._found = self._ask()
        except Exception:
            self.failed = True
        return self.failed

    def added(self, debrief: Debrief, *, ahead: bool = False) -> Debrief:
        """Return a debrief with what came, unless it brought its own; `ahead`: also before it is shown."""
        if debrief.turning is not None or self._found is None or (self._waits and not ahead):
            return debrief
        return with_turning(debrief, self._found)
