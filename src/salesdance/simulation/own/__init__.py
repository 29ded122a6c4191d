"""The year on one's own habits: measured in the last deals, played as a house player, and played with one changed."""

from salesdance.simulation.own.changing import CHANGES, Change
from salesdance.simulation.own.forming import player_of
from salesdance.simulation.own.measuring import Measured, Share, measured
from salesdance.simulation.own.observing import FEWEST, LATEST, observed
from salesdance.simulation.own.words import change_sentence, sentences_of, year_sentences
from salesdance.simulation.own.year import (
    SIFTING,
    TELLING,
    Came,
    Changed,
    OwnYear,
    Played,
    best_of,
    is_whole,
    own_year,
    played,
)

__all__ = [
    "CHANGES",
    "FEWEST",
    "LATEST",
    "SIFTING",
    "TELLING",
    "Came",
    "Change",
    "Changed",
    "Measured",
    "OwnYear",
    "Played",
    "Share",
    "best_of",
    "change_sentence",
    "is_whole",
    "measured",
    "observed",
    "own_year",
    "played",
    "player_of",
    "sentences_of",
    "year_sentences",
]
