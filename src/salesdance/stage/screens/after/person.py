"""The first page of a debrief: who it was, without a number."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief, Guess, ThePerson
from salesdance.stage import Card, Column, Label, Space, Widget
from salesdance.stage.screens.after.words import exchange, marked, quoted, stayed_words


def person_page(space: Space, debrief: Debrief) -> Widget:
    """Return who it was: the real reason, what stood in front of it, where it showed, who else there was."""
    person = debrief.person
    parts = [*_guesses(person), *_instead(space, person), *_places(space, person), *_house(person)]
    return Column([_truth(person), *parts], gap="l")


def _truth(person: ThePerson) -> Widget:
    parts: list[Widget] = [Label(person.heading, "small_strong"), Label(quoted(person.truth), "title")]
    if person.straight:
        parts += [Label("Said straight out it sounds like this:", "small"), Label(quoted(person.straight))]
    return Column(parts, gap="s")


def _guesses(person: ThePerson) -> list[Widget]:
    return [_guess(guess) for guess in person.guesses]


def _guess(guess: Guess) -> Widget:
    verdict = "It was." if guess.right else "It was something else."
    words = [
        Label(f"{guess.when}: {quoted(guess.card)} ({guess.sure})."),
        Label(verdict, "strong"),
    ]
    return Card(marked("pin", Column(words, gap="xs")), pad="m")


def _instead(space: Space, person: ThePerson) -> list[Widget]:
    if not person.instead:
        return [Label("No excuse was put in front of it.")]
    parts: list[Widget] = [Label("What was said instead:", "subhead")]
    for instead in person.instead:
        was = ", which was simply true" if instead.was_true else ""
        parts.append(Label(f"{instead.label}{was}."))
        if instead.moment is not None:
            parts.append(exchange(space, instead.moment))
    return [Column(parts, gap="s")]


def _places(space: Space, person: ThePerson) -> list[Widget]:
    shown = [place for place in person.places if place.moment is not None]
    hidden = [place for place in person.places if place.moment is None]
    columns: list[Widget] = []
    if shown:
        parts: list[Widget] = [Label("Where it showed:", "subhead")]
        parts += [exchange(space, one.moment, after=stayed_words(one)) for one in shown if one.moment is not None]
        columns.append(Column(parts, gap="s"))
    if hidden:
        words = "Where it would have shown, if you had asked:" if shown else "It never showed. It might have, here:"
        asks = [marked("quote", Label(place.ask)) for place in hidden]
        columns.append(Column([Label(words, "subhead"), *asks], gap="s"))
    return columns


def _house(person: ThePerson) -> list[Widget]:
    parts: list[Widget] = []
    for decider in person.deciders:
        could = "could have stopped it" if decider.could_stop else "it was not up to them"
        met = "You met." if decider.met else "You did not meet."
        parts.append(marked("user", Label(f"{decider.name}, {decider.role}: {could}. {met}")))
    if person.fit:
        parts.append(marked("scale", Label(person.fit)))
    return [Column(parts, gap="s")] if parts else []
