"""Blind play: any legal move, all alike likely; and the digest that says whether the game is still the same."""

from dataclasses import replace

import numpy as np

from salesdance.engine import build_tables, legal, spread
from salesdance.engine.blind import any_legal, blind_choice, blind_turns, signature
from salesdance.profile import Coefficient
from tests.engine.samples import a_scenario, deck, profile, tables


def test_every_legal_move_is_chosen_alike_often_and_no_other_ever() -> None:
    mask = np.tile(np.array([False, True, True, False, True, False]), (60_000, 1))
    found = np.bincount(blind_choice(mask, spread(1, len(mask)), 0), minlength=6)
    assert found[[0, 3, 5]].tolist() == [0, 0, 0]
    assert np.abs(found[[1, 2, 4]] - 20_000).max() < 600


def test_the_choice_walks_through_the_legal_moves_in_order() -> None:
    mask = np.array([[False, True, False, True], [False] * 4, [True] * 4, [False] * 4])
    assert any_legal(mask, np.array([0.0, 0.5, 0.99, 0.0], dtype=np.float32)).tolist() == [1, -1, 3, -1]
    assert any_legal(mask, np.array([0.6, 0.5, 0.3, 0.0], dtype=np.float32)).tolist() == [3, -1, 1, -1]
    assert any_legal(np.zeros((3, 5), dtype=bool), np.zeros(3, dtype=np.float32)).tolist() == [-1] * 3


def test_blind_games_are_legal_and_go_to_their_end() -> None:
    t, last = tables(), None
    for turn in blind_turns(t, 50, 1):
        live = turn.move >= 0
        assert legal(t, turn.before)[np.flatnonzero(live), turn.move[live]].all()
        last = turn
    assert last is not None
    assert not legal(t, last.after).any()


def test_a_signature_is_the_same_again_and_another_for_any_other_game() -> None:
    t = tables()
    one = signature(t, 40, 1)
    assert one == signature(t, 40, 1)
    assert one != signature(t, 40, 2)
    assert one != signature(t, 41, 1)
    assert one != signature(tables(kind="seed_faithful"), 40, 1)


def test_the_control_one_coefficient_moved_by_one_part_in_a_million_is_another_signature() -> None:
    whole = profile()
    for name in ("ask.base", "why.truth", "hazard.base", "close.trust"):
        was = whole[name]
        moved = {**whole.coefficients, name: Coefficient(was * (1 + 1e-6), "test")}
        changed = build_tables(a_scenario(), deck(), replace(whole, coefficients=moved))
        assert signature(changed, 120, 1) != signature(tables(), 120, 1), name
