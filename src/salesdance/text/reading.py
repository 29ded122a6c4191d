"""Reading a debrief at a terminal, page by page: what each key does, and a line that is tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from salesdance.errors import SalesdanceError
from salesdance.sitting.debrief import Debrief, Turning
from salesdance.sitting.debrief_words import with_turning
from salesdance.text.debrief import FIRST_PAGES, MARKS, PAGES, Page, draw_card, draw_lines, draw_skill
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Reader
from salesdance.text.turning import KEY, draw_every_line, draw_turning, offer_again

Again = Callable[[int], None]
"""Takes up the deal at a turn of the transcript, an entry counted from 0."""
Turned = Callable[[], Turning | None]
"""Gives where it turned, and may take its time; None leaves that page out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that is open: whether it is the last, whether the marks may follow, and how to try a line again."""

    page: Page
    last: bool
    more: bool
    again: Again | None


def read_debrief(
    screen: Screen,
    debrief: Debrief,
    read: Reader,
    *,
    short: bool = False,
    turning: Turned | None = None,
    again: Again | None = None,
) -> None:
    """Show the debrief page by page: Enter goes on, a number opens a skill, t is the whole talk, q ends it.

    A `short` one is the person, and how a yes was left, for the very first deal; m shows the marks as well. Where a
    line can be tried `again`, r and its number does that, and t1 for the first moment. `turning` is asked once its page
    is due, unless the debrief brings it; w shows every line with the better ones.
    """
    left = list(FIRST_PAGES if short else PAGES)
    while left:
        page = left.pop(0)
        if page is draw_turning:
            if debrief.turning is None and turning is not None:
                debrief = with_turning(debrief, turning())
            if debrief.turning is None:
                continue
        page(screen, debrief)
        if page is draw_turning and again is not None:
            screen.blank()
            offer_again(screen, debrief)
        reading = Reading(page, last=not left, more=page is FIRST_PAGES[-1], again=again)
        turned = _answered(screen, debrief, read, reading)
        if turned == "ends":
            return
        if turned == "marks":
            left = list(MARKS)


def _answered(screen: Screen, debrief: Debrief, read: Reader, reading: Reading) -> str:
    """Answer what is typed on a page, until it "goes on", "ends", or wants the "marks"."""
    page, again = reading.page, reading.again
    while True:
        screen.blank()
        screen.say(_page_keys(debrief, reading), style="quiet")
        screen.mark(PROMPT)
        line = read()
        word = "q" if line is None else line.strip().lower()
        if word in STOPS:
            return "ends"
        if not word:
            return "goes on"
        if reading.more and word in ("m", "marks"):
            return "marks"
        if word in ("t", "talk"):
            draw_lines(screen, debrief)
        elif word in ("w", "worth"):
            draw_every_line(screen, debrief)
        elif again is not None and (word[:1] == "r" or word in _moments(debrief)):
            _try(screen, debrief, word, again)
        elif page is draw_card and word.isascii() and word.isdigit() and 0 < int(word) <= len(debrief.card.skills):
            draw_skill(screen, debrief.card.skills[int(word) - 1])


def _moments(debrief: Debrief) -> dict[str, int]:
    """Return the turns of the moments under their keys, "t1" first."""
    moments = debrief.turning.moments if debrief.turning is not None else ()
    return {f"{KEY}{number}": turned.turn for number, turned in enumerate(moments, 1)}


def _page_keys(debrief: Debrief, reading: Reading) -> str:
    why = "a number tells why, " if reading.page is draw_card else ""
    why = "m shows the marks as well, " if reading.more else why
    worth = "w every line, " if debrief.turning is not None else ""
    tries = "r 7 tries line 7 again, " if reading.again is not None else ""
    return f"Enter {'ends' if reading.last else 'goes on'}, {why}t the whole talk, {worth}{tries}q ends."


def _try(screen: Screen, debrief: Debrief, typed: str, again: Again) -> None:
    """Try a line again, named by its number as in "r 7" or as a moment; say what is wrong, if anything."""
    lines = {str(moment.number): moment.turn for moment in debrief.lines if moment.number}
    turn = _moments(debrief).get(typed, lines.get(typed[1:].strip()))
    if turn is None:
        known = f", from 1 to {len(lines)}" if lines else ""
        screen.say(f"r and the number of one of your lines{known}, as in r 1; t numbers them all.")
        return
    try:
        again(turn)
    except SalesdanceError as fault:
        screen.say(str(fault))
