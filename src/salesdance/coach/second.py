"""The second pass: the lines that are shown at a moment once more, by a player who looks a move ahead.

Its games are few, for that player is slow. Each is played by the player of the first pass as well, with the same people
and the same luck; and what that one makes of the same lines over many games is known. So the few games only have to
tell how the two players differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salesdance.analysis import Option, TurningPoint, Weighed, Worth
from salesdance.coach.cards import mean_totals, scale_in
from salesdance.coach.comparing import error
from salesdance.coach.deal import Deal
from salesdance.coach.deeper import Written, play_deeper
from salesdance.coach.listening import Moment
from salesdance.coach.playing_on import Expert
from salesdance.coach.weighing import Asked, Played, calmly, play_out
from salesdance.engine import Tables

Ints = NDArray[np.int64]
Numbers = NDArray[np.float64]
DEEPER, KNOWN = 13, 14
"""Purposes of the seed: luck of the few games that both play, and of the many that one of them plays."""


@dataclass(frozen=True, slots=True, eq=False)
class Again:
    """A turning point and how much is played once more there, under the luck of a `seed`.

    `games` a line, of which so many are `scored`; `known` of the first player.
    """

    point: TurningPoint
    seed: int
    games: int
    scored: int
    known: int


def played_again(tables: Tables, expert: Expert, moment: Moment, lines: Ints, again: Again) -> tuple[Weighed, Written]:
    """Return what comes of some lines if it is played on by one who looks ahead, best first, and those games."""
    asked, seed = [Asked(moment, lines, again.games)], again.seed
    ahead, written = play_deeper(tables, expert, asked, seed + DEEPER, calmly(asked))
    beside = play_out(tables, expert, asked, seed + DEEPER)
    known = play_out(tables, expert, [Asked(moment, lines, again.known)], seed + KNOWN)
    return _weighed(tables, moment, ahead[0], beside[0], known[0]), written


def _weighed(tables: Tables, moment: Moment, ahead: Played, beside: Played, known: Played) -> Weighed:
    rows, looks = range(len(ahead.moves)), (ahead, beside, known)
    fair = [_worth([(one.value[row], one.kept[row]) for one in looks]) for row in rows]
    truth = [_worth([(one.true_value[row], one.true_kept[row]) for one in looks]) for row in rows]
    best = max(rows, key=lambda row: (fair[row].value, -row))
    options = []
    for row in rows:
        apart = [one.value[best] - one.value[row] for one in looks]
        behind, unsure = (0.0, 0.0) if row == best else with_known(*apart)
        behind = max(behind, 0.0)
        worth = replace(fair[row], value=fair[best].value - behind)
        options.append(Option(tables.moves[int(ahead.moves[row])].id, worth, truth[row], behind, unsure))
    options.sort(key=lambda option: option.behind)
    return Weighed(moment.turn, tables.moves[moment.chosen].id, tuple(options), ahead.value.shape[1])


def _worth(looks: Sequence[tuple[Numbers, Numbers]]) -> Worth:
    value, value_error = with_known(*[value for value, _ in looks])
    kept, kept_error = with_known(*[kept for _, kept in looks])
    return Worth(value, min(max(kept, 0.0), 1.0), value_error, kept_error)


def with_known(few: Numbers, beside: Numbers, known: Numbers) -> tuple[float, float]:
    """Return the mean that a few games tell, and its standard error, with the help of what another player made of them.

    `few` and `beside` [n] are the same games by either player, `known` [N] many games by the other one. The more alike
    the two are, the more of the luck of the few games is taken out; all of it where they do the same.
    """
    share = 1.0
    if float(beside.var()) > 0 and len(few) > 1:
        share = min(max(float(np.cov(few, beside)[0, 1] / beside.var(ddof=1)), 0.0), 1.0)
    left = few - share * beside
    return float(left.mean() + share * known.mean()), float(np.hypot(error(left), share * error(known)))


def second_look(deal: Deal, again: Again) -> Weighed | None:
    """Return the lines that are shown at a turning point, weighed once more, each with the card to expect.

    None at a choice about the past, where the scenario goes on by itself.
    """
    tables, listening, point = deal.tables, deal.listening, again.point
    moment = next(one for one in listening.moments if one.turn == point.turn)
    if moment.past is not None:
        return None
    lines = np.array([tables.index[move] for move in dict.fromkeys((point.chosen, *point.better))], dtype=np.int64)
    turn, written = played_again(tables, deal.expert, moment, lines, again)
    header, scored = listening.header, min(again.scored, again.games)
    rows = (np.arange(len(lines))[:, None] * again.games + np.arange(scored)).ravel()
    some = Written(written.moves[:, rows], written.signals[:, rows])
    totals = mean_totals(tables, deal.scenario, listening, moment, some, scale_in(header.a0, header.a1))
    means = dict(zip(lines.tolist(), totals.reshape(len(lines), scored).mean(axis=1).tolist(), strict=True))
    options = [replace(option, score=means[tables.index[option.move]]) for option in turn.options]
    return replace(turn, options=tuple(options))


def with_scores(turn: Weighed, again: Weighed) -> Weighed:
    """Return a turn of the first pass with the cards to expect that the second one found."""
    scores = {option.move: option.score for option in again.options}
    return replace(turn, options=tuple(replace(one, score=scores.get(one.move)) for one in turn.options))
