"""The end of a meeting: one line without judgement."""

from __future__ import annotations

from salesdance.engine import Phase, Seen
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import NAMED, PRESENT, Sight, Turn
from salesdance.sitting.view import Said

IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def chapter_end(deal: Deal, turn: Turn) -> list[Said]:
    """Return the note between two meetings; none anywhere else."""
    if turn.before.phase != Phase.TALK or turn.after.phase != Phase.WAITING:
        return []
    return [Said("note", _known(deal, turn.after))]


def _known(deal: Deal, sight: Sight) -> str:
    count = sight.seen[Seen.HEARD_OPEN]
    key = {0: "known_none", 1: "known_one"}.get(count, "known_more")
    line = deal.text(key, count=IN_WORDS[count] if count < len(IN_WORDS) else count)
    for at, person in enumerate(deal.deciders):
        if sight.person(at) & (NAMED | PRESENT) == NAMED:
            return f"{line} {deal.text('unmet', person=person.name)}"
    return line
