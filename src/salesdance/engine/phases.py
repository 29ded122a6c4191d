"""Which kinds of move belong to which phase, and how often each may be made."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.modes import PHASES, Phase
from salesdance.engine.signals import KIND_CODE, KINDS

TALKED_THROUGH = ("ask", "follow", "silence", "probe", "process", "users", "bring", "about", "pitch", "charm")
ARGUED_FOR = (
    "boast",
    "reason",
    "differ",
    "disclose",
    "promise",
    "price",
    "discount",
    "argue",
    "answer",
    "excuse",
)
IN_PHASE: dict[Phase, tuple[str, ...]] = {
    Phase.TALK: (*TALKED_THROUGH, *ARGUED_FOR, "close", "next_step", "easy_no", "leave", "walk"),
    Phase.WAITING: ("turn_up",),
    Phase.CEMENT: ("nail", "promise", "disclose", "about", "reason", "users", "charm", "easy_no", "leave", "goodbye"),
    Phase.STOP: ("nail", "contact", "check_in", "sell", "restart", "reply", "carry_on"),
    Phase.PASSING: ("day",),
    Phase.POST: ("post",),
    Phase.RESTART: (*TALKED_THROUGH, *ARGUED_FOR, "confirm"),
    Phase.AFTER_NO: (
        "ask_final", "grace", "permission", "road_help", "road_promise", "why", "matched", "silence",
        "third", "offer", "come_back", "argue_no", "undermine", "hang_up",
    ),
    Phase.DONE: (),
}  # fmt: skip
RESTART_MINUTES = 30
OWN_TALK = ("about", "pitch", "boast", "reason", "differ", "promise", "price", "discount", "argue", "answer")
OFTEN = {
    "ask": 2, "follow": 255, "silence": 255, "probe": 3, "process": 3, "users": 2, "bring": 3, "about": 3,
    "pitch": 3, "charm": 3, "boast": 3, "argue": 3, "answer": 2, "excuse": 2, "close": 3, "next_step": 4,
    "easy_no": 2, "nail": 3, "contact": 4, "check_in": 12, "sell": 6, "restart": 4, "reply": 2, "turn_up": 9,
    "goodbye": 9, "day": 255, "post": 255, "carry_on": 255, "third": 2, "confirm": 9,
}  # fmt: skip


def phase_table(kind: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return [PHASES, M]: which of the moves, given by kind code, belong to which phase."""
    table = np.zeros((PHASES, len(kind)), dtype=np.bool_)
    for phase, kinds in IN_PHASE.items():
        table[phase] = np.isin(kind, [KIND_CODE[name] for name in kinds])
    return table


def limits(kind: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return [M]: how often each move may be made in one deal (255: no limit)."""
    return np.array([OFTEN.get(name, 1) for name in KINDS], dtype=np.uint8)[kind]
