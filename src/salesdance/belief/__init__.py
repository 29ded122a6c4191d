"""The ideal listener: exact belief over types and modes, what a move would tell, and what a history is worth."""

from salesdance.belief.filter import Belief, forced, prior_belief, total, update
from salesdance.belief.measures import (
    by_mode,
    by_type,
    decider_shares,
    hollow_share,
    information,
    objection_shares,
    poor_fit_share,
    signal_chances,
)
from salesdance.belief.value import kept, long_game, value_by_mode

__all__ = [
    "Belief",
    "by_mode",
    "by_type",
    "decider_shares",
    "forced",
    "hollow_share",
    "information",
    "kept",
    "long_game",
    "objection_shares",
    "poor_fit_share",
    "prior_belief",
    "signal_chances",
    "total",
    "update",
    "value_by_mode",
]
