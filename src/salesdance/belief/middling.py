"""People of middling temper: types that differ only in temper taken as one, and one person for each thing to be hidden.

What choices are made by stays apart: the objection, the fit, who can stop the deal, and who is in a hurry. How heavy an
objection weighs, courtesy and reticence become their means.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Tables
from salesdance.engine.types import Types

Ints = NDArray[np.int64]
PLAIN, POOR, DECIDES = range(3)
"""The variants of a person with one objection: nothing else is hidden; a poor fit; from here on, each who decides."""


def middling_tables(tables: Tables) -> Tables:
    """Return tables with fewer types: one for all that differ only in temper."""
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
    return replace(tables, types=fewer, clue_open=tables.clue_open[first], clue_thin=tables.clue_thin[first])


def people_tables(tables: Tables) -> Tables:
    """Return tables whose types are K x (2 + D) people, each objection with its variants in turn (`person`)."""
    types, variants = tables.types, DECIDES + tables.deciders
    n = tables.objections * variants
    variant = np.tile(np.arange(variants), tables.objections)

    def mean(values: NDArray[np.float32], among: NDArray[np.bool_] | None = None) -> np.float32:
        weights = types.prior if among is None or not among.any() else types.prior * among
        return np.float32((weights * values).cumsum()[-1] / weights.cumsum()[-1])

    def every(values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.full(n, mean(values), dtype=np.float32)

    fit = np.where(variant == POOR, mean(types.fit, types.poor), mean(types.fit, ~types.poor))
    people = Types(
        prior=np.full(n, 1 / n),
        objection=np.repeat(np.arange(tables.objections), variants),
        heavy=every(types.heavy),
        fit=fit.astype(np.float32),
        poor=variant == POOR,
        courtesy=every(types.courtesy),
        nerves=every(types.nerves),
        hurried=np.zeros(n, dtype=np.bool_),
        reticence=every(types.reticence),
        decides=variant[:, None] == DECIDES + np.arange(tables.deciders),
    )
    return replace(tables, types=people)


def person(tables: Tables, objection: Ints | int, variant: int = PLAIN) -> Ints:
    """Return which of the types of `people_tables` has an objection and is a variant."""
    return np.asarray(objection) * (DECIDES + tables.deciders) + variant
