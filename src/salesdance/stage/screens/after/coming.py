"""Where it turned, which may come later than the debrief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from salesdance.sitting.debrief import Debrief, Turning


class Coming:
    """Asked for once a frame, from before the debrief opens until it is there or cannot be had."""

    def __init__(self, ask: Callable[[], Turning | None] | None) -> None:
        self._ask = ask
        self._found: Turning | None = None
        self.failed = False

    @property
    def wanted(self) -> bool:
        """Tell whether there is anybody to ask."""
        return self._ask is not None

    def asked(self) -> bool:
        """Ask, unless that is settled, and tell whether it was settled just now."""
        if self._ask is None or self._found is not None or self.failed:
            return False
        try:
            self._found = self._ask()
        except Exception:
            self.failed = True
        return self._found is not None or self.failed

    def added(self, debrief: Debrief) -> Debrief:
        """Return a debrief with what came, unless it brought its own."""
        if debrief.turning is not None or self._found is None:
            return debrief
        return replace(debrief, turning=self._found)
