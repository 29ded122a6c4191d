"""What a coach might have found in a sitting, made by hand: the figures are plain, and belong to no model."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.analysis import Analysis, Change, Option, Thresholds, TurningPoint, Weighed, Worth
from salesdance.sitting.debrief_talk import Played

STEP = 0.02
COST = 0.08


def option(move: str, value: float, *, best: float, error: float = 0.01) -> Option:
    """An option of this value; who knows the person finds it worth half as much, and likelier to be kept."""
    fair, truth = Worth(value, value, error, error), Worth(value / 2, value / 2, error, error)
    return Option(move, fair, truth, best - value, error if best > value else 0.0)


def weighed(played: Played, turn: int, *, lost: float = 0.0, exact: bool = False) -> Weighed:
    """A turn at which the chosen move cost so much; others lie between it and the best, in the order of the talk."""
    chosen = played.transcript.entries[turn].move
    others = [move for move in played.lines[turn] if move != chosen]
    best = 0.6
    options = [option(chosen, best - lost, best=best)]
    options += [option(move, best - STEP * at, best=best) for at, move in enumerate(others, 1 if lost <= 0 else 0)]
    options.sort(key=lambda one: one.behind)
    return Weighed(turn, chosen, tuple(options), 0 if exact else 64)


def point(played: Played, turn: int, **more: object) -> TurningPoint:
    """A turning point at a turn: what it cost, what had been heard before it, and what it changed."""
    chosen = played.transcript.entries[turn].move
    others = [move for move in played.lines[turn] if move != chosen]
    heard = tuple(at for at in sorted(played.talk, reverse=True) if 0 <= at < turn)[:2]
    changes = (Change("trust", 0.5, 0.4, 0.55), Change("risk", 0.3, 0.3, 0.2), Change("logic", 0.4, 0.405, 0.41))
    given = {
        "kind": "cost",
        "worth": COST,
        "error": 0.01,
        "better": tuple(others[:3]),
        "believed": played.deal.scenario.objections[0].id,
        "share": 0.58,
        "heard": heard,
        "changes": changes,
    }
    return TurningPoint(turn=turn, chosen=chosen, **{**given, **more})  # type: ignore[arg-type]


def analysis(played: Played, points: Sequence[TurningPoint] = (), *, exact: bool = False) -> Analysis:
    """Every turn of a talk weighed, with these turning points."""
    lost = {one.turn: one.worth for one in points if one.kind == "cost"}
    turns = tuple(weighed(played, turn, lost=lost.get(turn, 0.0), exact=exact) for turn in sorted(played.lines))
    return Analysis(turns, tuple(points), Thresholds(), seed=1)
