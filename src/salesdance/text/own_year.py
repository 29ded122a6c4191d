"""The year on one's own habits as lines of text."""

from __future__ import annotations

from salesdance.simulation.own import OwnYear
from salesdance.simulation.own.words import change_sentence, looked_at, method, nothing_more, year_sentences
from salesdance.text.screen import Screen

HABITS, YEAR, CHANGES = "How you do it", "A year of it", "The same year with one thing changed"


def draw_own_year(screen: Screen, name: str, page: OwnYear) -> None:
    """Write the habits, the year, and the changes that are worth most."""
    screen.heading(f"{HABITS}, {name}")
    screen.say(looked_at(page), style="quiet")
    for habit in page.habits:
        screen.item("-", habit)
    for note in page.notes:
        screen.say(note, style="quiet")
    screen.heading(YEAR)
    screen.lines(year_sentences(page))
    screen.heading(CHANGES)
    for place, change in enumerate(page.changes, 1):
        screen.item(str(place), change_sentence(change))
    if more := nothing_more(page):
        screen.say(more)
    screen.say(method(page), style="quiet")
