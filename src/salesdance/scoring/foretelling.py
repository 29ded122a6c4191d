"""Marks for the three forecasts: against what an ideal listener would have believed then (docs/scoring.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import total
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, number
from salesdance.transcript import SURENESS, Forecast

Numbers = NDArray[np.float64]
DOUBT = "What counts is how well your doubt fitted that, not whether it turned out right."
RULES: Mapping[str, str] = {
    "asked": "suspicion as you asked",
    "yes": "still there",
    "reason": "suspicion before the reason",
}


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

    `earned` in [0, 1] is the share earned in worth of the questions; a suspicion counts times it. One that was asked
    for and left out earns nothing of its 4.
    """
    first = {f.taken: (t, f) for t, f in reversed(made)}
    asked, still, reason = first.get("asked"), first.get("yes"), first.get("reason")
    marks = []
    if asked is not None:
        marks.append(_suspected(game, *asked, cards, earned))
    if still is not None:
        marks.append(_still(game, *still))
    elif reason is not None:
        marks.append(_suspected(game, *reason, cards, earned))
    return marks


def _suspected(game: Game, turn: int, told: Forecast, cards: Sequence[str], earned: float) -> Mark:
    rule = RULES[told.taken]
    if not told.card:
        return _left_out(game, rule, turn)
    prior, believed = game.trace.objections[0, game.index], game.trace.objections[turn, game.index]
    sureness = SURENESS[told.sure or "hunch"]
    points = earned * suspicion_points(prior, believed, list(cards).index(told.card), sureness)
    best = _of_ten(float(believed.max()))
    why = f"Whoever heard what you heard would have been right {best} times with the likeliest reason. {DOUBT}"
    if earned < 0.95:
        share = _of_ten(earned)
        why += f" It counts for {share}, the share your questions earned: the rest of a guess is luck, and no skill."
    return Mark("forecasts", rule, number(points), 4.0, why, _there(game, turn))


def _still(game: Game, turn: int, told: Forecast) -> Mark:
    if told.figures is None:
        return _left_out(game, RULES["yes"], turn)
    q = float(game.trace.still[game.index])
    points = still_there_points(told.figures, q)
    why = f"You said {told.figures} of 10. From what could be known it was {q * 10:.0f} of 10."
    return Mark("forecasts", RULES["yes"], number(points), 4.0, why, _there(game, turn))


def _left_out(game: Game, rule: str, turn: int) -> Mark:
    return Mark("forecasts", rule, 0.0, 4.0, "You were asked, and left it out.", _there(game, turn))


def _there(game: Game, turn: int) -> int | None:
    """Return the turn a forecast was taken before, or None if no move has been made since."""
    return turn if turn < game.last else None


def _of_ten(share: float) -> str:
    return f"{round(10 * share)} of 10"
