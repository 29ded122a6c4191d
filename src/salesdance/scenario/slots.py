"""The slots of texts and the words that fill them: the prospect, the two firms, the rival, and the pronouns."""

from __future__ import annotations

from collections.abc import Mapping

from salesdance.scenario.whole import Scenario

PRONOUNS = {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "they": ("they", "them", "their")}
TITLES = ("dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof.")


def slots_of(scenario: Scenario) -> Mapping[str, str]:
    """Return the words for the slots that a scenario's texts may hold."""
    prospect, seller = scenario.prospect, scenario.seller
    they, them, their = PRONOUNS[prospect.pronoun]
    words = prospect.name.split()
    titled = len(words) > 1 and words[0].lower() in TITLES
    return {
        "name": prospect.name,
        "first_name": prospect.name if titled else (words[0] if words else prospect.name),
        "company": prospect.company,
        "product": seller.product,
        "price": seller.price,
        "seller": seller.company,
        "rival": scenario.competitor.name if scenario.competitor else "",
        "they": they,
        "them": them,
        "their": their,
        "They": they.capitalize(),
        "Them": them.capitalize(),
        "Their": their.capitalize(),
    }


def filled(text: str, words: Mapping[str, object]) -> str:
    """Return a text with its slots filled; unknown ones stay as they are."""
    if "{" not in text:
        return text
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", str(word))
    return text
