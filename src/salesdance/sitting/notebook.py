"""The notebook: what they said, who was named, what I promised, and what I think it really is."""

from __future__ import annotations

from salesdance.engine import Seen
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import CLUE, NAMED, OPEN, PRESENT, Sight
from salesdance.sitting.lines import Lines
from salesdance.sitting.notes import note_of
from salesdance.sitting.view import Note

IN_INK = "road_promise"


def notebook(
    deal: Deal, lines: Lines, sight: Sight, pinned: tuple[str, str] | None, *, underlines: bool
) -> tuple[Note, ...]:
    """Return every line of the notebook; clues are underlined only where the mode helps that far."""
    notes = [*_facts(deal, sight, underlines), *_people(deal, sight)]
    for at, excuse in enumerate(deal.scenario.excuses):
        if sight.excused(at):
            notes.append(Note("excuse", deal.filled(excuse.label or excuse.id.replace("_", " ")), excuse.id))
    for at, objection in enumerate(deal.scenario.objections):
        if sight.voiced(at):
            notes.append(Note("objection", deal.filled(objection.card), objection.id))
    for kind in ("promise", IN_INK):
        for piece in deal.of(kind):
            if sight.said[piece.index]:
                notes.append(Note("promise", said_first(lines, piece.index, sight), piece.subject))
    for piece in deal.of("reason"):
        reason = deal.facts[deal.fact_at[piece.subject]].reason
        if reason is not None and sight.said[piece.index]:
            notes.append(Note("link", deal.filled(reason.links), piece.subject))
    if pinned is not None:
        notes.append(Note("suspicion", deal.filled(deal.objections[pinned[0]].card), pinned[0]))
    return tuple(notes)


def said_first(lines: Lines, move: int, sight: Sight) -> str:
    """Return the words with which a move was said the first time."""
    before = Sight(sight.seen, (0,) * len(sight.said), sight.tables)
    return lines.says(move, before)


def _facts(deal: Deal, sight: Sight, underlines: bool) -> list[Note]:
    notes = []
    for at, fact in enumerate(deal.facts):
        heard = sight.heard(at)
        if heard & OPEN:
            notes.append(Note("fact", note_of(deal, at, heard), fact.id, underlines and bool(heard & CLUE)))
    return notes


def _people(deal: Deal, sight: Sight) -> list[Note]:
    notes, shown = [], set()
    for at, person in enumerate(deal.deciders):
        bits = sight.person(at)
        if bits & NAMED:
            who = deal.filled(f"{person.name}, {person.role}" if person.role else person.name)
            text = deal.text("present", person=who) if bits & PRESENT else who
            notes.append(Note("person", text, person.id))
            shown.add(person.id)
    if sight.seen[Seen.USERS_KNOWN]:
        for person in deal.users:
            if person.id not in shown:
                who = f"{person.name}, {person.role}" if person.role else person.name
                notes.append(Note("person", deal.filled(who), person.id))
    return notes
