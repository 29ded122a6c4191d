"""Large mistakes planted in an expert's deals: the coach names the turn. The benchmark weighs more of them."""

from __future__ import annotations

import pytest

from benchmarks.coach_blunders import costliest
from benchmarks.coach_deals import LEFT, PROMISED, TWICE, blunders_in, screener
from salesdance.analysis import Analysis, Thresholds
from salesdance.cli.content import load

LARGE = Thresholds(cost=0.9, well=0.9)


def _costs(analysis: Analysis) -> set[int]:
    return {point.turn for point in analysis.points if point.kind == "cost"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deal", "kind"),
    [("thirty_two_windows", PROMISED), ("copy_room", "argument after the no"), ("thirty_two_windows", TWICE)],
)
def test_a_planted_blunder_that_costs_twice_the_threshold_is_named(deal: str, kind: str) -> None:
    content, twice = load(deal), 2 * Thresholds().cost
    planted, moment, lost = costliest(content, kind, 1)[0]
    made = screener(content, planted)
    assert lost >= twice
    assert moment.turn in _costs(made.analysis())
    assert moment.turn not in _costs(made.analysis(LARGE)), "the control: by thresholds that nothing reaches"


@pytest.mark.slow
def test_who_leaves_at_the_yes_and_looks_after_nobody_did_so_at_every_turn_that_is_told() -> None:
    content = load("peace_of_mind")
    deal, moments = next(blunders_in(content, LEFT))
    assert [content.tables.moves[moment.chosen].id for moment in moments][:2] == ["goodbye", "carry_on"]
    assert deal.planted == tuple(moment.turn for moment in moments)
