"""A player as the text of its file, which reads as the same player."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isfinite

from salesdance.habits import Habit, Player

WORDS = ("yes", "no", "y", "n", "on", "off", "true", "false", "null")
"""Words that stand for a value when nothing quotes them."""
FINEST = 6
"""Decimals of a figure in such a file."""


def player_text(player: Player, *, note: str = "") -> str:
    """Return the file of a player, with `note` as a comment at its top."""
    return "\n".join([*_notes(note), *_lines(player), ""])


def _notes(note: str) -> Iterator[str]:
    for line in note.splitlines():
        yield f"# {line}".rstrip()


def _lines(player: Player) -> Iterator[str]:
    yield f"player: {_quoted(player.id)}"
    yield f"about: {_quoted(player.about)}"
    if player.listens:
        yield "listens: true"
    if player.recites:
        yield f"recites: {player.recites}"
    still = "believed" if player.still_there < 0 else player.still_there
    yield f"forecasts: {{suspicion: {player.suspicion}, sure: {player.sure}, still_there: {still}}}"
    if player.habits:
        yield "habits:"
        yield from (f"  - {{{', '.join(_habit(habit))}}}" for habit in player.habits)


def _habit(habit: Habit) -> Iterator[str]:
    yield f"do: [{', '.join(_quoted(move) for move in habit.moves)}]"
    if habit.pick != "first":
        yield f"pick: {habit.pick}"
    if habit.when:
        yield f"when: {{{', '.join(f'{name}: {_range(*span)}' for name, span in habit.when.items())}}}"
    if habit.times is not None:
        yield f"times: {habit.times}"
    if habit.chance < 1:
        yield f"chance: {_figure(habit.chance)}"
    if habit.drawn != "deal":
        yield f"drawn: {habit.drawn}"


def _range(low: float, high: float) -> str:
    ends = (("at_least", low), ("at_most", high))
    return f"{{{', '.join(f'{key}: {_figure(figure)}' for key, figure in ends if isfinite(figure))}}}"


def _figure(figure: float) -> str:
    whole = f"{figure:.{FINEST}f}".rstrip("0").rstrip(".")
    return whole or "0"


def _quoted(text: str) -> str:
    """Return text as it stands there, in quotation marks where it could be read as anything else."""
    plain = text.isascii() and text.replace("_", "").isalnum() and text[0].isalpha() and text.lower() not in WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
