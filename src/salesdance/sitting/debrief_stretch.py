"""What was left undone from choice to choice, in words: from when to when, how often, what it adds up to."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.engine import Phase
from salesdance.sitting.debrief_numbers import tenths
from salesdance.sitting.debrief_shares import WORDS
from salesdance.sitting.debrief_talk import Played

WHOLE = 1.0
OVER = "This was not the only time. {span}, {places}, there was something to do for {{them}}, and it was left."
LEFT_OUT = "This was not the only time. From line {first} to line {last}, {times} times running, the same was left out."
LOST = "Together it cost {worth} of the 10 that a customer who stays and is glad of it is worth"
ALL = "Together it cost all of the 10 that a customer who stays and is glad of it is worth"
GOODBYE, GOODBYE_ON = "the goodbye", "the goodbye on day {day}"


def over_words(played: Played, turns: Sequence[int]) -> str:
    """Return from when to when something was left undone, and at how many stops; nothing where that is no stretch."""
    if not turns:
        return ""
    if played.turns[turns[0]].before.phase == Phase.TALK:
        lines = [played.talk[turn].number for turn in (turns[0], turns[-1]) if turn in played.talk]
        return LEFT_OUT.format(first=lines[0], last=lines[-1], times=_count(len(turns))) if lines else ""
    partings = [turn for turn in turns if _parting(played, turn)]
    days = sorted({_day(played, turn) for turn in turns if turn not in partings})
    first, last = (_place(played, turn) for turn in (turns[0], turns[-1]))
    span = f"From {first} to {last}" if first != last else f"On day {_day(played, turns[0])}"
    return played.deal.filled(OVER.format(span=span, places=_places(len(partings), len(days), len(turns))))


def _places(partings: int, stops: int, turns: int) -> str:
    """Return at how many places it was, as in "at the goodbye and at four stops"."""
    if partings + stops < 2:
        return f"{_count(turns)} times"
    bye = ["at the goodbye" if partings == 1 else f"at {_count(partings)} goodbyes"] if partings else []
    halt = ["at one stop" if stops == 1 else f"at {_count(stops)} stops"] if stops else []
    return " and ".join([*bye, *halt])


def _count(number: int) -> str:
    return WORDS[number] if number < len(WORDS) else str(number)


def _place(played: Played, turn: int) -> str:
    day = _day(played, turn)
    if not _parting(played, turn):
        return f"day {day}"
    return GOODBYE_ON.format(day=day) if day > 0 else GOODBYE


def _parting(played: Played, turn: int) -> bool:
    return played.turns[turn].before.phase != Phase.STOP


def _day(played: Played, turn: int) -> int:
    return played.turns[turn].before.day


def together_words(worth: float) -> str:
    """Return what a stretch cost in all; luck in between may give something back that is lost again, so no more than
    there was is told.
    """
    return LOST.format(worth=tenths(worth)) if worth < WHOLE else ALL
