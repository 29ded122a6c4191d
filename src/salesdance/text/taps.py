"""The forecasts of one tap: which card and how sure, and how many of ten are still there."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.phrases import STILL_THERE
from salesdance.sitting.view import Card
from salesdance.text.screen import Screen
from salesdance.transcript import Sureness

SURE_KEYS: dict[str, Sureness] = {"1": "hunch", "2": "fairly", "3": "bet"}


def draw_cards(screen: Screen, cards: Sequence[Card], question: str) -> None:
    """Write the suspicion cards under numbers, in the prospect's own words."""
    screen.say(question)
    for number, card in enumerate(cards, 1):
        screen.item(str(number), f'"{card.text}"')


def draw_sureness(screen: Screen) -> None:
    """Ask how sure."""
    screen.say("How sure? 1 a hunch, 2 fairly sure, 3 I'd bet on it.")


def draw_still_there(screen: Screen) -> None:
    """Ask how many of ten stay, with words at both ends."""
    screen.say(STILL_THERE)
    screen.say("0 (not one of them) to 10 (every one of them); x leaves it out.")


def read_card(typed: str, cards: Sequence[Card]) -> tuple[str, Sureness | None] | None:
    """Return the card and, if it was typed too, how sure; None if it names none. "2 bet", "2 3" and "2" will do."""
    first, _, rest = typed.strip().partition(" ")
    card = _card(first, cards)
    if card is None:
        return None
    rest = rest.strip()
    sure = read_sureness(rest) if rest else None
    return None if rest and sure is None else (card, sure)


def _card(word: str, cards: Sequence[Card]) -> str | None:
    if word.isascii() and word.isdigit():
        number = int(word)
        return cards[number - 1].id if 1 <= number <= len(cards) else None
    near = [card.id for card in cards if word and card.id.startswith(word)]
    return near[0] if len(near) == 1 or word in near else None


def read_sureness(typed: str) -> Sureness | None:
    """Return how sure, from 1 to 3 or the beginning of its word; None for anything else."""
    word = typed.strip().lower().replace("\u2019", "'")
    if word in SURE_KEYS:
        return SURE_KEYS[word]
    for sure, names in _NAMES.items():
        if word and any(name.startswith(word) for name in names):
            return sure
    return None


_NAMES: dict[Sureness, tuple[str, ...]] = {
    "hunch": ("hunch", "a hunch"),
    "fairly": ("fairly sure",),
    "bet": ("bet", "i'd bet on it"),
}


def read_figures(typed: str) -> int | None:
    """Return how many of ten, 0 to 10; None for anything else."""
    word = typed.strip().lower()
    if word in ("none", "all"):
        return 0 if word == "none" else 10
    return int(word) if word.isascii() and word.isdigit() and 0 <= int(word) <= 10 else None
