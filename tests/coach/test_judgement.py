"""What the coach makes of good and of bad play: a mistake is found, and a good deal is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdance.analysis import Analysis, Thresholds
from salesdance.coach import Effort, analyse
from salesdance.scenario import Scenario
from salesdance.transcript import Transcript
from tests.builders import a_scenario, after_the_yes, some_tables
from tests.coach.deals import deals_of, expert, script

SOME = Effort(screen=16, closer=200, turns=3, moves=3)
LARGE = Thresholds(cost=0.9, well=0.9)


def _analysis(scenario: Scenario, transcript: Transcript, thresholds: Thresholds | None = None) -> Analysis:
    tables = some_tables(scenario)
    return analyse(tables, scenario, transcript, expert(), seed=4, effort=SOME, thresholds=thresholds)


def _costs(analysis: Analysis) -> dict[str, str]:
    return {point.chosen: point.better[0] for point in analysis.points if point.kind == "cost"}


def test_promising_too_much_is_found() -> None:
    scenario, little = after_the_yes(), replace(SOME, screen=4, closer=40, turns=1, moves=2)
    promised = script(scenario, "promise/big", "goodbye")
    found = analyse(some_tables(scenario), scenario, promised, expert(), seed=4, effort=little)
    assert _costs(found)["promise/big"] == "downside/slow"


@pytest.mark.slow
def test_promising_too_much_is_found_with_what_to_say_instead_and_the_plain_truth_is_left_alone() -> None:
    scenario = after_the_yes()
    promised = script(scenario, "promise/big", "goodbye")
    assert _costs(_analysis(scenario, promised))["promise/big"] == "downside/slow"
    assert "downside/slow" not in _costs(_analysis(scenario, script(scenario, "downside/slow", "goodbye")))
    assert not _analysis(scenario, promised, LARGE).points, "the control: by thresholds that nothing reaches"


@pytest.mark.slow
def test_an_expert_loses_far_less_at_a_turn_than_somebody_who_pushes() -> None:
    scenario = a_scenario()

    def worst(name: str) -> list[float]:
        found = [_analysis(scenario, deal) for deal in deals_of(name, scenario, seed=31, games=3)]
        return [max((point.worth for point in one.points if point.kind == "cost"), default=0.0) for one in found]

    expert_loses, pushy_loses = worst("expert"), worst("pushy")
    assert all(pushy_loses)
    assert sum(expert_loses) < 0.6 * sum(pushy_loses)
