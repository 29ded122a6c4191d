"""What stands behind tabs: what there was to find, forecasts, how it went, the whole talk, and the sources."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief, Find
from salesdance.sitting.debrief_words import FOUND, known_words, opened_words, source_words
from salesdance.stage import Card, Column, Item, Label, Widget
from salesdance.stage.screens.after.words import marked, quoted

ICONS: dict[str, str] = {"found": "check", "half": "circle-dot", "missed": "circle"}


def tabs_of(debrief: Debrief) -> tuple[Item, ...]:
    """Return the tabs of a debrief; those that would be empty are left out."""
    return tuple(
        Item(id, text)
        for id, text, there in (
            ("finds", "Found and missed", bool(debrief.finds)),
            ("forecasts", "Forecasts", bool(debrief.forecasts)),
            ("curve", "How it went", len(debrief.curve.points) > 1),
            ("talk", "The whole talk", bool(debrief.lines)),
            ("sources", "This sitting", True),
        )
        if there
    )


def finds_page(debrief: Debrief) -> Widget:
    """Return what there was to find, found and missed, with the question that would have opened each."""
    groups: list[Widget] = []
    for kind, title in FOUND.items():
        here = [find for find in debrief.finds if find.found == kind]
        if here:
            groups.append(Column([Label(f"{title}:", "subhead"), *[_find(find) for find in here]], gap="s"))
    return Column(groups, gap="l")


def _find(find: Find) -> Widget:
    if find.found == "found":
        return marked(ICONS["found"], Label(find.text), ink="accent")
    words: list[Widget] = [Label(quoted(find.ask))]
    if find.opened_by:
        words.append(Label(opened_words(find.opened_by, quoted), "small"))
    return marked(ICONS[find.found], Column(words, gap="xs"))


def forecasts_page(debrief: Debrief) -> Widget:
    """Return each forecast: what you said, and what could be known."""
    cards = [
        Card(
            Column(
                [
                    Label(told.question, "strong"),
                    Label(f"You said: {told.said}"),
                    Label(known_words(told.known), ink="muted"),
                ],
                gap="s",
            )
        )
        for told in debrief.forecasts
    ]
    return Column(cards, gap="m")


def sources_page(debrief: Debrief) -> Widget:
    """Return what it takes to play the same sitting again."""
    lines = (f"{debrief.title}. {debrief.ending}", *source_words(debrief))
    return Column([Label(line) for line in lines], gap="s")
