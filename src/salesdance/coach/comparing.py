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
    figures = _figures(screened)
    if closer is not None:
        figures |= _figures(closer)
    options = []
    for at in order:
        move = int(screened.moves[at])
        (_, *fair), truth = figures[move]
        worth = Worth(float(means[at]), *fair)
        options.append(Option(tables.moves[move].id, worth, Worth(*truth), float(behind[at]), float(errors[at])))
    games = (closer or screened).value.shape[1]
    return Weighed(moment.turn, tables.moves[moment.chosen].id, tuple(options), games)


def _figures(played: Played) -> dict[int, tuple[list[float], list[float]]]:
    """Return by move: mean value, P(kept) and the errors of both, once fair and once with hindsight."""
    both = []
    for value, kept in ((played.value, played.kept), (played.true_value, played.true_kept)):
        columns = value.mean(axis=1), np.clip(kept.mean(axis=1), 0, 1), error(value), error(kept)
        both.append(np.stack(columns, axis=1).tolist())
    return dict(zip(played.moves.tolist(), zip(*both, strict=True), strict=True))


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
