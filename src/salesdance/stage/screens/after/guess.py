"""The one tap before the debrief opens: what was it, and how sure."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Card
from salesdance.stage import Button, Column, Flow, Question, Widget
from salesdance.stage.screens.after.words import quoted
from salesdance.transcript import Sureness

CARD, SURE, LEAVE_OUT = "card-", "sure-", "leave-out"
SURE_WORDS: dict[Sureness, str] = {"hunch": "a hunch", "fairly": "fairly sure", "bet": "I'd bet on it"}
ASKED, HOW_SURE = "asked", "how-sure"
QUESTION = "Before you turn the page: what was it, with {name}?"
CARD_FIRST = "A card by its number first, or leave it out."
SURE_FIRST = "How sure first, by its letter, or leave it out."
DIGITS = 9


def question(name: str) -> Widget:
    """Return what is asked; it holds the focus, so that Enter chooses nothing that nobody chose."""
    return Question(ASKED, QUESTION.format(name=name), "heading")


def guess_page(cards: Sequence[Card], chosen: str) -> Widget:
    """Return the cards in their own words and, once one is chosen, how sure; both may be left out."""
    parts: list[Widget] = []
    for number, card in enumerate(cards, 1):
        badge = str(number) if number <= DIGITS else ""
        key = f"{CARD}{card.id}"
        parts.append(Button(key, quoted(card.text), "line", badge=badge, chosen=card.id == chosen))
    return Column([Column(parts, gap="s"), _sure_row(chosen)], gap="l")


def _sure_row(chosen: str) -> Widget:
    leave = Button(LEAVE_OUT, "Leave it out", "quiet", badge="x")
    if not chosen:
        return Flow([leave], gap="s")
    sure = [Button(f"{SURE}{level}", words, badge=words[:1].lower()) for level, words in SURE_WORDS.items()]
    return Flow([Question(HOW_SURE, "How sure?"), *sure, leave], gap="s")
