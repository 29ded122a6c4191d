"""Where a deal turned: at most three turns that mattered, by what could be known then."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from salesdance.analysis import Option, Thresholds, TurningPoint, Weighed
from salesdance.belief import objection_shares
from salesdance.coach.changes import changes_of
from salesdance.coach.clues import heard_before
from salesdance.coach.comparing import SURE
from salesdance.coach.deal import Deal
from salesdance.coach.kinds import ends, final, kind_of, tempts
from salesdance.coach.leaving import honestly_left
from salesdance.coach.listening import Moment
from salesdance.coach.praising import Praise, best_praise
from salesdance.coach.refused import just_refused, leads_nowhere
from salesdance.coach.stretches import Stretch
from salesdance.engine import Phase, Seen, Tables

MOST = 3
ALIKE = 0.6
"""A second turn of the same mistake counts for so much of its loss beside others."""
LIKE_DIGITS = 2
"""Losses that agree in so many digits are as large as each other."""
BETTER = 3
NEAR = 0.5
"""A move that loses less than this share of the loss is still a better one to name, when too few are as good as the
best."""
SAME = 0.005
"""Moves that differ by no more than this are as good as each other, however sure that is."""
LIKED = 8


@dataclass(frozen=True, slots=True)
class _Loss:
    """Something that was lost: at one turn, or over a stretch that is shown at that turn; how much, and its error."""

    turn: Weighed
    worth: float
    error: float
    stretch: tuple[int, ...] = ()
    left_out: int | None = None


def turning_points(
    deal: Deal,
    turns: Sequence[Weighed],
    closer: Collection[int],
    thresholds: Thresholds,
    stretches: Sequence[Stretch] = (),
) -> tuple[TurningPoint, ...]:
    """Return at most three turning points in the order of the deal; none where nothing large was lost.

    `closer` are the turns that had more luck than the screening: only these are judged. What was lost over one of the
    `stretches` counts with its sum, and its turns are no turning points of their own then.
    """
    tables, moments = deal.tables, {moment.turn: moment for moment in deal.listening.moments}
    by_turn = {turn.turn: turn for turn in turns}
    long = [stretch for stretch in stretches if _counts(stretch.worth, stretch.error, thresholds)]
    told = {turn for stretch in long for turn in stretch.turns}
    judged = [turn for turn in turns if (turn.turn in closer or turn.exact) and turn.turn not in told]
    alone = [_Loss(turn, turn.made.behind, turn.made.behind_error) for turn in judged]
    costs = [loss for loss in alone if _counts(loss.worth, loss.error, thresholds)]
    costs = [loss for loss in costs if not _no_mistake(tables, moments[loss.turn.turn], loss.turn)]
    costs += [_Loss(by_turn[shown_at(one, by_turn)], one.worth, one.error, one.turns, one.left_out) for one in long]
    if not costs:
        return ()
    well = best_praise(tables, deal.listening, judged, thresholds)
    chosen = _distinct(tables, costs, MOST - (well is not None))
    points = [_cost_point(deal, moments[loss.turn.turn], loss) for loss in chosen]
    if well is not None:
        points.append(_well_point(deal, moments[well.turn.turn], well))
    return tuple(sorted(points, key=lambda point: point.turn))


def _counts(worth: float, error: float, thresholds: Thresholds) -> bool:
    """Tell whether a loss is large, and would be if it were less by its standard error."""
    return worth - error >= thresholds.cost and worth > SURE * error


def shown_at(stretch: Stretch, turns: Mapping[int, Weighed]) -> int:
    """Return the turn at which a stretch is shown: the first that lost at least half as much as the costliest.

    There a better line is worth something, and whoever tries it again still has most of the stretch before them. Only
    turns that were looked at as closely as any of it are taken, so that the better lines are as sure as elsewhere.
    """
    most = max(turns[turn].games for turn in stretch.turns)
    lost = zip(stretch.turns, stretch.losses, strict=True)
    close = {turn: loss for turn, loss in lost if turns[turn].games == most or turns[turn].exact}
    worst = max(close.values())
    return next(turn for turn, loss in close.items() if loss >= min(NEAR * worst, worst))


def _no_mistake(tables: Tables, moment: Moment, turn: Weighed) -> bool:
    """Tell whether nothing was done wrong, whatever it was worth: a poor fit left openly, or one clean road taken."""
    return honestly_left(tables, moment) or _second_road(tables, moment, turn)


def _second_road(tables: Tables, moment: Moment, turn: Weighed) -> bool:
    """Tell whether all that was left out is the second of the two clean roads after a no: one of them is enough."""
    seen, roads = moment.belief.state.seen[0], {"road_promise": Seen.HELP, "road_help": Seen.PROMISED}
    taken = {kind for kind, other in roads.items() if seen[other]}
    left = [option.behind for option in turn.options if kind_of(tables, option.move) not in taken]
    return bool(taken) and turn.made.behind - min(left, default=0.0) < SAME


def _distinct(tables: Tables, costs: Sequence[_Loss], most: int) -> list[_Loss]:
    """Return the largest losses; the same kind of move once more counts for less than it lost.

    The same move left out turn after turn is one mistake: it is told once, of losses as large where it came last.
    """
    left, chosen = list(costs), list[_Loss]()
    while left and len(chosen) < most:

        def counts(loss: _Loss) -> tuple[float, int]:
            same = sum(kind_of(tables, loss.turn.chosen) == kind_of(tables, other.turn.chosen) for other in chosen)
            return round(loss.worth * ALIKE**same, LIKE_DIGITS), loss.turn.turn

        best = max(left, key=counts)
        chosen.append(best)
        left = [loss for loss in left if loss is not best and not _left_out_again(tables, loss, best)]
    return chosen


def _left_out_again(tables: Tables, loss: _Loss, told: _Loss) -> bool:
    """Tell whether nothing wrong was said at a turn, but for leaving out once more what was left out at another.

    Who ends it there has only left it out for good.
    """
    same, made = loss.turn.best.move == told.turn.best.move, loss.turn.made
    return same and not loss.stretch and (final(tables, made) or not tempts(tables, made))


def better_of(deal: Deal, moment: Moment, turn: Weighed) -> tuple[str, ...]:
    """Return two or three moves as good as the best, of different kinds where there are any.

    What only this act allows comes first, then what the player who plays on would have done. What tempts, or ends the
    deal, is named only where nothing else was better; what had just been refused only where nothing else is as good;
    and what was not looked at closely only where nothing is as good that was.
    """
    tables, made = deal.tables, turn.made
    every = [option for option in turn.options if option.behind < made.behind and option.move != turn.chosen]
    ahead = [option for option in every if not (tempts(tables, option) or ends(tables, option))] or every
    liked = [tables.moves[move].id for move in deal.expert.likes(moment, LIKED)]
    places = {move: place for place, move in enumerate(liked)}
    ahead.sort(key=lambda option: (_in_any_talk(tables, moment, option), places.get(option.move, LIKED)))
    again = just_refused(tables, deal.listening.happened, moment.turn)
    new = [option for option in ahead if not (again(option.move) or leads_nowhere(tables, moment, option.move))]
    as_good = _closest([option for option in new if _is_as_good(option)])
    near = _closest([option for option in new if option.behind <= NEAR * made.behind])
    near = [option for option in near if option.close or not any(one.close for one in as_good)]
    pressing = [] if as_good else _closest([option for option in ahead if _is_as_good(option)])
    named: list[str] = []
    for wanted, fresh in ((as_good, True), (near, True), (pressing, True), (as_good, False), (near, False)):
        for option in wanted:
            kinds = {kind_of(tables, move) for move in named}
            room = len(named) < BETTER - (not fresh) and option.move not in named
            if room and not (fresh and kind_of(tables, option.move) in kinds):
                named.append(option.move)
    return tuple(named or [next(move for move in (turn.best.move, *liked) if move != turn.chosen)])


def _is_as_good(option: Option) -> bool:
    return option.behind <= max(SURE * option.behind_error, SAME)


def _closest(options: Sequence[Option]) -> list[Option]:
    """Return those that were looked at closely; all of them where none was."""
    return [option for option in options if option.close] or list(options)


def _in_any_talk(tables: Tables, moment: Moment, option: Option) -> bool:
    """Tell whether a move belongs to any talk, and the moment is one of a later act."""
    talk = moment.phase == Phase.TALK
    return not talk and bool(tables.in_phase[Phase.TALK, tables.index[option.move]])


def _cost_point(deal: Deal, moment: Moment, loss: _Loss) -> TurningPoint:
    turn, better = loss.turn, better_of(deal, moment, loss.turn)
    if loss.left_out is not None:
        better = tuple(dict.fromkeys([deal.tables.moves[loss.left_out].id, *better]))[:BETTER]
    point = TurningPoint(turn.turn, "cost", loss.worth, loss.error, turn.chosen, better, "", 0, stretch=loss.stretch)
    point = _point(deal, moment, point)
    likeliest = [one.id for one in deal.scenario.objections].index(point.believed)
    subjects = [deal.tables.index[move] for move in better]
    return replace(point, heard=heard_before(deal.tables, deal.listening, moment, likeliest, subjects))


def _well_point(deal: Deal, moment: Moment, well: Praise) -> TurningPoint:
    found, made = (well.other,), well.turn
    point = TurningPoint(made.turn, "well", well.worth, well.error, made.chosen, found, "", 0, heard=well.heard)
    return _point(deal, moment, point)


def _point(deal: Deal, moment: Moment, point: TurningPoint) -> TurningPoint:
    """Return a turning point with what was believed there, and what became otherwise."""
    shares = objection_shares(deal.tables, moment.belief)[0]
    likeliest = int(shares.argmax())
    return replace(
        point,
        believed=deal.scenario.objections[likeliest].id,
        share=float(shares[likeliest]),
        changes=changes_of(deal.tables, moment, deal.tables.index[point.better[0]]),
    )
