"""Whether a sentence of the deck is true of a line in a deal: each word that it depends on, and what that asks for.

A sentence about what a line made harder is said only where all its words hold: those about what could be seen before
it, those about what it changed (as a listener could expect it, by the engine's own rules), what followed in that very
deal, and what another line would have been worth, by two standard errors.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from types import MappingProxyType
from typing import cast

from salesdance.analysis import Change, ChangeOf, Option, Thresholds
from salesdance.engine import Phase, Seen
from salesdance.moves import After, Before, When
from salesdance.sitting.deal import Deal, Piece
from salesdance.sitting.game import CLUE, OPEN, PRESENT, Sight, Turn

MOVED = 0.005
"""A level that was to be expected to move by less has not moved."""
SURE = 2.0
DATED, HALF, SAID_FINAL = 2, 3, 1
SMALL, ENOUGH, OPENED = 0.2, 3, 4
"""Below what size a deal is small; so many questions are asking around, so many open answers are opening up."""
DAYS = ("dated", "timed", "calendar")


@dataclass(frozen=True, slots=True)
class Stood:
    """How things stood before a line: what could be seen, what had been said and heard, and all that could be said."""

    deal: Deal
    sight: Sight
    earlier: Sequence[tuple[int, str]]
    legal: Collection[str]
    piece: Piece

    def said(self, kind: str) -> bool:
        """Tell whether a move of this kind was made before."""
        return any(self.sight.said[piece.index] for piece in self.deal.of(kind))

    def open_now(self, kind: str) -> list[Piece]:
        """Return the moves of a kind that could be made."""
        return [piece for piece in self.deal.of(kind) if piece.id in self.legal]

    def fixed(self) -> list[bool]:
        """Tell of each commitment of the deal whether it has a day."""
        at = self.deal.commitment_at
        return [self.sight.nailed(at[kind]) >= DATED for kind in self.deal.commitments]


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a line: its turn, the turns after it, what it changed, and what else could have been said."""

    stood: Stood
    turn: Turn
    later: Sequence[Turn]
    changes: Mapping[ChangeOf, Change]
    options: Mapping[str, Option]

    @property
    def last(self) -> Sight:
        """Return what could be seen at the end of the deal."""
        return (self.later[-1] if self.later else self.turn).after


def holds(words: Collection[When], came: Came) -> bool:
    """Tell whether all these words are true of a line; nothing is true of no words."""
    return bool(words) and all(_holds(word, came) for word in words)


def held(words: Collection[Before], stood: Stood) -> bool:
    """Tell whether all these words were true before a line; nothing is true of no words."""
    return bool(words) and all(BEFORE[word](stood) for word in words)


def _holds(word: When, came: Came) -> bool:
    before = BEFORE.get(cast("Before", word))
    return before(came.stood) if before is not None else AFTER[cast("After", word)](came)


def _seen(column: int) -> Callable[[Stood], bool]:
    return lambda stood: stood.sight.seen[column] > 0


def _not(test: Callable[[Stood], bool]) -> Callable[[Stood], bool]:
    return lambda stood: not test(stood)


def _trouble_told(stood: Stood) -> bool:
    facts = enumerate(stood.deal.facts)
    return any(fact.topic == "trouble" and stood.sight.heard(at) & (OPEN | CLUE) for at, fact in facts)


def _money_named(stood: Stood) -> bool:
    objections = enumerate(stood.deal.scenario.objections)
    return any(one.family == "price" and stood.sight.voiced(at) for at, one in objections)


def _given_twice(stood: Stood) -> bool:
    """Tell whether the excuse that a line answers was given twice."""
    subjects = [signal.partition("/")[2] for _, signal in stood.earlier]
    return subjects.count(stood.piece.subject) > 1


def _overpromised(stood: Stood) -> bool:
    promises = stood.deal.of("promise")
    return any(stood.sight.said[one.index] and stood.deal.promises[one.subject].gap > 0 for one in promises)


def _dodged_twice(stood: Stood) -> bool:
    return sum(stood.sight.dodged(at) for at in stood.deal.commitment_at.values()) > 1


def _reasons_said(stood: Stood) -> bool:
    return stood.said("reason") and not any(not stood.sight.said[one.index] for one in stood.open_now("reason"))


def _silence_open(stood: Stood) -> bool:
    last = stood.sight.seen[Seen.LAST_MOVE]
    asked = last >= 0 and stood.deal.pieces[last].kind in ("why", "matched")
    return asked and bool(stood.open_now("silence"))


def _both_asked(stood: Stood) -> bool:
    return stood.sight.seen[Seen.WHY_ASKED] > 0 and stood.sight.seen[Seen.MATCHED_ASKED] > 0


def _told(stood: Stood) -> bool:
    return stood.sight.seen[Seen.TOLD] >= HALF


