"""The whole talk, chapter by chapter, and a search through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesdance.sitting.debrief import Debrief, Moment
from salesdance.sitting.debrief_numbers import days_once
from salesdance.stage import Column, Field, Item, Label, Tabs, Widget
from salesdance.stage.screens.after.words import UNNAMED, heard_words

SEARCH, CHAPTERS = "search", "chapters"
ALL = "all"


def chapters_of(lines: Sequence[Moment]) -> tuple[str, ...]:
    """Return the titles of the chapters, each once: what stands before the day."""
    return tuple(dict.fromkeys(_chapter(line) for line in lines))


def _chapter(moment: Moment) -> str:
    return moment.when.partition(",")[0]


def _head(debrief: Debrief, chapter: str, searched: str) -> Widget:
    titles = chapters_of(debrief.lines)
    items = [Item(ALL, "All of it"), *[Item(title, title) for title in titles]]
    tabs = Tabs(CHAPTERS, items, chapter, "Chapters") if len(titles) > 1 else None
    return Column([Field(SEARCH, "Search", searched, "a word of the talk", most=60), tabs], gap="s")


def talk_page(debrief: Debrief, chapter: str, searched: str) -> Widget:
    """Return the exchanges of a chapter that hold what is searched for."""
    found = [line for line in debrief.lines if chapter in (ALL, _chapter(line)) and _holds(line, searched)]
    lines = list(_lines(found)) if found else [Label("Nobody said that.")]
    return Column([_head(debrief, chapter, searched), *lines], gap="m")


def _holds(moment: Moment, searched: str) -> bool:
    wanted = searched.strip().casefold()
    words = [moment.mine, *[text for said in moment.heard for text in (said.says, said.does)]]
    return not wanted or any(wanted in text.casefold() for text in words)


def _lines(found: Sequence[Moment]) -> Iterator[Widget]:
    when = ""
    for moment in found:
        if moment.when != when:
            when = moment.when
            yield Label(when, "subhead")
        parts: list[Widget] = []
        if moment.mine:
            said = f"{moment.number}. You" if moment.spoken else f"{moment.number}."
            parts += [Label(said, "small_strong", "you"), Label(moment.mine)]
        name = ""
        for said_to in days_once(moment.heard):
            if said_to.who not in UNNAMED and said_to.says and said_to.who != name:
                name = said_to.who
                parts.append(Label(name, "small_strong", "them"))
            parts += heard_words(said_to)
        yield Column(parts, gap="xs")
