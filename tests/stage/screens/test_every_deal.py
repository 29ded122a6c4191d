"""Every shipped deal in the window, by the keys alone: with a decent seller and with one who only presses."""

from __future__ import annotations

from typing import Any

import pytest

from salesdance.cli.places import shipped_scenarios
from salesdance.sitting import View
from tests.stage.screens.seated import Seated, seated
from tests.text.typists import presser

__all__ = ["seated"]


def plays_to_its_end(seated: Any, deal: str, seed: int, *, decent: bool) -> None:
    sat: Seated = seated(deal, seed)
    defects: list[str] = []
    acts: set[str] = set()

    def look(view: View) -> bool:
        if view.act not in acts:
            acts.add(view.act)
            defects.extend(f"{view.act}: {defect}" for defect in sat.pilot.defects())
        return False

    def natural(_: list[str], __: View) -> str:
        return sat.play.seat.natural()

    sat.play_on(natural if decent else presser(), look)
    sat.settle()
    assert sat.view.finished
    assert sat.pilot.shows(sat.view.news[-1].says)
    assert not defects


@pytest.mark.parametrize("deal", ["thirty_two_windows", "almost_customer"])
def test_a_deal_is_played_by_the_keys_to_its_last_card(seated: Any, deal: str) -> None:
    plays_to_its_end(seated, deal, 3, decent=True)


@pytest.mark.slow
@pytest.mark.parametrize("decent", [True, False])
@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.parametrize("deal", sorted(shipped_scenarios()))
def test_every_deal_is_played_by_the_keys_to_its_last_card(seated: Any, deal: str, seed: int, decent: bool) -> None:
    plays_to_its_end(seated, deal, seed, decent=decent)
