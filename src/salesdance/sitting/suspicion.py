"""What somebody who was listening would suspect by now, roughly, and which question would tell the most.

Made from the visible history alone and quick enough for every hand; the exact belief is the business of the score card.
"""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.engine import Seen
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import CLUE, NAMED, OPEN, PRESENT, Sight

SHOWN = 0.8  # the chance that a clue shows when its thing is real and the answer is open
VOICED = 60.0
POOR_FIT = "poor_fit"
PROBE_AFTER = 6
FROM_PROCESS, FROM_PROBE = 0.46, 0.65


class Suspicion:
    """Rough shares of the hidden things, from the clues that showed or did not show and from what was voiced."""

    def __init__(self, deal: Deal, sight: Sight) -> None:
        self._deal = deal
        self._sight = sight
        scenario = deal.scenario
        odds = [one.weight * self._shown(one.id) for one in scenario.objections]
        for at in range(len(odds)):
            odds[at] *= VOICED if sight.voiced(at) else 1.0
        for at in range(len(scenario.excuses)):
            if sight.excused(at):
                odds = [share * float(deal.tables.hides[k, at]) + 0.01 for k, share in enumerate(odds)]
        whole = sum(odds) or 1.0
        self.objections = [share / whole for share in odds]
        self.deciders = [self._decides(at) for at in range(len(deal.deciders))]
        self.poor = self._after(1 - scenario.deal.fit, POOR_FIT)

    @property
    def surest(self) -> int:
        """Return the objection that is suspected most."""
        return max(range(len(self.objections)), key=lambda at: (self.objections[at], -at))

    def _shown(self, thing: str) -> float:
        """Return how many times likelier what was heard is if this thing is real."""
        odds = 1.0
        for at, fact in enumerate(self._deal.facts):
            clue, heard = fact.clue, self._sight.heard(at)
            if clue is None or clue.of != thing:
                continue
            if heard & CLUE:
                odds *= clue.strength if heard & OPEN else clue.strength**0.5
            elif heard & OPEN:
                odds *= (1 - SHOWN) / (1 - SHOWN / clue.strength)
        return odds

    def _after(self, before: float, thing: str) -> float:
        odds = before / max(1e-9, 1 - before) * self._shown(thing)
        return odds / (1 + odds)

    def _decides(self, at: int) -> float:
        if self._sight.person(at) & (NAMED | PRESENT):
            return 0.98
        person = self._deal.deciders[at]
        return self._after(person.decides, person.id)

    def of(self, thing: str) -> float:
        """Return the share of what a clue points to: an objection, somebody who decides, or a poor fit."""
        if thing == POOR_FIT:
            return self.poor
        names = [one.id for one in self._deal.scenario.objections]
        if thing in names:
            return self.objections[names.index(thing)]
        people = [one.id for one in self._deal.deciders]
        return self.deciders[people.index(thing)] if thing in people else 0.0

    def telling(self, move: int) -> float:
        """Return roughly how much a question would tell: most where a strong clue would halve the doubt."""
        piece = self._deal.pieces[move]
        if piece.kind == "process":
            asked = self._sight.said[move] > 0
            return 0.0 if asked else FROM_PROCESS * sum(share * (1 - share) for share in self.deciders)
        if piece.kind == "probe":
            known = min(1.0, (self._sight.seen[Seen.QUESTIONS] + 1) / PROBE_AFTER)
            again = 0.4 ** self._sight.said[move]
            return FROM_PROBE * known * again * (1 - sum(share * share for share in self.objections))
        clue = self._deal.facts[self._deal.fact_at[piece.subject]].clue if piece.kind == "ask" else None
        if clue is None:
            return 0.0
        share = self.of(clue.of)
        return share * (1 - share) * (1 - 1 / clue.strength)

    def weighed(self, values: Sequence[float]) -> float:
        """Return the mean of a value for each objection, by the shares."""
        return sum(share * float(value) for share, value in zip(self.objections, values, strict=True))
