"""Marks for the three forecasts: against what an ideal listener would have believed then (docs/scoring.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import total
from salesdance.engine import Phase
from salesdance.scorecard import Mark
from salesdance.scoring.reading import Game, Turn, number
from salesdance.transcript import SURENESS, Forecast

Numbers = NDArray[np.float64]
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

    `earned` in [0, 1] is the share earned in worth of the questions; a suspicion counts times it. One that was due
    and was left out earns nothing of its 4.
    """
    taken = {f.taken: (t, f) for t, f in reversed(made) if f.kind == "suspicion" and f.card}
    still = next(((t, f) for t, f in made if f.kind == "still_there" and f.figures is not None), None)
    marks = [_suspected(game, "asked", taken.get("asked"), game.first("close"), cards, earned)]
    nailing = next((turn for turn in game.turns if turn.phase == Phase.CEMENT), None)
    due = nailing if np.isfinite(game.trace.still[game.index]) else None
    if still is None and due is None:
        marks.append(_suspected(game, "reason", taken.get("reason"), game.first("why"), cards, earned))
    else:
        marks.append(_still(game, still, due))
    return [mark for mark in marks if mark is not None]


def _suspected(
    game: Game,
    when: Literal["asked", "reason"],
    taken: tuple[int, Forecast] | None,
    due: Turn | None,
    cards: Sequence[str],
    earned: float,
) -> Mark | None:
    rule = RULES[when]
    if taken is None:
        return _left_out(rule, due)
    turn, forecast = taken
    prior, believed = game.trace.objections[0, game.index], game.trace.objections[turn, game.index]
    sureness = SURENESS[forecast.sure or "hunch"]
    points = earned * suspicion_points(prior, believed, list(cards).index(forecast.card), sureness)
    why = f"From what had been said, the likeliest card was the right one {_of_ten(float(believed.max()))} times."
    if earned < 0.95:
        why += " It counts only as far as your own questions could have told you."
    return Mark("forecasts", rule, number(points), 4.0, why, _there(game, turn))


def _still(game: Game, told: tuple[int, Forecast] | None, due: Turn | None) -> Mark | None:
    if told is None:
        return _left_out(RULES["yes"], due)
    turn, forecast = told
    q = float(game.trace.still[game.index])
    points = still_there_points(int(forecast.figures or 0), q)
    why = f"You said {forecast.figures} of 10. From what could be known it was {q * 10:.0f} of 10."
    return Mark("forecasts", RULES["yes"], number(points), 4.0, why, _there(game, turn))


def _left_out(rule: str, due: Turn | None) -> Mark | None:
    return Mark("forecasts", rule, 0.0, 4.0, "You were asked and left it out.", due.number) if due else None


def _there(game: Game, turn: int) -> int | None:
    """Return the turn a forecast was taken before, or None if no move has been made since."""
    return turn if turn < game.last else None


def _of_ten(share: float) -> str:
    return f"{round(10 * share)} of 10"
