"""What there was to find, in a terminal, and the forecasts against what could be known."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief, Find
from salesdance.sitting.debrief_words import FINDS, FOUND, find_words, known_words
from salesdance.text.screen import Screen


def draw_finds(screen: Screen, debrief: Debrief) -> None:
    """Write what there was to find, kind by kind, and the forecasts against what could be known."""
    screen.heading("What there was to find")
    for of, title in FINDS.items():
        if any(find.of == of for find in debrief.finds):
            screen.blank()
            screen.say(title, style="strong")
        for kind, state in FOUND[of].items():
            here = [find for find in debrief.finds if (find.of, find.found) == (of, kind)]
            if here:
                screen.say(f"{state}:")
            for find in here:
                _draw_find(screen, find)
    if debrief.forecasts:
        screen.heading("What you expected")
    for told in debrief.forecasts:
        screen.say(told.question)
        screen.say(f"You said: {told.said}", indent=2, hang=2)
        screen.say(known_words(told.known), indent=2, hang=2)


def _draw_find(screen: Screen, find: Find) -> None:
    first, below = find_words(find)
    screen.say(first, indent=2, hang=2)
    for words in below:
        screen.say(words, indent=4, hang=2, style="quiet")
