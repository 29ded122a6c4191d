"""What a move adds to the long-game value, and how much of the reason can be expected."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesdance.belief import Belief, forced, long_game, signal_chances, update
from salesdance.engine import legal
from salesdance.scenario import Scenario
from salesdance.scoring.gains import expected_value, long_game_gain
from salesdance.scoring.knowing import knowledge_share
from tests.builders import some_tables
from tests.scoring.by_hand import ASK_ALL, lost, pairs, quiet, small, start, won

PLACES: dict[str, tuple[Scenario, list[str]]] = {
    "at the first word": (small(), []),
    "in the talk": (small(), ["ask/past open_clue", "about_us lands", "who_decides names/boss"]),
    "after a not now": (small(), [*ASK_ALL, "close not_now_tell/budget"]),
    "at the sheet": (small(), [*ASK_ALL, "close yes"]),
    "at a stop": (won(), ["goodbye", *quiet(2, "nothing")]),
    "in a fresh meeting": (won(), ["goodbye", "day hedges", "restart agrees", "ask/past open"]),
    "after the no": (lost(), ["thank_them hurries", "why half/product"]),
}
CLOSE = 1e-5


def at(scenario: Scenario, lines: list[str]) -> Belief:
    """Return what an ideal listener believes after a game."""
    tables = some_tables(scenario)
    belief, past = start(tables, scenario)
    for place, (move, signal) in enumerate([*past, *pairs(tables, lines)]):
        carry = update if place >= len(past) else forced
        belief = carry(tables, belief, np.array([move]), np.array([signal]))
    return belief


@pytest.mark.parametrize("place", PLACES)
def test_the_value_to_expect_of_a_move_is_the_mean_over_all_its_answers(place: str) -> None:
    scenario, lines = PLACES[place]
    tables = some_tables(scenario)
    belief = at(scenario, lines)
    mask = legal(tables, belief.state)[0]
    assert mask.sum() > 4
    for move in np.flatnonzero(mask):
        chances = signal_chances(tables, belief, int(move))[0].sum(axis=0)
        mean = 0.0
        for signal in np.flatnonzero(chances > 0):
            after = update(tables, belief, np.array([move]), np.array([signal]))
            mean += float(chances[signal]) * float(long_game(tables, after)[0])
        told = float(expected_value(tables, belief, np.array([move]))[0])
        assert told == pytest.approx(mean, abs=CLOSE), tables.moves[move].id


def test_a_batch_of_different_moves_is_worth_what_each_is_worth_alone() -> None:
    scenario, lines = PLACES["in the talk"]
    tables = some_tables(scenario)
    belief = at(scenario, lines)
    moves = np.array([tables.index[name] for name in ("ask/lamp", "close", "small_talk", "bring/boss")])
    together = long_game_gain(tables, belief.rows(np.zeros(4, dtype=np.int64)), moves)
    alone = [long_game_gain(tables, belief, np.array([move]))[0] for move in moves]
    np.testing.assert_allclose(together, alone, atol=1e-12)


def test_asking_for_the_sale_as_one_would_anyway_adds_nothing_and_arguing_takes_away() -> None:
    scenario, lines = PLACES["in the talk"]
    tables = some_tables(scenario)
    belief = at(scenario, lines)
    gain = {
        name: float(long_game_gain(tables, belief, np.array([tables.index[name]]))[0])
        for name in ("close", "argue", "ask/lamp", "walk_out")
    }
    assert abs(gain["close"]) < 0.03
    assert gain["argue"] < 0
    assert gain["walk_out"] < gain["argue"]
    assert gain["ask/lamp"] > 0


def knowledge(*lines: str) -> float:
    """Return the share of the best preparation that asking why would bring now."""
    return float(knowledge_share(some_tables(lost()), at(lost(), list(lines)))[0])


def test_knowledge_is_a_share_of_what_the_best_preparation_would_bring() -> None:
    manners = ["thank_them eases", "wish_well eases", "own_it eases"]
    assert 0 < knowledge() < knowledge(*manners) <= 1.0
    assert max(knowledge(*manners), knowledge(*manners, "permission eases")) == pytest.approx(1.0)


def test_an_argument_makes_the_truth_harder_to_say() -> None:
    assert knowledge("argue_no cold") < 0.5 * knowledge()
    assert knowledge("our_best cold") < knowledge()


def test_permission_helps_with_those_who_are_not_in_a_hurry_and_harms_with_those_who_are() -> None:
    hurried = replace(lost(), prospect=replace(lost().prospect, nerves=0.0))
    calm = replace(lost(), prospect=replace(lost().prospect, nerves=1.0))
    shares = {}
    for name, scenario in (("hurried", hurried), ("calm", calm)):
        shares[name] = [
            float(knowledge_share(some_tables(scenario), at(scenario, lines))[0])
            for lines in ([], ["permission eases"])
        ]
    assert shares["calm"][1] > shares["calm"][0]
    assert shares["hurried"][1] < shares["hurried"][0]
