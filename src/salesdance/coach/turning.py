"""Where a deal turned: at most three turns that mattered, by what could be known then."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from salesdance.analysis import Option, Thresholds, TurningPoint, Weighed
from salesdance.belief import objection_shares
from salesdance.coach.changes import changes_of
from salesdance.coach.clues import heard_before
from salesdance.coach.leaving import honestly_left
from salesdance.coach.listening import Listening, Moment
from salesdance.coach.playing_on import Expert
from salesdance.coach.refused import just_refused, leads_nowhere
from salesdance.coach.stretches import ENDINGS, Stretch
from salesdance.engine import Phase, Seen, Tables
from salesdance.engine.modes import MOOD_NAMES
from salesdance.engine.signals import KINDS
from salesdance.moves import Relief
from salesdance.reliefs import Heard, pulled_by
from salesdance.scenario import TOPICS, Scenario

MOST = 3
SURE, SURELY_WELL = 2.0, 4.0
"""A loss or a gain counts if it is more than so many standard errors."""
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


@dataclass(frozen=True, slots=True, eq=False)
class Deal:
    """A deal as it was listened to, and the player who plays on."""

    tables: Tables
    scenario: Scenario
    listening: Listening
    expert: Expert


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
    well = _well(tables, moments, judged, thresholds)
    chosen = _distinct(tables, costs, MOST - (well is not None))
    points = [_cost_point(deal, moments[loss.turn.turn], loss) for loss in chosen]
    if well is not None:
        points.append(_well_point(deal, moments[well.turn], well))
    return tuple(sorted(points, key=lambda point: point.turn))


def _counts(worth: float, error: float, thresholds: Thresholds) -> bool:
    return worth >= thresholds.cost and worth > SURE * error


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
    left = [option.behind for option in turn.options if _kind(tables, option.move) not in taken]
    return bool(taken) and turn.made.behind - min(left, default=0.0) < SAME


def _kind(tables: Tables, move: str) -> str:
    return tables.moves[tables.index[move]].entry.kind


def _distinct(tables: Tables, costs: Sequence[_Loss], most: int) -> list[_Loss]:
    """Return the largest losses; the same kind of move once more counts for less than it lost.

    The same move left out turn after turn is one mistake: it is told once, of losses as large where it came last.
    """
    left, chosen = list(costs), list[_Loss]()
    while left and len(chosen) < most:

        def counts(loss: _Loss) -> tuple[float, int]:
            same = sum(_kind(tables, loss.turn.chosen) == _kind(tables, other.turn.chosen) for other in chosen)
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
    return same and not loss.stretch and (_final(tables, made) or not _tempts(tables, made))


def _final(tables: Tables, option: Option) -> bool:
    return tables.moves[tables.index[option.move]].entry.final


def gain_of(tables: Tables, moment: Moment, turn: Weighed) -> tuple[float, float, str]:
    """Return what the move made was worth beyond what tempts there, the error of that, and the likeliest such move.

    What tempts are the moves that relieve what pulled just then, as the hand would offer them; where there are none,
    the other moves. Their middle one is taken: there is mostly a harmless one among them, and a disastrous one.
    """
    others = [option for option in turn.options if option.move != turn.chosen and not _ends(tables, option)]
    pulled = frozenset(pulled_by(just_heard(tables, moment)))
    tempting = [option for option in others if _relieves(tables, option) in pulled]
    tempting = tempting or [option for option in others if not _tempts(tables, option)]
    if not tempting or _tempts(tables, turn.made):
        return 0.0, 0.0, ""
    middle = tempting[len(tempting) // 2]
    gain = middle.behind - turn.made.behind
    return gain, hypot(middle.behind_error, turn.made.behind_error), middle.move


def _ends(tables: Tables, option: Option) -> bool:
    return _kind(tables, option.move) in ENDINGS


def _relieves(tables: Tables, option: Option) -> Relief | None:
    return tables.moves[tables.index[option.move]].entry.relieves


def _tempts(tables: Tables, option: Option) -> bool:
    return _relieves(tables, option) is not None


def just_heard(tables: Tables, moment: Moment) -> Heard:
    """Return what was just heard before a choice, as far as anybody at the table could tell."""
    seen = moment.belief.state.seen[0]
    move, fact = int(seen[Seen.LAST_MOVE]), int(seen[Seen.LAST_FACT]) - 1
    if move < 0:
        return Heard("", "", MOOD_NAMES[int(seen[Seen.MOOD])])
    code = int(tables.kind[move])
    head = tables.answers[code].signals[int(seen[Seen.LAST_SIGNAL])].split("/")[0]
    topic = TOPICS[int(tables.topic[fact])] if fact >= 0 else ""
    nailing = int(seen[Seen.PHASE]) == Phase.CEMENT
    return Heard(KINDS[code], head, MOOD_NAMES[int(seen[Seen.MOOD])], topic, nailing=nailing)


def _well(
    tables: Tables, moments: Mapping[int, Moment], judged: Sequence[Weighed], thresholds: Thresholds
) -> Weighed | None:
    """Return the turn that was done best where what tempts would have cost most; None if there is none."""
    found: list[tuple[float, int, Weighed]] = []
    for turn in judged:
        gain, error, _ = gain_of(tables, moments[turn.turn], turn)
        as_good = turn.made.behind <= max(SURE * turn.made.behind_error, thresholds.well / 4)
        if as_good and turn.made.behind < thresholds.cost and gain >= thresholds.well and gain > SURELY_WELL * error:
            found.append((gain, -turn.turn, turn))
    return max(found, key=lambda one: one[:2])[2] if found else None


def better_of(deal: Deal, moment: Moment, turn: Weighed) -> tuple[str, ...]:
    """Return two or three moves as good as the best, of different kinds where there are any.

    What only this act allows comes first, then what the player who plays on would have done. What tempts, or ends the
    deal, is named only where nothing else was better; what had just been refused only where nothing else is as good;
    and what was not looked at closely only where nothing is as good that was.
    """
    tables, made = deal.tables, turn.made
    every = [option for option in turn.options if option.behind < made.behind and option.move != turn.chosen]
    ahead = [option for option in every if not (_tempts(tables, option) or _ends(tables, option))] or every
    liked = [tables.moves[move].id for move in deal.expert.likes(moment, LIKED)]
    places = {move: place for place, move in enumerate(liked)}
    ahead.sort(key=lambda option: (_in_any_talk(tables, moment, option), places.get(option.move, LIKED)))
    again = just_refused(tables, deal.listening.happened, moment.turn)
    new = [option for option in ahead if not (again(option.move) or leads_nowhere(tables, moment, option.move))]
    as_good = _as_good(new) or _as_good(ahead)
    closely = any(option.close for option in as_good)
    near = [option for option in new if option.behind <= NEAR * made.behind and (option.close or not closely)]
    named: list[str] = []
    for wanted, fresh in ((as_good, True), (near, True), (as_good, False), (near, False)):
        for option in wanted:
            kinds = {_kind(tables, move) for move in named}
            room = len(named) < BETTER - (not fresh) and option.move not in named
            if room and not (fresh and _kind(tables, option.move) in kinds):
                named.append(option.move)
    return tuple(named or [next(move for move in (turn.best.move, *liked) if move != turn.chosen)])


def _as_good(options: Sequence[Option]) -> list[Option]:
    """Return those that are as good as the best, by a closer look where any of them had one."""
    found = [option for option in options if option.behind <= max(SURE * option.behind_error, SAME)]
    return [option for option in found if option.close] or found


def _in_any_talk(tables: Tables, moment: Moment, option: Option) -> bool:
    """Tell whether a move belongs to any talk, and the moment is one of a later act."""
    talk = int(moment.belief.state.seen[0, Seen.PHASE]) == Phase.TALK
    return not talk and bool(tables.in_phase[Phase.TALK, tables.index[option.move]])


def _cost_point(deal: Deal, moment: Moment, loss: _Loss) -> TurningPoint:
    turn, better = loss.turn, better_of(deal, moment, loss.turn)
    if loss.left_out is not None:
        better = tuple(dict.fromkeys([deal.tables.moves[loss.left_out].id, *better]))[:BETTER]
    subjects = [deal.tables.index[move] for move in better]
    point = TurningPoint(turn.turn, "cost", loss.worth, loss.error, turn.chosen, better, "", 0, stretch=loss.stretch)
    return _point(deal, moment, point, subjects)


def _well_point(deal: Deal, moment: Moment, turn: Weighed) -> TurningPoint:
    worth, error, other = gain_of(deal.tables, moment, turn)
    point = TurningPoint(turn.turn, "well", worth, error, turn.chosen, (other,), "", 0)
    return _point(deal, moment, point, [moment.chosen])


def _point(deal: Deal, moment: Moment, point: TurningPoint, subjects: Sequence[int]) -> TurningPoint:
    """Return a turning point with what was believed there, what had been heard of it, and what became otherwise."""
    shares = objection_shares(deal.tables, moment.belief)[0]
    likeliest = int(shares.argmax())
    return replace(
        point,
        believed=deal.scenario.objections[likeliest].id,
        share=float(shares[likeliest]),
        heard=heard_before(deal.tables, deal.listening, moment, likeliest, subjects),
        changes=changes_of(deal.tables, moment, deal.tables.index[point.better[0]]),
    )
