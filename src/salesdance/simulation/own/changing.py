"""The habits that may be changed, one at a time: each as other measured rates, with the words for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from salesdance.simulation.own.chances import USUAL
from salesdance.simulation.own.measuring import Measured, Share

MORE_QUESTIONS = 2
MOST_QUESTIONS = 12
ENOUGH_REASONS, ENOUGH_COMMITMENTS, OFTEN_IN_TOUCH = 3.0, 4.0, 0.5
SMALLEST = 0.1
"""A rate that would move by less than this is no change."""
Rates = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """One habit changed: `words` go on after "if you", and `rates` are what it makes of the measured ones."""

    id: str
    words: str
    rates: Callable[[Measured], Rates]

    def made(self, found: Measured) -> Measured | None:
        """Return the habits with this one changed; None where that is how it is done already."""
        wanted = self.rates(found)
        moved = {name: rate for name, rate in wanted.items() if abs(rate - _now(found, name)) >= SMALLEST}
        if not moved:
            return None
        shares = {name: Share(rate * max(found.deals, 1), max(found.deals, 1)) for name, rate in wanted.items()}
        # How a count was spread over deals says nothing any more once the count is another.
        kept = {name: share for name, share in found.shares.items() if name.split(">")[0] not in wanted}
        return replace(found, shares=MappingProxyType({**kept, **shares}))


def _now(found: Measured, name: str) -> float:
    return found.rate(name, USUAL.get(name, 0.0))


def _set(**rates: float) -> Callable[[Measured], Rates]:
    return lambda found: rates


def _at_least(**rates: float) -> Callable[[Measured], Rates]:
    return lambda found: {name: max(rate, _now(found, name)) for name, rate in rates.items()}


def _more_questions(found: Measured) -> Rates:
    questions = min(_now(found, "questions") + MORE_QUESTIONS, MOST_QUESTIONS)
    questions = max(questions, _now(found, "questions"))
    return {"questions": questions, "before_self": min(_now(found, "before_self") + MORE_QUESTIONS, questions)}


def _first_questions(found: Measured) -> Rates:
    return {"before_self": _now(found, "questions")}


def _stay(found: Measured) -> Rates:
    return {"went_at_once": 0.0, "commitments": max(_now(found, "commitments"), ENOUGH_COMMITMENTS)}


FRESH = {"restarted": 1.0, "nudged": 0.0, "joked": 0.0, "dropped_price": 0.0, "blamed": 0.0}
GENTLE = dict.fromkeys(("argued_no", "blamed_no", "undermined", "begged"), 0.0)
THEN_WHY = ("thanked", "asked_leave", "asked_why", "asked_if_matched", "stayed_silent")
IN_HAND = {"nailed_timed": 1.0, "nailed_dated": 0.0, "nailed_vague": 0.0}
CHANGES: tuple[Change, ...] = (
    Change("questions", "asked two more questions before the first word about yourself", _more_questions),
    Change("them_first", "asked all your questions before the first word about yourself", _first_questions),
    Change("clues", "stayed with everything they let slip", _set(stayed=1.0)),
    Change("who_decides", "asked each time who else decides", _set(who_decides=1.0)),
    Change("bring", "asked who else decides, and brought them in", _set(who_decides=1.0, brought_in=1.0)),
    Change("reasons", "tied three reasons to what they told you", _at_least(reasons=ENOUGH_REASONS)),
    Change("answers", "answered a worry they have said aloud", _at_least(answers=1.0)),
    Change("promises", "promised nothing beyond what will happen", _set(promises=0.0)),
    Change("downside", "named a downside before they find it", _set(downside=1.0)),
    Change("ask", "asked for the sale before the talk is over", _at_least(asked_for_it=1.0)),
    Change("again", "asked for the sale once more after a not now", _set(closed_again=1.0)),
    Change("stay", "stayed after the yes and fixed four things", _stay),
    Change("dates", "named a day and an hour each time, in their calendar", _set(**IN_HAND)),
    Change("in_touch", "did something useful at every second stop", _at_least(contacts=OFTEN_IN_TOUCH)),
    Change("restart", "answered second thoughts with a fresh start", _set(**FRESH)),
    Change("losing", "lost without arguing, and asked why", _set(**GENTLE, **dict.fromkeys(THEN_WHY, 1.0))),
)
"""In the order in which a deal has them."""
