"""What tells moves of one kind apart: how hard an ask pushes, where a next step is written, what a reply does.

The one place where the engine knows moves of the deck by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.engine.modes import Seen

NOTED: dict[str, Seen] = {
    "thank_them": Seen.GRACE,
    "wish_well": Seen.WISHED,
    "own_it": Seen.OWNED,
    "ask_help": Seen.HELP,
    "promise_no_reopen": Seen.PROMISED,
    "permission": Seen.PERMISSION,
    "our_best": Seen.UNDERMINED,
    "family_eats": Seen.GUILT,
}
VAGUE, DATED, CALENDAR = 1, 2, 3
MARKS = {"next_vague": VAGUE, "next_dated": DATED, "next_calendar": CALENDAR}


@dataclass(frozen=True, slots=True)
class Manners:
    """By move [M]: what the move does that others of its kind do not.

    `push` q in [0, 1] of an ask and whether it is `soft`; `mark` 0 to 3 of a next step, and the chance that those who
    mean it (`meant`) and those who do not (`not_meant`) agree to it; `shift` in logits of a reply, whether it
    `cheapens` or `blames`; `noted` the column of State.seen that a sentence after the no sets (-1: none).
    """

    push: Floats
    soft: NDArray[np.bool_]
    mark: NDArray[np.int16]
    meant: NDArray[np.float64]
    not_meant: NDArray[np.float64]
    shift: Floats
    cheapens: NDArray[np.bool_]
    blames: NDArray[np.bool_]
    noted: NDArray[np.int64]


def build_manners(ids: Sequence[str], c: Mapping[str, float]) -> Manners:
    """Return what tells the moves of these ids apart; `c` holds the coefficients by name."""
    pushes = {"close_soft": c["close.q_soft"], "close_firm": c["close.q_firm"]}
    shifts = {"drop_price": -c["recover.shortcut"], "blame_them": -c["recover.blame"]}
    meant = [0.0, c["next.vague_sincere"], c["next.dated_sincere"], c["next.marked_sincere"]]
    not_meant = [0.0, c["next.vague_not"], c["next.dated_not"], c["next.marked_not"]]
    marks = [MARKS.get(name, 0) for name in ids]
    return Manners(
        push=np.array([pushes.get(name, c["close.q_plain"]) for name in ids], dtype=np.float32),
        soft=np.array([name == "close_soft" for name in ids], dtype=np.bool_),
        mark=np.array(marks, dtype=np.int16),
        meant=np.array([meant[mark] for mark in marks]),
        not_meant=np.array([not_meant[mark] for mark in marks]),
        shift=np.array([shifts.get(name, 0.0) for name in ids], dtype=np.float32),
        cheapens=np.array([name == "drop_price" for name in ids], dtype=np.bool_),
        blames=np.array([name == "blame_them" for name in ids], dtype=np.bool_),
        noted=np.array([NOTED.get(name, -1) for name in ids], dtype=np.int64),
    )
