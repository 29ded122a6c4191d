"""A turn tried again, in a terminal: where it goes on from, and both ways one below the other."""

from __future__ import annotations

from salesdance.sitting.comparing import Comparison, Way
from salesdance.sitting.comparing_words import (
    HEADINGS,
    back_words,
    dice_words,
    known_words,
    luck_words,
    same_words,
    title_words,
)
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_numbers import days_once
from salesdance.text.figures import figures
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Reader
from salesdance.text.turn import draw_said


def draw_back(screen: Screen, title: str, line: int, recap: str, *, other_dice: bool) -> None:
    """Write where it goes on from, in one line, and which dice fall from here."""
    screen.heading(title)
    screen.say(back_words(line, recap))
    screen.say(dice_words(other_dice=other_dice), style="quiet")


def draw_comparison(screen: Screen, both: Comparison) -> None:
    """Write what stood there, then one way and the other."""
    screen.heading(title_words(both))
    for said in days_once(both.table):
        draw_said(screen, said, named=True)
    for way, heading in zip((both.then, both.now), HEADINGS, strict=True):
        screen.blank()
        screen.say(heading, style="strong")
        _draw_way(screen, way)
    told = [words for words in (same_words(both), luck_words(both), known_words(both)) if words]
    if told:
        screen.blank()
    for words in told:
        screen.say(words, style="quiet")


def ask_dice(screen: Screen, read: Reader) -> bool | None:
    """Ask which dice are to fall; return whether others, None to leave it."""
    screen.blank()
    while True:
        screen.say("Enter keeps the dice that fell then, o throws others, q leaves it.", style="quiet")
        screen.mark(PROMPT)
        line = read()
        word = "q" if line is None else line.strip().lower()
        if word in STOPS:
            return None
        if word in ("", "o", "other"):
            return bool(word)


def ask_on(screen: Screen, read: Reader) -> bool:
    """Ask whether to play on to the end; Enter ends here."""
    screen.blank()
    screen.say("Enter ends here, g goes on to the end.", style="quiet")
    screen.mark(PROMPT)
    line = read()
    return line is not None and line.strip().lower() in ("g", "go", "on", "go on")


def _draw_way(screen: Screen, way: Way) -> None:
    for at, moment in enumerate(way.lines):
        if at:
            screen.blank()
        _draw_moment(screen, moment)
    screen.blank()
    screen.say(way.stands)
    for sentence, count, share in way.counts:
        screen.say(sentence)
        screen.say(figures(count, share), indent=2, style="quiet")


def _draw_moment(screen: Screen, moment: Moment) -> None:
    if moment.mine:
        screen.say(f"You: {moment.mine}" if moment.spoken else moment.mine, hang=5 if moment.spoken else 0)
    for said in days_once(moment.heard):
        draw_said(screen, said, named=True)
