"""The coarser listener: fewer types, the same things to be known, and nearly the same beliefs."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.belief import coarse_tables, gathered, objection_shares, poor_fit_share, prior_belief, update
from salesdance.engine import Mode, Seen
from salesdance.simulation import run_player
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import ASK_ALL, pairs, small


def test_what_choices_are_made_by_stays_apart_and_temper_does_not() -> None:
    tables = some_tables(small())
    coarse, group = coarse_tables(tables)
    assert len(coarse.types) < len(tables.types)
    assert coarse.types.prior.sum() == pytest.approx(1.0)
    for name in ("objection", "poor", "hurried", "decides"):
        np.testing.assert_array_equal(getattr(coarse.types, name)[group], getattr(tables.types, name))
    np.testing.assert_array_equal(coarse.clue_open[group], tables.clue_open)


def test_before_the_first_word_both_believe_the_same() -> None:
    tables = some_tables(small())
    coarse, _ = coarse_tables(tables)
    exact, rough = prior_belief(tables, 1), prior_belief(coarse, 1)
    np.testing.assert_allclose(objection_shares(coarse, rough), objection_shares(tables, exact))
    np.testing.assert_allclose(poor_fit_share(coarse, rough), poor_fit_share(tables, exact))


def test_after_some_answers_they_believe_nearly_the_same() -> None:
    tables = some_tables(small())
    coarse, _ = coarse_tables(tables)
    exact, rough = prior_belief(tables, 1), prior_belief(coarse, 1)
    for move, signal in pairs(tables, ASK_ALL):
        exact = update(tables, exact, np.array([move]), np.array([signal]))
        rough = update(coarse, rough, np.array([move]), np.array([signal]))
    np.testing.assert_allclose(objection_shares(coarse, rough), objection_shares(tables, exact), atol=0.03)


def test_weights_are_gathered_without_loss() -> None:
    tables = some_tables(small())
    _, group = coarse_tables(tables)
    weights = np.random.default_rng(1).random((len(tables.types), 3))
    np.testing.assert_allclose(gathered(weights, group).sum(axis=0), weights.sum(axis=0))


def test_an_expert_who_listens_coarsely_plays_nearly_as_well() -> None:
    tables, expert = some_tables(small()), house.player("expert")
    exact, rough = (run_player(tables, small(), expert, seed=5, games=60, coarse=coarse) for coarse in (False, True))
    assert (exact.games.end.type == rough.games.end.type).all()
    assert (rough.games.end.seen[:, Seen.SAID_YES] == exact.games.end.seen[:, Seen.SAID_YES]).mean() > 0.8
    assert np.isin(rough.games.end.mode, (Mode.SETTLED, Mode.HOLLOW_SETTLED)).mean() > 0.5 * exact.kept.mean()
