"""The first page of a debrief: who it was, without a number."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief, Guess, ThePerson
from salesdance.sitting.debrief_words import (
    IN_FRONT,
    SHOWED,
    decider_words,
    guess_words,
    hidden_words,
    instead_words,
    stayed_words,
    straight_words,
)
from salesdance.stage import Card, Column, Label, Space, Widget
from salesdance.stage.screens.after.words import exchange, marked, quoted


def person_page(space: Space, debrief: Debrief) -> Widget:
    """Return who it was: the real reason, what stood in front of it, where it showed, who else there was."""
    person = debrief.person
    parts = [*_guesses(person), *_instead(space, person), *_places(space, person), *_house(person)]
    return Column([_truth(person), *parts], gap="l")


def _truth(person: ThePerson) -> Widget:
    parts: list[Widget] = [Label(person.heading, "small_strong"), Label(quoted(person.truth), "title")]
    if person.straight:
        parts += [Label(straight_words(person), "small"), Label(quoted(person.straight))]
    return Column(parts, gap="s")


def _guesses(person: ThePerson) -> list[Widget]:
    return [_guess(guess) for guess in person.guesses]


def _guess(guess: Guess) -> Widget:
    said, verdict = guess_words(guess, quoted)
    words = [Label(said), Label(verdict, "strong")]
    return Card(marked("pin", Column(words, gap="xs")), pad="m")


def _instead(space: Space, person: ThePerson) -> list[Widget]:
    if not person.instead:
        return []
    parts: list[Widget] = [Label(IN_FRONT, "subhead")]
    for instead in person.instead:
        parts.append(Label(instead_words(instead)))
        if instead.moment is not None:
            parts.append(exchange(space, instead.moment))
    return [Column(parts, gap="s")]


def _places(space: Space, person: ThePerson) -> list[Widget]:
    shown = [place for place in person.places if place.moment is not None]
    hidden = [place for place in person.places if place.moment is None]
    columns: list[Widget] = []
    if shown:
        parts: list[Widget] = [Label(SHOWED, "subhead")]
        parts += [exchange(space, one.moment, after=stayed_words(one)) for one in shown if one.moment is not None]
        columns.append(Column(parts, gap="s"))
    if hidden:
        words = hidden_words(shown=bool(shown))
        asks = [marked("quote", Label(place.ask)) for place in hidden]
        columns.append(Column([Label(words, "subhead"), *asks], gap="s"))
    return columns


def _house(person: ThePerson) -> list[Widget]:
    parts: list[Widget] = []
    for decider in person.deciders:
        parts.append(marked("user", Label(decider_words(decider))))
    if person.fit:
        parts.append(marked("scale", Label(person.fit)))
    return [Column(parts, gap="s")] if parts else []
