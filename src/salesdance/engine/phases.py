"""Which kinds of move belong to which phase, and how often each may be made."""

from __future__ import annotations

from collections.abc import Mapping

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
IN_PHASE: dict[int, tuple[str, ...]] = {
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
ABOUT_ONESELF = ("about", "pitch", "boast", "reason", "differ", "promise", "answer")
"""After one of these, the questions that come before oneself are counted."""
LEAVES_IT = (
    "follow", "probe", "process", "users", "bring", "about", "pitch", "charm", "boast", "reason", "differ", "disclose",
    "promise", "price", "discount", "argue", "answer", "excuse", "close", "next_step", "easy_no", "turn_up", "goodbye",
    "restart", "confirm", "come_back",
)  # fmt: skip
"""After one of these the last answer cannot be followed up any more."""
OWN_TALK = ("about", "pitch", "boast", "reason", "differ", "promise", "price", "discount", "argue", "answer")
ENDLESS = ("follow", "silence", "day", "post", "carry_on")
MOST_SAID = 254
"""Counting how often a move was made ends here; what is endless stays below its limit."""


def phase_table(kind: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return [PHASES, M]: which of the moves, given by kind code, belong to which phase."""
    table = np.zeros((PHASES, len(kind)), dtype=np.bool_)
    for phase, kinds in IN_PHASE.items():
        table[phase] = np.isin(kind, [KIND_CODE[name] for name in kinds])
    return table


def limits(kind: NDArray[np.int64], c: Mapping[str, float]) -> NDArray[np.uint8]:
    """Return [M]: how often each move may be made in one deal; once, where the coefficients do not say."""
    often = [MOST_SAID + 1 if name in ENDLESS else int(c.get(f"often.{name}", 1)) for name in KINDS]
    return np.array(often, dtype=np.uint8)[kind]
