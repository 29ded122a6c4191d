"""From games to options: what each move is worth, what it is behind the best, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from salesdance.analysis import Option, Weighed, Worth
from salesdance.coach.exactly import Exact
from salesdance.coach.listening import Moment
from salesdance.coach.weighing import Played
from salesdance.engine import Tables

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
SURE = 2.0
"""What is more than so many standard errors is taken for more than luck."""


def error(values: Numbers) -> Numbers:
    """Return the standard error of the mean over the last axis; 0 for a single game."""
    n = values.shape[-1]
    if n < 2:
        return np.zeros(values.shape[:-1])
    spread: Numbers = values.std(axis=-1, ddof=1) / np.sqrt(n)
    return spread


def weighed(tables: Tables, moment: Moment, screened: Played, closer: Played | None = None) -> Weighed:
    """Return a turn with its options, best first; `closer` are some of them with more luck.

    A move that was not looked at more closely is placed, in each of its figures, by what it was apart from the best of
    those under the same luck.
    """
    order, behind, errors = _placed(screened, closer)
    figures, close = _figures(screened, closer), (closer or screened).moves.tolist()
    options, most = [], figures[int(screened.moves[order[0]])][0][0]
    for at in order:
        move = int(screened.moves[at])
        (_, kept, *fair), truth = figures[move]
        worth = Worth(most - float(behind[at]), kept, *fair)
        apart = float(behind[at]), float(errors[at])
        options.append(Option(tables.moves[move].id, worth, Worth(*truth), *apart, close=move in close))
    games = (closer or screened).value.shape[1]
    return Weighed(moment.turn, tables.moves[moment.chosen].id, tuple(options), games)


Figures = dict[int, tuple[list[float], list[float]]]
"""By move: mean value, P(kept) and the errors of both, once fair and once with hindsight."""


def _figures(screened: Played, closer: Played | None) -> Figures:
    if closer is None:
        return _by_move(screened.moves, [_of(*pair) for pair in _both(screened)])
    best = int(closer.means.argmax())
    pivot = int(np.flatnonzero(screened.moves == closer.moves[best])[0])
    fine = [_of(*pair) for pair in _both(closer)]
    beside = [_beside(near[best], pivot, *pair) for near, pair in zip(fine, _both(screened), strict=True)]
    return _by_move(screened.moves, beside) | _by_move(closer.moves, fine)


def _by_move(moves: Ints, both: Sequence[Numbers]) -> Figures:
    fair, truth = (figures.tolist() for figures in both)
    return dict(zip(moves.tolist(), zip(fair, truth, strict=True), strict=True))


def _both(played: Played) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
    """Return value and kept, once fair and once with hindsight."""
    return (played.value, played.kept), (played.true_value, played.true_kept)


def _of(value: Numbers, kept: Numbers) -> Numbers:
    """Return means and errors [moves, 4]."""
    return np.stack([value.mean(axis=1), np.clip(kept.mean(axis=1), 0, 1), error(value), error(kept)], axis=1)


def _beside(near: Numbers, pivot: int, value: Numbers, kept: Numbers) -> Numbers:
    """Return means and errors [moves, 4] of moves placed beside the `pivot`, whose own [4] are known more closely."""
    columns = []
    for at, figures in enumerate((value, kept)):
        apart = figures - figures[pivot]
        columns.append((near[at] + apart.mean(axis=1), np.hypot(near[at + 2], error(apart))))
    (values, value_errors), (stays, kept_errors) = columns
    return np.stack([values, np.clip(stays, 0, 1), value_errors, kept_errors], axis=1)


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


def _placed(screened: Played, closer: Played | None) -> tuple[Ints, Numbers, Numbers]:
    """Return the order of the screened moves, best first; what each is behind the best; the error of that."""
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
    first = np.arange(len(behind)) != pivot
    order = np.lexsort((screened.moves, first, behind))
    return order, behind, errors
