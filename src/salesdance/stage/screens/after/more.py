"""What stands behind tabs, and the plain ones of them: forecasts, and what it takes to play the same again."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_words import EVERY_LINE, known_words, source_words
from salesdance.stage import Card, Column, Item, Label, Widget


def tabs_of(debrief: Debrief) -> tuple[Item, ...]:
    """Return the tabs of a debrief; those that would be empty are left out, and all others fit into one row."""
    return tuple(
        Item(id, text)
        for id, text, there in (
            ("finds", "Found", bool(debrief.finds)),
            ("forecasts", "Forecasts", bool(debrief.forecasts)),
            ("curve", "How it went", len(debrief.curve.points) > 1),
            ("lines", EVERY_LINE, debrief.turning is not None and bool(debrief.turning.turns)),
            ("talk", "The talk", bool(debrief.lines)),
            ("sources", "This sitting", True),
        )
        if there
    )


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
