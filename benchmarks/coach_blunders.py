"""Are planted blunders found? Each is weighed with many games where it was made, and looked for among what is named."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np

from benchmarks.coach_deals import BLUNDERS, LEFT, LEFT_ALONE, PROMISED, SEED, Played, blunders_in, screener
from salesdance.analysis import Thresholds, TurningPoint
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content
from salesdance.coach.analysing import Screener
from salesdance.coach.listening import Moment
from salesdance.coach.playing_on import Expert
from salesdance.coach.weighing import Asked, play_out
from salesdance.coach.weighing import Played as Outcome
from salesdance.simulation import start_of

CLOSE_GAMES, FEW_GAMES, BEST = 10_000, 64, 2
"""Games of the close look and of the choice of deals; how many of the best moves are looked at beside the blunder, and
the expert's own."""


def blunders(contents: Sequence[Content], deals: int) -> dict[str, Any]:
    """Return how many planted blunders of at least twice the threshold are found, by kind, and every one of them.

    Of each kind and deal so many are looked at: those that a few games say cost most.
    """
    found: list[dict[str, Any]] = []
    for content in contents:
        for kind in BLUNDERS:
            for one in costliest(content, kind, deals):
                found.append(judged(content, kind, *one))
                print(json.dumps(found[-1]), file=sys.stderr, flush=True)
    large = [one for one in found if one["large"]]
    return {
        "share": sum(one["found"] for one in large) / max(len(large), 1),
        "large": len(large),
        "by_kind": {kind: _count([one for one in found if one["kind"] == kind]) for kind in BLUNDERS},
        "every": found,
    }


def _count(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    large = [one for one in found if one["large"]]
    return {
        "planted": len(found),
        "large": len(large),
        "found": sum(one["found"] for one in large),
        "losses": [one["loss"] for one in found],
    }


def costliest(content: Content, kind: str, deals: int) -> list[tuple[Played, Moment, float]]:
    """Return the planted deals that cost most by a few games, each with its costliest moment and its loss there.

    Who promises too much or leaves makes the same mistake in every deal: there the first ones are taken.
    """
    player = Expert(content.tables, shipped_players()["expert"], start_of(content.tables, content.scenario))
    planted = list(islice(blunders_in(content, kind), deals if kind in (PROMISED, LEFT) else None))
    games = FEW_GAMES * (8 if kind == LEFT else 1)
    asked = [_with_good_ones(player, moment, games) for _, moments in planted for moment in moments]
    weighed = play_out(content.tables, player, asked, SEED + 55)
    losses = iter([_loss(played) for played in weighed])
    worst = []
    for deal, moments in planted:
        lost = [next(losses) for _ in moments]
        at = int(np.argmax(lost))
        worst.append((deal, moments[at], lost[at]))
    return sorted(worst, key=lambda one: (-round(one[2], 3), one[1].turn))[:deals]


def _with_good_ones(player: Expert, moment: Moment, games: int, more: Sequence[int] = (), liked: int = 3) -> Asked:
    moves = dict.fromkeys([moment.chosen, *more, *player.likes(moment, liked)])
    return Asked(moment, np.array(list(moves), dtype=np.int64), games)


def _loss(played: Outcome) -> float:
    """Return what the move that was made, the first of those asked about, is worth less than the best."""
    return float(played.means.max() - played.means[0])


def judged(content: Content, kind: str, deal: Played, moment: Moment, screened: float) -> dict[str, Any]:
    """Return what a planted blunder costs with many games, and whether the coach names it."""
    tables, made = content.tables, screener(content, deal)
    analysis = made.analysis()
    turn = next(one for one in analysis.turns if one.turn == moment.turn)
    best = [tables.index[option.move] for option in turn.options[:BEST]]
    asked = _with_good_ones(made.expert, moment, CLOSE_GAMES, best, 1)
    played = play_out(tables, made.expert, [asked], SEED + 77)[0]
    loss, costs = _loss(played), [point for point in analysis.points if point.kind == "cost"]
    points = {point.turn for point in costs}
    return {
        "deal": content.scenario.id,
        "seed": deal.transcript.header.type_seed,
        "kind": kind,
        "turn": moment.turn,
        "move": turn.chosen,
        "loss": round(loss, 3),
        "screened": round(screened, 3),
        "said": round(turn.made.behind, 3),
        "large": loss >= 2 * analysis.thresholds.cost,
        "found": bool(points & set(deal.planted)),
        "at_its_turn": moment.turn in points,
        "named": sorted(points),
        **(_left_alone(content, made, deal, costs) if kind == LEFT else {}),
    }


def _left_alone(content: Content, made: Screener, deal: Played, costs: Sequence[TurningPoint]) -> dict[str, Any]:
    """Return whether a stretch of things left undone is named, over how many turns, and what it adds up to.

    The blunder is found if it is: a loss at one of its turns alone is something else. It is as large as what is lost if
    nobody does anything any more.
    """
    whole = _left(content, made, deal)
    over = [point for point in costs if set(point.stretch) & set(deal.planted)]
    best = max(over, key=lambda point: point.worth, default=None)
    said = (round(best.worth, 3), round(best.error, 3), len(best.stretch)) if best is not None else (0.0, 0.0, 0)
    sums = dict(zip(("adds_up_to", "error", "turns"), said, strict=True))
    return {**whole, "found": best is not None, "large": whole["leaving_for_good"] >= 2 * Thresholds().cost, **sums}


def _left(content: Content, made: Screener, deal: Played) -> dict[str, float]:
    """Return what leaving costs if the expert plays on from then, and if nobody does anything any more."""
    moment = next(one for one in made.listening.moments if one.turn == deal.planted[0])
    expert = shipped_players()["expert"]
    nobody = Expert(content.tables, replace(expert, habits=(*LEFT_ALONE, *expert.habits)), made.expert.start)
    asked = _with_good_ones(made.expert, moment, CLOSE_GAMES // 5)
    left = Asked(moment, asked.moves[:1], asked.games)
    well = play_out(content.tables, made.expert, [asked], SEED + 78)[0]
    alone = play_out(content.tables, nobody, [left], SEED + 78)[0]
    return {
        "leaving": round(_loss(well), 3),
        "leaving_for_good": round(float(well.means.max() - alone.means[0]), 3),
    }
