"""What a history is worth: still there, the long game, and the ways back after a no."""

from dataclasses import replace

import numpy as np
import pytest

from salesdance.belief import kept, long_game, prior_belief, signal_chances, still, total, update, update_some
from salesdance.belief.value import value_by_mode
from salesdance.engine import Mode, Phase, Seen, State, Tables, new_state
from salesdance.engine.losing import win_now, win_year
from tests.belief.test_filter import RESTART, YES, listen
from tests.engine.days import FIRM, by_luck
from tests.engine.samples import random_play, story, tables


def after_no(*events: tuple[str, str]) -> State:
    t = tables()
    return story(t, new_state(t, np.arange(0, len(t.types), 7)), ("close", "no"), *events)


def now(state: State) -> np.ndarray:
    return win_now(tables(), state)


def year(state: State) -> np.ndarray:
    return win_year(tables(), state)


def test_the_long_game_lies_between_its_bounds_all_the_way() -> None:
    t, games = tables("tiny"), 25
    belief = prior_belief(t, games)
    for number, turn in enumerate(random_play(t, games, seed=21)):
        belief = update_some(t, belief, turn.move, turn.signal)
        if number > 40 and number % 20:
            continue
        value = long_game(t, belief)
        assert (value >= -0.3).all()
        assert (value <= 1).all()
        assert ((kept(t, belief) >= 0) & (kept(t, belief) <= 1)).all()


def test_kept_is_what_the_modes_add_up_to() -> None:
    t = tables("tiny")
    for told in (YES, RESTART):
        belief = listen(t, told)[0]
        expected = 0.0
        for mode in (Mode.SETTLED, Mode.SEEN, Mode.UNSEEN, Mode.HOLLOW_SETTLED, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN):
            state = replace(belief.state, mode=np.full(len(belief.state), mode, dtype=np.int8))
            games = by_luck(t, state, 120, seed=int(mode))
            expected += float((belief.weights[0, :, mode] * games).sum())
        assert kept(t, belief)[0] == pytest.approx(expected, abs=0.03)


def test_leaving_openly_is_worth_something_only_where_the_fit_is_poor() -> None:
    t = tables()
    left = story(t, new_state(t, np.arange(len(t.types))), ("leave_openly", "thanks"))
    assert value_by_mode(t, left)[Mode.OVER].tolist() == (0.25 * t.types.poor).tolist()
    walked = story(t, new_state(t, np.arange(len(t.types))), ("walk_out", "ends"))
    assert not value_by_mode(t, walked)[Mode.OVER].any()


def test_a_poor_fit_that_is_gone_costs_and_a_good_one_that_stays_is_worth_most() -> None:
    t = tables()
    state = story(t, new_state(t, np.arange(len(t.types))), ("close", "yes"), ("goodbye", "waves"))
    value, poor = value_by_mode(t, state), t.types.poor
    assert (value[Mode.GONE] == -0.3 * poor).all()
    # Types come in an order in which good and poor fits pair off, all else equal.
    assert (value[Mode.SETTLED][~poor] > value[Mode.SETTLED][poor]).all()
    assert (value[Mode.SETTLED] >= value[Mode.UNSEEN]).all()
    assert (value[Mode.SETTLED] >= value[Mode.HOLLOW_SETTLED]).all()


def test_an_argument_shuts_the_door_now_and_nearly_for_good() -> None:
    graceful = after_no(("thank_them", "eases"), ("wish_well", "eases"), ("why", "truth/a"))
    argued = after_no(("argue_no", "cold"), ("why", "truth/a"))
    assert (now(graceful) > 0).all()
    assert (now(argued) == 0).all()
    assert (year(argued) < 0.1 * year(graceful)).all()


def test_what_one_knows_and_how_one_took_it_bring_them_back() -> None:
    nothing, lie = after_no(), after_no(("why", "lie/budget"))
    half, truth = after_no(("why", "half/product")), after_no(("why", "truth/a"))
    assert (now(nothing) == 0).all()
    assert (now(lie) == 0).all()
    assert (now(truth) > now(half)).all()
    assert (now(half) > 0).all()
    assert (year(truth) > year(half)).all()
    assert (year(half) > year(lie)).all()
    thanked = after_no(("thank_them", "eases"), ("why", "truth/a"))
    wished = after_no(("thank_them", "eases"), ("wish_well", "eases"), ("why", "truth/a"))
    assert (now(thanked) > now(truth)).all()
    assert (year(thanked) > year(truth)).all()
    assert (year(wished) > year(thanked)).all()
    third = after_no(("why", "truth/a"), ("if_matched", "yes_would"), ("third_question", "answers"))
    assert (year(third) < year(truth)).all()


def test_offering_now_and_promising_not_to_reopen_are_two_roads_that_do_not_mix() -> None:
    told = (("thank_them", "eases"), ("why", "truth/a"))
    close, promised = after_no(*told, ("ask_help", "eases")), after_no(*told, ("promise_no_reopen", "eases"))
    assert (year(promised) > year(close)).all()
    assert (now(promised) < 0.3 * now(close)).all()
    broken = story(tables(), promised, ("offer_fix", "declines"))
    assert (broken.seen[:, Seen.BROKE] == 1).all()
    assert (broken.levels[:, 0] < 0.6 * promised.levels[:, 0]).all()
    assert (year(broken) < 0.1 * year(promised)).all()
    kept_open = story(tables(), close, ("offer_fix", "declines"))
    assert (kept_open.seen[:, Seen.BROKE] == 0).all()
    assert (year(kept_open) == year(close)).all()


def test_about_one_in_twenty_comes_back_when_the_reason_is_known_and_solved() -> None:
    state = after_no(("thank_them", "eases"), ("ask_help", "eases"), ("why", "truth/a"))
    final = replace(state, mode=np.full(len(state), Mode.NO_FINAL, dtype=np.int8))
    assert 0.02 < float(now(final).mean()) < 0.12
    back = story(tables(), final, ("offer_fix", "back_in"))
    assert (back.seen[:, Seen.PHASE] == Phase.CEMENT).all()
    assert np.isin(back.mode, FIRM).all()


def test_before_a_yes_still_there_is_asking_plainly_and_after_one_what_is_kept() -> None:
    t = tables()
    belief = prior_belief(t, 1)
    for move, signal in (("ask/f0", "open"), ("ask/f1", "open_clue")):
        belief = update(t, belief, np.array([t.index[move]]), np.array([_signal(t, move, signal)]))
    close = t.index["close"]
    yes = _signal(t, "close", "yes")
    chance = float(total(signal_chances(t, belief, close)[0].T)[yes])
    asked = update(t, belief, np.array([close]), np.array([yes]))
    assert float(still(t, belief)[0]) == pytest.approx(chance * float(kept(t, asked)[0]), rel=1e-5)
    assert np.array_equal(still(t, asked), kept(t, asked))
    assert float(kept(t, belief)[0]) == 0.0


def _signal(t: Tables, move: str, name: str) -> int:
    return t.answers[int(t.kind[t.index[move]])].signals.index(name)
