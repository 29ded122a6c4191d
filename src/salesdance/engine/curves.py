"""Curves from committed tables: the same bits on every machine, whatever its vector unit does.

Each table holds whole billionths at a fixed spacing; values between two entries are interpolated with one
multiplication and one addition. numpy's own exp and log differ between CPUs in the last bit and are not used.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
AnyFloats = NDArray[Any]

LOGISTIC_REACH = 12.0
EXP_LOW, EXP_HIGH = -16.0, 4.0
STEPS_PER_UNIT = 64
ENTROPY_STEPS = 4096


@cache
def _table(name: str) -> NDArray[np.float64]:
    text = (files("salesdance.engine") / "curves" / f"{name}.txt").read_text(encoding="ascii")
    return np.array([int(word) for word in text.split()], dtype=np.int64) / 1e9


@cache
def _steps(name: str, single: bool) -> tuple[AnyFloats, AnyFloats]:
    """Return where each step of a table starts and by how much it rises; the last is where all ends, and rises by 0."""
    table: AnyFloats = _table(name).astype(np.float32) if single else _table(name)
    rise = table[1:] - table[:-1]
    return np.append(table[:-1], table[-2] + rise[-1]), np.append(rise, rise.dtype.type(0))


def _look_up(x: AnyFloats, name: str, low: float, high: float, per_unit: int) -> AnyFloats:
    start, rise = _steps(name, x.dtype == np.float32)
    scaled = np.minimum(np.maximum(x, low), high)
    scaled = (scaled - low) * per_unit
    index = scaled.astype(np.intp)
    scaled -= index.astype(scaled.dtype)
    scaled *= rise.take(index)
    scaled += start.take(index)
    return scaled


def logistic(x: AnyFloats) -> Floats:
    """Return 1 / (1 + e^-x), float32; |error| < 6e-6; flat beyond +-12."""
    x = np.asarray(x, dtype=np.float32)
    return _look_up(x, "logistic", -LOGISTIC_REACH, LOGISTIC_REACH, STEPS_PER_UNIT)


def exponential(x: AnyFloats) -> AnyFloats:
    """Return e^x for x in [-16, 4] (clipped outside), in the float type given; relative error < 4e-5 from -10 on."""
    return _look_up(np.asarray(x), "exp", EXP_LOW, EXP_HIGH, STEPS_PER_UNIT)


def chance_of(rate: Floats) -> Floats:
    """Return 1 - e^-r by its (2, 2) Pade quotient: |error| < 3e-6 below .3, < 6e-4 below 1; rates end at 1.5."""
    r = np.minimum(rate, np.float32(1.5))
    chance: Floats = r / (1 + r * (np.float32(0.5) + r * np.float32(1 / 12)))
    return chance


def beside(*columns: AnyFloats) -> Floats:
    """Return columns [n] as one float32 array [n, len(columns)], each column in one piece of memory."""
    out = np.empty((len(columns), len(columns[0])), dtype=np.float32)
    for i, column in enumerate(columns):
        out[i] = column
    return out.T


def blank(n: int, width: int) -> Floats:
    """Return zeros [n, width], each column in one piece of memory."""
    return np.zeros((width, n), dtype=np.float32).T


def surprise(p: AnyFloats) -> NDArray[np.float64]:
    """Return -p log2 p for p in [0, 1], float64, |error| < 2e-4 (0 at both ends)."""
    return _look_up(np.asarray(p, dtype=np.float64), "surprise", 0.0, 1.0, ENTROPY_STEPS)
