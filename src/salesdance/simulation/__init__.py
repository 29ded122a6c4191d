"""Simulation: house players over many deals, scored; the author's expectations; the scale of the long game."""

from salesdance.simulation.running import (
    Run,
    card_of,
    long_game_scale,
    mean,
    recited,
    run_player,
    start_of,
    trace_of,
)

__all__ = ["Run", "card_of", "long_game_scale", "mean", "recited", "run_player", "start_of", "trace_of"]
