"""A month at the desk in the terminal: stacks of letters under numbers, deeds under letters, the year at its end."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.desk import ASK, BRIEF, KIT, TITLE, Session, Stack, charts, month_words, year_words
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Outcome, Reader

SHOWN = 12
WIDE = 30
DEEDS = (
    "A number looks at a stack, and again at the rest of it. Then d debriefs the next letter of it, d 3 17 those "
    "numbers, dd all of it; o and oo offer what would have mended it. r takes the other road, l asks leave first or "
    "not. Enter shows the desk, e ends the month, q stops."
)
NOT_UNDERSTOOD = "? is for what can be typed."
NO_STACK = "A number of the list first, for the stack."


class DeskTable:
    """The desk before somebody who types."""

    def __init__(self, screen: Screen, read: Reader, session: Session) -> None:
        self._screen = screen
        self._read = read
        self._session = session
        self._stack = ""
        self._shown = 0

    def play(self) -> Outcome:
        """Play the month to its end, then show the year; "stopped" where it was left."""
        screen = self._screen
        screen.heading(TITLE)
        screen.say(BRIEF)
        self._desk()
        screen.blank()
        screen.say(DEEDS, style="quiet")
        while True:
            screen.mark(PROMPT)
            line = self._read()
            words = (line or "").strip().lower().split()
            if line is None or (words and words[0] in STOPS):
                return "stopped"
            if words and words[0] in ("e", "end"):
                draw_year(screen, self._session)
                return "finished"
            self._do(words)

    def _do(self, words: list[str]) -> None:
        session, screen = self._session, self._screen
        deeds: dict[str, Callable[[], str]] = {"r": session.turn_road, "l": session.turn_leave}
        if not words:
            self._desk()
        elif words[0].isdecimal():
            self._look(int(words[0]))
        elif words[0] in deeds:
            screen.say(deeds[words[0]]())
        elif words[0] in ("d", "dd", "o", "oo"):
            screen.say(self._act(words[0], words[1:]))
        else:
            screen.say(DEEDS if words[0] == "?" else NOT_UNDERSTOOD)

    def _act(self, deed: str, more: list[str]) -> str:
        session = self._session
        if any(not word.isdecimal() or not 1 <= int(word) <= len(session.desk) for word in more):
            return NOT_UNDERSTOOD
        numbers = tuple(dict.fromkeys(int(word) for word in more))
        if not numbers:
            stack = session.stack(self._stack)
            if stack is None:
                return NO_STACK
            wanted = "debrief" if deed.startswith("d") else "offer"
            numbers = tuple(letter.number for letter in stack.letters if letter.can == wanted)
            numbers = numbers if len(deed) > 1 else numbers[:1]
        return (session.debrief if deed.startswith("d") else session.offer)(numbers)

    def _desk(self) -> None:
        screen, sheet = self._screen, self._session.sheet()
        screen.heading(sheet.hours)
        for number, stack in enumerate(sheet.stacks, 1):
            mark = " (chosen)" if stack.id == self._stack else ""
            screen.item(str(number), f"{stack.title}: {_letters(stack)}{mark}")
        screen.say(f"How you debrief: {sheet.habit}.", style="quiet")
        screen.say(sheet.known, style="quiet")
        if sheet.kit:
            screen.say(f"{KIT}:", style="strong")
        for question in sheet.kit:
            screen.item("-", question)

    def _look(self, number: int) -> None:
        stacks = self._session.sheet().stacks
        if not 1 <= number <= len(stacks):
            self._screen.say(f"A number from 1 to {len(stacks)}, please.")
            return
        stack = stacks[number - 1]
        # The same stack again goes on where it stopped, and begins anew after its end.
        begin = self._shown if stack.id == self._stack and self._shown < len(stack.letters) else 0
        self._stack, self._shown = stack.id, begin + SHOWN
        self._screen.say(f"{stack.title}: {_letters(stack)}.", style="strong")
        if stack.ask:
            self._screen.say(f"{ASK} {stack.ask}", indent=1)
        for letter in stack.letters[begin : self._shown]:
            self._screen.item(str(letter.number), f"{letter.who}{f': {letter.told}' if letter.told else '.'}")
        if len(stack.letters) > self._shown:
            self._screen.say(f"and {len(stack.letters) - self._shown} more: {number} again.", indent=1)


def draw_year(screen: Screen, session: Session) -> None:
    """Write what the month came to, and the year after it."""
    screen.heading("The month")
    screen.lines(month_words(session))
    year = session.year()
    screen.heading("The year")
    screen.lines(year_words(year))
    for chart in charts(year):
        screen.blank()
        screen.say(f"{chart.title}:", style="strong")
        for line in chart.lines:
            screen.say(f"{line.name}: {line.words}", indent=1, hang=2)
            screen.say("#" * max(round(line.share * min(WIDE, screen.width - 4)), 1 if line.share else 0), indent=3)


def _letters(stack: Stack) -> str:
    return "1 letter" if len(stack.letters) == 1 else f"{len(stack.letters)} letters"
