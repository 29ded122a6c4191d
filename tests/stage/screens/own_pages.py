"""A year on somebody's habits, and what others chose, as pages for tests."""

from __future__ import annotations

from salesdance.simulation.own import Came, Changed, OwnYear

YEAR = Came(70.2, 44.4, 25.8, 60.6, 18.1, 0.6)
GOOD_YEAR = Came(90.2, 74.4, 15.8, 40.6, 18.1, 0.6)


def a_page(*, changes: int = 3, year: Came = YEAR, helps: bool = True) -> OwnYear:
    """A year with so many changes, the last of which may be luck; all of them may be if none `helps`."""
    came = Came(75.0, 52.4, 22.6, 55.0, 17.0, 0.6)
    told = (
        Changed("bring", "asked who else decides, and brought them in", came, 9.6, 0.4),
        Changed("dates", "named a day and an hour each time, in their calendar", came, 8.0, 0.4),
        Changed("clues", "stayed with everything they let slip", came, 0.4, 0.6),
    )
    habits = ("You ask about four questions before the first word about yourself.", "You never ask who else decides.")
    notes, first = ("2 more cannot be read any more.",), told[0].words
    shown = told[:changes] if helps else told[2:]
    return OwnYear(3, 10, habits, 120, year, shown, 13, 600, 8, notes, first)
