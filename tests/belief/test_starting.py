"""A late start: who may sit there, what was said, and what looking back adds."""

import numpy as np
import pytest

from salesdance.belief import (
    by_type,
    force,
    forced,
    look_back,
    opening,
    prior_belief,
    signal_index,
    start_weights,
    update,
)
from salesdance.engine import Mode, Phase, Seen, draw_types, new_state, spread
from salesdance.scenario import LookBack, Played, Start
from tests.engine.samples import tables

PAST = (Played("ask/f0", "open_clue"), Played("reason/f0"), Played("close", "yes"))


def test_the_type_is_drawn_from_what_the_past_leaves_possible() -> None:
    t = tables()
    weights = start_weights(t, PAST)
    belief = prior_belief(t, 1)
    for played in PAST:
        move = t.index[played.move]
        belief = update(t, belief, np.array([move]), np.array([signal_index(t, move, played.answer)]))
    assert weights == pytest.approx(by_type(belief)[0])
    assert weights.sum() == pytest.approx(1)
    assert start_weights(t, ()) == pytest.approx(t.types.prior)


def test_forced_signals_split_hidden_modes_as_often_as_the_belief_says() -> None:
    t, games = tables(), 40_000
    start = opening(t, Start("cement", PAST))
    types = draw_types(t, spread(1, games, 1), start.weights.sum(axis=1))
    state, belief = new_state(t, types), prior_belief(t, 1, start.weights)
    for i, (move, signal) in enumerate(start.played):
        state = force(t, state, move, signal, spread(1, games, 3 + i))
        belief = forced(t, belief, np.array([move]), np.array([signal]))
    assert (state.seen[:, Seen.PHASE] == Phase.CEMENT).all()
    expected = belief.weights[0, :, Mode.HOLLOW_SETTLED].sum()
    found = (state.mode == Mode.HOLLOW_SETTLED).mean()
    assert abs(found - expected) < 4 * (expected * (1 - expected) / games) ** 0.5
    assert by_type(belief)[0] == pytest.approx(start.weights.sum(axis=1))


def test_looking_back_is_a_real_move_with_a_real_answer() -> None:
    t, games = tables(), 500
    start = opening(t, Start("cement", (), (LookBack("When?", ("downside/slow", "promise/big")),), PAST))
    assert [[t.moves[m].id for m in choices] for choices in start.look_back] == [["downside/slow", "promise/big"]]
    state = new_state(t, draw_types(t, spread(1, games, 1)))
    move = np.full(games, start.look_back[0][1])
    after, signal = look_back(t, state, move, spread(1, games, 2))
    assert (after.said[:, move[0]] == 1).all()
    assert set(signal.tolist()) == {0, 1}


def test_a_signal_goes_by_its_name_or_is_the_usual_one() -> None:
    t = tables()
    assert signal_index(t, t.index["close"]) == 0
    assert signal_index(t, t.index["ask/f0"]) == 1
    assert signal_index(t, t.index["ask/f0"], "thin") == 3
    with pytest.raises(ValueError, match="has no answer 'yes'"):
        signal_index(t, t.index["ask/f0"], "yes")


def test_a_customer_who_was_already_lost_when_a_signal_was_forced_is_one_who_gave_it() -> None:
    t, games = tables(), 50
    state = new_state(t, draw_types(t, spread(1, games, 1)))
    state.mode[:] = Mode.GONE
    state.seen[:, Seen.PHASE] = Phase.PASSING
    day = t.index["day"]
    after = force(t, state, day, signal_index(t, day, "hedges"), spread(1, games, 2))
    assert (after.mode == Mode.SEEN).all()
