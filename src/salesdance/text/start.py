"""Before a sitting: going on where it was left, and the library of deals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from salesdance.scenario import Scenario, filled, slots_of
from salesdance.sitting import Card, Shelf
from salesdance.sitting.phrases import in_a_sentence
from salesdance.text import taps
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Reader
from salesdance.transcript import Sureness

NOBODY = "You"
MOST_STARS = 5
Answer = Literal["on", "new", "stop"]


def ask_to_continue(screen: Screen, read: Reader, *, title: str, recap: str) -> Answer:
    """Offer to go on with a sitting; Enter goes on, n does something else, q stops."""
    screen.say(f"You are in the middle of {title}.")
    if recap:
        screen.say(recap)
    while True:
        screen.say("Enter goes on, n is for something else, q stops.")
        screen.mark(PROMPT)
        line = read()
        word = "q" if line is None else line.strip().lower()
        if word in ("", "y", "yes", "c", "go on", "continue"):
            return "on"
        if word in ("n", "no", "new"):
            return "new"
        if word in STOPS:
            return "stop"


def choose_deal(screen: Screen, read: Reader, shelves: Sequence[Shelf]) -> str | None:
    """Return the id of a chosen deal, or None to stop; a number or the beginning of an id chooses."""
    draw_library(screen, shelves)
    while True:
        screen.blank()
        screen.say("A number starts that deal; q stops.", style="quiet")
        screen.mark(PROMPT)
        line = read()
        word = "q" if line is None else line.strip().lower()
        if word in STOPS:
            return None
        chosen = _chosen(word, shelves)
        if chosen is not None:
            return chosen
        screen.say(f"A number from 1 to {len(shelves)}, please.")


def draw_library(screen: Screen, shelves: Sequence[Shelf]) -> None:
    """Write the deals one below the other, numbered."""
    screen.heading("Deals")
    for number, shelf in enumerate(shelves, 1):
        screen.item(str(number), f"{shelf.title}{' (in the middle)' if shelf.open else ''}", style="strong")
        screen.say(shelf.teaser, indent=4)
        if shelf.stars is not None:
            screen.say(f"Difficulty {shelf.stars} of {MOST_STARS}.", indent=4, style="quiet")
        if shelf.truths:
            screen.say(f"{met_words(shelf)}", indent=4, style="quiet")


def met_words(shelf: Shelf) -> str:
    """Return how many of a deal's truths were met, in words and two counts."""
    if shelf.met == 0:
        return f"{shelf.truths} different truths; you have met none of them."
    return f"{shelf.met} of {shelf.truths} truths met."


def _chosen(word: str, shelves: Sequence[Shelf]) -> str | None:
    if word.isascii() and word.isdigit():
        return shelves[int(word) - 1].id if 1 <= int(word) <= len(shelves) else None
    begun = [shelf.id for shelf in shelves if word and shelf.id.startswith(word)]
    return word if word in begun else begun[0] if len(begun) == 1 else None


def draw_brief(screen: Screen, scenario: Scenario) -> None:
    """Write the title card: who it is, what you sell, and why today."""
    seller, prospect = scenario.seller, scenario.prospect
    screen.heading(scenario.title)
    screen.say(filled(scenario.brief, slots_of(scenario)))
    screen.blank()
    screen.say(f"{prospect.name}, {in_a_sentence(prospect.role)}, {prospect.company}.", style="quiet")
    screen.say(f"You are from {seller.company}. The {seller.product}: {seller.price}.", style="quiet")


def ask_guess(screen: Screen, read: Reader, cards: Sequence[Card], name: str) -> tuple[str, Sureness] | None:
    """Ask once, before the debrief opens, what it was; Enter leaves it out. Return the card and how sure."""
    screen.blank()
    taps.draw_cards(
        screen, cards, f"Before you turn the page: what was it, with {name}? Enter if you would rather not guess."
    )
    while True:
        screen.mark(PROMPT)
        line = read()
        if line is None or not line.strip():
            return None
        chosen = taps.read_card(line, cards)
        if chosen is not None:
            return chosen[0], chosen[1] or "hunch"
        screen.say(f"A number from 1 to {len(cards)}, or Enter.")
