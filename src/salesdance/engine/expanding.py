"""Every move of a scenario: a template of the deck becomes one move for each thing that it can be about."""

from __future__ import annotations

from salesdance.engine.manners import PRECISIONS
from salesdance.engine.tables import Move
from salesdance.moves import HEADS, Deck, DeckMove
from salesdance.scenario import COMMITMENTS, Scenario


def expand(scenario: Scenario, deck: Deck) -> tuple[Move, ...]:
    """Return every move of a scenario, in deck order; templates become one move per subject."""
    moves: list[Move] = []
    for entry in deck.moves.values():
        moves.extend(_expanded(scenario, entry))
    return tuple(moves)


def _expanded(scenario: Scenario, entry: DeckMove) -> list[Move]:
    subjects: dict[str, list[str]] = {
        "ask": [fact.id for fact in scenario.facts],
        "bring": [person.id for person in scenario.people if person.decides > 0],
        "answer": [objection.id for objection in scenario.objections],
        "excuse": [excuse.id for excuse in scenario.excuses],
        "promise": [promise.id for promise in scenario.promises],
        "disclose": [downside.id for downside in scenario.downsides],
    }
    head = HEADS.get(entry.kind, entry.kind)
    if entry.kind in subjects:
        return [Move(f"{head}/{name}", entry, i) for i, name in enumerate(subjects[entry.kind])]
    if entry.kind == "reason":
        with_reason = [(i, fact.id) for i, fact in enumerate(scenario.facts) if fact.reason is not None]
        return [Move(f"{head}/{name}", entry, i) for i, name in with_reason]
    if entry.kind == "nail":
        precision = entry.manner or "vague"
        level = PRECISIONS[precision]
        kinds = [commitment.kind for commitment in scenario.commitments]
        return [Move(f"{head}/{kind}/{precision}", entry, COMMITMENTS.index(kind), level) for kind in kinds]
    if entry.kind == "contact":
        own = [c.kind for c in scenario.commitments] + [c.id for c in scenario.contacts]
        return [Move(f"{head}/{name}", entry, i) for i, name in enumerate(own)]
    if entry.kind == "differ" and scenario.competitor is None:
        return []
    return [Move(entry.id, entry)]
