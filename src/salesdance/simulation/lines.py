"""How long the seller's lines are, for players that go by nothing else: the scenario's own words, else the deck's."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from salesdance.engine import Tables
from salesdance.engine.tables import Move
from salesdance.scenario import Scenario


def line_lengths(tables: Tables, scenario: Scenario) -> NDArray[np.float64]:
    """Return the length [M] of each move's line in characters, slots as they are written.

    Where the deck has several wordings it is their mean: which of them is said is luck.
    """
    own = _own_lines(scenario)
    return np.array([_length(move, own, scenario) for move in tables.moves])


def _length(move: Move, own: Mapping[str, Mapping[str, str]], scenario: Scenario) -> float:
    reply, (_, _, subject) = scenario.lines.get(move.id), move.id.partition("/")
    says = reply.says if reply is not None and reply.says else own.get(move.entry.kind, {}).get(subject, "")
    if says:
        return float(len(says))
    if not move.entry.says:
        return float(len(move.entry.label))
    return sum(len(wording) for wording in move.entry.says) / len(move.entry.says)


def _own_lines(scenario: Scenario) -> dict[str, dict[str, str]]:
    """Return what the blocks of a scenario have the seller say, by kind of move and subject."""
    sheet = {
        f"{commitment.kind}/{precision}": str(getattr(commitment, precision))
        for commitment in scenario.commitments
        for precision in ("vague", "dated", "timed")
    }
    contacts = {commitment.kind: commitment.contact for commitment in scenario.commitments}
    return {
        "ask": {fact.id: fact.ask for fact in scenario.facts},
        "reason": {fact.id: fact.reason.says for fact in scenario.facts if fact.reason},
        "answer": {objection.id: objection.answer for objection in scenario.objections},
        "excuse": {excuse.id: excuse.answer for excuse in scenario.excuses},
        "bring": {person.id: person.bring for person in scenario.people},
        "promise": {promise.id: promise.says for promise in scenario.promises},
        "disclose": {downside.id: downside.says for downside in scenario.downsides},
        "contact": contacts | {contact.id: contact.says for contact in scenario.contacts},
        "nail": sheet,
        "differ": {"": scenario.competitor.difference} if scenario.competitor is not None else {},
    }
