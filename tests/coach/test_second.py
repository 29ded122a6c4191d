"""The second pass weighs the lines that are shown in stronger hands, and leaves the first figures where they are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from salesdance.analysis import Analysis, Thresholds, TurningPoint
from salesdance.coach import Effort, analyse
from salesdance.coach.deal import Deal
from salesdance.coach.deeper import looking_ahead, play_deeper
from salesdance.coach.listening import Listening
from salesdance.coach.playing_on import Expert
from salesdance.coach.second import Again, second_look, with_known
from salesdance.coach.weighing import Asked, play_out
from tests.builders import after_the_yes, some_tables
from tests.coach.deals import LOST, a_tiny_deal, expert, script

LITTLE = Effort(screen=8, closer=40, turns=2, moves=2, praised=0, undone=8, deeper=6, scored=2)
LOW = Thresholds(cost=0.01, well=0.01)


@cache
def _left(*, second_pass: bool) -> Analysis:
    """Return the analysis of a deal in which somebody promised too much, and left with nothing nailed down."""
    scenario = after_the_yes()
    left, tables = script(scenario, "promise/big", "goodbye"), some_tables(scenario)
    return analyse(
        tables, scenario, left, expert(), seed=4, effort=LITTLE, thresholds=LOW, second_pass=second_pass
    )  # fmt: skip


@pytest.mark.slow
def test_where_it_turned_and_what_that_cost_stay_those_of_the_first_pass() -> None:
    once, twice = _left(second_pass=False), _left(second_pass=True)
    assert once.points
    assert twice.points == once.points
    unscored = [replace(turn, options=tuple(replace(one, score=None) for one in turn.options)) for turn in twice.turns]
    assert tuple(unscored) == once.turns
    assert once.second == ()


@pytest.mark.slow
def test_exactly_the_lines_that_are_shown_are_weighed_once_more_each_with_a_card_to_expect() -> None:
    found = _left(second_pass=True)
    turns = {turn.turn: turn for turn in found.turns}
    past = {point.turn for point in found.points} - {again.turn for again in found.second}
    assert found.second
    assert past == {found.points[0].turn}, "the choice about the past is left to the first pass"
    for again in found.second:
        point = next(one for one in found.points if one.turn == again.turn)
        assert {option.move for option in again.options} == {point.chosen, *point.better}
        assert all(option.score is not None and 0 < option.score <= 100 for option in again.options)
        scored = {option.move for option in turns[again.turn].options if option.score is not None}
        assert scored == {point.chosen, *point.better}
        assert again.best.behind == 0
        assert again.games == LITTLE.deeper


def test_a_moment_is_looked_at_once_more_with_the_lines_that_are_named_there_and_no_others() -> None:
    scenario = a_tiny_deal()
    tables, lost = some_tables(scenario), script(scenario, *LOST)
    listening = Listening(tables, scenario, lost.header)
    moment = listening.hear_all(lost.entries)[-1]
    better = ("own_it", "wish_well")
    point = TurningPoint(moment.turn, "cost", 0.1, 0.01, "hang_up", better, "a", 0.6)
    player = Expert(tables, expert(), listening.start)
    found = second_look(Deal(tables, scenario, listening, player), Again(point, 5, 4, 2, 100))
    assert found is not None
    assert {option.move for option in found.options} == {"hang_up", *better}
    assert all(option.score is not None for option in found.options)
    assert found.made.behind >= found.best.behind == 0


def test_the_luck_of_a_few_games_is_taken_out_by_what_another_player_made_of_the_same() -> None:
    luck = np.random.default_rng(3)
    known = luck.normal(0.5, 0.3, 4000)
    means, errors, plain = [], [], []
    for _ in range(300):
        beside = luck.normal(0.5, 0.3, 40)
        few = beside + 0.1 + luck.normal(0, 0.1, 40)
        mean, error = with_known(few, beside, known)
        means.append(mean)
        errors.append(error)
        plain.append(float(few.mean()))
    assert np.mean(means) == pytest.approx(0.6, abs=0.01)
    assert np.std(means) == pytest.approx(np.mean(errors), rel=0.25), "its error is what it is said to be"
    assert np.std(means) < 0.5 * np.std(plain), "the control: without that help"


def test_two_players_who_do_the_same_have_the_same_figures_and_unlike_ones_are_left_apart() -> None:
    luck = np.random.default_rng(4)
    beside, known = luck.normal(0.5, 0.3, 40), luck.normal(0.5, 0.3, 4000)
    assert with_known(beside, beside, known)[0] == pytest.approx(known.mean())
    few = luck.normal(0.2, 0.1, 40)
    mean, error = with_known(few, beside, known)
    assert mean == pytest.approx(0.2, abs=0.06)
    assert error == pytest.approx(0.1 / 40**0.5, rel=0.3)
    always = np.ones(40)
    assert with_known(always, always, known)[1] > 0, "few games in which nothing happened do not prove that nothing can"


@pytest.mark.slow
def test_who_looks_a_move_ahead_gets_more_out_of_a_promise_than_who_does_not() -> None:
    scenario, games = after_the_yes(), 40
    tables, promised = some_tables(scenario), script(scenario, "promise/big", "goodbye")
    listening = Listening(tables, scenario, promised.header)
    moments = [one for one in listening.hear_all(promised.entries) if one.past is None]
    player = Expert(tables, expert(), listening.start)
    asked = [Asked(moments[0], moments[0].options[:2], games)]
    calm = np.array([True])
    ahead, _ = play_deeper(tables, player, asked, 9, calm)
    beside = play_out(tables, player, asked, 9)[0]
    more = ahead[0].value - beside.value
    assert (more.mean(axis=1) > -2 * more.std(axis=1) / games**0.5).all()
    assert more.any(), "it does do otherwise"
    assert looking_ahead(tables, player.choose) is not player.choose
