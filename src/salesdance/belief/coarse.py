"""A coarser listener: types that differ only in temper are taken as one, of middling temper.

It keeps apart what choices are made by: the objection, the fit, who can stop the deal, and who is in a hurry. How heavy
an objection weighs, courtesy and reticence become their means, so that a belief has far fewer rows.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief.filter import Weights
from salesdance.engine import Tables
from salesdance.engine.types import Types

Ints = NDArray[np.int64]


def coarse_tables(tables: Tables) -> tuple[Tables, Ints]:
    """Return tables with fewer types, and which of them each type [T] belongs to."""
    types = tables.types
    apart = np.column_stack([types.objection, types.poor, types.hurried, types.decides]).astype(np.int64)
    _, first, group = np.unique(apart, axis=0, return_index=True, return_inverse=True)
    group = group.reshape(-1)
    share: NDArray[np.float64] = np.bincount(group, weights=types.prior).astype(np.float64)

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        means: NDArray[np.float32] = (np.bincount(group, weights=types.prior * values) / share).astype(np.float32)
        return means

    fewer = Types(
        prior=share,
        objection=types.objection[first],
        heavy=mean(types.heavy),
        fit=mean(types.fit),
        poor=types.poor[first],
        courtesy=mean(types.courtesy),
        nerves=mean(types.nerves),
        hurried=types.hurried[first],
        reticence=mean(types.reticence),
        decides=types.decides[first],
    )
    return replace(tables, types=fewer, clue_open=tables.clue_open[first], clue_thin=tables.clue_thin[first]), group


def gathered(weights: Weights, group: Ints) -> Weights:
    """Return weights [T, MODES] of all types as those of the coarse ones."""
    out = np.zeros((int(group.max()) + 1, weights.shape[1]))
    np.add.at(out, group, weights)
    return out
