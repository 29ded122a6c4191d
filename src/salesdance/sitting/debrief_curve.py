"""How a deal went, move by move: who would still be there, what it was worth, and what the moves alone made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from salesdance.belief import Belief, still
from salesdance.engine import Phase, joined
from salesdance.scoring import Trace
from salesdance.sitting.debrief_events import events
from salesdance.sitting.debrief_luck import Known, of_ten
from salesdance.sitting.debrief_shares import Curve, Point
from salesdance.sitting.debrief_talk import Played

AFTER_YES = (Phase.CEMENT, Phase.STOP, Phase.PASSING, Phase.POST, Phase.RESTART)
TELLING = 0.02
MEANING = (
    "After each of your moves: what this deal was worth by what could be known then, from 0 to 10. "
    "Ten is a customer who stays and is glad of it."
)


def curve(played: Played, trace: Trace, beliefs: Sequence[Known]) -> Curve:
    """Return the curve of one game; empty if nothing was done in it."""
    points = tuple(_points(played, trace, beliefs))
    if len(points) < 2:
        return Curve(points, ())
    return Curve(points, tuple(_words(played, trace, points)), tuple(events(played, _own(played, trace))))


def _own(played: Played, trace: Trace) -> list[int]:
    """Return the turns of the moves that were free to choose."""
    return [at for at in range(trace.turns) if np.isfinite(trace.gain[at, 0]) and at in played.talk]


def _points(played: Played, trace: Trace, beliefs: Sequence[Known]) -> Iterator[Point]:
    turns = _own(played, trace)
    if not turns:
        return
    alone = float(trace.value[turns[0], 0])
    stands = [*[beliefs[at][0] for at in turns], beliefs[-1][1]]
    still_there = _still(played, stands, [*[played.modes[at] for at in turns], played.mode])
    for made, at in enumerate(turns):
        before, worth, shares = played.turns[at].before, float(trace.value[at, 0]), still_there[made]
        yield Point(made, played.talk[at].when, before.day, worth, alone, *shares, before.phase in AFTER_YES, at)
        alone += float(trace.gain[at, 0])
    last, worth = played.turns[-1].after, float(trace.value[trace.turns, 0])
    yes = any(turn.after.phase in AFTER_YES for turn in played.turns)
    when, shares = played.talk[turns[-1]].when, still_there[-1]
    yield Point(len(turns), when, last.day, worth, alone, *shares, yes, len(played.turns))


def _still(played: Played, stands: Sequence[Belief], modes: Sequence[int]) -> list[tuple[float, float]]:
    """Return for each stand the chance of day ninety, as a listener knew it and for who it really was.

    `modes` are the true hidden modes at those stands.
    """
    tables, who = played.deal.tables, np.array([played.type])
    listened = [float(still(tables, belief)[0]) for belief in stands]
    sure = np.zeros((len(stands), 1, stands[0].weights.shape[2]))
    sure[np.arange(len(stands)), 0, np.array(modes)] = 1.0
    truth = Belief(joined([belief.state.rows(who) for belief in stands]), sure)
    return list(zip(listened, still(tables, truth).tolist(), strict=True))


def _words(played: Played, trace: Trace, points: Sequence[Point]) -> Iterator[str]:
    first, last = points[0], points[-1]
    yield MEANING
    began, ended, alone = (of_ten(share) for share in (first.worth, last.worth, last.alone))
    luck = "luck took about as much as it gave." if ended == alone else "the rest was luck."
    yield f"It began at {began} and ended at {ended}. Your moves alone would have brought it to {alone}; {luck}"
    turns = _own(played, trace)
    best = max(turns, key=lambda at: (float(trace.gain[at, 0]), -at))
    worst = min(turns, key=lambda at: (float(trace.gain[at, 0]), at))
    told = [
        f"Line {played.talk[at].number} {did} most."
        for at, did in ((best, "added"), (worst, "cost"))
        if abs(float(trace.gain[at, 0])) >= TELLING and (trace.gain[at, 0] > 0) == (did == "added")
    ]
    if told:
        yield " ".join(told)
