"""From games to options: what each move is worth, what it is behind the best, and how sure that is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.analysis import Option, Weighed, Worth
from salesdance.coach.exactly import Exact
from salesdance.coach.listening import Moment
from salesdance.coach.weighing import Played
from salesdance.engine import Tables

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]


def error(values: Numbers) -> Numbers:
    """Return the standard error of the mean over the last axis; 0 for a single game."""
    n = values.shape[-1]
    if n < 2:
        return np.zeros(values.shape[:-1])
    spread: Numbers = values.std(axis=-1, ddof=1) / np.sqrt(n)
    return spread


def weighed(tables: Tables, moment: Moment, screened: Played, closer: Played | None = None) -> Weighed:
    """Return a turn with its options, best first; `closer` are its best few with more luck.

    A move that was not looked at more closely is placed by what it was behind the best of those under the same luck.
    """
    means, order, behind, errors = _placed(screened, closer)
    options = []
    for at in order:
        move, played, row = int(screened.moves[at]), screened, int(at)
        if closer is not None and move in closer.moves:
            played, row = closer, int(np.flatnonzero(closer.moves == move)[0])
        options.append(_option(tables, move, played, row, means[at], behind[at], errors[at]))
    games = (closer or screened).value.shape[1]
    return Weighed(moment.turn, tables.moves[moment.chosen].id, tuple(options), games)


def weighed_exactly(tables: Tables, moment: Moment, exact: Exact) -> Weighed:
    """Return a turn whose options are known exactly, best first."""
    behind = exact.value.max() - exact.value
    order = np.lexsort((moment.options, behind))
    options = tuple(
        Option(
            tables.moves[int(moment.options[at])].id,
            Worth(float(exact.value[at]), float(exact.kept[at])),
            Worth(float(exact.true_value[at]), float(exact.true_kept[at])),
            float(behind[at]),
        )
        for at in order
    )
    return Weighed(moment.turn, tables.moves[moment.chosen].id, options, 0)


def _placed(screened: Played, closer: Played | None) -> tuple[Numbers, Ints, Numbers, Numbers]:
    """Return for each screened move its mean; the order, best first; what it is behind the best; the error of that."""
    fine = closer or screened
    best = int(fine.means.argmax())
    pivot = int(np.flatnonzero(screened.moves == fine.moves[best])[0])
    paired = screened.value[pivot] - screened.value
    behind, errors = np.maximum(paired.mean(axis=1), 0), error(paired)
    if closer is not None:
        near = closer.value[best] - closer.value
        for row, move in enumerate(closer.moves):
            at = int(np.flatnonzero(screened.moves == move)[0])
            behind[at], errors[at] = near[row].mean(), error(near[row])
    behind[pivot], errors[pivot] = 0.0, 0.0
    means = fine.means[best] - behind
    first = np.arange(len(means)) != pivot
    order = np.lexsort((screened.moves, first, behind))
    return means, order, behind, errors


def _option(
    tables: Tables, move: int, played: Played, row: int, mean: float, behind: float, behind_error: float
) -> Option:
    fair = Worth(
        float(mean),
        float(np.clip(played.kept[row].mean(), 0, 1)),
        float(error(played.value[row])),
        float(error(played.kept[row])),
    )
    truth = Worth(
        float(played.true_value[row].mean()),
        float(np.clip(played.true_kept[row].mean(), 0, 1)),
        float(error(played.true_value[row])),
        float(error(played.true_kept[row])),
    )
    return Option(tables.moves[move].id, fair, truth, float(behind), float(behind_error))
