"""How long the seller's lines are, for players that go by nothing else: the scenario's own words, else the deck's."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Tables
from salesdance.moves import DeckMove
from salesdance.scenario import Scenario


def line_lengths(tables: Tables, scenario: Scenario) -> NDArray[np.float64]:
    """Return the length [M] of each move's line in characters, slots as they are written.

    Where the deck has several wordings it is their mean: which of them is said is luck.
    """
    own = _own_lines(scenario)
    for id, reply in scenario.lines.items():
        if reply.says:
            own[id] = reply.says
    return np.array([len(own[move.id]) if own.get(move.id) else _of_deck(move.entry) for move in tables.moves])


def _of_deck(entry: DeckMove) -> float:
    if not entry.says:
        return float(len(entry.label))
    return sum(len(says) for says in entry.says) / len(entry.says)


def _own_lines(scenario: Scenario) -> dict[str, str]:
    """Return what the blocks of a scenario have the seller say, by move id; empty where the deck speaks."""
    lines: dict[str, str] = {}
    groups: Mapping[str, Mapping[str, str]] = {
        "ask": {fact.id: fact.ask for fact in scenario.facts},
        "reason": {fact.id: fact.reason.says for fact in scenario.facts if fact.reason},
        "answer": {objection.id: objection.answer for objection in scenario.objections},
        "answer_excuse": {excuse.id: excuse.answer for excuse in scenario.excuses},
        "bring": {person.id: person.bring for person in scenario.people},
        "promise": {promise.id: promise.says for promise in scenario.promises},
        "downside": {downside.id: downside.says for downside in scenario.downsides},
        "contact": {
            **{commitment.kind: commitment.contact for commitment in scenario.commitments},
            **{contact.id: contact.says for contact in scenario.contacts},
        },
    }
    for head, by_subject in groups.items():
        lines |= {f"{head}/{subject}": says for subject, says in by_subject.items()}
    for commitment in scenario.commitments:
        for precision in ("vague", "dated", "timed"):
            lines[f"nail/{commitment.kind}/{precision}"] = str(getattr(commitment, precision))
    if scenario.competitor is not None:
        lines["difference"] = scenario.competitor.difference
    return lines
