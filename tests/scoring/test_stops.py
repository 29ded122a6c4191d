"""The worth of a choice at a stop of the ninety days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from salesdance.belief import Belief, forced, kept, long_game, signal_chances, update, value_by_mode
from salesdance.engine import Seen
from salesdance.scenario import Deal, Scenario
from salesdance.scoring import stop_values
from salesdance.scoring.folding import (
    by_groups,
    firsts,
    fold_before,
    fold_of,
    folded,
    kept_by_groups,
    long_game_by_groups,
    values_by_groups,
)
from salesdance.scoring.stops import HOUR_COST, mean_of_a_stop, stop_worths
from tests.builders import some_tables
from tests.scoring.by_hand import ASK_ALL, pairs, quiet, small, start, won

USERS = "who_uses names_users"
ALL_FIVE = [
    USERS,
    "nail/delivery_date/timed writes",
    "nail/financing/timed writes",
    "nail/named_users/timed writes",
    "nail/internal_meeting/timed writes",
    "nail/next_step/timed writes",
]


@cache
def steady() -> Scenario:
    """Return the deal after the yes with a good fit and a trade in which second thoughts are rare."""
    return replace(won(), deal=Deal(size=0.35, remorse=0.5, fit=0.9, interest=0.4, golive_day=8, hours=8))


def at(scenario: Scenario, lines: Sequence[str]) -> Belief:
    """Return what an ideal listener believes after a game."""
    tables = some_tables(scenario)
    belief, past = start(tables, scenario)
    made = [*past, *pairs(tables, lines)]
    for place, (move, signal) in enumerate(made):
        carry = update if place >= len(past) else forced
        belief = carry(tables, belief, np.array([move]), np.array([signal]))
    return belief


def values(scenario: Scenario, lines: Sequence[str]) -> dict[str, float]:
    """Return the value of every legal choice at the stop a game has come to."""
    tables = some_tables(scenario)
    value, mask = stop_values(tables, at(scenario, lines))
    return {tables.moves[move].id: float(value[0, move]) for move in np.flatnonzero(mask[0])}


def worths(scenario: Scenario, lines: Sequence[str]) -> dict[str, float]:
    """Return the worth of every legal choice at the stop a game has come to."""
    tables = some_tables(scenario)
    belief = at(scenario, lines)
    _, mask = stop_values(tables, belief)
    moves = np.flatnonzero(mask[0])
    games = belief.rows(np.zeros(len(moves), dtype=np.int64))
    each = stop_worths(tables, games, moves)
    return {tables.moves[move].id: float(worth) for move, worth in zip(moves, each, strict=True)}


OPEN_ENDS = ["goodbye", *quiet(2, "nothing")]
WAVERING = ["goodbye", "day hedges"]


@pytest.mark.parametrize("lines", [OPEN_ENDS, WAVERING])
def test_the_best_choice_is_worth_one_and_the_worst_nothing_where_they_differ(lines: list[str]) -> None:
    value, worth = values(won(), lines), worths(won(), lines)
    assert max(value.values()) - min(value.values()) > 0.02
    assert worth[max(value, key=value.__getitem__)] == pytest.approx(1.0)
    assert worth[min(value, key=value.__getitem__)] == pytest.approx(0.0, abs=1e-9)
    assert all(-1e-9 <= share <= 1.0 + 1e-9 for share in worth.values())


def test_where_all_choices_are_nearly_alike_none_is_worth_nothing() -> None:
    lines = [*ALL_FIVE, "goodbye", *quiet(2), "carry_on", *quiet(5), "carry_on", *quiet(3), "carry_on"]
    lines += [*quiet(10), "carry_on", *quiet(10), "carry_on", *quiet(15), "carry_on", *quiet(25)]
    value, worth = values(steady(), lines), worths(steady(), lines)
    assert max(value.values()) - min(value.values()) < 0.02
    assert worth["carry_on"] == 1.0
    assert 0.1 < min(worth.values()) < 0.5


def test_doing_nothing_is_best_for_a_customer_with_whom_all_is_well() -> None:
    lines = [*ALL_FIVE, "goodbye", *quiet(2), "carry_on", *quiet(5), "carry_on", *quiet(3), "carry_on"]
    lines += [*quiet(10), "carry_on", *quiet(10)]
    value = values(steady(), lines)
    assert max(value, key=value.__getitem__) == "carry_on"


def test_doing_nothing_is_not_best_for_one_who_has_said_that_they_waver() -> None:
    value = values(won(), WAVERING)
    assert value["restart"] > value["carry_on"]
    assert value["restart"] > value["nudge"]


def test_hours_cost_half_a_hundredth_each() -> None:
    scenario, tables = won(), some_tables(won())
    belief = at(scenario, OPEN_ENDS)
    move = tables.index["check_in"]
    expected = _expected(scenario, belief, move)
    value, _ = stop_values(tables, belief)
    assert tables.quarters[move] > 0
    assert value[0, move] == pytest.approx(expected - HOUR_COST * tables.quarters[move] / 4, abs=1e-6)


def _expected(scenario: Scenario, belief: Belief, move: int) -> float:
    """Return E[P(still there)] over the answers to one move, signal by signal."""
    tables = some_tables(scenario)
    chances = signal_chances(tables, belief, move)[0].sum(axis=0)
    whole = 0.0
    for signal in np.flatnonzero(chances > 0):
        after = update(tables, belief, np.array([move]), np.array([signal]))
        whole += float(chances[signal]) * float(kept(tables, after)[0])
    return whole


@pytest.mark.parametrize("lines", [OPEN_ENDS, WAVERING])
def test_each_choice_is_valued_by_what_it_leads_to_over_all_its_answers(lines: list[str]) -> None:
    scenario, tables = won(), some_tables(won())
    belief = at(scenario, lines)
    value, mask = stop_values(tables, belief)
    compared = 0
    for move in np.flatnonzero(mask[0]):
        if tables.moves[move].id == "restart":
            continue
        hours = min(int(tables.quarters[move]), int(belief.state.seen[0, 4])) / 4
        expected = _expected(scenario, belief, int(move)) - HOUR_COST * hours
        assert value[0, move] == pytest.approx(expected, abs=1e-6), tables.moves[move].id
        compared += 1
    assert compared > 10


def test_a_restart_is_valued_as_the_meeting_it_leads_to_and_not_as_the_question_alone() -> None:
    scenario, tables = won(), some_tables(won())
    belief = at(scenario, WAVERING)
    move = tables.index["restart"]
    value = stop_values(tables, belief)[0][0, move] + HOUR_COST * tables.quarters[move] / 4
    assert value > _expected(scenario, belief, move) + 0.02


def test_several_choices_at_one_stop_count_by_the_hours_they_take() -> None:
    assert mean_of_a_stop([(1.0, 4), (0.0, 4)]) == pytest.approx(0.5)
    assert mean_of_a_stop([(1.0, 1), (0.0, 4)]) == pytest.approx(0.2)
    assert mean_of_a_stop([(1.0, 0), (0.0, 1)]) == pytest.approx(0.5)


def test_with_the_hours_gone_going_on_is_no_choice() -> None:
    tables, belief = some_tables(won()), at(won(), OPEN_ENDS)
    seen = belief.state.seen.copy()
    seen[:, Seen.QUARTERS] = 0
    spent = Belief(replace(belief.state, seen=seen), belief.weights)
    on = np.array([tables.index["carry_on"]])
    assert np.isnan(stop_worths(tables, spent, on)).all()
    assert np.isfinite(stop_worths(tables, belief, on)).all()


PLACES = {
    "in the talk": ["ask/past open_clue", "small_talk lands"],
    "after the yes": [*ASK_ALL, "close yes"],
    "at a stop": [*ASK_ALL, "close yes", "goodbye", *quiet(2)],
    "wavering": [*ASK_ALL, "close yes", "goodbye", "day hedges"],
    "after the no": [*ASK_ALL, "close no", "thank_them eases"],
}


@pytest.mark.parametrize("place", PLACES)
def test_types_alike_but_for_how_they_talk_are_valued_alike(place: str) -> None:
    scenario = replace(small(), prospect=replace(small().prospect, reticence=0.5))
    tables = some_tables(scenario)
    belief = at(scenario, PLACES[place])
    assert len(fold_of(tables, courtesy=False).members) == len(tables.types) // 4
    talk = fold_before(tables, belief)
    np.testing.assert_allclose(
        kept_by_groups(tables, [by_groups(tables, belief)]),
        kept(tables, belief),
        atol=1e-12,
    )
    np.testing.assert_allclose(long_game_by_groups(tables, belief), long_game(tables, belief), atol=1e-12)
    in_groups, by_rows = (
        values_by_groups(tables, firsts(belief.state, belief.types, talk), talk),
        value_by_mode(tables, belief.state),
    )
    for mode, value in by_rows.items():
        np.testing.assert_array_equal(in_groups[mode][0], value)
    assert folded(belief, fold_of(tables, courtesy=False)).weights.sum() == pytest.approx(1.0)
