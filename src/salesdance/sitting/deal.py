"""What a sitting knows before the first word: moves with their subjects, slots of texts, things by id."""

from __future__ import annotations

from dataclasses import dataclass

from salesdance.engine import Tables
from salesdance.moves import Deck, DeckMove, Relief
from salesdance.scenario import COMMITMENTS, Commitment, Contact, Fact, Person, Scenario, filled, slots_of
from salesdance.sitting.texts import Texts

DEEDS = ("say_nothing", "carry_on", "turn_up")
"""Moves that are done, not said: their words tell what happens."""
QUARTERS = {0: "", 1: "15 min", 2: "30 min", 3: "45 min"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One move: its id, the deck entry behind it, its kind, its subject's id, and what saying it relieves."""

    index: int
    id: str
    entry: DeckMove
    kind: str
    subject: str
    relieves: Relief | None
    cost: str


class Deal:
    """A scenario, the deck and the tables, looked up once and never changed."""

    def __init__(self, scenario: Scenario, deck: Deck, tables: Tables) -> None:
        self.scenario = scenario
        self.deck = deck
        self.tables = tables
        self.texts = Texts(deck.texts)
        self.slots = slots_of(scenario)
        self.first_name = self.slots["first_name"]
        self.facts: tuple[Fact, ...] = scenario.facts
        self.fact_at = {fact.id: at for at, fact in enumerate(scenario.facts)}
        self.deciders: tuple[Person, ...] = tuple(p for p in scenario.people if p.decides > 0)
        self.users: tuple[Person, ...] = tuple(p for p in scenario.people if p.uses)
        self.objections = {objection.id: objection for objection in scenario.objections}
        self.excuses = {excuse.id: excuse for excuse in scenario.excuses}
        self.promises = {promise.id: promise for promise in scenario.promises}
        self.people = {person.id: person for person in scenario.people}
        self.downsides = {downside.id: downside for downside in scenario.downsides}
        self.commitments: dict[str, Commitment] = {one.kind: one for one in scenario.commitments}
        self.commitment_at: dict[str, int] = {kind: at for at, kind in enumerate(COMMITMENTS)}
        self.contacts: dict[str, Contact] = {one.id: one for one in scenario.contacts}
        self.pieces = tuple(self._piece(at) for at in range(len(tables.moves)))
        self.by_kind: dict[str, tuple[Piece, ...]] = {}
        for piece in self.pieces:
            self.by_kind[piece.kind] = (*self.by_kind.get(piece.kind, ()), piece)

    def _piece(self, at: int) -> Piece:
        move = self.tables.moves[at]
        kind = move.entry.kind
        parts = move.id.split("/")
        subject = parts[1] if len(parts) > 1 else ""
        relieves: Relief | None = move.entry.relieves
        if kind == "promise":
            relieves = self.promises[subject].relieves  # type: ignore[assignment]
        return Piece(at, move.id, move.entry, kind, subject, relieves, cost(int(self.tables.quarters[at])))

    def of(self, kind: str) -> tuple[Piece, ...]:
        """Return the moves of one kind, in the deck's order."""
        return self.by_kind.get(kind, ())

    def index(self, move: str) -> int | None:
        """Return the index of a move id, or None."""
        return self.tables.index.get(move)

    def filled(self, text: str, **more: object) -> str:
        """Return a text with its slots filled; unknown ones stay as they are."""
        return filled(filled(text, more), self.slots)

    def text(self, key: str, luck: float = 0.0, **more: object) -> str:
        """Return one wording of a standing text with its slots filled, or nothing."""
        return self.filled(self.texts.pick(key, luck), **more)


def cost(quarters: int) -> str:
    """Return quarter hours in words ("15 min", "1 h"), nothing for none."""
    if quarters in QUARTERS:
        return QUARTERS[quarters]
    whole, rest = divmod(quarters, 4)
    return f"{whole} h {QUARTERS[rest]}".rstrip()
