"""The card to expect: games that were played on from a turn, scored with what was played before it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import LOOKED_BACK, prior_belief
from salesdance.coach.deeper import Written
from salesdance.coach.listening import Happened, Listening, Moment
from salesdance.engine import Tables
from salesdance.scenario import Scenario
from salesdance.scoring import make_card, read_game, walk
from salesdance.scoring.transcripts import TYPICAL_SCALE

Ints = NDArray[np.int64]


def mean_totals(
    tables: Tables, scenario: Scenario, listening: Listening, moment: Moment, games: Written, scale: tuple[float, float]
) -> NDArray[np.float64]:
    """Return the total of each game's card [N], without forecasts; `games` go on from a moment."""
    before = listening.happened[: moment.turn]
    moves = np.concatenate([_column([one.move for one in before], games.moves), games.moves])
    signals = np.concatenate([_column([one.signal for one in before], games.signals), games.signals])
    origin = np.array([*[_origin(one) for one in before], *[1] * len(games.moves)], dtype=np.int64)
    weights = listening.start.weights if listening.start is not None else None
    start = prior_belief(tables, moves.shape[1], weights)
    trace = walk(tables, start, moves, signals, origin=origin, evidence=origin > 0)
    totals = [make_card(scenario, read_game(tables, trace, game), scale=scale).total for game in range(moves.shape[1])]
    return np.array(totals, dtype=np.float64)


def scale_in(a0: float | None, a1: float | None) -> tuple[float, float]:
    """Return the scale of the long game that a header names, else a typical one."""
    return TYPICAL_SCALE[0] if a0 is None else a0, TYPICAL_SCALE[1] if a1 is None else a1


def _column(values: Sequence[int], like: Ints) -> Ints:
    return np.repeat(np.array(values, dtype=np.int64).reshape(-1, 1), like.shape[1], axis=1)


def _origin(one: Happened) -> int:
    return 0 if not one.told else LOOKED_BACK if one.past else 1
