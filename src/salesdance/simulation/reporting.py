"""A run as figures with standard errors, the way `simulate` prints them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.simulation.running import Run, mean

FORMAT_VERSION = 1


def _figure(values: NDArray[Any]) -> dict[str, float | None]:
    numbers = values.astype(np.float64)
    if not len(numbers):
        return {"mean": None, "standard_error": None}
    error = float(np.std(numbers) / np.sqrt(len(numbers)))
    return {"mean": round(mean(numbers), 4), "standard_error": round(error, 4)}


def figures(run: Run) -> dict[str, Any]:
    """Return the figures of one player: shares, means, and the score by skill for the games that were scored."""
    out: dict[str, Any] = {
        "yes": round(mean(run.yes), 4),
        "hollow": round(mean(run.hollow), 4),
        "kept": round(mean(run.kept), 4),
        "score": round(mean(run.scores), 2) if len(run.scores) else None,
        "reason_known": round(mean(run.reason_known[run.lost]), 4) if run.lost.any() else None,
        "lost": round(mean(run.lost), 4),
        "left": round(mean(run.left), 4),
        "wobbled": round(mean(run.wobbled), 4),
        "recovered": round(mean(run.recovered[run.wobbled]), 4) if run.wobbled.any() else None,
        "decisions": _figure(run.decisions),
        "minutes": _figure(run.minutes),
        "standard_errors": {
            "yes": _figure(run.yes)["standard_error"],
            "kept": _figure(run.kept)["standard_error"],
            "score": _figure(run.scores)["standard_error"],
        },
        "scored_games": len(run.cards),
    }
    if run.cards:
        out["score_quantiles"] = [round(float(q), 2) for q in np.quantile(run.scores, [0.1, 0.5, 0.9])]
        out["skills"] = _skills(run)
    return out


def _skills(run: Run) -> dict[str, float]:
    shares: dict[str, list[float]] = {}
    for card in run.cards:
        for part in card.parts:
            if part.out_of:
                shares.setdefault(part.skill, []).append(part.points / part.out_of)
    return {skill: round(mean(np.array(values)), 4) for skill, values in shares.items()}
