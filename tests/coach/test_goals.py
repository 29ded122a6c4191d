"""What the coach was meant to reach in shipped deals: experts are left alone, and another seed finds the same."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.coach_deals import SEED, played
from salesdance.analysis import Analysis, TurningPoint
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import load
from salesdance.coach import Effort, analyse

pytestmark = pytest.mark.slow
SHIPPED = (
    "almost_customer", "copy_room", "energy_desk", "in_the_bag", "peace_of_mind", "quiet_theatre", "seat_forty_one",
    "slide_eighteen", "the_changeover", "the_yes", "thirty_two_windows", "tuesday_at_ten", "two_hundred_laptops",
)  # fmt: skip
DEALS = (40, 41)
WHOLE, HALF, FEW = Effort(), Effort(screen=32, closer=500), Effort(screen=4, closer=8, undone=8)
NAIVE = ("average", "pushy", "order_taker", "happy_ears")
GOAL, HELD = 0.95, 0.75
SURE = 2.0


@cache
def _analysed(deal: str, player: str, number: int, effort: Effort = HALF, seed: int = SEED) -> Analysis:
    content = load(deal)
    transcript = played(content, player, number).transcript
    expert = shipped_players()["expert"]
    return analyse(content.tables, content.scenario, transcript, expert, seed=seed, effort=effort)


def _costs(deal: str, player: str, number: int, effort: Effort = HALF) -> list[TurningPoint]:
    return [point for point in _analysed(deal, player, number, effort).points if point.kind == "cost"]


def _clean(player: str, deals: tuple[str, ...] = SHIPPED, effort: Effort = HALF) -> float:
    """Return in which share of deals nothing is said to have cost much."""
    found = [_costs(deal, player, number, effort) for deal in deals for number in DEALS]
    return sum(not costs for costs in found) / len(found)


def test_in_most_deals_of_the_expert_nothing_is_said_to_have_cost_much() -> None:
    assert _clean("expert") >= HELD
    assert _clean("pushy", SHIPPED[1:3]) == 0, "the control: who pushes is told so each time"


def test_in_nineteen_of_twenty_deals_of_the_expert_nothing_is_said_to_have_cost_much() -> None:
    # With all the games: half of them tell two more deals, of losses just under the threshold.
    assert _clean("expert", effort=WHOLE) >= GOAL


def test_what_surely_cost_more_than_the_threshold_did_so_under_another_seed() -> None:
    sure, same = _agreed(HALF, SURE)
    assert sure >= 12
    assert same >= GOAL * sure
    any_at_all, again = _agreed(FEW, 0.0)
    assert again < GOAL * any_at_all, "the control: losses that a few games happen to show do not come again"


def _agreed(effort: Effort, errors: float) -> tuple[int, int]:
    """Return how many moves of weak players lost the threshold and so many errors more, and of how many the other luck
    of the analysis says the threshold at least.
    """
    sure = same = 0
    for deal in ("copy_room", "the_yes"):
        for number, player in enumerate(NAIVE):
            first, second = (_analysed(deal, player, 20 + number, effort, seed) for seed in (SEED, SEED + 1000))
            other, cost = {turn.turn: turn.made.behind for turn in second.turns}, first.thresholds.cost
            losses = [turn for turn in first.turns if turn.made.behind - errors * turn.made.behind_error > cost]
            sure += len(losses)
            same += sum(other[turn.turn] >= cost for turn in losses)
    return sure, same
