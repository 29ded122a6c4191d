"""From a transcript to its score card."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesdance.belief import LOOKED_BACK, opening, prior_belief, signal_index
from salesdance.engine import Tables
from salesdance.errors import TranscriptError
from salesdance.scenario import Scenario
from salesdance.scorecard import ScoreCard
from salesdance.scoring.card import make_card
from salesdance.scoring.reading import Game, read_game
from salesdance.scoring.walk import Trace, walk
from salesdance.transcript import Forecast, Transcript

TYPICAL_SCALE = (0.0, 0.6)


@dataclass(frozen=True, slots=True)
class Scored:
    """A card with the trace and the game it was made from, for whoever wants to show why."""

    card: ScoreCard
    trace: Trace
    game: Game


def score(tables: Tables, scenario: Scenario, transcript: Transcript) -> Scored:
    """Return the card of a sitting, finished or not.

    The scale of the long game is the transcript's (a0, a1), else a typical one. Raises TranscriptError for a move or
    signal that this scenario does not have.
    """
    trace = trace_transcript(tables, scenario, transcript)
    game = read_game(tables, trace, 0)
    head = transcript.header
    a0 = TYPICAL_SCALE[0] if head.a0 is None else head.a0
    a1 = TYPICAL_SCALE[1] if head.a1 is None else head.a1
    card = make_card(scenario, game, forecasts_in(transcript), scale=(a0, a1))
    return Scored(card, trace, game)


def trace_transcript(tables: Tables, scenario: Scenario, transcript: Transcript, *, full: bool = True) -> Trace:
    """Return the trace [S, 1] of a transcript; turn t is its entry t. `full` as in `walk`."""
    moves, signals, own = [], [], []
    for place, entry in enumerate(transcript.entries, 1):
        if entry.move not in tables.index:
            raise TranscriptError(f"Entry {place} makes the move {entry.move!r}, which {scenario.id} does not have.")
        move = tables.index[entry.move]
        try:
            signal = signal_index(tables, move, entry.signal)
        except ValueError as fault:
            raise TranscriptError(f"Entry {place}: {fault}.") from fault
        moves.append(move)
        signals.append(signal)
        own.append({"sitting": 1, "look_back": LOOKED_BACK}.get(entry.origin, 0))
    start = scenario.start
    weights = None
    if start.played or start.look_back or start.opens_with:
        weights = opening(tables, start).weights
    return walk(
        tables,
        prior_belief(tables, 1, weights),
        np.array(moves, dtype=np.int64).reshape(-1, 1),
        np.array(signals, dtype=np.int64).reshape(-1, 1),
        origin=np.array(own, dtype=np.int64),
        evidence=np.array(own, dtype=np.bool_),
        full=full,
    )


def forecasts_in(transcript: Transcript) -> list[tuple[int, Forecast]]:
    """Return all forecasts with the turn each was taken before."""
    made = [(turn, f) for turn, entry in enumerate(transcript.entries) for f in entry.forecasts]
    return made + [(len(transcript.entries), f) for f in transcript.pending]
