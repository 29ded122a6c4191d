"""The end of a meeting: one line without judgement, and in coached mode a sentence from a colleague.

The colleague's sentences are the deck's (keys colleague_*); where it has none, the colleague keeps quiet.
"""

from __future__ import annotations

from salesdance.engine import Phase, Seen
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import TEXT, Dice
from salesdance.sitting.game import NAMED, PRESENT, Sight, Turn
from salesdance.sitting.view import Said

COLLEAGUE = 30
FEW_QUESTIONS = 4
IN_CALENDAR = 3
IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def chapter_end(deal: Deal, turn: Turn, dice: Dice, *, coached: bool) -> list[Said]:
    """Return the notes between two meetings; none anywhere else."""
    if turn.before.phase != Phase.TALK or turn.after.phase != Phase.WAITING:
        return []
    sight = turn.after
    notes = [Said("note", _known(deal, sight))]
    if coached:
        said = deal.text(f"colleague_{mistake(deal, sight)}", dice.one(TEXT + COLLEAGUE, sight.meeting))
        notes += [Said("note", said)] if said else []
    return notes


def _known(deal: Deal, sight: Sight) -> str:
    count = sight.seen[Seen.HEARD_OPEN]
    key = {0: "known_none", 1: "known_one"}.get(count, "known_more")
    line = deal.text(key, count=IN_WORDS[count] if count < len(IN_WORDS) else count)
    for at, person in enumerate(deal.deciders):
        if sight.person(at) & (NAMED | PRESENT) == NAMED:
            return f"{line} {deal.text('unmet', person=person.name)}"
    return line


def mistake(deal: Deal, sight: Sight) -> str:
    """Return the first thing a colleague would mention: promise, listen, people, calendar, or fine."""
    seen = sight.seen
    if any(sight.said[piece.index] for piece in deal.of("promise")):
        return "promise"
    if seen[Seen.SELF_TALKED] and seen[Seen.BEFORE_SELF] < FEW_QUESTIONS:
        return "listen"
    if not any(sight.said[piece.index] for piece in deal.of("process")):
        return "people"
    return "fine" if seen[Seen.MARK] == IN_CALENDAR else "calendar"
