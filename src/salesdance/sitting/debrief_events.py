"""What happened on the way of a deal that a curve should show: the ask and its answer, second thoughts, a promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesdance.engine import Seen
from salesdance.sitting.debrief_luck import PAST
from salesdance.sitting.debrief_shares import Event
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.game import Turn
from salesdance.sitting.phrases import quoted

ANSWERED = {"yes": "You asked for the sale: yes.", "no": "You asked for the sale: no."}
NOT_YET = "You asked for the sale: not now."
DOUBTS = "Second thoughts came by mail."
OFF = "It was called off."
BACK = "What you had promised came back: {promise}"


def events(played: Played, own: Sequence[int]) -> Iterator[Event]:
    """Yield what happened, in order; `own` are the turns of the moves that were free to choose."""
    for at, turn in enumerate(played.turns):
        if turn.origin in PAST:
            continue
        made = sum(one <= at for one in own)
        kind = played.deal.pieces[turn.move].kind
        if kind == "close":
            of = turn.head if turn.head in ("yes", "no") else "asked"
            yield Event(made, turn.after.day, of, ANSWERED.get(turn.head, NOT_YET), at)  # type: ignore[arg-type]
        elif kind in ("day", "post"):
            yield from _passed(played, turn, made, at)


def _passed(played: Played, turn: Turn, made: int, at: int) -> Iterator[Event]:
    before, after, day = turn.before, turn.after, turn.after.day
    for piece in played.deal.of("promise"):
        promise = played.deal.promises[piece.subject]
        if promise.back_on == day and before.day != day and after.said[piece.index]:
            words = BACK.format(promise=quoted(played.deal.filled(promise.says)))
            yield Event(made, day, "promise", words, at)
    if after.seen[Seen.WOBBLE_DAY] and not before.seen[Seen.WOBBLE_DAY]:
        yield Event(made, day, "doubts", DOUBTS, at)
    if turn.head == "cancels":
        yield Event(made, day, "no", OFF, at)
    if after.seen[Seen.STOPS] > before.seen[Seen.STOPS]:
        yield Event(made, day, "stop", "", at)
