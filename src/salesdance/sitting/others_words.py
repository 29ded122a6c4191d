"""What others chose, in sentences; faces print them."""

from __future__ import annotations

from salesdance.sitting.debrief_shares import WORDS
from salesdance.sitting.others import FEWEST, LEVELS, Chose, Ended, Others, OthersThere

TITLE = "What others chose"
OUT_OF = 10


def opening_words(others: Others) -> str:
    """Return how much there is to compare with, and what is never shown."""
    if not others.turns:
        return (
            f"There is nothing to compare with yet: it takes sittings of {count(FEWEST)} other people in this deal "
            "who let theirs be counted."
        )
    return (
        f"{sittings(others.sittings)} of {others.people} others in this deal. Nothing is told of fewer than "
        f"{count(FEWEST)} people."
    )


def where_words(there: OthersThere) -> str:
    """Return where these others stood, and how it ended for all of them."""
    return f"{there.people} others, {LEVELS[there.level][0]}. {ended_words(there.ended)}"


def chose_words(choice: Chose) -> str:
    """Return how many chose something, and how that ended where there are enough of them."""
    tenths = round(OUT_OF * choice.share)
    share = f"{count(tenths).capitalize()} of ten" if tenths else "Fewer than one of twenty"
    told = f"{share}{', like you' if choice.yours else ''}"
    return f"{told}. {ended_words(choice.ended)}" if choice.ended is not None else f"{told}."


def rest_words(there: OthersThere) -> str:
    """Return how many chose something else, or nothing."""
    return f"{there.rest} went on in another way." if there.rest else ""


def ended_words(ended: Ended) -> str:
    """Return how a group of sittings ended."""
    stayed = f", and {ended.kept} of these stayed to day ninety" if ended.yes else ""
    return f"{ended.yes} came to a yes{stayed}; {ended.no} ended in a no."


def sittings(number: int) -> str:
    """Return a number of sittings in words."""
    return "1 sitting" if number == 1 else f"{number} sittings"


def count(number: int) -> str:
    """Return a small number in words."""
    return WORDS[number] if number < len(WORDS) else str(number)
