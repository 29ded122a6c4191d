"""A person's own moments as a face has them: how many are due, the next one, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from salesdance.sitting.phrases import NOTE_TITLES, in_a_sentence
from salesdance.sitting.practice import Exchange, Situation, Tried

TITLE = "My moments"
BRIEF = "Turns of your own deals where another line would have led further. Here they come again."

CHOOSE = "What now?"
STANDS = "What stood there"
KNOWN = "What you knew"
NOTHING_KNOWN = "Nothing was in your notebook yet."
THEN = "Then you chose:"
BETTER = "These would have led further:"
LATER = "What came later"
SKIPPED = "Another day, then."


@dataclass(frozen=True, slots=True)
class Standing:
    """How many moments are kept, how many are due today, and that in a sentence."""

    kept: int
    due: int
    words: str


class Moments(Protocol):
    """The moments of one person; whatever cannot be shown or kept is told once by `notices`, never raised."""

    def standing(self) -> Standing:
        """Return how things stand today."""

    def begin(self) -> Situation | None:
        """Return the next moment that is due; None where nothing is."""

    def choose(self, move: str) -> Tried:
        """Choose a line of the moment that was begun, once, and keep how it went."""

    def skip(self) -> None:
        """Leave the moment that was begun for another day."""

    def notices(self) -> tuple[str, ...]:
        """Return sentences worth showing once, and forget them."""


def who_words(situation: Situation) -> str:
    """Return who it is, and where in the deal this was."""
    return f"{situation.name}, {in_a_sentence(situation.role)}. {situation.heading}."


def known_words(situation: Situation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what was in the notebook then, under its headings; the suspicion is no part of it."""
    found = []
    for kind, title in NOTE_TITLES.items():
        lines = tuple(note.text for note in situation.known if note.kind == kind and kind != "suspicion")
        found += [(title, lines)] if lines else []
    return tuple(found) or (("", (NOTHING_KNOWN,)),)


def spoken_by(situation: Situation) -> str:
    """Return whose words stand without a name: the prospect's in a talk; by post everybody is named."""
    return "" if situation.view.calendar is not None else situation.name


def my_words(exchange: Exchange) -> str:
    """Return what you said, or did, as it is written above an answer; nothing before your first word."""
    return f"You: {exchange.mine}" if exchange.mine and exchange.spoken else exchange.mine
