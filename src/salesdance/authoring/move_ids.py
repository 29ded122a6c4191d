"""Which moves and signals a scenario has: the closed lists that references are held against.

The entry `ask` of the deck stands for one move per fact (`ask/history`); the signal `not_now` of a closing
move for one per excuse (`not_now/budget`). Without a deck the standard entries below are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from salesdance.moves import Deck
from salesdance.scenario import COMMITMENTS, FAMILIES

PRECISIONS = ("vague", "dated", "timed")

STANDARD: Mapping[str, str] = MappingProxyType(
    {
        "ask": "ask",
        "follow_up": "follow",
        "say_nothing": "silence",
        "ask_straight": "probe",
        "who_decides": "process",
        "who_uses": "users",
        "bring": "bring",
        "about_us": "about",
        "picture_it": "pitch",
        "small_talk": "charm",
        "boast": "boast",
        "reason": "reason",
        "difference": "differ",
        "downside": "disclose",
        "promise": "promise",
        "tell_price": "price",
        "discount": "discount",
        "argue": "argue",
        "answer": "answer",
        "answer_excuse": "excuse",
        "close_soft": "close",
        "close": "close",
        "close_firm": "close",
        "next_vague": "next_step",
        "next_dated": "next_step",
        "next_calendar": "next_step",
        "turn_up": "turn_up",
        "easy_no": "easy_no",
        "leave_openly": "leave",
        "walk_out": "walk",
        "nail": "nail",
        "goodbye": "goodbye",
        "contact": "contact",
        "check_in": "check_in",
        "sell_more": "sell",
        "carry_on": "carry_on",
        "restart": "restart",
        "nudge": "reply",
        "joke_back": "reply",
        "drop_price": "reply",
        "blame_them": "reply",
        "still_stands": "confirm",
        "is_it_final": "ask_final",
        "thank_them": "grace",
        "wish_well": "grace",
        "own_it": "grace",
        "ask_help": "road_help",
        "promise_no_reopen": "road_promise",
        "permission": "permission",
        "why": "why",
        "if_matched": "matched",
        "third_question": "third",
        "offer_fix": "offer",
        "come_back": "come_back",
        "argue_no": "argue_no",
        "blame_no": "undermine",
        "our_best": "undermine",
        "family_eats": "undermine",
        "hang_up": "hang_up",
    }
)
"""The deck's entries by id, with their kinds."""

_THOROUGH = ("open_clue", "open", "thin_clue", "thin")
_LANDS = ("lands", "shrugs")
_AGREES = ("agrees", "dodges")
_ANSWERED = ("warm", "short", "silent")
_EASED = ("eases", "nods")

SIGNALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ask": _THOROUGH,
        "follow": _THOROUGH,
        "silence": ("adds_clue", "adds", "nothing", "truth/objection", "half/family"),
        "probe": ("voiced/objection", "excuse/excuse", "tell/excuse", "evades"),
        "process": ("names_nobody", "names/person", "names_all"),
        "users": ("names_users", "thin"),
        "bring": _AGREES,
        "about": _LANDS,
        "pitch": _LANDS,
        "charm": _LANDS,
        "boast": _LANDS,
        "reason": _LANDS,
        "differ": _LANDS,
        "disclose": _LANDS,
        "promise": _LANDS,
        "price": _LANDS,
        "discount": _LANDS,
        "argue": ("cold",),
        "answer": ("relieved", "puzzled"),
        "excuse": ("accepts", "moves_on"),
        "close": ("yes", "not_now/excuse", "not_now_tell/excuse", "not_now_voiced/objection", "no"),
        "next_step": _AGREES,
        "turn_up": ("comes", "no_show"),
        "easy_no": ("stands", "admits"),
        "leave": ("thanks",),
        "walk": ("ends",),
        "nail": ("writes", "slowly", "lets_see", "changes_subject"),
        "goodbye": ("waves",),
        "contact": _ANSWERED,
        "check_in": _ANSWERED,
        "sell": _ANSWERED,
        "carry_on": ("ok",),
        "restart": ("agrees", "silent"),
        "reply": ("reassured", "noncommittal", "silent"),
        "confirm": ("stands", "wavers", "off"),
        "ask_final": ("final", "not_final"),
        "grace": _EASED,
        "permission": _EASED,
        "road_help": _EASED,
        "road_promise": _EASED,
        "why": ("truth/objection", "half/family", "lie/excuse", "refuses"),
        "matched": ("yes_would", "no_would", "refuses"),
        "third": ("answers", "refuses"),
        "offer": ("back_in", "declines"),
        "come_back": ("agrees", "declines"),
        "argue_no": ("cold", "shrugs"),
        "undermine": ("cold", "shrugs"),
        "hang_up": ("ends",),
    }
)
"""Kind -> signals; a part after the slash names what it comes for. A kind that is missing says nothing."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The ids that a scenario has, in the file's order; `reasons` are the facts that carry one."""

    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    objections: tuple[str, ...]
    excuses: tuple[str, ...]
    people: tuple[str, ...]
    promises: tuple[str, ...]
    downsides: tuple[str, ...]
    contacts: tuple[str, ...]

    def of_kind(self, kind: str) -> tuple[str, ...] | None:
        """Return what a template of this kind is about, an id a move; None for a move that is no template."""
        return {
            "ask": self.facts,
            "reason": self.reasons,
            "bring": self.people,
            "disclose": self.downsides,
            "promise": self.promises,
            "answer": self.objections,
            "excuse": self.excuses,
            "nail": tuple(f"{kind}/{precision}" for kind in COMMITMENTS for precision in PRECISIONS),
            "contact": (*COMMITMENTS, *self.contacts),
        }.get(kind)


def moves_of(subjects: Subjects, deck: Deck | None) -> dict[str, str]:
    """Return every move id that this scenario has, with its kind."""
    entries = STANDARD if deck is None else {entry.id: entry.kind for entry in deck.moves.values()}
    moves: dict[str, str] = {}
    for id, kind in entries.items():
        about = subjects.of_kind(kind)
        for move in (id,) if about is None else (f"{id}/{subject}" for subject in about):
            moves[move] = kind
    return moves


def signals_of(kind: str, subjects: Subjects) -> tuple[str, ...]:
    """Return every signal that a move of this kind can get in this scenario."""
    ids = {
        "objection": subjects.objections,
        "excuse": subjects.excuses,
        "person": subjects.people,
        "family": FAMILIES,
    }
    signals: list[str] = []
    for signal in SIGNALS.get(kind, ()):
        stem, slash, subject = signal.partition("/")
        signals += [f"{stem}/{id}" for id in ids[subject]] if slash else [signal]
    return tuple(signals)


def stems_of(kind: str) -> tuple[str, ...]:
    """Return the deck's keys for a kind: its signals without what they come for, and `half/price` too."""
    stems: list[str] = []
    for signal in SIGNALS.get(kind, ()):
        stem, _, subject = signal.partition("/")
        stems.append(stem)
        if subject == "family":
            stems += [f"{stem}/{family}" for family in FAMILIES]
    return tuple(stems)
