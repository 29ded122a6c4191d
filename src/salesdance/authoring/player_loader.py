"""A house player's file becomes a Player, or findings with a place."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from types import MappingProxyType

from salesdance.authoring.models_player import HabitBlock, PlayerFile
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Node
from salesdance.authoring.reporting import finding_at, listed
from salesdance.authoring.shape import check_shape
from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors, sort_key
from salesdance.habits import MEASURES, Habit, Player


def read_player(data: bytes, name: str) -> tuple[Player | None, list[Finding]]:
    """Return the player, and all findings in the order of their places; it is None when one is an error."""
    node, findings = read_source(data, name)
    if node is None:
        return None, findings
    file, found = check_shape(PlayerFile, node, findings)
    findings = findings + found
    if file is not None:
        findings += _measures(file, node)
    if file is None or has_errors(findings):
        return None, sorted(findings, key=sort_key)
    return _build(file), sorted(findings, key=sort_key)


def _measures(file: PlayerFile, node: Node) -> Iterator[Finding]:
    for i, habit in enumerate(file.habits):
        for measure in habit.when:
            if measure in MEASURES:
                continue
            near = near_miss(measure, MEASURES)
            hint = f"Did you mean {near}?" if near else f"Known measures: {listed(sorted(MEASURES))}."
            path = ("habits", i, "when", measure)
            message = f"There is no measure {measure}."
            yield finding_at(node, path, "unknown-measure", message, hint=hint, key=True)


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
    return Habit(tuple(block.do), block.pick, MappingProxyType(when), block.times)
