"""Marks for the three forecasts: against what an ideal listener would have believed then (docs/scoring.md)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import total
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, number
from salesdance.transcript import SURENESS, Forecast

Numbers = NDArray[np.float64]


def stated_shares(prior: Numbers, card: int, sureness: float) -> Numbers:
    """Return the shares [K] that a card with a sureness stands for: the rest in proportion to the prior."""
    rest = prior.copy()
    rest[card] = 0.0
    whole = float(total(rest))
    if whole <= 0:
        out = np.zeros(len(prior))
        out[card] = 1.0
        return out
    out = rest / whole * (1 - sureness)
    out[card] = sureness
    return out


def suspicion_points(prior: Numbers, believed: Numbers, card: int, sureness: float) -> float:
    """Return 4 (1 - sum (f - q)^2 / .5), at least 0."""
    off = stated_shares(prior, card, sureness) - believed
    return max(0.0, 4.0 * (1 - float(total(off * off)) / 0.5))


def still_there_points(figures: int, q: float) -> float:
    """Return 4 (1 - (f - q)^2 / .25), at least 0."""
    return max(0.0, 4.0 * (1 - (figures / 10 - q) ** 2 / 0.25))


def forecasts(game: Game, made: Sequence[tuple[int, Forecast]], cards: Sequence[str], earned: float) -> list[Mark]:
    """Return the marks of the forecasts (out of 8, 4 or nothing), `made` with the turn each was taken at.

    `earned` in [0, 1] is the share earned in worth of the questions; a suspicion counts times it.
    """
    prior = game.trace.objections[0, game.index]
    taken = {f.taken: (t, f) for t, f in reversed(made) if f.kind == "suspicion" and f.card}
    suspicions = [taken[when] for when in ("asked", "reason") if when in taken]
    still = next(((t, f) for t, f in made if f.kind == "still_there" and f.figures is not None), None)
    marks = []
    for place, (turn, forecast) in enumerate(suspicions):
        if place == 1 and still is not None:
            break
        believed = game.trace.objections[turn, game.index]
        sureness = SURENESS[forecast.sure or "hunch"]
        points = earned * suspicion_points(prior, believed, list(cards).index(forecast.card), sureness)
        rule = "suspicion as you asked" if forecast.taken == "asked" else "suspicion before the reason"
        listener = _of_ten(float(believed.max()))
        why = f"From what had been said, the likeliest card was the right one {listener} times."
        if earned < 0.95:
            why += " It counts only as far as your own questions could have told you."
        marks.append(Mark("forecasts", rule, number(points), 4.0, why, _there(game, turn)))
    if still is not None:
        turn, forecast = still
        q = float(game.trace.still[game.index])
        points = still_there_points(int(forecast.figures or 0), q)
        why = f"You said {forecast.figures} of 10. From what could be known it was {q * 10:.0f} of 10."
        marks.append(Mark("forecasts", "still there", number(points), 4.0, why, _there(game, turn)))
    return marks


def _there(game: Game, turn: int) -> int | None:
    """Return the turn a forecast was taken before, or None if no move has been made since."""
    return turn if turn < game.last else None


def _of_ten(share: float) -> str:
    return f"{round(10 * share)} of 10"
