"""The sentences of a debrief that every face says alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salesdance.sitting.debrief import Bar, Debrief, Decider, Guess, Instead, Showing, Sources, ThePerson, points
from salesdance.sitting.phrases import quoted

Quote = Callable[[str], str]
"""How a face puts words into quotation marks."""
IN_FRONT = "What stood in front of it:"
SHOWED = "Where it showed:"
NO_LUCK = "Nothing in this deal turned on luck."
FROM_HERE = "That is where selling starts. Now from the beginning."
FOUND: Mapping[str, str] = {"found": "Found", "half": "Asked, and only half answered", "missed": "Never asked"}


def straight_words(person: ThePerson) -> str:
    """Return what leads to the real reason said straight out."""
    return "In so many words:" if person.told else "Said straight out it would have been:"


def instead_words(instead: Instead) -> str:
    """Return what stood in front of the real reason."""
    return f"{instead.label}{', which was simply true' if instead.was_true else ''}."


def guess_words(guess: Guess, quote: Quote = quoted) -> tuple[str, str]:
    """Return a guess, and whether it was that."""
    return f"{guess.when}: {quote(guess.card)} ({guess.sure}).", "It was." if guess.right else "It was something else."


def hidden_words(*, shown: bool) -> str:
    """Return what leads to the places where it did not show; `shown` where it did elsewhere."""
    return "It might have shown here as well:" if shown else "It never showed. It might have, here:"


def stayed_words(place: Showing) -> str:
    """Return what came of a place where it showed."""
    if place.moment is not None and place.moment.number == 0:
        return "That was before today."
    return "You stayed with it." if place.followed else "You went on to something else."


def decider_words(decider: Decider) -> str:
    """Return whether somebody could have stopped it, and whether you brought them in."""
    could = "could have stopped it" if decider.could_stop else "it was not up to them"
    if decider.met:
        met = "You asked them in."
    elif decider.asked:
        met = "You asked them in, and they did not come."
    else:
        met = "You never asked them in." if decider.named else "That they had a say never came up."
    return f"{decider.name}, {decider.role}: {could}. {met}"


def limit_words(limit: Bar) -> str:
    """Return what set a limit, and where."""
    return f"{limit.title} counts at most {points(limit.points)}. {limit.why}{line_words(limit)}"


def line_words(bar: Bar) -> str:
    """Return which line a mark rests on, as in " (line 7)"."""
    return f" (line {bar.moment.number})" if bar.moment is not None and bar.moment.number else ""


def total_words(total: float) -> str:
    """Return the total of the card."""
    return f"All in all {points(total)} of 100."


def opened_words(opened_by: str, quote: Quote = quoted) -> str:
    """Return which question comes first."""
    return f"That comes up after: {quote(opened_by)}"


def known_words(known: str) -> str:
    """Return what could be known when something was forecast."""
    return f"What could be known: {known}"


def again_words(sources: Sources) -> str:
    """Return how to meet the same person with the same luck."""
    same = f"--seed {sources.game_seed} --type-seed {sources.type_seed}"
    return f"To meet the same person with the same luck: salesdance play {sources.scenario} {same}."


def source_words(debrief: Debrief) -> tuple[str, ...]:
    """Return what a sitting was played with, sentence by sentence."""
    sources = debrief.sources
    figures = f"Mode: {sources.mode}. Figures: {sources.profile}. Rules: version {sources.rules}."
    return (again_words(sources), figures, *sources.notes)
