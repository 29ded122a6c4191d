"""Counting clues: beside the exact belief nearly the same shares, and never a look behind what can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from salesdance.belief import (
    Belief,
    Counts,
    Ideal,
    counting,
    counting_listener,
    forced,
    ideal_listener,
    update,
)
from salesdance.engine import Phase, Seen, State, Tables, draw_types, legal, new_state, spread, step
from salesdance.habits import MEASURES
from salesdance.players import habit_chooser, play
from salesdance.players.measures import BELIEVED, measure
from salesdance.scenario import Scenario
from tests.builders import some_tables
from tests.scoring import house
from tests.scoring.by_hand import ASK_ALL, DODGED, lost, pairs, quiet, small, start, won


@cache
def both(deal: Callable[[], Scenario], lines: tuple[str, ...]) -> tuple[State, Belief, Counts]:
    """Return what can be seen after a game, the exact belief, and what a listener that counts believes."""
    scenario = deal()
    tables = some_tables(scenario)
    belief, past = start(tables, scenario)
    counts = counting(tables, belief)
    for place, (move, signal) in enumerate([*past, *pairs(tables, lines)]):
        state = belief.state.rows(np.array([0]))
        made, got = np.array([move]), np.array([signal])
        counts = (counts.heard if place >= len(past) else counts.begun)(state, made, got)
        belief = (update if place >= len(past) else forced)(tables, belief, made, got)
    return belief.state.rows(np.array([0])), belief, counts


GAMES: dict[str, tuple[Callable[[], Scenario], tuple[str, ...]]] = {
    "before a word": (small, ()),
    "after all questions": (small, tuple(ASK_ALL)),
    "after two clues": (small, ("ask/past open_clue", "ask/lamp open_clue", "ask/bill open_clue")),
    "after somebody was named": (small, ("ask/past open", "who_decides names_nobody")),
    "after an excuse": (small, (*ASK_ALL, "close not_now/budget")),
    "after a yes and dodges": (small, (*ASK_ALL, "close yes", *DODGED)),
    "after the reason": (lost, ("thank_them hurries", "why half/product")),
    "after some days": (won, ("goodbye", *quiet(2))),
}


@pytest.mark.parametrize("game", GAMES)
def test_what_it_believes_is_near_the_exact_belief(game: str) -> None:
    scenario, lines = GAMES[game]
    state, belief, counts = both(scenario, lines)
    ideal = Ideal(some_tables(scenario()), belief)
    np.testing.assert_allclose(counts.objections(), ideal.objections(), atol=0.03)
    np.testing.assert_allclose(counts.deciders(), ideal.deciders(), atol=0.04)
    np.testing.assert_allclose(counts.poor_fit(), ideal.poor_fit(), atol=0.06)
    np.testing.assert_allclose(counts.hurried(), ideal.hurried(), atol=0.05)
    np.testing.assert_allclose(counts.hollow(state), ideal.hollow(state), atol=0.1)


@pytest.mark.parametrize("game", GAMES)
def test_begun_in_the_middle_it_believes_what_the_exact_belief_says_there(game: str) -> None:
    scenario, lines = GAMES[game]
    state, belief, _ = both(scenario, lines)
    tables = some_tables(scenario())
    ideal, counts = Ideal(tables, belief), counting(tables, belief)
    for name in ("objections", "deciders", "poor_fit", "hurried"):
        np.testing.assert_allclose(getattr(counts, name)(), getattr(ideal, name)(), atol=1e-5)
    np.testing.assert_allclose(counts.hollow(state), ideal.hollow(state), atol=1e-5)


def test_questions_tell_it_nearly_as_many_bits() -> None:
    tables = some_tables(small())
    for lines in ((), ("ask/past open_clue",), tuple(ASK_ALL)):
        state, belief, counts = both(small, lines)
        kinds = ("ask", "process", "probe", "follow", "silence")
        moves = np.concatenate([tables.of_kind(kind) for kind in kinds])
        allowed = legal(tables, state)[:, moves]
        exact = Ideal(tables, belief).information(state, moves, allowed)[allowed]
        counted = counts.information(state, moves, allowed)[allowed]
        np.testing.assert_allclose(counted, exact, atol=0.04)
        assert exact.max() > 0.02


def test_a_yes_is_as_likely_and_a_contact_as_helpful_as_exactly_nearly() -> None:
    for lines in ((), tuple(ASK_ALL)):
        state, belief, counts = both(small, lines)
        exact = Ideal(some_tables(small()), belief).yes_chance(state)
        np.testing.assert_allclose(counts.yes_chance(state), exact, atol=0.08)
    tables = some_tables(won())
    state, belief, counts = both(won, ("goodbye", *quiet(2)))
    contacts = tables.of_kind("contact")
    allowed = legal(tables, state)[:, contacts]
    exact = Ideal(tables, belief).help_of(state, contacts, allowed)[allowed]
    np.testing.assert_allclose(counts.help_of(state, contacts, allowed)[allowed], exact, atol=0.03)


def test_rows_may_be_repeated_and_each_stays_its_own() -> None:
    tables = some_tables(small())
    counts = counting_listener(tables, 2)
    state = new_state(tables, np.zeros(2, dtype=np.int64))
    (move, clue), (_, none) = pairs(tables, ("ask/past open_clue", "ask/past open"))
    heard = counts.heard(state, np.array([move, move]), np.array([clue, none]))
    twice = heard.rows(np.array([1, 0, 0]))
    np.testing.assert_array_equal(twice.objections(), heard.objections()[[1, 0, 0]])
    assert heard.objections()[0, 0] > counts.objections()[0, 0] > heard.objections()[1, 0]
    same = heard.heard(state, np.array([-1, -1]), np.array([-1, -1]))
    np.testing.assert_array_equal(same.odds, heard.odds)


def test_what_is_said_over_and_over_leaves_every_share_a_share() -> None:
    tables = some_tables(won())
    state, _, counts = both(won, ())
    (named,) = pairs(tables, ("nail/delivery_date/dated lets_see",))
    for least in (1e-300, 1e300):
        heard = replace(counts, odds=np.full_like(counts.odds, least))
        for _ in range(400):
            heard = heard.heard(state, np.array([named[0]]), np.array([named[1]]))
        for share in (heard.objections(), heard.deciders(), heard.poor_fit(), heard.hurried(), heard.hollow(state)):
            assert ((share >= 0) & (share <= 1)).all()


def test_it_never_reads_who_the_prospect_is() -> None:
    tables = some_tables(small())
    choose = habit_chooser(tables, house.player("random"))
    n, seeds = 40, spread(4, 40)
    state = new_state(tables, draw_types(tables, spread(3, n)))
    counts, hidden = counting_listener(tables, n), counting_listener(tables, n)
    every = np.arange(len(tables.moves))
    for turn in range(60):
        mask = legal(tables, state)
        free = mask.any(axis=1)
        move = np.where(free, choose(state, None, mask, seeds, turn), -1)
        after, _, signal = step(tables, state, move, seeds)
        counts, hidden = counts.heard(state, move, signal), hidden.heard(blank(state), move, signal)
        state = after
        for name in BELIEVED:
            values = [measure(name, tables, s, c) for s, c in ((state, counts), (blank(state), hidden))]
            np.testing.assert_array_equal(*values)
        bits = [c.information(s, every, mask) for s, c in ((state, counts), (blank(state), hidden))]
        np.testing.assert_array_equal(*bits)
    assert (state.seen[:, Seen.PHASE] != Phase.TALK).mean() > 0.5


def blank(state: State) -> State:
    """Return a state with nothing hidden in it any more."""
    return replace(
        state, type=np.zeros_like(state.type), mode=np.zeros_like(state.mode), levels=np.zeros_like(state.levels)
    )


@pytest.mark.parametrize("name", [name for name, one in MEASURES.items() if one.listener])
def test_every_measure_of_a_listener_can_be_taken(name: str) -> None:
    for scenario, lines in GAMES.values():
        state, _, counts = both(scenario, lines)
        value = measure(name, some_tables(scenario()), state, counts)
        assert value.shape == (1,)
        assert np.isfinite(value).all()


def test_it_mostly_makes_the_expert_choose_as_the_ideal_listener_would() -> None:
    tables, expert = some_tables(small()), house.player("expert")
    choose = habit_chooser(tables, expert)
    exact = play(tables, choose, seed=5, games=40, listens=True, listening=ideal_listener)
    counted = play(tables, choose, seed=5, games=40, listens=True)
    assert share_of_same(tables, exact.moves, counted.moves) > 0.7
    deaf = play(tables, choose, seed=5, games=40)
    assert share_of_same(tables, exact.moves, deaf.moves) < 0.5


def share_of_same(tables: Tables, one: np.ndarray, other: np.ndarray) -> float:
    """Return in which share of the games the first twenty moves are the same."""
    return float((one[:20] == other[:20]).all(axis=0).mean())
