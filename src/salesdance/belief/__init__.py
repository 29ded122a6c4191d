"""The ideal listener: exact belief over types and modes, what a move would tell, and what a history is worth."""

from salesdance.belief.coarse import coarse_tables, gathered
from salesdance.belief.filter import Belief, forced, prior_belief, total, update, update_some
from salesdance.belief.measures import (
    by_mode,
    by_type,
    decider_shares,
    hollow_share,
    hurried_share,
    information,
    objection_shares,
    poor_fit_share,
    signal_chances,
    uncertainty,
)
from salesdance.belief.starting import LOOKED_BACK, Opening, force, look_back, opening, signal_index, start_weights
from salesdance.belief.value import kept, long_game, still, value_by_mode, worth_of_yes

__all__ = [
    "LOOKED_BACK",
    "Belief",
    "Opening",
    "by_mode",
    "by_type",
    "coarse_tables",
    "decider_shares",
    "force",
    "forced",
    "gathered",
    "hollow_share",
    "hurried_share",
    "information",
    "kept",
    "long_game",
    "look_back",
    "objection_shares",
    "opening",
    "poor_fit_share",
    "prior_belief",
    "signal_chances",
    "signal_index",
    "start_weights",
    "still",
    "total",
    "uncertainty",
    "update",
    "update_some",
    "value_by_mode",
    "worth_of_yes",
]
