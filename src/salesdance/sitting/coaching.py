"""What a colleague has to say at the end of a meeting or at a stop, in coached mode: the one thing that cost most.

What something cost is asked of the card (its marks so far) and of the exact belief, so it never depends on who it
really is, or on how the dice fell afterwards. The sentences are the deck's (keys colleague_*); where nothing cost
much, or the deck has no words for it, the colleague keeps quiet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from salesdance.belief import Belief, information
from salesdance.engine import Phase, Seen, legal
from salesdance.scenario import COMMITMENTS
from salesdance.scoring import TYPICAL_SCALE, long_game_gain, score, stop_values
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import TEXT, Dice
from salesdance.sitting.game import CLUE, DEEPER, Sight, Turn
from salesdance.sitting.listener import PAST, Listener
from salesdance.sitting.notes import note_of
from salesdance.sitting.view import Said
from salesdance.transcript import BY_ITSELF, Transcript

ENOUGH = 1.0
"""Points of the card from which on something is worth a sentence at the end of a meeting."""
WORTH_SAYING = 0.03
"""The same at a stop of the ninety days: the chance that they stay which a better use of the hours would have saved."""
QUIET_DAYS = 20
"""So many days of the ninety go by at least between two sentences."""
LONG_GAME = 10.0
IN_CALENDAR = 3
DATED = 2
PURPOSE = 30
MEETING, LEAVING, DAYS = "meeting", "leaving", "days"


class Advice(NamedTuple):
    """Something to say: what it cost, the deck's key for it, and the line of the notebook or sheet that it is about."""

    cost: float
    key: str
    about: str = ""


class Colleague:
    """Whoever says it: one sentence at an end, none twice about the same, in the ninety days only now and then."""

    def __init__(self, deal: Deal, listener: Listener, dice: Dice) -> None:
        self._deal = deal
        self._listener = listener
        self._dice = dice
        self._last = -QUIET_DAYS
        self._said: set[tuple[str, str]] = set()

    def says(self, transcript: Transcript, turns: Sequence[Turn]) -> list[Said]:
        """Return the sentence that the last turn calls for, or nothing."""
        where, sight = end_of(self._deal, turns[-1]), turns[-1].after
        if not where or (where == DAYS and sight.day - self._last < QUIET_DAYS):
            return []
        luck = self._dice.one(TEXT + PURPOSE, sight.meeting + sight.day)
        for one in advice(self._deal, self._listener, transcript, turns):
            words = self._deal.text(f"colleague_{one.key}", luck)
            if words and (one.key, one.about) not in self._said:
                self._said.add((one.key, one.about))
                self._last = sight.day if where == DAYS else self._last
                return [Said("note", f'{words} "{one.about}"' if one.about else words)]
        return []


def end_of(deal: Deal, turn: Turn) -> str:
    """Return what a turn is the end of: a meeting, the leaving after a yes, a stretch of days; or nothing."""
    before, after = turn.before.phase, turn.after.phase
    if before == Phase.TALK and after == Phase.WAITING:
        return MEETING
    if before == Phase.CEMENT and deal.pieces[turn.move].kind == "goodbye":
        return LEAVING
    return DAYS if after == Phase.STOP and deal.pieces[turn.move].kind in BY_ITSELF else ""


def advice(deal: Deal, listener: Listener, transcript: Transcript, turns: Sequence[Turn]) -> tuple[Advice, ...]:
    """Return what there is to say after the last turn, what cost most first; nothing where it is no end."""
    where = end_of(deal, turns[-1])
    if where == DAYS:
        found = list(_stop(deal, listener, turns))
    elif where:
        lost = _lost(deal, transcript)
        of = _meeting if where == MEETING else _leaving
        found = [one for one in of(deal, listener, turns, lost) if one.cost >= ENOUGH]
    else:
        found = []
    return tuple(sorted(found, key=lambda one: (-one.cost, one.key)))


def _lost(deal: Deal, transcript: Transcript) -> dict[str, float]:
    """Return the points that each rule of the card has cost so far."""
    card = score(deal.tables, deal.scenario, transcript).card
    return {mark.rule: mark.out_of - mark.points for part in card.parts for mark in part.marks}


def _meeting(deal: Deal, listener: Listener, turns: Sequence[Turn], lost: Mapping[str, float]) -> Iterator[Advice]:
    sight = turns[-1].after
    yield from _clue(deal, sight, lost)
    yield Advice(lost.get("no promise too many", 0.0), "promise")
    yield Advice(lost.get("them before you", 0.0) + lost.get("share of talk", 0.0), "listen")
    yield Advice(lost.get("who else decides", 0.0) + lost.get("who will use it", 0.0), "people")
    belief = listener.before(turns, len(turns) - 1)
    topic = _topic(deal, belief, turns[-1].before)
    if topic:
        yield Advice(lost.get("breadth", 0.0), f"topic_{topic}")
    if sight.seen[Seen.MARK] < IN_CALENDAR:
        yield Advice(_vague(deal, belief, turns[-1]), "calendar")


