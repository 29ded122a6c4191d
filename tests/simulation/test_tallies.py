"""Sums over games: the same figures in whatever pieces and order they are added up."""

from __future__ import annotations

import json
from functools import cache, reduce
from itertools import permutations
from math import isnan

import numpy as np
import pytest

from salesdance.simulation import Piece, Tally, figures, pieces_of, play_piece, run_player, tally_of, together
from salesdance.simulation.tallies import Spread
from tests.builders import some_tables
from tests.scoring.by_hand import small
from tests.simulation.test_running import PLAYERS


@cache
def told(first: int, games: int, *, scored: bool = False, name: str = "average") -> Tally:
    """Return the sums of some games in a row."""
    piece = Piece(first, games, scored, True)
    return play_piece(some_tables(small()), small(), PLAYERS[name], piece, seed=4, scale=(0.0, 0.6))


def test_pieces_in_any_order_give_the_figures_of_the_whole() -> None:
    whole = figures(told(0, 30))
    parts = [told(0, 7), told(7, 12), told(19, 11)]
    for order in permutations(parts):
        assert figures(reduce(together, order)) == whole


def test_scored_pieces_give_the_scores_of_the_whole() -> None:
    whole = told(0, 6, scored=True)
    both = together(told(0, 2, scored=True), told(2, 4, scored=True))
    assert figures(both) == figures(whole)
    assert both.scored == 6


def test_a_listener_plays_the_same_games_in_pieces() -> None:
    assert together(told(0, 3, name="expert"), told(3, 2, name="expert")) == told(0, 5, name="expert")


@pytest.mark.parametrize(("games", "scored"), [(1, 0), (40, 40), (400, 30), (2001, 25), (50_000, 7)])
@pytest.mark.parametrize("listens", [True, False])
def test_a_run_is_cut_without_gaps_into_pieces_that_do_not_grow_with_it(games: int, scored: int, listens: bool) -> None:
    pieces = list(pieces_of(games, scored, listens=listens))
    assert [piece.first for piece in pieces] == [0, *np.cumsum([piece.games for piece in pieces])[:-1].tolist()]
    assert sum(piece.games for piece in pieces) == games
    assert sum(piece.games for piece in pieces if piece.scored) == scored
    assert max(piece.games for piece in pieces) <= 16_384


def test_a_billion_games_are_cut_one_piece_at_a_time() -> None:
    pieces = pieces_of(10**9, 0, listens=False)
    assert next(pieces) == Piece(0, 2000, False, True)
    assert next(pieces) == Piece(2000, 16_384, False, False)


def test_a_spread_has_the_mean_error_and_quantiles_of_its_values() -> None:
    values = np.array([3, 1, 1, 8, 2, 2, 2, 40])
    found, often = np.unique(values, return_counts=True)
    spread = Spread(dict(zip(found.tolist(), often.tolist(), strict=True)))
    assert spread.mean == values.mean()
    assert spread.error == pytest.approx(values.std() / np.sqrt(len(values)))
    for share in (0.0, 0.1, 0.33, 0.5, 0.9, 1.0):
        assert spread.quantile(share) == pytest.approx(np.quantile(values, share))


def test_nothing_has_no_mean_and_one_value_is_all_its_quantiles() -> None:
    assert isnan(Spread({}).mean)
    assert isnan(Spread({}).quantile(0.5))
    assert Spread({7: 1}, unit=10).quantile(0.9) == 0.7


def test_figures_say_what_was_meant_and_what_is_known_exactly_and_over_how_many_games() -> None:
    run = run_player(some_tables(small()), small(), PLAYERS["average"], seed=4, games=30, exact=True)
    found = json.loads(json.dumps(figures(tally_of(run))))
    assert found["genuine_yes"] + found["hollow_yes"] == pytest.approx(found["yes"], abs=2e-4)
    assert found["kept_exact"] == pytest.approx(run.still.mean(), abs=1e-4)
    assert found["exact_games"] == found["games"] == 30
    assert set(found["standard_errors"]) >= {"yes", "kept", "kept_exact", "genuine_yes", "reason_known", "score"}
    assert len(found["minutes"]["quantiles"]) == 3


def test_skills_have_spreads_of_their_own() -> None:
    found = figures(told(0, 6, scored=True))
    assert set(found["skill_spreads"]) == set(found["skills"])
    for name, spread in found["skill_spreads"].items():
        assert spread["mean"] == found["skills"][name]
        assert spread["quantiles"] == sorted(spread["quantiles"])
