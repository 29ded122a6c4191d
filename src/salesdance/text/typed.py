"""What a typed line means at a turn: a line to say, a page to show, or one helpful sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from salesdance.sitting.phrases import NOT_NOW, NOTHING_TO_SUSPECT
from salesdance.sitting.view import Choice, View
from salesdance.text.seat import STOPS

Page = Literal["notebook", "repertoire", "so_far", "sheet", "help", "hint"]
PAGES: dict[str, Page] = {
    "n": "notebook",
    "notebook": "notebook",
    "m": "repertoire",
    "more": "repertoire",
    "t": "so_far",
    "c": "sheet",
    "calendar": "sheet",
    "sheet": "sheet",
    "?": "help",
    "h": "hint",
    "hint": "hint",
    "help": "help",
}
PINS = ("p", "pin", "suspicion")
SHORTEST_PREFIX = 3


@dataclass(frozen=True, slots=True)
class Say:
    """Say this line."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Show:
    """Show this page."""

    page: Page


@dataclass(frozen=True, slots=True)
class Other:
    """Pin a suspicion, stop, or show the choices again."""

    what: Literal["pin", "stop", "again"]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing of the kind; `sentence` helps."""

    sentence: str


Meaning = Say | Show | Other | Unclear


def meaning(typed: str, view: View) -> Meaning:
    """Return what a typed line asks for, given what is on the table."""
    word = typed.strip().lower()
    if not word:
        return Other("again")
    for key in (*view.hand, *view.quick):
        if word == key.key.lower():
            return Say(key.choice)
    if word in PAGES:
        return Show(PAGES[word])
    if word in STOPS:
        return Other("stop")
    if word in PINS:
        return Other("pin") if view.cards else Unclear(NOTHING_TO_SUSPECT)
    if word in NOT_NOW:
        return Unclear(NOT_NOW[word])
    numbered = _numbered(word, view)
    return numbered or _by_id(word, view)


def is_far(line: str) -> bool:
    """Tell whether a line was chosen by its number in the long list, which changes from turn to turn."""
    word = line.strip().lower()
    return word[:1] == "m" and word[1:].strip().isdigit()


def listed(view: View) -> tuple[str, ...]:
    """Return the moves of the long list, in its order."""
    return tuple(choice.move for group in view.repertoire for choice in group.choices)


def choices_of(view: View) -> Iterator[Choice]:
    """Yield every line that can be said now, hand first; a line may come up more than once."""
    for key in (*view.hand, *view.quick):
        yield key.choice
    for group in view.repertoire:
        yield from group.choices
    for row in view.sheet:
        yield from row.choices


def _numbered(word: str, view: View) -> Meaning | None:
    lists = {
        "m": [choice for group in view.repertoire for choice in group.choices],
        "c": [choice for row in view.sheet for choice in row.choices],
    }
    letter, digits = word[:1], word[1:].strip()
    if letter not in lists or not (digits.isascii() and digits.isdigit()):
        return None
    choices, number = lists[letter], int(digits)
    if 1 <= number <= len(choices):
        return Say(choices[number - 1])
    if not choices:
        return Unclear(f"There is nothing under {letter} just now.")
    return Unclear(f"{letter} goes from {letter}1 to {letter}{len(choices)}; {letter} alone lists them.")


def _by_id(word: str, view: View) -> Meaning:
    choices = {choice.move: choice for choice in choices_of(view)}
    if word in choices:
        return Say(choices[word])
    if word.isascii() and word.isdigit():
        return Unclear(f"There is no line {word} here. {_what_goes(view)}")
    begun = [move for move in choices if move.startswith(word)] if len(word) >= SHORTEST_PREFIX else []
    if len(begun) == 1:
        return Say(choices[begun[0]])
    if begun:
        return Unclear(f"That could be {_listed(sorted(begun))}. Type a little more of it.")
    near = difflib.get_close_matches(word, choices, n=1)
    if near:
        return Unclear(f"Nothing here is called {typed_back(word)}; did you mean {near[0]}?")
    return Unclear(f"I don't know {typed_back(word)}. {_what_goes(view)}")


def typed_back(word: str) -> str:
    """Return what was typed in quotation marks, short enough for a sentence."""
    return f"'{word}'" if len(word) <= 24 else f"'{word[:21]}...'"


def _what_goes(view: View) -> str:
    keys = [key.key for key in view.hand]
    if not keys:
        return "m lists everything you could say; ? names the keys."
    whole = keys == [str(number) for number in range(1, len(keys) + 1)]
    span = f"{keys[0]} to {keys[-1]}" if whole and len(keys) > 2 else _either(keys)
    return f"Type {span}, or ? for the other keys."


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def _listed(words: list[str]) -> str:
    shown = words[:4]
    rest = len(words) - len(shown)
    tail = f" or {rest} others" if rest > 1 else " or another" if rest else ""
    if tail:
        return ", ".join(shown) + tail
    return _either(shown)
