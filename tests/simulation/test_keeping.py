"""Kept without the luck of the calendar: the same mean, and nobody who is sure to be gone."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.engine import Mode, Phase, Seen
from salesdance.simulation import Run, run_player
from salesdance.simulation.keeping import kept_if_left
from tests.builders import some_tables
from tests.scoring.by_hand import small, won
from tests.simulation.test_running import PLAYERS

DEALS = {"from the first meeting": small, "after the yes": won}


def played(name: str, deal: str = "from the first meeting", games: int = 4000) -> Run:
    """Return watched games of a player."""
    scenario = DEALS[deal]()
    return run_player(some_tables(scenario), scenario, PLAYERS[name], seed=8, games=games, exact=True)


@pytest.mark.parametrize("deal", DEALS)
@pytest.mark.parametrize("name", ["average", "order_taker", "pushy", "random"])
def test_it_has_the_mean_of_what_is_kept_and_spreads_less(name: str, deal: str) -> None:
    run = played(name, deal)
    apart = run.kept.astype(np.float64) - run.still
    assert abs(apart.mean()) < 3.5 * apart.std() / np.sqrt(len(apart)) + 1e-9
    assert run.still.std() < run.kept.std()


def test_who_never_said_yes_adds_nothing() -> None:
    run = played("average")
    assert (run.still[~run.yes] == 0).all()


def test_a_finished_game_is_kept_or_not() -> None:
    run = played("average", games=300)
    assert (run.games.end.seen[:, Seen.PHASE] == Phase.DONE).all()
    np.testing.assert_array_equal(kept_if_left(some_tables(small()), run.games.end), run.kept.astype(np.float64))


def test_every_yes_was_meant_or_was_a_kindness() -> None:
    run = played("pushy")
    np.testing.assert_array_equal(run.yes, run.genuine_yes ^ run.hollow_yes)
    assert run.hollow_yes.any()
    hollow_in_the_end = np.isin(run.games.end.mode, (Mode.HOLLOW_SETTLED, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN))
    assert not (hollow_in_the_end & run.genuine_yes & (run.games.end.seen[:, Seen.CLOSES] < 2)).any()


def test_a_late_start_has_its_yes_before_the_first_move() -> None:
    run = played("order_taker", "after the yes", games=300)
    assert (run.genuine_yes | run.hollow_yes).all()


def test_unless_it_is_asked_for_it_costs_nothing() -> None:
    run = run_player(some_tables(small()), small(), PLAYERS["average"], seed=8, games=20)
    assert len(run.still) == 0
    np.testing.assert_array_equal(run.yes, run.genuine_yes | run.hollow_yes)
