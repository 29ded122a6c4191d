"""A person's own moments in the terminal: one after the other, a number chooses, and what came of it stands below."""

from __future__ import annotations

from salesdance.sitting.debrief_numbers import days_once
from salesdance.sitting.due import (
    BETTER,
    BRIEF,
    CHOOSE,
    KNOWN,
    LATER,
    SKIPPED,
    STANDS,
    THEN,
    TITLE,
    Moments,
    known_words,
    my_words,
    spoken_by,
    who_words,
)
from salesdance.sitting.phrases import choice_words
from salesdance.sitting.practice import Exchange, Situation, Tried
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Outcome, Reader
from salesdance.text.turn import draw_said

KEYS = "A number says that line, n what you knew, s leaves it for another day, q stops."
ON = "Enter is for the next one, q stops."


class MomentsTable:
    """The moments that are due, before somebody who types."""

    def __init__(self, screen: Screen, read: Reader, moments: Moments) -> None:
        self._screen = screen
        self._read = read
        self._moments = moments

    def play(self) -> Outcome:
        """Show what is due, one after the other; "stopped" where it was left before its end."""
        screen = self._screen
        screen.heading(TITLE)
        screen.say(BRIEF)
        screen.blank()
        screen.say(self._moments.standing().words)
        while True:
            situation = self._moments.begin()
            self._tell()
            if situation is None:
                return "finished"
            draw_situation(screen, situation)
            if not self._one(situation):
                return "stopped"
            standing = self._moments.standing()
            self._tell()
            screen.blank()
            screen.say(standing.words)
            if standing.due and not self._on():
                return "stopped"

    def _one(self, situation: Situation) -> bool:
        """Let somebody choose or skip; tell whether that was done."""
        screen, lines = self._screen, situation.lines
        while True:
            screen.say(KEYS, style="quiet")
            screen.mark(PROMPT)
            line = self._read()
            word = "q" if line is None else line.strip().lower()
            if word in STOPS:
                return False
            if word in ("s", "skip"):
                self._moments.skip()
                screen.say(SKIPPED)
                return True
            if word.isascii() and word.isdigit() and 1 <= int(word) <= len(lines):
                draw_tried(screen, self._moments.choose(lines[int(word) - 1].move), spoken_by(situation))
                return True
            if word == "n":
                draw_known(screen, situation)
            else:
                screen.say(f"A number from 1 to {len(lines)}, please.")

    def _on(self) -> bool:
        self._screen.say(ON, style="quiet")
        self._screen.mark(PROMPT)
        line = self._read()
        return line is not None and line.strip().lower() not in STOPS

    def _tell(self) -> None:
        self._screen.lines(self._moments.notices())


def draw_situation(screen: Screen, situation: Situation) -> None:
    """Write a moment up to its lines: who and when, the last exchanges, what stood there, what could be said."""
    screen.heading(f"{situation.title}, {situation.day}" if situation.day else situation.title)
    screen.say(who_words(situation))
    for exchange in situation.exchanges:
        _draw_exchange(screen, exchange, spoken_by(situation))
    if situation.table:
        screen.blank()
        screen.say(f"{STANDS}:", style="quiet")
        screen.lines(situation.table, indent=1)
    screen.blank()
    screen.say(CHOOSE, style="strong")
    for number, choice in enumerate(situation.lines, 1):
        screen.item(str(number), choice_words(choice))


def draw_known(screen: Screen, situation: Situation) -> None:
    """Write the notebook as it was then."""
    screen.say(f"{KNOWN}:", style="strong")
    for title, lines in known_words(situation):
        if title:
            screen.say(f"{title}:", style="quiet", indent=1)
        screen.lines(lines, indent=2)


def draw_tried(screen: Screen, tried: Tried, name: str) -> None:
    """Write what came of a choice: the answer, whether that was it, and otherwise what would have led further."""
    _draw_exchange(screen, tried.answer, name)
    if tried.later:
        screen.blank()
        screen.say(f"{LATER}:", style="quiet")
        for said in days_once(tried.later):
            draw_said(screen, said, named=True)
    screen.blank()
    screen.say(tried.verdict, style="strong")
    if tried.then:
        screen.say(THEN)
        screen.say(tried.then, indent=2)
    if tried.better:
        screen.say(BETTER)
        for line in tried.better:
            screen.say(line, indent=2, hang=2)
    if tried.about:
        screen.say(tried.about)


def _draw_exchange(screen: Screen, exchange: Exchange, name: str) -> None:
    mine = my_words(exchange)
    if mine:
        screen.blank()
        screen.say(mine, style="quiet", hang=5 if exchange.spoken else 0)
    for said in days_once(exchange.heard):
        draw_said(screen, said, named=said.who != name)
