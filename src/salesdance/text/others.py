"""What others chose, as lines of text."""

from __future__ import annotations

from salesdance.sitting.others import Others
from salesdance.sitting.others_words import TITLE, chose_words, opening_words, rest_words, where_words
from salesdance.sitting.phrases import quoted
from salesdance.text.screen import Screen


def draw_others(screen: Screen, others: Others) -> None:
    """Write turn by turn what others chose in the same place, and how it ended."""
    screen.heading(TITLE)
    screen.say(opening_words(others))
    for there in others.turns:
        screen.blank()
        screen.say(f"{there.moment.number}. {there.moment.mine}", style="strong", hang=3)
        screen.say(where_words(there), indent=3, style="quiet")
        for choice in there.choices:
            line = quoted(choice.line) if there.moment.spoken else choice.line
            screen.say(f"{line} {chose_words(choice)}", indent=3, hang=2)
        rest = rest_words(there)
        if rest:
            screen.say(rest, indent=3, style="quiet")
