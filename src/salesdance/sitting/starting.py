"""Where a sitting starts: who sits there, what was already played, and what stands to be looked back on."""

from __future__ import annotations

import numpy as np

from salesdance.belief import opening, start_weights, total
from salesdance.belief.filter import Weights
from salesdance.belief.starting import Opening
from salesdance.engine import Tables, draw_types, new_state
from salesdance.scenario import Scenario
from salesdance.sitting.game import Game, OtherDice


def start_belief(tables: Tables, scenario: Scenario) -> Weights:
    """Return P(type) [T] before the player's first choice: what the past of the scenario leaves possible."""
    return start_weights(tables, scenario.start.played, scenario.start.opens_with)


def new_game(tables: Tables, start: Opening, *, game_seed: int, type_seed: int, dice: OtherDice = ()) -> Game:
    """Return a game before its first move; the type is drawn with a seed of its own. `dice` are other dice."""
    shares = total(start.weights)
    seeds = np.array([type_seed], dtype=np.uint64)
    drawn = draw_types(tables, seeds, shares if shares.any() else None)
    return Game(tables, new_state(tables, drawn), game_seed, dice)


def opening_of(tables: Tables, scenario: Scenario) -> Opening:
    """Return how a scenario starts, as indexes into its tables."""
    return opening(tables, scenario.start)
