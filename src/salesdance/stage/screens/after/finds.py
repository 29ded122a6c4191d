"""What there was to find: facts, clues, people, commitments and promises, found and missed, and what opens each."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief, Find
from salesdance.sitting.debrief_words import FINDS, FOUND, find_words
from salesdance.stage import Column, Label, Widget
from salesdance.stage.screens.after.words import marked, quoted

ICONS: dict[str, str] = {"found": "check", "half": "circle-dot", "missed": "circle"}


def finds_page(debrief: Debrief) -> Widget:
    """Return what there was to find, kind by kind, with the line that would have opened what was missed."""
    groups: list[Widget] = []
    for of, title in FINDS.items():
        parts: list[Widget] = []
        for kind, state in FOUND[of].items():
            here = [find for find in debrief.finds if (find.of, find.found) == (of, kind)]
            if here:
                parts.append(Column([Label(f"{state}:", "small_strong"), *[_find(find) for find in here]], gap="s"))
        if parts:
            groups.append(Column([Label(title, "subhead"), *parts], gap="m"))
    return Column(groups, gap="xl")


def _find(find: Find) -> Widget:
    first, below = find_words(find, quoted)
    words = Column([Label(first), *[Label(one, "small") for one in below]], gap="xs")
    return marked(ICONS[find.found], words, ink="accent" if find.found == "found" else "muted")
