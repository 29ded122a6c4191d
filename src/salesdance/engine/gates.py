"""Gates: conditions of the visible history that open or shut whole kinds of move, looked up all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.modes import names_of
from salesdance.engine.signals import KIND_CODE


class Gate:
    """One bit for each gate; a move behind it is shut while the bit is not set."""

    FOLLOW: Final = np.int16(1)  # an answer that can be followed up
    CLOSE: Final = np.int16(2)  # not asked too often
    DATED: Final = np.int16(4)  # another meeting is possible
    SILENCE: Final = np.int16(8)  # the last move was not a silence
    MATCHED: Final = np.int16(16)  # the first of the two questions was asked
    THIRD: Final = np.int16(32)  # the second was, too
    OFFER: Final = np.int16(64)  # the reason is known, at least half
    COME_BACK: Final = np.int16(128)  # the no is not final, and another meeting is possible
    STAY: Final = np.int16(256)  # the meeting has not run over by too much


GATES = 1 << len(names_of(Gate))
BEHIND = {
    "follow": Gate.FOLLOW,
    "close": Gate.CLOSE,
    "silence": Gate.SILENCE,
    "matched": Gate.MATCHED,
    "third": Gate.THIRD,
    "offer": Gate.OFFER,
    "come_back": Gate.COME_BACK,
}
OUTSTAYED = ("close", "next_step", "easy_no", "leave", "walk", "confirm")


def gate_table(kind: NDArray[np.int64], dated: Sequence[bool]) -> NDArray[np.bool_]:
    """Return [GATES, M]: which moves (by kind code; `dated` next steps need a day) pass which gates together."""
    needs = np.zeros(len(kind), dtype=np.int64)
    for name, gate in BEHIND.items():
        needs[kind == KIND_CODE[name]] |= gate
    needs[np.array(dated, dtype=np.bool_)] |= Gate.DATED
    needs[~np.isin(kind, [KIND_CODE[name] for name in OUTSTAYED])] |= Gate.STAY
    open_gates = np.arange(GATES)[:, None]
    passes: NDArray[np.bool_] = (open_gates & needs) == needs
    return passes
