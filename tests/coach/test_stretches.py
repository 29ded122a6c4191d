"""The same left undone from choice to choice is one thing: told once, with its sum, and never made of luck alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from benchmarks.coach_blunders import costliest
from benchmarks.coach_deals import LEFT, screener
from salesdance.analysis import Analysis, Option, Thresholds, TurningPoint, Weighed, Worth
from salesdance.cli.content import load
from salesdance.coach.exactly import Exact
from salesdance.coach.listening import Listening, Moment
from salesdance.coach.playing_on import Expert
from salesdance.coach.stretches import Stretch, Undone, lost_at, runs_of, stretch_of
from salesdance.coach.turning import Deal, shown_at, turning_points
from salesdance.coach.weighing import Played
from salesdance.scenario import Scenario
from tests.builders import a_scenario, after_the_yes, some_tables
from tests.coach.deals import expert, script

THRESHOLDS = Thresholds()
BEGUN = "downside/slow"
LET_GO = (BEGUN, "goodbye", *["carry_on"] * 4)


@cache
def _deal(*moves: str, of: Callable[[], Scenario] = after_the_yes) -> Deal:
    scenario = of()
    tables, transcript = some_tables(scenario), script(scenario, *moves)
    listening = Listening(tables, scenario, transcript.header)
    listening.hear_all(transcript.entries)
    return Deal(tables, scenario, listening, Expert(tables, expert(), listening.start))


def _own(deal: Deal) -> list[Moment]:
    """Return the choices after the look back."""
    return [moment for moment in deal.listening.moments if moment.past is None]


def _turns(deal: Deal) -> list[int]:
    return [moment.turn for moment in _own(deal)]


def _always(deal: Deal, move: str) -> Callable[[Moment], int]:
    return lambda _: deal.tables.index[move]


def _runs(deal: Deal, would: Callable[[Moment], int]) -> list[list[int]]:
    return [[one.moment.turn for one in run] for run in runs_of(deal.tables, deal.listening.moments, would)]


def test_a_run_goes_from_the_goodbye_to_the_last_stop_and_ends_where_something_was_done() -> None:
    deal = _deal(*LET_GO)
    nails = next(deal.tables.moves[move].id for move in _own(deal)[1].options if _is(deal, move, "nail"))
    assert _runs(deal, _always(deal, nails)) == [_turns(deal)]
    done = _deal(BEGUN, "goodbye", "carry_on", nails, "carry_on", "carry_on")
    own = _turns(done)
    broken = _runs(done, _always(done, nails))
    assert broken == [own[:2], own[3:]]


def _is(deal: Deal, move: int, kind: str) -> bool:
    return deal.tables.moves[int(move)].entry.kind == kind


def test_where_the_player_who_plays_on_would_have_left_it_alone_too_nothing_was_left_undone() -> None:
    deal = _deal(*LET_GO)
    assert _runs(deal, _always(deal, "carry_on")) == []
    turns = _turns(deal)
    nail = next(int(move) for move in _own(deal)[1].options if _is(deal, move, "nail"))
    calm = deal.tables.index["carry_on"]
    assert _runs(deal, lambda moment: calm if moment.turn == turns[2] else nail) == [[*turns[:2], *turns[3:]]]


def test_in_the_talk_it_is_one_move_left_out_again_and_again_with_nothing_wrong_said_instead() -> None:
    deal = _deal("ask/lamp", "ask/past", "ask/week", "about_us", "ask/lamp", of=a_scenario)
    own, who, lamp = _turns(deal), deal.tables.index["who_decides"], deal.tables.index["ask/lamp"]
    assert _runs(deal, lambda _: who) == [own[:3]], "a line that tempts ends it"
    assert _runs(deal, lambda moment: who if moment.turn != own[1] else lamp) == [], "so does another move left out"
    assert _runs(deal, lambda moment: moment.chosen) == []
    (run,) = runs_of(deal.tables, deal.listening.moments, lambda _: who)
    nothing = [np.zeros((len(one.moment.options), 2)) for one in run]
    figures = [Played(one.moment.options, *[zero] * 4) for one, zero in zip(run, nothing, strict=True)]
    assert stretch_of(run, figures).left_out == who


def test_what_was_left_out_in_the_talk_is_the_first_of_the_better_lines() -> None:
    deal = _deal("ask/lamp", "ask/past", "ask/week", "ask/lamp", of=a_scenario)
    losses, own = (0.05, 0.06, 0.05), tuple(_turns(deal)[:3])
    turns = _weighed(deal, losses)
    stretch = Stretch(own, losses, (0.005,) * 3, deal.tables.index["who_decides"])
    (point,) = turning_points(deal, turns, set(own), THRESHOLDS, [stretch])
    assert point.better[0] == "who_decides"
    assert len(point.better) <= 3
    assert point.stretch == own


def _weighed(deal: Deal, losses: Sequence[float], error: float = 0.005) -> list[Weighed]:
    """Return the choices of a deal, each with one better move that it lost so much against."""
    found, worth = [], Worth(0.5, 0.5)
    for moment, loss in zip(_own(deal), losses, strict=False):
        chosen = deal.tables.moves[moment.chosen].id
        other = next(deal.tables.moves[int(move)].id for move in moment.options if move != moment.chosen)
        made, best = Option(chosen, worth, worth, loss, error), Option(other, worth, worth)
        found.append(Weighed(moment.turn, chosen, (best, made), 1000))
    return found


def _costs(deal: Deal, losses: Sequence[float], error: float = 0.005) -> list[TurningPoint]:
    turns = _weighed(deal, losses, error)
    own = tuple(turn.turn for turn in turns)
    stretch = Stretch(own, tuple(losses), tuple(error for _ in losses))
    points = turning_points(deal, turns, set(own), THRESHOLDS, [stretch])
    return [point for point in points if point.kind == "cost"]


def test_many_small_sure_losses_are_told_once_with_their_sum() -> None:
    deal = _deal(*LET_GO)
    losses = (0.02, 0.05, 0.04, 0.03, 0.02)
    (point,) = _costs(deal, losses)
    assert point.worth == pytest.approx(sum(losses))
    assert point.error == pytest.approx(0.005 * 5**0.5)
    assert point.stretch == tuple(_turns(deal))
    assert point.turn == _turns(deal)[1], "the first that lost half as much as the costliest"
    assert turning_points(deal, _weighed(deal, losses), set(_turns(deal)), THRESHOLDS) == (), "the control: one by one"


def test_a_large_loss_within_a_stretch_is_told_with_it_and_not_once_more() -> None:
    deal = _deal(*LET_GO)
    (point,) = _costs(deal, (0.01, 0.02, 0.2, 0.15, 0.01))
    assert point.worth == pytest.approx(0.39)
    assert point.turn == _turns(deal)[2]


def test_a_large_loss_is_told_alone_where_the_stretch_does_not_add_up() -> None:
    deal = _deal(*LET_GO)
    (point,) = _costs(deal, (-0.03, 0.09, -0.01, 0.0, 0.0))
    assert (point.stretch, point.worth) == ((), 0.09)


def test_a_sum_that_luck_may_explain_is_not_told() -> None:
    deal = _deal(*LET_GO)
    assert _costs(deal, (0.02, 0.02, 0.02, 0.02, 0.02), error=0.03) == []
    assert _costs(deal, (0.02, 0.02, 0.02, 0.02, 0.02), error=0.005)


def test_luck_alone_does_not_add_up_though_the_best_of_many_moves_seems_better_each_time() -> None:
    deal, games, luck = _deal(*LET_GO), 200, np.random.default_rng(5)
    moments = _own(deal)
    worths, bests = [], []
    for _ in range(200):
        run, figures = [], []
        for moment in moments:
            nothing = luck.normal(0.5, 0.3, (len(moment.options), games))
            instead = next(int(move) for move in moment.options if move != moment.chosen)
            run.append(Undone(moment, instead))
            figures.append(Played(moment.options, nothing, nothing, nothing, nothing))
        stretch = stretch_of(run, figures)
        worths.append(stretch.worth / stretch.error)
        made = [int(np.flatnonzero(one.options == one.chosen)[0]) for one in moments]
        bests.append(sum(one.means.max() - one.means[at] for one, at in zip(figures, made, strict=True)))
    assert abs(np.mean(worths)) < 0.2
    assert np.std(worths) == pytest.approx(1, abs=0.15)
    assert np.mean(bests) > THRESHOLDS.cost, "the control: against the best of all moves luck adds up"


def test_a_loss_is_exact_where_the_figures_are() -> None:
    moment = _deal(*LET_GO).listening.moments[1]
    value = np.linspace(0.2, 0.8, len(moment.options))
    at = int(np.flatnonzero(moment.options == moment.chosen)[0])
    other = 0 if at else 1
    loss, error = lost_at(Undone(moment, int(moment.options[other])), Exact(value, value, value, value))
    assert (loss, error) == (pytest.approx(value[other] - value[at]), 0.0)


def test_a_stretch_is_shown_where_it_first_cost_half_as_much_as_at_its_worst() -> None:
    stretch = Stretch((4, 7, 9, 12), (0.01, 0.06, 0.1, 0.09), (0.01,) * 4)
    turns = {turn: Weighed(turn, "carry_on", (), 1000) for turn in stretch.turns}
    assert shown_at(stretch, turns) == 7
    quick = replace(turns[7], games=250)
    assert shown_at(stretch, {**turns, 7: quick}) == 9, "only where it was looked at closely"


def _left(analysis: Analysis) -> list[TurningPoint]:
    return [point for point in analysis.points if point.stretch]


@pytest.mark.slow
def test_who_leaves_at_the_yes_and_looks_after_nobody_is_told_so_once_with_what_it_adds_up_to() -> None:
    content = load("copy_room")
    planted, _, _ = costliest(content, LEFT, 1)[0]
    made = screener(content, planted)
    (point,) = _left(made.analysis())
    assert set(point.stretch) <= set(planted.planted)
    assert point.worth > 2 * THRESHOLDS.cost
    assert not _left(made.analysis(Thresholds(cost=0.9, well=0.9))), (
        "the control: by a threshold that it does not reach"
    )


@pytest.mark.slow
def test_what_each_turn_of_a_stretch_is_said_to_be_worth_hangs_on_nothing_that_came_after() -> None:
    content = load("the_yes")
    planted, _, _ = costliest(content, LEFT, 1)[0]
    whole = screener(content, planted).analysis()
    (point,) = _left(whole)
    cut = point.stretch[2] + 1
    entries = planted.transcript.entries[:cut]
    short = screener(content, replace(planted, transcript=replace(planted.transcript, entries=entries))).analysis()
    by_turn = {turn.turn: turn for turn in whole.turns}
    same = [turn for turn in short.turns if turn.games == by_turn[turn.turn].games]
    assert any(turn.turn in point.stretch for turn in same)
    assert all(turn == by_turn[turn.turn] for turn in same)
