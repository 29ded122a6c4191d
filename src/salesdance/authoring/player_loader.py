"""A house player's file becomes a Player, or findings with a place."""

from __future__ import annotations

from math import inf
from types import MappingProxyType

from salesdance.authoring.models_player import HabitBlock, PlayerFile
from salesdance.authoring.player_checks import Others, check_player, check_what_reads
from salesdance.authoring.shape import check_shape
from salesdance.authoring.source import read_source
from salesdance.authoring.words import chance
from salesdance.findings import Finding, has_errors, sort_key
from salesdance.habits import Habit, Player


def read_player(data: bytes, name: str, others: Others | None = None) -> tuple[Player | None, list[Finding]]:
    """Return the player, and all findings in the order of their places; it is None when one is an error.

    `others` are the players there are, each with whom it recites; with None whom this one recites is not looked up.
    """
    node, findings = read_source(data, name)
    if node is None:
        return None, findings
    file, found = check_shape(PlayerFile, node, findings)
    findings = findings + found
    if file is not None:
        findings += check_player(file, node, others)
    else:
        said = {one.place for one in findings}
        findings += [one for one in check_what_reads(node) if one.place not in said]
    if file is None or has_errors(findings):
        return None, sorted(findings, key=sort_key)
    return _build(file), sorted(findings, key=sort_key)


def _build(file: PlayerFile) -> Player:
    told = file.forecasts.still_there
    return Player(
        id=file.player,
        about=file.about,
        habits=tuple(_habit(habit) for habit in file.habits),
        listens=file.listens,
        recites=file.recites or "",
        suspicion=file.forecasts.suspicion,
        sure=file.forecasts.sure,
        still_there=-1 if told == "believed" else told,
    )


def _habit(block: HabitBlock) -> Habit:
    when = {
        name: (
            -inf if span.at_least is None else float(span.at_least),
            inf if span.at_most is None else float(span.at_most),
        )
        for name, span in block.when.items()
    }
    return Habit(tuple(block.do), block.pick, MappingProxyType(when), block.times, chance(block.chance), block.drawn)
