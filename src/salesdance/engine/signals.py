"""Which signals a kind of move can get, and how each answer may move the hidden mode.

An answer is a signal together with the hidden mode it leads to; several answers may look the same.
Names such as `not_now/budget` carry the subject; the part before the slash is the head.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.modes import HOLLOW_SHIFT, MODES, Mode
from salesdance.scenario import FAMILIES, Scenario

ASK_SIGNALS = ("open_clue", "open", "thin_clue", "thin")
LANDS = ("lands", "shrugs")
EASES = ("eases", "nods", "hurries")
SHUTS = ("cold", "shrugs")

PLAIN: dict[str, tuple[str, ...]] = {
    "ask": ASK_SIGNALS,
    "follow": ASK_SIGNALS,
    "users": ("names_users", "thin"),
    "bring": ("agrees", "dodges"),
    "about": LANDS,
    "pitch": LANDS,
    "charm": LANDS,
    "boast": LANDS,
    "reason": LANDS,
    "differ": LANDS,
    "disclose": LANDS,
    "promise": LANDS,
    "price": LANDS,
    "discount": LANDS,
    "argue": ("cold",),
    "answer": ("relieved", "puzzled"),
    "excuse": ("accepts", "moves_on"),
    "nail": ("writes", "slowly", "lets_see", "changes_subject"),
    "goodbye": ("waves",),
    "post": ("fine", "hectic", "nothing"),
    "carry_on": ("ok",),
    "ask_final": ("final", "not_final"),
    "grace": EASES,
    "permission": EASES,
    "road_help": EASES,
    "road_promise": EASES,
    "matched": ("yes_would", "no_would", "refuses"),
    "third": ("answers", "refuses"),
    "argue_no": SHUTS,
    "undermine": SHUTS,
    "hang_up": ("ends",),
}

KINDS: tuple[str, ...] = (
    *PLAIN,
    "silence",
    "probe",
    "process",
    "close",
    "next_step",
    "turn_up",
    "easy_no",
    "leave",
    "walk",
    "day",
    "contact",
    "check_in",
    "sell",
    "restart",
    "reply",
    "confirm",
    "why",
    "offer",
    "come_back",
)
KIND_CODE: dict[str, int] = {kind: code for code, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The answers of one kind: signal names, signal index of each answer [A], mode after [MODES, A]."""

    signals: tuple[str, ...]
    signal_of: NDArray[np.int64]
    mode_after: NDArray[np.int8]

    @property
    def width(self) -> int:
        """Return the number of answers."""
        return len(self.signal_of)


def _sub_state(mode: int, target: int) -> int:
    if Mode.HOLLOW_SETTLED <= mode <= Mode.HOLLOW_UNSEEN and Mode.SETTLED <= target <= Mode.UNSEEN:
        return int(target) + HOLLOW_SHIFT
    return int(target)


def _table(answers: list[tuple[str, int | None]]) -> AnswerTable:
    names: list[str] = []
    for name, _ in answers:
        if name not in names:
            names.append(name)
    after = np.zeros((MODES, len(answers)), dtype=np.int8)
    for mode in range(MODES):
        for column, (_, target) in enumerate(answers):
            after[mode, column] = mode if target is None else _sub_state(mode, target)
    signal_of = np.array([names.index(name) for name, _ in answers], dtype=np.int64)
    return AnswerTable(tuple(names), signal_of, after)


def _close(objections: list[str], excuses: list[str]) -> list[tuple[str, int | None]]:
    return [
        ("yes", Mode.SETTLED),
        ("yes", Mode.HOLLOW_SETTLED),
        *[(f"not_now/{x}", None) for x in excuses],
        *[(f"not_now_tell/{x}", None) for x in excuses],
        *[(f"not_now_voiced/{k}", None) for k in objections],
        ("no", Mode.NO_FINAL),
        ("no", Mode.NO_OPEN),
    ]


def answer_tables(scenario: Scenario) -> tuple[AnswerTable, ...]:
    """Return the answer table of every kind, in the order of KINDS."""
    ks = [objection.id for objection in scenario.objections]
    xs = [excuse.id for excuse in scenario.excuses]
    deciders = [person.id for person in scenario.people if person.decides > 0]
    names = [("names_nobody", None), *[(f"names/{d}", None) for d in deciders]]
    if len(deciders) == 2:
        names.append(("names_all", None))
    told: list[tuple[str, int | None]] = [
        *[(f"truth/{k}", None) for k in ks],
        *[(f"half/{family}", None) for family in FAMILIES],
    ]
    contact: list[tuple[str, int | None]] = [
        ("warm", None),
        ("short", None),
        ("silent", None),
        ("warm", Mode.SETTLED),
    ]
    special: dict[str, list[tuple[str, int | None]]] = {
        "silence": [("adds_clue", None), ("adds", None), ("nothing", None), *told],
        "probe": [
            *[(f"voiced/{k}", None) for k in ks],
            *[(f"excuse/{x}", None) for x in xs],
            *[(f"tell/{x}", None) for x in xs],
            ("evades", None),
        ],
        "process": list(names),
        "close": _close(ks, xs),
        "next_step": [("agrees", Mode.SINCERE), ("agrees", Mode.INSINCERE), ("dodges", None)],
        "turn_up": [("comes", Mode.TALK), ("no_show", Mode.NO_FINAL), ("no_show", Mode.NO_OPEN)],
        "easy_no": [("stands", None), ("admits", Mode.NO_FINAL), ("admits", Mode.NO_OPEN)],
        "leave": [("thanks", Mode.OVER)],
        "walk": [("ends", Mode.OVER)],
        "day": [
            ("quiet", Mode.SETTLED),
            ("quiet", Mode.UNSEEN),
            ("quiet", None),
            ("quiet", Mode.GONE),
            ("hedges", Mode.SEEN),
            ("hedges_rival", Mode.SEEN),
            ("cancels", Mode.NO_FINAL),
            ("cancels", Mode.NO_OPEN),
            ("rival", Mode.SETTLED),
            ("rival", Mode.UNSEEN),
            ("rival", None),
            ("rival", Mode.GONE),
        ],
        "contact": contact,
        "check_in": contact,
        "sell": contact,
        "restart": [("agrees", None), ("puzzled", None), ("silent", None)],
        "reply": [
            ("reassured", Mode.SETTLED),
            ("noncommittal", Mode.SETTLED),
            ("reassured", None),
            ("noncommittal", None),
            ("silent", None),
            ("silent", Mode.GONE),
        ],
        "confirm": [
            ("stands", Mode.SETTLED),
            ("wavers", Mode.SETTLED),
            ("stands", None),
            ("wavers", None),
            ("off", Mode.NO_FINAL),
            ("off", Mode.NO_OPEN),
        ],
        "why": [*told, *[(f"lie/{x}", None) for x in xs], ("refuses", None)],
        "offer": [
            ("back_in", Mode.SETTLED),
            ("back_in", Mode.HOLLOW_SETTLED),
            ("declines", None),
        ],
        "come_back": [("agrees", Mode.TALK), ("declines", None)],
    }
    return tuple(_table(special[kind] if kind in special else [(name, None) for name in PLAIN[kind]]) for kind in KINDS)
