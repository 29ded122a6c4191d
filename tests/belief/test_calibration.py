"""What the listener holds likely comes true as often as it says; a listener with wrong ears is caught."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from salesdance.belief import (
    Belief,
    by_mode,
    decider_shares,
    hollow_share,
    hurried_share,
    objection_shares,
    poor_fit_share,
    prior_belief,
    update_some,
)
from salesdance.engine import Mode, Phase, Seen, State, Tables, draw_types, legal, new_state, spread, step
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


Shares = NDArray[np.float64]
MANY, PIECE, WHEN = 100_000, 4000, (5, 14, 30, 60, 110)
HOLLOW = (Mode.HOLLOW_SETTLED, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN)
WITH_YOU = (Mode.SETTLED, Mode.SEEN, Mode.UNSEEN, *HOLLOW)
AWAY = (Mode.SEEN, Mode.UNSEEN, Mode.HOLLOW_SEEN, Mode.HOLLOW_UNSEEN)


def hidden_things(t: Tables, state: State, belief: Belief) -> dict[str, tuple[Shares, Shares]]:
    """Return, for each hidden thing, how likely the listener holds it [n] and whether it is so [n]."""
    found: dict[str, tuple[Shares, Shares]] = {}
    live = state.seen[:, Seen.PHASE] != Phase.DONE
    real, shares = t.types.objection[state.type], objection_shares(t, belief)
    for k in range(t.objections):
        found[f"objection {k}"] = (shares[live, k], (real == k)[live].astype(float))
    deciders = decider_shares(t, belief)
    for d in range(t.deciders):
        found[f"decider {d}"] = (deciders[live, d], t.types.decides[state.type, d][live].astype(float))
    found["poor fit"] = (poor_fit_share(t, belief)[live], t.types.poor[state.type][live].astype(float))
    found["hurried"] = (hurried_share(t, belief)[live], t.types.hurried[state.type][live].astype(float))
    days = live & np.isin(state.seen[:, Seen.PHASE], (Phase.CEMENT, Phase.STOP, Phase.PASSING, Phase.POST))
    modes = by_mode(belief)
    gone = modes[:, Mode.GONE]
    there = days & np.isin(state.mode, WITH_YOU)
    found["hollow"] = (hollow_share(belief)[there], np.isin(state.mode, HOLLOW)[there].astype(float))
    found["gone"] = (gone[days], (state.mode == Mode.GONE)[days].astype(float))
    found["wavering"] = (modes[:, list(AWAY)].sum(axis=1)[days], np.isin(state.mode, AWAY)[days].astype(float))
    return found


@pytest.mark.slow
def test_of_everything_hidden_the_listener_is_right_as_often_as_it_says_in_a_hundred_thousand_deals() -> None:
    t = tables("tiny")
    sums: dict[tuple[str, int], Shares] = {}
    for piece in range(0, MANY, PIECE):
        seeds = spread(77 + piece, PIECE, 2)
        state, belief = new_state(t, draw_types(t, spread(77 + piece, PIECE, 1))), prior_belief(t, PIECE)
        for turn in range(max(WHEN) + 1):
            move = at_random(legal(t, state), seeds, turn)
            state, _, signal = step(t, state, move, seeds)
            belief = update_some(t, belief, move, signal)
            if turn not in WHEN:
                continue
            for name, (said, so) in hidden_things(t, state, belief).items():
                bins = np.minimum((said * BINS).astype(int), BINS - 1)
                for one in range(BINS):
                    here = bins == one
                    row = [here.sum(), said[here].sum(), so[here].sum(), (said[here] * (1 - said[here])).sum()]
                    sums[name, one] = sums.get((name, one), np.zeros(4)) + row
    wrong = {
        key: (round(so / n, 3), round(said / n, 3), int(n))
        for key, (n, said, so, spread_of) in sums.items()
        if n >= 50 and abs(so - said) > 4.5 * max(spread_of, 1) ** 0.5
    }
    assert len({name for name, _ in sums}) >= 8
    assert not wrong
