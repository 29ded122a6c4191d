"""What a move would tell, in bits, against a plain count; and the shares that the card and the debrief quote."""

import math

import numpy as np
import pytest

from salesdance.belief import (
    Belief,
    by_mode,
    by_type,
    decider_shares,
    hollow_share,
    hurried_share,
    information,
    objection_shares,
    poor_fit_share,
    prior_belief,
    signal_chances,
    update_some,
)
from salesdance.engine import Tables, answers, legal
from salesdance.engine.modes import MODES
from salesdance.engine.signals import KINDS
from tests.belief.test_filter import CANCELLED, RESTART, TALK, WOBBLE, YES, listen
from tests.engine.samples import random_play, tables

TELLS_NOTHING = ("about_us", "small_talk", "picture_it", "who_uses", "third_question", "hang_up", "our_best", "argue")


def entropy(shares: list[float]) -> float:
    return -sum(p * math.log2(p) for p in shares if p > 0)


def partitions(t: Tables) -> list[list[int]]:
    """Return, for each thing to know, the group of every type."""
    kinds = t.types
    deciders = [kinds.decides[:, d].astype(int).tolist() for d in range(t.deciders)]
    return [kinds.objection.tolist(), *deciders, kinds.poor.astype(int).tolist()]


def by_hand(t: Tables, belief: Belief, move: int) -> float:
    """Return the information of one move in the first game, summed type by type, mode by mode, answer by answer."""
    joint: dict[tuple[int, int], float] = {}
    for mode in range(MODES):
        if not belief.weights[0, :, mode].any():
            continue
        chances = answers(t, belief.state.with_mode(mode), np.full(len(t.types), move))
        for i in range(len(t.types)):
            for a, signal in enumerate(t.answers[t.kind[move]].signal_of.tolist()):
                p = float(belief.weights[0, i, mode]) * float(chances[i, a])
                joint[i, signal] = joint.get((i, signal), 0.0) + p
    told = 0.0
    for groups in partitions(t):
        share: dict[int, float] = {}
        split: dict[tuple[int, int], float] = {}
        signals: dict[int, float] = {}
        for (i, signal), p in joint.items():
            share[groups[i]] = share.get(groups[i], 0.0) + p
            split[groups[i], signal] = split.get((groups[i], signal), 0.0) + p
            signals[signal] = signals.get(signal, 0.0) + p
        left = sum(
            p * entropy([q / p for (_, s), q in split.items() if s == signal]) for signal, p in signals.items() if p > 0
        )
        told += entropy(list(share.values())) - left
    return told


@pytest.mark.parametrize("story", [(), TALK[:3], TALK, YES, WOBBLE, RESTART, CANCELLED[:-5]])
def test_the_information_of_every_move_is_what_a_plain_count_says(story: tuple[tuple[str, str], ...]) -> None:
    t = tables("tiny")
    belief = listen(t, story)[0] if story else prior_belief(t, 1)
    moves = np.flatnonzero(legal(t, belief.state)[0]).tolist()
    bits = information(t, belief, moves)[0]
    for column, move in enumerate(moves):
        assert bits[column] == pytest.approx(by_hand(t, belief, move), abs=5e-4), t.moves[move].id


def test_nothing_told_is_nothing_and_no_move_takes_knowledge_away() -> None:
    t = tables()
    belief, games = prior_belief(t, 6), 6
    for turn in random_play(t, games, seed=12, turns=60):
        moves = np.flatnonzero(turn.mask.all(axis=0)).tolist()
        bits = information(t, belief, moves)
        assert (bits >= 0).all()
        assert (bits < 5).all()
        silent = [i for i, m in enumerate(moves) if t.moves[m].id in TELLS_NOTHING]
        assert bits[:, silent] == pytest.approx(0, abs=1e-3)
        belief = update_some(t, belief, turn.move, turn.signal)
    assert information(t, prior_belief(t, 1), [t.index["ask/f0"]])[0, 0] > 0.02


def test_a_clue_that_shows_makes_what_it_points_to_likelier_and_silence_about_it_less_likely() -> None:
    t = tables()
    before = objection_shares(t, prior_belief(t, 1))[0]
    shown = objection_shares(t, listen(t, (("ask/f3", "open_clue"),))[0])[0]
    kept_back = objection_shares(t, listen(t, (("ask/f3", "open"),))[0])[0]
    faint = objection_shares(t, listen(t, (("ask/f3", "thin_clue"),))[0])[0]
    assert shown[1] > faint[1] > before[1] > kept_back[1]

    # Odds move by the clue's strength, and by its root when it is guarded.
    def odds(p: float) -> float:
        return p / (1 - p)

    assert odds(shown[1]) / odds(before[1]) == pytest.approx(3.0, rel=1e-3)
    assert odds(faint[1]) / odds(before[1]) == pytest.approx(3.0**0.5, rel=1e-3)


def test_clues_of_people_and_of_a_poor_fit_move_those_shares() -> None:
    t = tables()
    start, people = prior_belief(t, 1), listen(t, (("ask/f9", "open_clue"),))[0]
    assert decider_shares(t, people)[0, 0] > decider_shares(t, start)[0, 0]
    assert decider_shares(t, people)[0, 1] == pytest.approx(decider_shares(t, start)[0, 1])
    poor = listen(t, (("ask/f11", "open_clue"),))[0]
    assert poor_fit_share(t, poor)[0] > poor_fit_share(t, start)[0] == pytest.approx(0.3)


def test_shares_add_up_and_a_fact_without_a_clue_says_nothing() -> None:
    t = tables()
    belief = listen(t, (("ask/f12", "open"), ("ask/f0", "open_clue"), ("close", "yes")))[0]
    assert by_type(belief).sum() == pytest.approx(1)
    assert by_mode(belief).sum() == pytest.approx(1)
    assert objection_shares(t, belief).sum() == pytest.approx(1)
    assert 0 < hollow_share(belief)[0] < 1
    assert 0 < hurried_share(t, belief)[0] < 1
    colour = listen(t, (("ask/f12", "open"),))[0]
    assert objection_shares(t, colour)[0] == pytest.approx(objection_shares(t, prior_belief(t, 1))[0], abs=1e-12)


def test_the_joint_chances_of_a_move_are_chances_of_all_its_signals() -> None:
    t = tables()
    belief = prior_belief(t, 2)
    for move in (t.index["ask/f0"], t.index["close"], t.index["ask_straight"]):
        joint = signal_chances(t, belief, move)
        assert joint.shape == (2, len(t.types), len(t.answers[t.kind[move]].signals))
        assert joint.sum(axis=(1, 2)) == pytest.approx(1, abs=1e-3)
        assert joint.sum(axis=2)[0] == pytest.approx(t.types.prior, rel=1e-3)


def test_every_kind_that_can_be_asked_about_has_an_information() -> None:
    t, kinds = tables(), set()
    games = 12
    belief = prior_belief(t, games)
    for turn in random_play(t, games, seed=3):
        for move in np.unique(turn.move[turn.move >= 0]).tolist():
            if KINDS[t.kind[move]] not in kinds:
                kinds.add(KINDS[t.kind[move]])
                here = np.flatnonzero(turn.move == move)
                assert np.isfinite(information(t, belief.rows(here), [move])).all()
        belief = update_some(t, belief, turn.move, turn.signal)
    assert len(kinds) > 30
