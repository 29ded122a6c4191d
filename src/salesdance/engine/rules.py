"""The rule of each kind of move: the chances of its answers and what it changes; and the order that rules stand in."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import cementing, closing, losing, ninety, talk, talk_effects
from salesdance.engine.curves import Floats
from salesdance.engine.signals import KINDS
from salesdance.engine.state import State
from salesdance.engine.tables import Ints, Tables

Chances = Callable[[Tables, State, Ints], Floats]
Effects = Callable[[Tables, State, State, Ints, NDArray[np.int64]], None]

RULES: dict[str, tuple[Chances, Effects]] = {
    "ask": (talk.answers_ask, talk_effects.ask),
    "follow": (talk.answers_follow, talk_effects.follow),
    "silence": (talk.answers_silence, talk_effects.silence),
    "probe": (talk.answers_probe, talk_effects.probe),
    "process": (talk.answers_process, talk_effects.process),
    "users": (talk.answers_users, talk_effects.users),
    "bring": (talk.answers_bring, talk_effects.bring),
    "about": (talk.answers_patter, talk_effects.about),
    "pitch": (talk.answers_patter, talk_effects.patter),
    "charm": (talk.answers_patter, talk_effects.patter),
    "boast": (talk.answers_patter, talk_effects.boast),
    "reason": (talk.answers_reason, talk_effects.reason),
    "differ": (talk.answers_patter, talk_effects.differ),
    "disclose": (talk.answers_patter, talk_effects.disclose),
    "promise": (talk.answers_patter, talk_effects.promise),
    "price": (talk.answers_patter, talk_effects.price),
    "discount": (talk.answers_discount, talk_effects.discount),
    "argue": (talk.answers_argue, talk_effects.argue),
    "answer": (talk.answers_answer, talk_effects.answer),
    "excuse": (talk.answers_excuse, talk_effects.excuse),
    "close": (closing.answers_close, closing.close),
    "next_step": (closing.answers_next_step, closing.next_step),
    "turn_up": (closing.answers_turn_up, closing.turn_up),
    "easy_no": (closing.answers_easy_no, closing.easy_no),
    "leave": (closing.answers_one, closing.leave),
    "walk": (closing.answers_one, closing.walk),
    "nail": (cementing.answers_nail, cementing.nail),
    "goodbye": (closing.answers_one, cementing.goodbye),
    "day": (ninety.answers_day, ninety.day),
    "post": (ninety.answers_post, ninety.post),
    "contact": (ninety.answers_contact, ninety.contact),
    "check_in": (ninety.answers_contact, ninety.contact),
    "sell": (ninety.answers_contact, ninety.contact),
    "carry_on": (closing.answers_one, ninety.carry_on),
    "restart": (ninety.answers_restart, ninety.restart),
    "reply": (ninety.answers_reply, ninety.reply),
    "confirm": (ninety.answers_confirm, ninety.confirm),
    "ask_final": (losing.answers_ask_final, losing.ask_final),
    "grace": (losing.answers_grace, losing.grace),
    "permission": (losing.answers_grace, losing.grace),
    "road_help": (losing.answers_grace, losing.grace),
    "road_promise": (losing.answers_grace, losing.grace),
    "why": (losing.answers_why, losing.why),
    "matched": (losing.answers_matched, losing.matched),
    "third": (losing.answers_third, losing.third),
    "offer": (losing.answers_offer, losing.offer),
    "come_back": (losing.answers_come_back, losing.come_back),
    "argue_no": (losing.answers_argue_no, losing.argue_no),
    "undermine": (losing.answers_undermine, losing.undermine),
    "hang_up": (closing.answers_one, losing.hang_up),
}

RATED = (
    "silence", "probe", "process", "users", "bring", "about", "pitch", "charm", "disclose", "argue", "next_step",
    "easy_no", "grace", "permission", "road_help", "road_promise", "why", "matched", "third", "argue_no", "undermine",
)  # fmt: skip
"""Kinds whose rates in the deck act in full and before all else: for all of them together, not rule by rule."""


def _ranks() -> tuple[list[tuple[Chances, Effects]], NDArray[np.int8]]:
    """Return the rules without repeats and each kind's rank: a day first, those RATED last, equal chances together."""
    chances = list(dict.fromkeys(RULES[kind][0] for kind in ("day", *KINDS)))
    rated = {RULES[kind]: kind in RATED for kind in KINDS}

    def place(rule: tuple[Chances, Effects]) -> tuple[bool, bool, int]:
        shared = rule[0] is talk.answers_patter
        return rated[rule], shared != rated[rule], chances.index(rule[0])

    rules = sorted(rated, key=place)
    return rules, np.array([rules.index(RULES[kind]) for kind in KINDS], dtype=np.int8)


ORDERED, RANK = _ranks()
DAY, RATED_FROM, NONE = 0, min(RANK[KINDS.index(kind)] for kind in RATED), len(ORDERED)
"""Ranks: of a day, of the first that is RATED, of no move."""
