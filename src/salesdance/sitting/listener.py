"""What a listener who misses nothing would now believe, carried forward turn by turn, and that belief in plain words.

It reads what was said and answered, never who it really is; people and reasons are told by the words of their cards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from salesdance.belief import (
    Belief,
    by_mode,
    decider_shares,
    forced,
    hollow_share,
    objection_shares,
    poor_fit_share,
    prior_belief,
    update,
)
from salesdance.belief.starting import Opening
from salesdance.engine import Mode, Phase
from salesdance.sitting.asking_next import tells_most
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import NAMED, Sight, Turn

PAST = ("played", "opens_with")
CERTAIN, LIKELY, MAY_BE, OPEN = 0.85, 0.5, 0.2, 0.1
"""Shares from which on something is told as nearly certain, as likely, as what may be, and as not ruled out."""
TOLD_APART = 0.08
"""So far the likeliest share must have moved from where it began before anything counts as heard."""
WAVERS = (Mode.SEEN, Mode.UNSEEN, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN)


class Listener:
    """The exact belief after the turns of one sitting; asked again it goes on from where it was."""

    def __init__(self, deal: Deal, start: Opening) -> None:
        self._deal = deal
        self._start = start
        self._beliefs: list[Belief] = []

    def before(self, turns: Sequence[Turn], at: int) -> Belief:
        """Return what could be known before turn `at`; all that came before stays at hand."""
        tables = self._deal.tables
        if not self._beliefs:
            self._beliefs.append(prior_belief(tables, 1, self._start.weights))
        while len(self._beliefs) <= at:
            turn, belief = turns[len(self._beliefs) - 1], self._beliefs[-1]
            names = tables.answers[int(tables.kind[turn.move])].signals
            signal, move = np.array([names.index(turn.signal)]), np.array([turn.move])
            goes_on = forced if turn.origin in PAST else update
            self._beliefs.append(goes_on(tables, belief, move, signal))
        return self._beliefs[at]

    def words(self, turns: Sequence[Turn], sight: Sight) -> tuple[str, ...]:
        """Return what could be known now, in a few sentences and without a number, and what would tell most."""
        belief = self.before(turns, len(turns))
        first = self.at_first(turns)
        most = tells_most(self._deal, belief, sight)
        return (*_sentences(self._deal, belief, first, sight), *([most] if most else []))

    def at_first(self, turns: Sequence[Turn]) -> Belief:
        """Return what could be known before the player had a say."""
        return self.before(turns, self._began(turns))

    def _began(self, turns: Sequence[Turn]) -> int:
        return next((at for at, turn in enumerate(turns) if turn.origin not in PAST), len(turns))


def _sentences(deal: Deal, belief: Belief, first: Belief, sight: Sight) -> Iterator[str]:
    yield from _reasons(deal, belief, first)
    yield from _people(deal, belief, sight)
    if float(poor_fit_share(deal.tables, belief)[0]) >= LIKELY:
        yield deal.text("listens_poor_fit")
    yield from _standing(deal, belief, sight)


def _reasons(deal: Deal, belief: Belief, first: Belief) -> Iterator[str]:
    shares = objection_shares(deal.tables, belief)[0].tolist()
    began = objection_shares(deal.tables, first)[0].tolist()
    order = sorted(range(len(shares)), key=lambda at: (-shares[at], at))
    best = order[0]
    cards = [deal.filled(one.card) for one in deal.scenario.objections]
    if not told_apart(shares[best], began[best]):
        yield deal.text("listens_nothing_yet")
        return
    sure = "certain" if shares[best] >= CERTAIN else "likely" if shares[best] >= LIKELY else "perhaps"
    yield deal.text(f"listens_{sure}", card=cards[best])
    others = [f'"{cards[at]}"' for at in order[1:] if shares[at] >= OPEN]
    if others:
        yield deal.text("listens_not_ruled_out", cards=" or ".join(others))
    elif shares[best] < CERTAIN:
        yield deal.text("listens_hardly_others")


def told_apart(share: float, began: float) -> bool:
    """Tell whether what was heard says anything of a reason: whether its share moved from where it began."""
    return share >= CERTAIN or abs(share - began) >= TOLD_APART


def _people(deal: Deal, belief: Belief, sight: Sight) -> Iterator[str]:
    shares = decider_shares(deal.tables, belief)[0].tolist()
    unnamed = False
    for at, person in enumerate(deal.deciders):
        named = bool(sight.person(at) & NAMED)
        unnamed = unnamed or (not named and shares[at] >= OPEN)
        if named and shares[at] >= OPEN:
            key = "decides" if shares[at] >= CERTAIN else "may_decide" if shares[at] >= LIKELY else "might_decide"
            yield deal.text(f"listens_{key}", person=person.name)
    if unnamed:
        yield deal.text("listens_somebody")


def _standing(deal: Deal, belief: Belief, sight: Sight) -> Iterator[str]:
    """Yield how the yes or the no is meant, and whether second thoughts may be about, once there is one."""
    modes = by_mode(belief)[0]
    if sight.phase == Phase.AFTER_NO:
        final, still = float(modes[Mode.NO_FINAL]), float(modes[Mode.NO_OPEN])
        if final + still > 0:
            yield deal.text("listens_final" if final >= still else "listens_not_final")
        return
    if sight.phase not in (Phase.CEMENT, Phase.STOP, Phase.RESTART):
        return
    hollow = float(hollow_share(belief)[0])
    meant = "hollow" if hollow >= LIKELY else "may_be_hollow" if hollow >= MAY_BE else "meant"
    yield deal.text(f"listens_{meant}")
    if sight.phase == Phase.CEMENT:
        return
    wavers = sum(float(modes[mode]) for mode in WAVERS)
    key = "wavers" if wavers >= LIKELY else "may_waver" if wavers >= MAY_BE else "settled"
    yield deal.text(f"listens_{key}")
