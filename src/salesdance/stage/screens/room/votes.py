"""One vote of a room: lines, how many hands each got, and which of them is played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from salesdance.sitting import Choice
from salesdance.sitting.debrief_shares import WORDS

LONGEST = 3


@dataclass(slots=True)
class Vote:
    """The lines of a moment under their numbers from 1, and what was typed for each: digits, or nothing yet."""

    lines: Sequence[Choice]
    typed: dict[int, str] = field(default_factory=dict)

    @property
    def numbers(self) -> range:
        """Return the numbers of the lines."""
        return range(1, len(self.lines) + 1)

    def line(self, number: int) -> Choice:
        """Return the line with a number."""
        return self.lines[number - 1]

    def type(self, number: int, text: str) -> None:
        """Take what was typed for a line; only digits stay."""
        self.typed[number] = "".join(letter for letter in text if letter.isascii() and letter.isdigit())[:LONGEST]

    @property
    def all_in(self) -> bool:
        """Tell whether every line has its number of hands, none being 0."""
        return all(self.typed.get(number) for number in self.numbers)

    def missing(self, after: int = 0) -> int:
        """Return the first line without a number of hands, from the one behind `after` on; 0 if all are in."""
        order = [*range(after + 1, len(self.lines) + 1), *range(1, after + 1)]
        return next((number for number in order if not self.typed.get(number)), 0)

    def hands(self, number: int) -> int:
        """Return how many hands a line got."""
        return int(self.typed.get(number) or 0)

    def share(self, number: int) -> float:
        """Return the share of all hands that a line got."""
        whole = sum(self.hands(one) for one in self.numbers)
        return self.hands(number) / whole if whole else 0.0

    def ranked(self, without: int = 0) -> list[int]:
        """Return the numbers by hands, the most first, the lower number first where they are equal."""
        return sorted((one for one in self.numbers if one != without), key=lambda one: (-self.hands(one), one))

    @property
    def tied(self) -> bool:
        """Tell whether two lines got the most hands."""
        first, *others = self.ranked()
        return bool(others) and self.hands(first) == self.hands(others[0])


def hands_words(count: int) -> str:
    """Return a number of hands in words."""
    return "1 hand" if count == 1 else f"{count or 'no'} hands"


def lines_words(count: int) -> str:
    """Return a number of lines in words."""
    return "one line" if count == 1 else f"{WORDS[count] if count < len(WORDS) else count} lines"
