"""The pages of a debrief: which there are, in their order, their names, and those that need nothing but it."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_words import TURNING
from salesdance.stage import Space, Widget
from salesdance.stage.screens.after import curve, finds, luck, more, person, turning

WHOLE: tuple[str, ...] = ("person", "turning", "luck", "card", "more")
SHORT: tuple[str, ...] = ("person", "door")
MARKS: tuple[str, ...] = ("turning", "card", "more")
TITLES = {
    "person": "Who it was",
    "turning": TURNING,
    "luck": "What was luck",
    "card": "The card",
    "more": "Everything else",
    "door": "How you left it",
}


def pages_of(*, first: bool, marks: bool, turned: bool) -> tuple[str, ...]:
    """Return the pages in order: of the `first` deal with its `marks` or not; `turned` if moments will be there."""
    pages = WHOLE if not first else (*SHORT, *MARKS) if marks else SHORT
    return tuple(page for page in pages if turned or page != "turning")


def page_of(space: Space, debrief: Debrief, page: str) -> Widget:
    """Return one page, or one of those behind tabs, that needs nothing but the debrief."""
    match page:
        case "person":
            return person.person_page(space, debrief)
        case "luck":
            return luck.luck_page(debrief)
        case "door":
            return luck.door_page(debrief)
        case "finds":
            return finds.finds_page(debrief)
        case "forecasts":
            return more.forecasts_page(debrief)
        case "curve":
            return curve.curve_page(debrief)
        case "lines":
            return turning.every_line_page(space, debrief)
    return more.sources_page(debrief)
