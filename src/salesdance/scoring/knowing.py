"""How much of the reason asking why can be expected to bring, beside the best preparation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salesdance.belief import Belief, total
from salesdance.belief.filter import present_modes
from salesdance.engine import Seen, Tables
from salesdance.engine.losing import answers_why
from salesdance.scenario import FAMILIES

Numbers = NDArray[np.float64]
KIND = (Seen.GRACE, Seen.WISHED, Seen.OWNED)


def _knowledge(tables: Tables, belief: Belief) -> Numbers:
    out = np.zeros(belief.games)
    move = np.full(len(belief.state), tables.of_kind("why")[0], dtype=np.int64)
    k = tables.objections
    for mode in present_modes(belief):
        chances = answers_why(tables, belief.state.with_mode(mode), move).astype(np.float64)
        truth = total(chances[:, :k]) + tables.c["why.half_know"] * total(chances[:, k : k + len(FAMILIES)])
        out = out + total(belief.weights[:, :, mode] * truth.reshape(belief.games, -1))
    return out


def knowledge_share(tables: Tables, belief: Belief) -> Numbers:
    """Return P(truth) + .4 P(half) when asking now, as a share [0, 1] of the best preparation's [G]."""
    seen = belief.state.seen.copy()
    for column in KIND:
        seen[:, column] = 1
    seen[:, Seen.ARGUED] = 0
    seen[:, Seen.UNDERMINED] = 0
    best = np.zeros(belief.games)
    for leave in (0, 1):
        prepared = seen.copy()
        prepared[:, Seen.PERMISSION] = leave
        here = _knowledge(tables, Belief(replace(belief.state, seen=prepared), belief.weights))
        best = np.maximum(best, here)
    return np.minimum(_knowledge(tables, belief) / np.maximum(best, 1e-9), 1.0)
