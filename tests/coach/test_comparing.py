"""What was looked at closely and what was not stand side by side, in every figure, and the closer look is believed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesdance.analysis import Option, Weighed, Worth
from salesdance.coach import Effort, analyse
from salesdance.coach.comparing import weighed
from salesdance.coach.listening import Moment
from salesdance.coach.turning import Deal, better_of
from salesdance.coach.weighing import Played
from tests.builders import a_scenario, after_the_yes, some_tables
from tests.coach.deals import expert, script
from tests.coach.test_turning import a_heard_deal

SCREEN, CLOSER, LUCKY = 64, 1000, 0.2
"""Games of each look, and by how much the screening was lucky for all moves alike."""


def _moment(deal: Deal) -> Moment:
    return next(moment for moment in deal.listening.moments if moment.past is None)


def _played(moment: Moment, rows: list[int], kept: list[float], games: int) -> Played:
    """Return games of some moves, each with so many kept; the same luck for all."""
    order = (np.arange(games) + 0.5) / games
    stays = np.stack([(order < share).astype(float) for share in kept])
    few = stays[:, :4]
    return Played(moment.options[rows], 0.5 * stays, stays, 0.5 * few, few)


def test_what_was_not_looked_at_closely_is_placed_beside_what_was_in_each_of_its_figures() -> None:
    deal = a_heard_deal(a_scenario(), "about_us")
    moment, rows = _moment(deal), list(range(len(_moment(deal).options)))
    kept = [0.5 + LUCKY] * len(rows)
    kept[2] = 0.25 + LUCKY
    screened = _played(moment, rows, kept, SCREEN)
    closer = _played(moment, rows[:2], [0.5, 0.4], CLOSER)
    turn = weighed(deal.tables, moment, screened, closer)
    by_move = {option.move: option for option in turn.options}
    names = [deal.tables.moves[int(move)].id for move in moment.options]
    assert [by_move[name].close for name in names[:4]] == [True, True, False, False]
    assert by_move[names[3]].fair.kept == pytest.approx(0.5), "not what its few lucky games say"
    assert by_move[names[2]].fair.kept == pytest.approx(0.25, abs=1 / SCREEN)
    assert by_move[names[2]].fair.value == pytest.approx(0.125, abs=1 / SCREEN)
    assert by_move[names[2]].fair.kept_error > by_move[names[1]].fair.kept_error
    alone = weighed(deal.tables, moment, screened)
    by_screening = {option.move: option for option in alone.options}
    assert by_screening[names[3]].fair.kept == pytest.approx(0.5 + LUCKY, abs=1 / SCREEN), "the control"
    assert all(option.close for option in alone.options)


def _with(deal: Deal, *, close: bool) -> Weighed:
    """Return a turn at which four moves are as good as the best, two of them looked at closely or not."""
    moment, worth = _moment(deal), Worth(0.5, 0.5)
    good = ("ask/lamp", "who_uses", "who_decides", "ask/past")
    options = [Option(move, worth, worth, 0.0, 0.02) for move in good]
    seen = [replace(option, close=close or option.move in good[2:]) for option in options]
    made = deal.tables.moves[moment.chosen].id
    return Weighed(moment.turn, made, (*seen, Option(made, worth, worth, 0.3, 0.01)), CLOSER)


def test_better_moves_are_named_among_those_that_were_looked_at_closely() -> None:
    deal = a_heard_deal(a_scenario(), "about_us")
    assert set(better_of(deal, _moment(deal), _with(deal, close=False))) == {"who_decides", "ask/past"}
    free = better_of(deal, _moment(deal), _with(deal, close=True))
    assert not set(free) <= {"who_decides", "ask/past"}, "the control: where all of them were"


def test_the_moves_that_are_named_are_those_that_are_looked_at_closely() -> None:
    scenario, effort = after_the_yes(), Effort(screen=8, closer=40, turns=2, moves=3, praised=0, undone=8)
    promised = script(scenario, "promise/big", "goodbye")
    found = analyse(some_tables(scenario), scenario, promised, expert(), seed=4, effort=effort)
    turns = {turn.turn: turn for turn in found.turns}
    costs = [point for point in found.points if point.kind == "cost"]
    assert costs
    for point in costs:
        options = {option.move: option for option in turns[point.turn].options}
        assert all(options[move].close for move in point.better)
