"""What stands behind one key: the notebook, the whole repertoire, what was said so far, sheet, calendar, help."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.phrases import (
    HINT_NOTED,
    LISTENS,
    LOOK_AGAIN,
    NOTE_TITLES,
    UNNAMED,
    calendar_words,
    choice_words,
    hint_words,
    pinned_words,
)
from salesdance.sitting.view import Calendar, Note, Said, View
from salesdance.text.screen import Screen
from salesdance.text.turn import draw_news, draw_said

HELP = (
    "A number says that line. A line that cannot be taken back wants its number twice.",
    "f follows up what was just said; s says nothing and waits.",
    "m lists everything you could say, and m12 says number 12 of that list.",
    "n is your notebook; t is what was said so far; c is the shared sheet, or the calendar.",
    "p writes down what you think really bothers them. You can change it at any time.",
    "h, in coached mode, is what a listener would now believe; the card says how often you looked.",
    "Enter alone shows the choices again. q stops; everything is saved, and the next start goes on here.",
)


def draw_notebook(screen: Screen, view: View) -> None:
    """Write the notebook: facts in their words, people, what they gave as reasons, your promises, your suspicion."""
    screen.heading("Notebook")
    if not view.notebook and view.pinned is None:
        screen.say("Nothing in it yet.")
        return
    for kind, title in NOTE_TITLES.items():
        if kind == "suspicion":
            continue
        notes = [note for note in view.notebook if note.kind == kind]
        if notes:
            screen.say(f"{title}:")
            for note in notes:
                screen.say(_note(note), indent=2, hang=2)
    if view.pinned is not None:
        screen.say(f"{NOTE_TITLES['suspicion']}:")
        screen.say(pinned_words(view), indent=2, hang=2)


def _note(note: Note) -> str:
    tail = f" {LOOK_AGAIN}" if note.underlined else ""
    return f"{note.text}{tail}"


def draw_repertoire(screen: Screen, view: View) -> None:
    """Write everything that could be said, by group, numbered through; m and the number says it."""
    screen.heading("Everything you could say")
    number = 0
    for group in view.repertoire:
        screen.say(f"{group.title}:")
        for choice in group.choices:
            number += 1
            screen.item(f"m{number}", choice_words(choice))
    if not number:
        screen.say("Nothing just now.")


def draw_so_far(screen: Screen, told: Sequence[Said]) -> None:
    """Write what was said so far, oldest first."""
    screen.heading("What was said so far")
    if not told:
        screen.say("Nothing yet.")
    for said in told:
        if said.who == "you" or said.who in UNNAMED:
            screen.blank()
        draw_said(screen, said, named=True)


def draw_sheet(screen: Screen, view: View) -> None:
    """Write the shared sheet: each row, how it stands, and the ways to raise it; c and the number says one."""
    screen.heading("The sheet between you")
    number = 0
    for row in view.sheet:
        screen.say(f"{row.label}: {row.stands or 'nothing yet'}")
        for choice in row.choices:
            number += 1
            screen.item(f"c{number}", choice_words(choice), indent=3)


def draw_calendar(screen: Screen, calendar: Calendar) -> None:
    """Write the calendar and the inbox: the day, the hours, the post on the table, what is due next."""
    screen.heading("Calendar")
    screen.say(calendar_words(calendar))
    draw_news(screen, calendar.post, prospect="", by_post=True, day=f"Day {calendar.day}.")
    if calendar.due:
        screen.blank()
        screen.say("Coming up:")
        screen.lines(calendar.due, indent=2)


def draw_hint(screen: Screen, sentences: Sequence[str], view: View) -> None:
    """Write what a listener would now believe, and what a colleague might do."""
    screen.heading(LISTENS)
    screen.lines([sentence for sentence in (*sentences, hint_words(view)) if sentence])
    screen.say(HINT_NOTED, style="quiet")


def draw_help(screen: Screen) -> None:
    """Write what every key does."""
    screen.heading("Keys")
    screen.lines(HELP)
