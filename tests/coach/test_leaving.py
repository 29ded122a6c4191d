"""Nobody is worse off for having learned that it does not suit them, and leaving openly for that is no mistake."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from salesdance.analysis import Option, Thresholds, Weighed, Worth
from salesdance.coach.leaving import honestly_left, who_stays
from salesdance.coach.listening import Listening
from salesdance.coach.playing_on import Expert
from salesdance.coach.turning import Deal, turning_points
from salesdance.coach.weighing import Asked, play_out
from salesdance.players import habit_chooser
from salesdance.scenario import Scenario
from tests.builders import some_tables
from tests.coach.deals import expert, script
from tests.scoring.by_hand import small

TOLD = ("ask/bill", "ask/past", "ask/lamp", "ask/week")
HALF = Worth(0.5, 0.5)


@cache
def a_poor_fit() -> Scenario:
    """Return a deal that most buyers should leave alone, where the first question tells whether this one should."""
    deal = replace(small().deal, fit=0.25, size=0.7, interest=0.75)
    return replace(small(), deal=deal, digest="a poor fit")


def _heard(*moves: str) -> Listening:
    transcript = script(a_poor_fit(), *moves, game_seed=3, type_seed=3)
    listening = Listening(some_tables(a_poor_fit()), a_poor_fit(), transcript.header)
    listening.hear_all(transcript.entries)
    return listening


def _worth_of_asking_on(*, stays: bool) -> float:
    """Return what one more question is worth more than the ask for the sale, once it is known how poor the fit is."""
    tables, listening = some_tables(a_poor_fit()), _heard(*TOLD)
    plays_on = Expert(tables, expert(), listening.start)
    if not stays:
        plays_on.choose = habit_chooser(tables, expert())
    moves = np.array([tables.index["ask/lamp"], tables.index["close"]])
    ask, close = play_out(tables, plays_on, [Asked(listening.moments[2], moves, 60)], 3)[0].means
    return float(ask - close)


def test_a_question_is_no_mistake_for_what_it_brings_out_about_the_fit() -> None:
    assert _worth_of_asking_on(stays=True) > 0.1
    assert _worth_of_asking_on(stays=False) < 0, "the control: who then leaves had better have sold"


def test_who_plays_on_keeps_every_habit_but_leaving() -> None:
    tables = some_tables(a_poor_fit())
    stays = who_stays(tables, expert())
    left = [habit for habit in expert().habits if habit not in stays.habits]
    assert [habit.moves for habit in left] == [("leave_openly",)]


def _points(*moves: str) -> list[int]:
    """Return which turns would be shown if leaving lost much against asking for the sale."""
    tables, listening = some_tables(a_poor_fit()), _heard(*moves)
    moment = listening.moments[-1]
    options = (Option("close", HALF, HALF), Option("leave_openly", HALF, HALF, 0.4, 0.01))
    turns = [Weighed(moment.turn, "leave_openly", options, 1000)]
    deal = Deal(tables, a_poor_fit(), listening, Expert(tables, expert(), listening.start))
    return [point.turn for point in turning_points(deal, turns, {moment.turn}, Thresholds())]


def test_to_leave_a_poor_fit_openly_is_no_mistake_once_enough_was_heard() -> None:
    assert _points(*TOLD, "leave_openly") == []
    assert _points("leave_openly") == [0], "the control: nothing was heard yet"


def test_what_counts_is_what_could_be_known_of_the_fit() -> None:
    tables = some_tables(a_poor_fit())
    told = _heard(*TOLD, "leave_openly").moments[-1]
    assert honestly_left(tables, told)
    assert not honestly_left(tables, replace(told, chosen=tables.index["close"]))
    likely = np.where(tables.types.poor > 0, 0.0, told.belief.weights[0].sum(axis=1))
    weights = told.belief.weights.copy()
    weights[0, :, 0] = likely / likely.sum()
    weights[0, :, 1:] = 0
    assert not honestly_left(tables, replace(told, belief=replace(told.belief, weights=weights)))
