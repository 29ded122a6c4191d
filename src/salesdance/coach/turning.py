"""Where a deal turned: at most three turns that mattered, by what could be known then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import hypot

from salesdance.analysis import Option, Thresholds, TurningPoint, Weighed
from salesdance.belief import objection_shares
from salesdance.coach.changes import changes_of
from salesdance.coach.clues import heard_before
from salesdance.coach.listening import Listening, Moment
from salesdance.engine import Tables
from salesdance.scenario import Scenario

MOST = 3
SURE = 2.0
"""A loss or a gain counts if it is more than so many standard errors."""
ALIKE = 0.6
"""A second turn of the same mistake counts for so much of its loss beside others."""
BETTER = 3
NEAR = 0.5
"""A move that loses less than this share of the loss is still a better one to name, when too few are as good as the
best."""
ENDINGS = ("walk", "leave", "hang_up")


def turning_points(
    tables: Tables,
    scenario: Scenario,
    listening: Listening,
    turns: Sequence[Weighed],
    closer: Collection[int],
    thresholds: Thresholds,
) -> tuple[TurningPoint, ...]:
    """Return at most three turning points in the order of the deal; none where nothing large was lost.

    `closer` are the turns that had more luck than the screening: only these are judged.
    """
    moments = {moment.turn: moment for moment in listening.moments}
    judged = [turn for turn in turns if turn.turn in closer or turn.exact]
    costs = [turn for turn in judged if _cost(turn, thresholds)]
    if not costs:
        return ()
    well = _well(tables, judged, thresholds)
    chosen = _distinct(tables, costs, MOST - (well is not None))
    points = [_cost_point(tables, scenario, listening, moments[turn.turn], turn) for turn in chosen]
    if well is not None:
        points.append(_well_point(tables, scenario, listening, moments[well.turn], well))
    return tuple(sorted(points, key=lambda point: point.turn))


def _cost(turn: Weighed, thresholds: Thresholds) -> bool:
    made = turn.made
    return made.behind >= thresholds.cost and made.behind > SURE * made.behind_error


def _kind(tables: Tables, move: str) -> str:
    return tables.moves[tables.index[move]].entry.kind


def _distinct(tables: Tables, costs: Sequence[Weighed], most: int) -> list[Weighed]:
    """Return the costliest turns; the same kind of move once more counts for less than it lost."""
    left, chosen = list(costs), list[Weighed]()
    while left and len(chosen) < most:

        def counts(turn: Weighed) -> tuple[float, int]:
            same = sum(_kind(tables, turn.chosen) == _kind(tables, other.chosen) for other in chosen)
            return turn.made.behind * ALIKE**same, -turn.turn

        best = max(left, key=counts)
        chosen.append(best)
        left.remove(best)
    return chosen


def gain_of(tables: Tables, turn: Weighed) -> tuple[float, float, str]:
    """Return what the move made was worth beyond what tempts there, the error of that, and the likeliest such move.

    What tempts are the moves that the deck says relieve something; where there are none, the other moves. Their middle
    one is taken: there is always a harmless one among them, and a disastrous one.
    """
    others = [option for option in turn.options if option.move != turn.chosen and not _ends(tables, option)]
    tempting = [option for option in others if _tempts(tables, option)] or others
    if not tempting or _tempts(tables, turn.made):
        return 0.0, 0.0, ""
    middle = tempting[len(tempting) // 2]
    gain = middle.behind - turn.made.behind
    return gain, hypot(middle.behind_error, turn.made.behind_error), middle.move


def _ends(tables: Tables, option: Option) -> bool:
    return _kind(tables, option.move) in ENDINGS


def _tempts(tables: Tables, option: Option) -> bool:
    return tables.moves[tables.index[option.move]].entry.relieves is not None


def _well(tables: Tables, judged: Sequence[Weighed], thresholds: Thresholds) -> Weighed | None:
    """Return the turn that was done best where what tempts would have cost most; None if there is none."""
    found: list[tuple[float, int, Weighed]] = []
    for turn in judged:
        gain, error, _ = gain_of(tables, turn)
        as_good = turn.made.behind <= max(SURE * turn.made.behind_error, thresholds.well / 4)
        if as_good and turn.made.behind < thresholds.cost and gain >= thresholds.well and gain > SURE * error:
            found.append((gain, -turn.turn, turn))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _better(tables: Tables, turn: Weighed) -> tuple[str, ...]:
    """Return two or three moves as good as the best, of different kinds where there are any.

    What tempts, or ends the deal, is named only where nothing else was better.
    """
    made = turn.made
    every = [option for option in turn.options if option.behind < made.behind and option.move != turn.chosen]
    ahead = [option for option in every if not (_tempts(tables, option) or _ends(tables, option))] or every
    as_good = [option for option in ahead if option.behind <= SURE * option.behind_error]
    near = [option for option in ahead if option.behind <= NEAR * made.behind]
    named: list[str] = []
    for wanted, fresh in ((as_good, True), (near, True), (as_good, False), (near, False)):
        for option in wanted:
            kinds = {_kind(tables, move) for move in named}
            room = len(named) < BETTER - (not fresh) and option.move not in named
            if room and not (fresh and _kind(tables, option.move) in kinds):
                named.append(option.move)
    order = [option.move for option in turn.options]
    return tuple(sorted(named, key=order.index))


def _cost_point(
    tables: Tables, scenario: Scenario, listening: Listening, moment: Moment, turn: Weighed
) -> TurningPoint:
    better = _better(tables, turn)
    return _point(tables, scenario, listening, moment, turn, "cost", better)


def _well_point(
    tables: Tables, scenario: Scenario, listening: Listening, moment: Moment, turn: Weighed
) -> TurningPoint:
    passed_by = gain_of(tables, turn)[2]
    return _point(tables, scenario, listening, moment, turn, "well", (passed_by,))


def _point(
    tables: Tables,
    scenario: Scenario,
    listening: Listening,
    moment: Moment,
    turn: Weighed,
    kind: str,
    better: tuple[str, ...],
) -> TurningPoint:
    cost = kind == "cost"
    worth, error, other = (turn.made.behind, turn.made.behind_error, better[0]) if cost else gain_of(tables, turn)
    shares = objection_shares(tables, moment.belief)[0]
    likeliest = int(shares.argmax())
    instead = tables.index[other]
    wanted = [tables.index[move] for move in better] if cost else [moment.chosen]
    return TurningPoint(
        turn=turn.turn,
        kind="cost" if cost else "well",
        worth=float(worth),
        error=float(error),
        chosen=turn.chosen,
        better=better,
        believed=scenario.objections[likeliest].id,
        share=float(shares[likeliest]),
        heard=heard_before(tables, listening, moment, likeliest, wanted),
        changes=changes_of(tables, moment, instead),
    )