BEFORE: Mapping[Before, Callable[[Stood], bool]] = MappingProxyType(
    {
        "all_fixed": lambda stood: all(stood.fixed()),
        "asked_around": lambda stood: stood.sight.seen[Seen.QUESTIONS] >= ENOUGH,
        "asked_before": _seen(Seen.CLOSES),
        "both_asked": _both_asked,
        "dodged_twice": _dodged_twice,
        "doubts": _seen(Seen.WOBBLE_DAY),
        "fresh_start": lambda stood: stood.sight.phase == Phase.RESTART,
        "given_twice": _given_twice,
        "money_named": _money_named,
        "money_not_named": _not(_money_named),
        "never_asked": _not(_seen(Seen.CLOSES)),
        "no_doubts": _not(_seen(Seen.WOBBLE_DAY)),
        "no_reason": lambda stood: not stood.said("reason"),
        "no_restart": lambda stood: not stood.open_now("restart"),
        "not_all_fixed": lambda stood: not all(stood.fixed()),
        "not_final": lambda stood: stood.sight.seen[Seen.FINAL] != SAID_FINAL,
        "not_pictured": lambda stood: not stood.said("pitch"),
        "not_promised": _not(_seen(Seen.PROMISED)),
        "nothing_fixed": lambda stood: not any(stood.fixed()),
        "nothing_told": _not(_told),
        "opened_up": lambda stood: stood.sight.seen[Seen.HEARD_OPEN] >= OPENED,
        "overpromised": _overpromised,
        "promised": _seen(Seen.PROMISED),
        "reason_told": _told,
        "reasons_said": _reasons_said,
        "silence_open": _silence_open,
        "small_deal": lambda stood: stood.deal.scenario.deal.size < SMALL,
        "thanked": _seen(Seen.GRACE),
        "trouble_told": _trouble_told,
        "why_asked": _seen(Seen.WHY_ASKED),
    }
)
"""Each word about what could be seen before, with its test."""


def _moved(of: ChangeOf, way: int) -> Callable[[Came], bool]:
    def test(came: Came) -> bool:
        change = came.changes.get(of)
        return change is not None and way * (change.after - change.before) >= MOVED

    return test


def _back_on(came: Came) -> int:
    """Return the day on which a promise comes back; 0 for what is none."""
    promise = came.stood.deal.promises.get(came.stood.piece.subject)
    return promise.back_on if promise is not None else 0


def _came_back(came: Came) -> bool:
    return any(turn.before.day < _back_on(came) <= turn.after.day for turn in came.later)


def _never_came_back(came: Came) -> bool:
    """Tell whether there was a yes, and it was over before the day of a promise; a day long gone does not count."""
    return _sold(came) and came.last.day < _back_on(came)


def _from_another(came: Came) -> bool:
    """Tell whether what a promise comes back with is from somebody who did not sit there when it was made."""
    deal, sight = came.stood.deal, came.stood.sight
    promise = deal.promises.get(came.stood.piece.subject)
    mail = promise.comes_back if promise is not None else None
    there = {one.name for at, one in enumerate(deal.deciders) if sight.person(at) & PRESENT}
    return mail is not None and mail.sender not in {deal.scenario.prospect.name, *there}


def _sold(came: Came) -> bool:
    return came.last.seen[Seen.SAID_YES] > 0


def _gains(came: Came, others: Collection[Option]) -> list[tuple[float, float]]:
    """Return by how much other lines were worth more than the one made, each with its error."""
    made = came.options.get(came.stood.piece.id)
    if made is None:
        return []
    return [(made.behind - one.behind, SURE * hypot(made.behind_error, one.behind_error)) for one in others]


def _with_a_day(came: Came) -> list[tuple[float, float]]:
    """Return the gains of lines of the same kind, about the same, that name a day."""
    mine, deal = came.stood.piece, came.stood.deal
    pieces = [deal.pieces[at] for move in came.options if (at := deal.index(move)) is not None]
    alike = [one for one in pieces if one.kind == mine.kind and one.subject == mine.subject]
    if mine.kind == "next_step":
        alike = [one for one in pieces if one.kind == mine.kind]
    return _gains(came, [came.options[one.id] for one in alike if one.entry.manner in DAYS])


def _left_alone(came: Came) -> list[tuple[float, float]]:
    return _gains(came, [came.options[one.id] for one in came.stood.deal.of("carry_on") if one.id in came.options])


def _surely(gains: Collection[tuple[float, float]]) -> bool:
    return any(gain > max(error, 0.0) for gain, error in gains)


def _no_better(gains: Collection[tuple[float, float]]) -> bool:
    """Tell whether there are such lines, and none of them may be worth what counts as a cost."""
    return bool(gains) and all(gain + error < Thresholds().cost for gain, error in gains)


AFTER: Mapping[After, Callable[[Came], bool]] = MappingProxyType(
    {
        "always": lambda came: True,
        "alarmed": _moved("risk", 1),
        "answered_softly": lambda came: came.turn.head.startswith(("yes", "not_now")),
        "came_back": _came_back,
        "closed_up": _moved("openness", -1),
        "day_better": lambda came: _surely(_with_a_day(came)),
        "day_no_better": lambda came: _no_better(_with_a_day(came)),
        "distrusted": _moved("trust", -1),
        "doubts_stay": lambda came: came.turn.after.seen[Seen.WOBBLE_DAY] > 0,
        "ended": lambda came: came.turn.after.phase in (Phase.WAITING, Phase.DONE),
        "from_another": _from_another,
        "goes_on": lambda came: came.turn.after.phase == came.turn.before.phase,
        "left_alone_better": lambda came: _surely(_left_alone(came)),
        "never_came_back": _never_came_back,
        "pressed": _moved("pressure", 1),
        "sold": _sold,
        "uneasy": _moved("ease", -1),
        "unsold": lambda came: not _sold(came),
        "wanted": _moved("emotion", 1),
    }
)
"""Each word about what came of a line, with its test."""
