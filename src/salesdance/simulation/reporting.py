"""A run as figures with standard errors, the way `simulate` prints them."""

from __future__ import annotations

from math import isnan, sqrt
from typing import Any

from salesdance.scorecard import SKILLS
from salesdance.simulation.tallies import EXACTLY, Spread, Tally, standard_error

FORMAT_VERSION = 1
QUANTILES = (0.1, 0.5, 0.9)
OF_WHOM = {"reason_known": "lost", "recovered": "wobbled"}
"""Shares that are not of all games, with what they are of."""


def figures(told: Tally) -> dict[str, Any]:
    """Return the figures of one player: shares, means, and the score by skill for the games that were scored.

    What has no games to speak of is None.
    """
    shares, errors = _shares(told)
    score = told.spreads["score"]
    out: dict[str, Any] = {
        **shares,
        "score": _rounded(score.mean, 2),
        "decisions": _figure(told.spreads["decisions"]),
        "exchanges": _figure(told.spreads["exchanges"]),
        "minutes": _figure(told.spreads["minutes"]),
        "standard_errors": {**errors, "score": _rounded(score.error, 4)},
        "games": told.games,
        "exact_games": told.exact,
        "scored_games": told.scored,
    }
    if told.scored:
        out["score_quantiles"] = [_rounded(score.quantile(share), 2) for share in QUANTILES]
        skills = {name: told.spreads[f"skill/{name}"] for name in SKILLS if f"skill/{name}" in told.spreads}
        out["skills"] = {name: _rounded(spread.mean, 4) for name, spread in skills.items()}
        out["skill_spreads"] = {name: _figure(spread) for name, spread in skills.items()}
    return out


def _shares(told: Tally) -> tuple[dict[str, float | None], dict[str, float | None]]:
    shares: dict[str, float | None] = {}
    errors: dict[str, float | None] = {}
    for name, count in told.counts.items():
        of = told.counts[OF_WHOM[name]] if name in OF_WHOM else told.games
        share = count / of if of else float("nan")
        shares[name] = _rounded(share, 4)
        errors[name] = _rounded(sqrt(share * (1 - share) / of) if of > 1 else float("nan"), 4)
    shares["kept_exact"] = _rounded(told.still / told.exact / EXACTLY if told.exact else float("nan"), 4)
    errors["kept_exact"] = _rounded(standard_error(told.still, told.still_squares, told.exact, EXACTLY), 4)
    return shares, errors


def _figure(spread: Spread) -> dict[str, Any]:
    quantiles = [_rounded(spread.quantile(share), 4) for share in QUANTILES] if spread.count else None
    return {"mean": _rounded(spread.mean, 4), "standard_error": _rounded(spread.error, 4), "quantiles": quantiles}


def _rounded(value: float, digits: int) -> float | None:
    return None if isnan(value) else round(value, digits)
