"""Simulation: house players over many deals, scored; the author's expectations; the scale of the long game."""

from salesdance.simulation.expecting import Missed, check_expectations, measured
from salesdance.simulation.learning import RECITED_GAMES, learnt, mean_still, recited
from salesdance.simulation.lines import line_lengths
from salesdance.simulation.pieces import Piece, Reciting, pieces_of, play_piece
from salesdance.simulation.reporting import FORMAT_VERSION, figures
from salesdance.simulation.running import (
    Run,
    long_game_scale,
    mean,
    run_player,
    start_of,
    trace_of,
)
from salesdance.simulation.tallies import Tally, tally_of, together

__all__ = [
    "FORMAT_VERSION",
    "RECITED_GAMES",
    "Missed",
    "Piece",
    "Reciting",
    "Run",
    "Tally",
    "check_expectations",
    "figures",
    "learnt",
    "line_lengths",
    "long_game_scale",
    "mean",
    "mean_still",
    "measured",
    "pieces_of",
    "play_piece",
    "recited",
    "run_player",
    "start_of",
    "tally_of",
    "together",
    "trace_of",
]
