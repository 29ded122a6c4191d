"""The year on measured habits beside the year of whom they were measured from, in the deals that ship."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.habits import Content, compare
from salesdance.cli import places
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import load
from salesdance.simulation.own import Measured, is_whole, player_of

NEAR = 4.0
"""Customers of 120 by which a year on measured habits may lie beside the real one, on average over measurings."""
WHO = ("average", "pushy", "overpromises", "reciter", "order_taker", "checklist", "happy_ears", "quick_loser", "argues")


@cache
def deals() -> list[Content]:
    return [one for one in map(load, sorted(places.shipped_scenarios())) if is_whole(one.scenario)]


@pytest.mark.slow
@pytest.mark.parametrize("name", WHO)
def test_the_year_on_measured_habits_lies_near_the_real_one(name: str) -> None:
    cast = shipped_players()
    found = compare(deals(), cast[name], cast, deals=12, times=4, games=60)
    for figure, one in found.items():
        assert abs(one.leans) <= NEAR + 2 * one.error, (figure, one)


@pytest.mark.slow
def test_and_habits_that_leave_out_the_pressing_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = shipped_players()

    def kinder(found: Measured) -> Measured:
        gone = ("sold_more", "promises", "argued_then", "blamed", "dropped_price", "close_firm", "first_firm")
        return Measured(
            found.deals, {name: one for name, one in found.shares.items() if name.split(">")[0] not in gone}
        )

    monkeypatch.setattr("benchmarks.habits.player_of", lambda found: player_of(kinder(found)))
    found = compare(deals(), cast["pushy"], cast, deals=12, times=2, games=60)
    assert found["kept"].leans > NEAR + 2 * found["kept"].error
