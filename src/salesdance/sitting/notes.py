"""What is kept of a fact: no more than was said, in the prospect's own words."""

from __future__ import annotations

from salesdance.sitting.deal import Deal
from salesdance.sitting.game import CLUE, DEEPER, TOLD
from salesdance.sitting.speaking import sentences

ENOUGH = 4


def note_of(deal: Deal, fact: int, heard: int = TOLD) -> str:
    """Return what the notebook keeps of a fact: no more than was said, by what was heard of it.

    Its note when it was told openly; where only a follow-up opened it, the beginning of that; where nothing but its
    clue showed in a guarded answer, the beginning of that answer.
    """
    one = deal.facts[fact]
    if not heard & TOLD and heard & DEEPER and one.deeper.says:
        return deal.filled(_beginning(one.deeper.says) or one.ask)
    if not heard & (TOLD | DEEPER):
        faintly = one.clue.faintly.says if one.clue is not None else ""
        return deal.filled(_beginning(faintly or one.guarded.says) or one.ask)
    if heard & CLUE and one.clue is not None and one.clue.says:
        return deal.filled(_beginning(one.clue.says) or one.ask)
    return deal.filled(one.note or _beginning(one.at_ease.says) or one.ask)


def _beginning(text: str) -> str:
    """Return the first sentence of a text, or as many as make a note of it: "Schools." is none."""
    kept: list[str] = []
    for sentence in sentences(text):
        kept.append(sentence)
        if len(" ".join(kept).split()) >= ENOUGH:
            break
    return " ".join(kept)


def begun(text: str, most: int) -> str:
    """Return a text of at most so many words, with dots where more of it was said."""
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most]).rstrip(",;:.") + " ..."
