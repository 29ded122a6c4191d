"""The ninety days: the calendar on the wall, what is due, the hours in words, and the page behind C."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from salesdance.sitting import Calendar, Said, View
from salesdance.sitting.debrief_numbers import DAY
from salesdance.sitting.phrases import calendar_words
from salesdance.stage import Card, Column, Label, Rule, Sized, WallCalendar, Widget
from salesdance.stage.screens.talk.spoken import inbox

NUMBER = re.compile(r"\d+")


def stops_in(told: Sequence[Said]) -> set[int]:
    """Return the days at which the calendar stopped so far, as what was told has them."""
    days = [said.says for said in told if said.who == "calendar"] + [said.does for said in told]
    return {int(found.group()) for day in days if DAY.fullmatch(day) and (found := NUMBER.search(day))}


def dates_of(calendar: Calendar) -> set[int]:
    """Return the days of what is due."""
    return {int(found.group()) for due in calendar.due if (found := NUMBER.search(due))}


def wall(calendar: Calendar, day: int, stops: Collection[int], caption: str = "", *, drawn: bool = True) -> Widget:
    """Return the calendar at a day, what is due under it, and while days pass a word about them."""
    parts: list[Widget] = [Label(f"Day {day}", "heading")]
    if drawn:
        parts.append(WallCalendar(day, stops, dates_of(calendar)))
    if caption:
        parts.append(Label(caption, "aside"))
    elif calendar.due:
        parts.append(
            Column([Label("Coming up", "small_strong"), *(Label(due, "small") for due in calendar.due)], gap="xs")
        )
    return Column([Card(Column(parts, gap="m"), "m", label="Calendar")])


def days_page(view: View, stops: Collection[int]) -> list[Widget]:
    """Return what stands on the page behind C: where the days stand, the wall, the post."""
    calendar = view.calendar
    if calendar is None:
        return []
    return [
        Label(calendar_words(calendar), "strong"),
        Sized(wall(calendar, calendar.day, stops), width=340, lettered=True),
        inbox(calendar.post),
        Rule(),
    ]
