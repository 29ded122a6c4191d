"""What stands behind tabs: what there was to find, forecasts, how it went, the whole talk, and the sources."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief, Find
from salesdance.stage import Card, Column, Item, Label, Widget
from salesdance.stage.screens.after.words import marked, quoted

FOUND: dict[str, str] = {
    "found": "Found",
    "half": "Asked, and answered with half a sentence",
    "missed": "Never asked",
}
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
        words.append(Label(f"It opens after: {quoted(find.opened_by)}", "small"))
    return marked(ICONS[find.found], Column(words, gap="xs"))


def forecasts_page(debrief: Debrief) -> Widget:
    """Return each forecast: what you said, and what could be known."""
    cards = [
        Card(
            Column(
                [
                    Label(told.question, "strong"),
                    Label(f"You said: {told.said}"),
                    Label(f"Could be known: {told.known}", ink="muted"),
                ],
                gap="s",
            )
        )
        for told in debrief.forecasts
    ]
    return Column(cards, gap="m")


def sources_page(debrief: Debrief) -> Widget:
    """Return what it takes to play the same sitting again."""
    sources = debrief.sources
    lines = (
        f"{debrief.title}. {debrief.ending}",
        f"Mode: {sources.mode}. Figures: the profile {sources.profile}. Rules: version {sources.rules}.",
        f"Seeds: {sources.game_seed} for luck, {sources.type_seed} for who it was.",
        *sources.notes,
    )
    return Column([Label(line) for line in lines], gap="s")
