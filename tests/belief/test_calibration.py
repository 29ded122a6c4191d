"""What the listener holds likely comes true as often as it says; a listener with wrong ears is caught."""

from dataclasses import replace

import numpy as np

from salesdance.belief import objection_shares, prior_belief, update_some
from salesdance.engine import Tables, draw_types, legal, new_state, spread, step
from tests.engine.samples import at_random, tables

DEALS, TURNS, BINS = 2000, 6, 10
TALK = ("ask", "follow", "silence", "probe", "process", "reason", "answer", "excuse", "charm", "disclose")


def worst_bin(real: Tables, ears: Tables) -> tuple[float, int]:
    """Return the largest |z| over ten bins of predicted against realised, and how many bins were used.

    Deals are played by the real tables; `ears` are the listener's.
    """
    types, seeds = draw_types(real, spread(31, DEALS, 1)), spread(31, DEALS, 2)
    state, belief = new_state(real, types), prior_belief(ears, DEALS)
    spoken = np.isin(real.kind, [real.kind[real.index[name]] for name in ("ask/f0", "follow_up", "say_nothing")])
    spoken |= np.array([move.entry.kind in TALK for move in real.moves])
    for turn in range(TURNS):
        move = at_random(legal(real, state) & spoken, seeds, turn)
        state, _, signal = step(real, state, move, seeds)
        belief = update_some(ears, belief, move, signal)
    predicted = objection_shares(ears, belief)[:, 0]
    is_it = (real.types.objection[types] == 0).astype(float)
    worst, used = 0.0, 0
    for low in range(BINS):
        here = np.minimum((predicted * BINS).astype(int), BINS - 1) == low
        if here.sum() >= 20:
            spread_of = (predicted[here] * (1 - predicted[here])).sum() ** 0.5
            worst = max(worst, abs(is_it[here].sum() - predicted[here].sum()) / max(spread_of, 1e-9))
            used += 1
    return worst, used


def test_what_the_listener_holds_likely_comes_true_as_often_as_it_says() -> None:
    t = tables("tiny")
    worst, used = worst_bin(t, t)
    assert used >= 8
    assert worst < 4


def test_the_control_ears_that_take_clues_for_stronger_than_they_are_are_caught() -> None:
    t = tables("tiny")
    real = t.clue_open == t.clue_open.max()
    wrong = replace(t, clue_open=np.where(real, t.clue_open, t.clue_open / 8).astype(np.float32))
    assert worst_bin(t, wrong)[0] > 6


def test_the_control_ears_that_take_a_tell_for_its_opposite_are_caught() -> None:
    t = tables("tiny")
    numbers = {**t.c, "probe.base": t.c["probe.base"] + 1.5, "answer.relief_real": 0.3, "answer.relief_other": 0.6}
    assert worst_bin(t, replace(t, c=numbers))[0] > 6
