"""Which moves and signals a scenario has: the closed lists that references are held against.

An entry of the deck whose kind is about something stands for one move per subject: `ask` for `ask/history`,
`nail_dated` for `nail/financing/dated`. A signal such as `not_now/budget` says what it comes for. Both follow
the engine; a test compares them. Without a deck the standard entries below are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from salesdance.moves import HEADS, Deck
from salesdance.scenario import COMMITMENTS, FAMILIES, MAX_DECIDERS

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
        "nail_vague": "nail",
        "nail_dated": "nail",
        "nail_timed": "nail",
        "goodbye": "goodbye",
        "day": "day",
        "post": "post",
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
        "blame_no": "argue_no",
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
_EASED = ("eases", "nods", "hurries")

SIGNALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ask": _THOROUGH,
        "follow": _THOROUGH,
        "silence": ("adds_clue", "adds", "nothing", "truth/objection", "half/family"),
        "probe": ("voiced/objection", "excuse/excuse", "tell/excuse", "evades"),
        "process": ("names_nobody", "names/decider", "names_all"),
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
        "day": ("quiet", "hedges", "hedges_rival", "cancels", "rival"),
        "post": ("fine", "hectic", "nothing"),
        "contact": _ANSWERED,
        "check_in": _ANSWERED,
        "sell": _ANSWERED,
        "carry_on": ("ok",),
        "restart": ("agrees", "puzzled", "silent"),
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
"""Kind -> signals; a part after the slash names what it comes for."""

WORDED_APART: Mapping[str, tuple[str, ...]] = MappingProxyType({"silence": ("nothing_after_no",)})
"""Kind -> keys under which an answer has words of its own in one situation; no move gets them as a signal."""

HEADS_WITH_SUBJECT = frozenset(
    {"ask", "reason", "bring", "downside", "promise", "answer", "answer_excuse", "nail", "contact"}
)
"""First parts of the move ids that are about something."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The ids that a scenario has, in the file's order.

    `reasons` are the facts that carry one, `deciders` the people who may stop the deal.
    """

    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    objections: tuple[str, ...]
    excuses: tuple[str, ...]
    people: tuple[str, ...]
    deciders: tuple[str, ...]
    promises: tuple[str, ...]
    downsides: tuple[str, ...]
    contacts: tuple[str, ...]
    rival: bool

    def of_kind(self, kind: str) -> tuple[str, ...] | None:
        """Return what a template of this kind is about, an id a move; None for a move that is no template."""
        return {
            "ask": self.facts,
            "reason": self.reasons,
            "bring": self.deciders,
            "disclose": self.downsides,
            "promise": self.promises,
            "answer": self.objections,
            "excuse": self.excuses,
            "nail": COMMITMENTS,
            "contact": (*COMMITMENTS, *self.contacts),
        }.get(kind)


def moves_of(subjects: Subjects, deck: Deck | None) -> dict[str, str]:
    """Return every move id that this scenario has, with its kind."""
    standard = ((id, kind, id.removeprefix("nail_")) for id, kind in STANDARD.items())
    entries = standard if deck is None else ((one.id, one.kind, one.manner) for one in deck.moves.values())
    moves: dict[str, str] = {}
    for id, kind, manner in entries:
        about = subjects.of_kind(kind)
        if about is not None:
            tail = f"/{manner}" if kind == "nail" else ""
            moves |= {f"{HEADS.get(kind, kind)}/{subject}{tail}": kind for subject in about}
        elif kind != "differ" or subjects.rival:
            moves[id] = kind
    return moves


def signals_of(kind: str, subjects: Subjects) -> tuple[str, ...]:
    """Return every signal that a move of this kind can get in this scenario."""
    ids = {
        "objection": subjects.objections,
        "excuse": subjects.excuses,
        "decider": subjects.deciders,
        "family": FAMILIES,
    }
    signals: list[str] = []
    for signal in SIGNALS.get(kind, ()):
        stem, slash, subject = signal.partition("/")
        signals += [f"{stem}/{id}" for id in ids[subject]] if slash else [signal]
    return tuple(signals)


def never_happens(move: str, signal: str, subjects: Subjects) -> str:
    """Return why a move or an answer that could exist never comes up here; an empty text if it may."""
    head, _, person = move.partition("/")
    if head == "bring" and person in subjects.people and person not in subjects.deciders:
        return f"`{person}` decides nothing, and only people who decide are brought in"
    if move == "difference" and not subjects.rival:
        return "there is no competitor"
    if signal == "names_all" and len(subjects.deciders) < MAX_DECIDERS:
        return f"it is heard only where {MAX_DECIDERS} people decide"
    if signal.startswith("names/") and signal.partition("/")[2] in subjects.people:
        person = signal.partition("/")[2]
        return "" if person in subjects.deciders else f"`{person}` decides nothing"
    return ""


def stems_of(kind: str) -> tuple[str, ...]:
    """Return the signals of a kind without what they come for: the deck's keys."""
    return tuple(dict.fromkeys(signal.partition("/")[0] for signal in SIGNALS.get(kind, ())))


def forms_of(stem: str) -> tuple[str, ...]:
    """Return the keys under which the deck may word a signal: as it is, or, for a half-truth, by family."""
    return (stem, *(f"{stem}_{family}" for family in FAMILIES)) if stem == "half" else (stem,)
