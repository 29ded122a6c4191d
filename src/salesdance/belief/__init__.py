"""The ideal listener: exact belief over types and modes, what a move would tell, and what a history is worth."""

from salesdance.belief.counts import Counts, counting, counting_listener
from salesdance.belief.filter import Belief, forced, prior_belief, total, update, update_some
from salesdance.belief.listening import Ideal, Listener, ideal_listener
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
from salesdance.belief.value import kept, long_game, still, value_by_mode, worth_of_end, worth_of_yes

__all__ = [
    "LOOKED_BACK",
    "Belief",
    "Counts",
    "Ideal",
    "Listener",
    "Opening",
    "by_mode",
    "by_type",
    "counting",
    "counting_listener",
    "decider_shares",
    "force",
    "forced",
    "hollow_share",
    "hurried_share",
    "ideal_listener",
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
    "worth_of_end",
    "worth_of_yes",
]
