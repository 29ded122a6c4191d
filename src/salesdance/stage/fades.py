"""Motion, as far as there is any: a share that grows from 0 to 1 over a short time of the clock that is handed in."""

from __future__ import annotations

from typing import NamedTuple


class Fade(NamedTuple):
    """Something that began at a time and takes some seconds. Everything is whole without it."""

    begun: float
    seconds: float = 0.12

    def share(self, now: float, still: bool = False) -> float:
        """Return how much of it is there, from 0 to 1; all of it at once where nothing may move."""
        if still or self.seconds <= 0:
            return 1.0
        return min(max((now - self.begun) / self.seconds, 0.0), 1.0)

    def over(self, now: float, still: bool = False) -> bool:
        """Return whether all of it is there."""
        return self.share(now, still) >= 1.0