def _leaving(deal: Deal, listener: Listener, turns: Sequence[Turn], lost: Mapping[str, float]) -> Iterator[Advice]:
    sight = turns[-1].after
    yield Advice(lost.get("no promise too many", 0.0), "promise")
    yield Advice(lost.get("reading the dodges", 0.0), "dodges")
    for key, raised in (("unfixed", False), ("vague", True)):
        costs = {
            kind: lost.get(kind.replace("_", " "), 0.0)
            for item, kind in enumerate(COMMITMENTS)
            if kind in deal.commitments
            and sight.nailed(item) < DATED
            and (sight.nailed(item) > 0 or sight.dodged(item) > 0) == raised
        }
        if costs:
            most = max(costs, key=lambda kind: (costs[kind], kind))
            yield Advice(sum(costs.values()), key, deal.filled(deal.commitments[most].label))


def _clue(deal: Deal, sight: Sight, lost: Mapping[str, float]) -> Iterator[Advice]:
    left = [fact for fact in range(len(deal.facts)) if sight.heard(fact) & CLUE and not sight.heard(fact) & DEEPER]
    if left:
        note = note_of(deal, left[-1], sight.heard(left[-1]))
        yield Advice(lost.get("following up what they let slip", 0.0), "clue", note)


def _topic(deal: Deal, belief: Belief, sight: Sight) -> str:
    """Return the topic nobody has asked about whose best question would tell most; empty where there is none."""
    asked = {deal.facts[deal.fact_at[one.subject]].topic for one in deal.of("ask") if sight.said[one.index]}
    mask = legal(deal.tables, belief.state.rows(np.array([0])))[0]
    open_now = [
        one for one in deal.of("ask") if mask[one.index] and deal.facts[deal.fact_at[one.subject]].topic not in asked
    ]
    if not open_now:
        return ""
    bits = information(deal.tables, belief, [one.index for one in open_now])[0].tolist()
    best = max(range(len(bits)), key=lambda at: (bits[at], -at))
    return deal.facts[deal.fact_at[open_now[best].subject]].topic


def _vague(deal: Deal, belief: Belief, turn: Turn) -> float:
    """Return the points of the long game that a firmer next step would have been worth."""
    mask = legal(deal.tables, belief.state.rows(np.array([0])))[0]
    steps = [one.index for one in deal.pieces if one.kind == deal.pieces[turn.move].kind and mask[one.index]]
    if turn.move not in steps:
        return 0.0
    gains = {move: float(long_game_gain(deal.tables, belief, np.array([move]))[0]) for move in steps}
    low, high = TYPICAL_SCALE
    return LONG_GAME * (max(gains.values()) - gains[turn.move]) / (high - low)


def _stop(deal: Deal, listener: Listener, turns: Sequence[Turn]) -> Iterator[Advice]:
    """Yield what the choice of the last stop that cost most was."""
    chosen = _of_last_stop(deal, turns)
    for at in chosen:
        turn, belief = turns[at], listener.before(turns, at)
        values, mask = stop_values(deal.tables, belief)
        worths = np.where(mask[0], values[0], -np.inf)
        best = int(np.argmax(worths))
        cost = float(worths[best] - worths[turn.move])
        key = _kind_of_stop(deal, turn, best)
        if cost >= WORTH_SAYING and key:
            yield Advice(cost, key)


def _of_last_stop(deal: Deal, turns: Sequence[Turn]) -> list[int]:
    """Return the turns of what was chosen at the stop before this one."""
    found: list[int] = []
    for at in range(len(turns) - 1, -1, -1):
        turn = turns[at]
        if deal.pieces[turn.move].kind in BY_ITSELF:
            if found:
                break
        elif turn.before.phase == Phase.STOP and turn.origin not in PAST:
            found.append(at)
        else:
            break
    return found[::-1]


def _kind_of_stop(deal: Deal, turn: Turn, best: int) -> str:
    kind, better = deal.pieces[turn.move].kind, deal.pieces[best].kind
    doubts = turn.before.seen[Seen.WOBBLE_DAY] > 0
    if turn.after.seen[Seen.SHORTCUTS] > turn.before.seen[Seen.SHORTCUTS]:
        return "shortcut"
    if doubts:
        return "doubt" if kind in ("carry_on", "contact", "check_in", "sell") else ""
    if kind in ("contact", "check_in", "sell") and better == "carry_on":
        return "hovering"
    return "hours" if kind == "carry_on" else ""
