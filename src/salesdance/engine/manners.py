"""What tells moves of one kind apart, by the manner that the deck gives them: how hard an ask pushes, where a next
step is written, what a reply does, what a sentence after the no leaves behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.engine.modes import DATED, IN_HAND, VAGUE, Seen
from salesdance.moves import DeckMove

PRECISIONS = {"vague": VAGUE, "dated": DATED, "timed": IN_HAND, "calendar": IN_HAND}
NOTED_MANNERS = {
    "thanks": Seen.GRACE,
    "wishes_well": Seen.WISHED,
    "owns_it": Seen.OWNED,
    "undermines": Seen.UNDERMINED,
    "guilt": Seen.GUILT,
}
NOTED_KINDS = {"permission": Seen.PERMISSION, "road_help": Seen.HELP, "road_promise": Seen.PROMISED}


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


def build_manners(entries: Sequence[DeckMove], c: Mapping[str, float]) -> Manners:
    """Return what tells the moves of these entries apart; `c` holds the coefficients by name."""
    manners = [entry.manner for entry in entries]
    marks = [mark_of(entry) for entry in entries]
    meant = [0.0, c["next.vague_sincere"], c["next.dated_sincere"], c["next.marked_sincere"]]
    not_meant = [0.0, c["next.vague_not"], c["next.dated_not"], c["next.marked_not"]]
    pushes = {"soft": c["close.q_soft"], "firm": c["close.q_firm"]}
    shifts = {"cheapens": -c["recover.shortcut"], "blames": -c["recover.blame"]}
    return Manners(
        push=np.array([pushes.get(manner or "", c["close.q_plain"]) for manner in manners], dtype=np.float32),
        soft=np.array([manner == "soft" for manner in manners], dtype=np.bool_),
        mark=np.array(marks, dtype=np.int16),
        meant=np.array([meant[mark] for mark in marks]),
        not_meant=np.array([not_meant[mark] for mark in marks]),
        shift=np.array([shifts.get(manner or "", 0.0) for manner in manners], dtype=np.float32),
        cheapens=np.array([manner == "cheapens" for manner in manners], dtype=np.bool_),
        blames=np.array([manner == "blames" for manner in manners], dtype=np.bool_),
        noted=np.array([noted_by(entry) for entry in entries], dtype=np.int64),
    )


def mark_of(entry: DeckMove) -> int:
    """Return how firmly a next step is fixed, 1 to 3; 0 for other moves."""
    return PRECISIONS[entry.manner or "vague"] if entry.kind == "next_step" else 0


def noted_by(entry: DeckMove) -> int:
    """Return the column of State.seen that a move sets when it is said; -1 for none."""
    return NOTED_KINDS.get(entry.kind, NOTED_MANNERS.get(entry.manner or "", -1))
