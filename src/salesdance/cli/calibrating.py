"""How suspicions came out, by how sure somebody was of them."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.stage import Calibration
from salesdance.transcript import SURENESS, Transcript

ENOUGH = 10
Suspicion = tuple[float, bool]
"""How sure it was, as a share, and whether it was that."""


def suspicions(transcript: Transcript, truth: str) -> list[Suspicion]:
    """Return the suspicions that were asked for, or given as a reason, in one sitting."""
    taken = [forecast for entry in transcript.entries for forecast in entry.forecasts]
    return [
        (SURENESS[forecast.sure], forecast.card == truth)
        for forecast in taken
        if forecast.taken in ("asked", "reason") and forecast.sure is not None
    ]


def calibration_of(told: Sequence[Suspicion]) -> Calibration | None:
    """Return how they came out, by how sure they were, once there are ten."""
    if len(told) < ENOUGH:
        return None
    groups = []
    for share in SURENESS.values():
        right = [came for sure, came in told if sure == share]
        if right:
            groups.append((share, len(right), sum(right) / len(right)))
    return Calibration(len(told), tuple(groups))
