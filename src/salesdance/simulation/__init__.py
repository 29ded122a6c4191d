"""Simulation: house players over many deals, scored; the author's expectations; the scale of the long game."""

from salesdance.simulation.expecting import Missed, check_expectations, measured
from salesdance.simulation.lines import line_lengths
from salesdance.simulation.reporting import FORMAT_VERSION, figures
from salesdance.simulation.running import (
    Run,
    card_of,
    long_game_scale,
    mean,
    mean_still,
    recited,
    run_player,
    start_of,
    trace_of,
)

__all__ = [
    "FORMAT_VERSION",
    "Missed",
    "Run",
    "card_of",
    "check_expectations",
    "figures",
    "line_lengths",
    "long_game_scale",
    "mean",
    "mean_still",
    "measured",
    "recited",
    "run_player",
    "start_of",
    "trace_of",
]
