"""What there was to find: facts, clues, people, commitments and promises; where each showed, and what opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from salesdance.engine import Seen
from salesdance.scenario import Person
from salesdance.sitting.deal import Piece
from salesdance.sitting.debrief import Find, Found, Moment
from salesdance.sitting.debrief_person import from_the_past, heard_bits, is_found, letter_of
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.game import CLUE, NAMED, PRESENT, Sight
from salesdance.sitting.notes import note_of
from salesdance.sitting.sheet import mark

AGREED = ("dated", "timed")
POINTS, WOULD_POINT = "It pointed to this: {thing}", "It would have pointed to this: {thing}"
NO_NAME = "You asked, and no name came."
NOT_IT = "That was not it this time."
FIT = "how well {product} would suit {them}."
CAME_BACK = "It came back on day {day}."
STATES = {
    "open": "nothing yet",
    "vague": "spoken of",
    "dated": "a day",
    "timed": "a day and an hour",
    "dodged": "put off",
}


def finds(played: Played) -> tuple[Find, ...]:
    """Return everything that there was to find; commitments only where there was a yes to fix them after."""
    return tuple(find for part in (_facts, _clues, _people, _commitments, _promises) for find in part(played))


def _facts(played: Played) -> Iterator[Find]:
    deal = played.deal
    for at, fact in enumerate(deal.facts):
        bits, ask = heard_bits(played, at), deal.filled(fact.ask)
        earliest = _asked_from(played, at)
        moment = _moment(played, lambda sight, at=at: sight.heard(at) > 0, at)  # type: ignore[misc]
        if is_found(bits):
            yield Find("found", note_of(deal, at, bits), ask, "", "fact", moment, earliest)
            continue
        opener = int(deal.tables.opener[at])
        first = deal.filled(deal.facts[opener].ask) if opener >= 0 and not is_found(heard_bits(played, opener)) else ""
        yield Find("half" if bits else "missed", "", ask, first, "fact", moment, earliest)


def _clues(played: Played) -> Iterator[Find]:
    """Yield the clues to what was real, and those that showed though it was not."""
    deal, tables = played.deal, played.deal.tables
    for at, fact in enumerate(deal.facts):
        of = int(tables.clue_of[at])
        if fact.clue is None or of < 0:
            continue
        real, out = _is_real(played, of), bool(heard_bits(played, at) & CLUE)
        if not (real or out):
            continue
        moment = _moment(played, lambda sight, at=at: bool(sight.heard(at) & CLUE), at)  # type: ignore[misc]
        text = (POINTS if out else WOULD_POINT).format(thing=_thing(played, of))
        note = "" if real else NOT_IT
        found: Found = "found" if out else "missed"
        earliest = 0 if heard_bits(played, at) else _asked_from(played, at)
        yield Find(found, text, deal.filled(fact.ask), "", "clue", moment, earliest, note)


def _is_real(played: Played, of: int) -> bool:
    tables = played.deal.tables
    if of < tables.objections:
        return of == played.objection
    if of < tables.objections + tables.deciders:
        return bool(tables.types.decides[played.type, of - tables.objections])
    return bool(tables.types.poor[played.type])


def _thing(played: Played, of: int) -> str:
    deal, objections = played.deal, played.deal.tables.objections
    if of < objections:
        return deal.filled(deal.scenario.objections[of].card)
    if of < objections + deal.tables.deciders:
        person = deal.deciders[of - objections]
        return f"{_called(played, person)}."
    return deal.filled(FIT)


def _people(played: Played) -> Iterator[Find]:
    deal, last = played.deal, played.turns[-1].after if played.turns else None
    known = last is not None and last.seen[Seen.USERS_KNOWN] > 0
    met = _moment(played, lambda sight: sight.seen[Seen.USERS_KNOWN] > 0) if known else None
    for at, person in enumerate(deal.deciders):
        bits = last.person(at) if last is not None else 0
        if bits & PRESENT:
            moment = _moment(played, lambda sight, at=at: bool(sight.person(at) & PRESENT))  # type: ignore[misc]
            yield _person(played, person, "found", moment, "bring")
        elif bits & NAMED:
            moment = _moment(played, lambda sight, at=at: bool(sight.person(at) & NAMED))  # type: ignore[misc]
            yield _person(played, person, "half", moment, "bring")
        elif known and person in deal.users:  # in the notebook as one who works with it
            yield _person(played, person, "half", met, "bring")
        elif (letter := letter_of(played, person)) is not None:
            yield _person(played, person, "half", replace(letter, mine=""), "bring")
        else:
            yield _person(played, person, "missed", None, "process")
    for person in deal.users:
        if person in deal.deciders:
            continue
        yield _person(played, person, "found" if known else "missed", met, "users")


def _person(played: Played, person: Person, found: Found, moment: Moment | None, kind: str) -> Find:
    deal = played.deal
    text = _called(played, person)
    pieces = [piece for piece in deal.of(kind) if kind != "bring" or piece.subject == person.id]
    ask, earliest = _line(played, pieces[0]) if pieces else ("", None)
    asked = _said(played, pieces) if found == "missed" else None
    return Find(found, text, ask, "", "person", moment or asked, earliest, NO_NAME if asked is not None else "")


def _said(played: Played, pieces: Sequence[Piece]) -> Moment | None:
    """Return the first exchange in which one of these was said."""
    said = {piece.index for piece in pieces}
    return next((one for at, one in sorted(played.talk.items()) if at >= 0 and played.turns[at].move in said), None)


def _called(played: Played, person: Person) -> str:
    return f"{played.deal.filled(person.name)} ({played.deal.filled(person.role)})"


def _commitments(played: Played) -> Iterator[Find]:
    deal, last = played.deal, played.turns[-1].after if played.turns else None
    for kind, commitment in deal.commitments.items():
        item = deal.commitment_at[kind]
        ways = [piece for piece in deal.of("nail") if piece.subject == kind]
        ask, earliest = _line(played, ways[-1]) if ways else ("", None)
        stands = last.nailed(item) if last is not None else 0
        if last is None or (earliest is None and not stands):
            continue  # without a yes there was nothing to fix
        tried = stands or last.dodged(item)
        how = mark(deal, last, kind, played.turns)
        found: Found = "found" if how in AGREED else "half" if tried else "missed"
        text = f"{deal.filled(commitment.label)}: {STATES[how]}"
        moment = _moment(played, lambda sight, item=item: _reached(sight, item, last)) if tried else None  # type: ignore[misc]
        yield Find(found, text, ask, "", "commitment", moment, earliest)


def _reached(sight: Sight, item: int, last: Sight) -> bool:
    return (sight.nailed(item), sight.dodged(item)) == (last.nailed(item), last.dodged(item))


def _promises(played: Played) -> Iterator[Find]:
    deal, last = played.deal, played.turns[-1].after if played.turns else None
    for piece in deal.of("promise"):
        promise = deal.promises[piece.subject]
        said = last is not None and last.said[piece.index] > 0
        moment = _moment(played, lambda sight, at=piece.index: sight.said[at] > 0) if said else None  # type: ignore[misc]
        came = last is not None and said and last.day >= promise.back_on and promise.comes_back is not None
        note = CAME_BACK.format(day=promise.back_on) if came else ""
        ask, earliest = _line(played, piece)
        found: Found = "found" if said else "missed"
        if said or earliest is not None:
            yield Find(found, deal.filled(promise.says), ask, "", "promise", moment, earliest, note)


def _line(played: Played, piece: Piece) -> tuple[str, int | None]:
    """Return the words of a move when it could first be said, and which of your moves that was; "" if never."""
    for at in sorted(played.lines):
        if piece.id in played.lines[at] and at in played.talk:
            return played.lines[at][piece.id], played.talk[at].number
    return "", None


def _asked_from(played: Played, fact: int) -> int | None:
    """Return the first of your moves at which a fact could be asked about; 0 if it came with the deal."""
    deal = played.deal
    if any(turn.origin == "played" and turn.after.heard(fact) for turn in played.turns):
        return 0
    asks = [piece for piece in deal.of("ask") if piece.subject == deal.facts[fact].id]
    return _line(played, asks[0])[1] if asks else None


def _moment(played: Played, holds: Callable[[Sight], bool], fact: int = -1) -> Moment | None:
    """Return the exchange after which something held first; None if it never did, or before the talk."""
    for at, turn in enumerate(played.turns):
        if holds(turn.after) and not holds(turn.before):
            before = [one for one in played.talk if 0 <= one <= at]
            if turn.origin == "played" or not before:
                return from_the_past(played, fact, at) if fact >= 0 else None
            return played.talk[max(before)]
    return None
