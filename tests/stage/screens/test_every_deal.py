"""Every shipped deal in the window, by the keys alone: with a decent seller and with one who only presses."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from salesdance.cli.orders import DESK_DEALS
from salesdance.cli.places import shipped_scenarios
from salesdance.sitting import View
from salesdance.stage import Settings
from salesdance.stage.screens.talk.room import CHOICES
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


def scrolled_hands(sat: Seated, luck: Random) -> tuple[int, int]:
    """Play lines of the hand by chance; return how many hands there were and how many did not fit."""
    counts = [0, 0]

    def picks(moves: list[str], view: View) -> str:
        sat.pilot.turn()
        counts[0] += 1
        counts[1] += any(node.role == "scroll" and node.label == CHOICES for node in sat.pilot.nodes())
        keys = (*view.hand, *(view.quick if view.calendar else ()))
        return luck.choice([key.choice.move for key in keys] or moves)

    sat.play_on(picks)
    return counts[0], counts[1]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("deal", sorted(set(shipped_scenarios()) - {DESK_DEALS[0]}))
def test_every_hand_fits_without_scrolling_in_a_window_of_1280_by_720(seated: Any, deal: str, seed: int) -> None:
    sat = seated(deal, seed, settings=Settings(size=(1280, 720)))
    assert scrolled_hands(sat, Random(seed))[1] == 0


@pytest.mark.slow
def test_in_a_smaller_window_with_larger_text_some_do_not(seated: Any) -> None:
    sat = seated("tuesday_at_ten", 2, settings=Settings(size=(1024, 640), text=1.5))
    assert scrolled_hands(sat, Random(2))[1] > 0
