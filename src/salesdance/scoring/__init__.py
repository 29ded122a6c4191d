"""Scoring: a played history becomes a score card, each mark with its rule, its turn and its reason."""

from salesdance.scoring.card import make_card, weights_for
from salesdance.scoring.gains import long_game_gain
from salesdance.scoring.reading import Game, Turn, read_game
from salesdance.scoring.stops import stop_values
from salesdance.scoring.transcripts import TYPICAL_SCALE, Scored, forecasts_in, score, trace_transcript
from salesdance.scoring.walk import Trace, walk

__all__ = [
    "TYPICAL_SCALE",
    "Game",
    "Scored",
    "Trace",
    "Turn",
    "forecasts_in",
    "long_game_gain",
    "make_card",
    "read_game",
    "score",
    "stop_values",
    "trace_transcript",
    "walk",
    "weights_for",
]
