"""What is shown of an exchange: the line, then what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from salesdance.sitting import Said
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_numbers import DAY, days_once
from salesdance.sitting.phrases import PAUSES, UNNAMED
from salesdance.stage import Column, Label, Widget
from salesdance.stage.screens.after.words import quoted


def told(said: Iterable[Said]) -> list[Widget]:
    """Return what happened, one thing below the other."""
    return [Column(_one(one), gap="none") for one in days_once(said)]


def exchange(moment: Moment) -> Widget:
    """Return one of your lines, or deeds, with what was answered."""
    mine = (Said("you" if moment.spoken else "note", moment.mine),) if moment.mine else ()
    return Column(told((*mine, *moment.heard)), gap="s")


def _one(said: Said) -> list[Widget]:
    if said.who == "you":
        return [Label("You", "small_strong", "you"), Label(said.says)]
    if said.who in UNNAMED:
        return [Label(said.says or said.does, "small_strong" if said.who == "calendar" else "aside")]
    dated = DAY.fullmatch(said.does)
    parts: list[Widget] = [Label(f"{said.who}, {said.does.lower()}" if dated else said.who, "small_strong", "them")]
    aside = " ".join(words for words in (PAUSES[said.pause], "" if dated else said.does) if words)
    if aside:
        parts.append(Label(aside, "aside"))
    if said.says:
        parts.append(Label(quoted(said.says)))
    return parts
