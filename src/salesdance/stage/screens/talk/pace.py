"""How an answer comes: the days that pass, a pause, the face, the body line, the words. Under 1.2 seconds in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from salesdance.scenario import Pause

WAITS: Mapping[Pause, float] = {"none": 0.0, "short": 0.35, "long": 0.8}
SILENCE = 2.0
TITLE = 1.4
FLICK = 0.06
FADE = 0.12
BODY_AT, WORDS_AT = FADE, 2 * FADE + 0.06


@dataclass(frozen=True, slots=True)
class Pace:
    """One answer in time; `title` seconds of a chapter card and `days` that flick by come first."""

    begun: float
    wait: float = 0.0
    title: float = 0.0
    days: int = 0
    skipped: bool = False

    def skip(self) -> Pace:
        """Return the same with everything there."""
        return replace(self, skipped=True)

    def over(self, now: float) -> bool:
        """Tell whether everything is there: the words are, and nothing fades any more."""
        return self.skipped or self._since(now) >= WORDS_AT

    def titled(self, now: float) -> bool:
        """Tell whether the card of the chapter is to be seen."""
        return not self.skipped and now - self.begun < self.title

    def day(self, now: float) -> int:
        """Return how many of the days have flicked by."""
        return self.days if self.skipped else max(min(int((now - self.begun - self.title) / FLICK), self.days), 0)

    def flicks(self, now: float) -> bool:
        """Tell whether days are still passing."""
        return self.day(now) < self.days

    def waits(self, now: float) -> bool:
        """Tell whether the face has not moved yet."""
        return not self.skipped and self._since(now) < 0

    def face(self, now: float) -> float:
        """Return how much of the new face is there, from 0 to 1."""
        return self._share(now, 0.0)

    def body(self, now: float) -> float:
        """Return how much of the body line is there, from 0 to 1."""
        return self._share(now, BODY_AT)

    def _since(self, now: float) -> float:
        return now - self.begun - self.title - self.days * FLICK - self.wait

    def _share(self, now: float, starts: float) -> float:
        return 1.0 if self.skipped else min(max((self._since(now) - starts) / FADE, 0.0), 1.0)
