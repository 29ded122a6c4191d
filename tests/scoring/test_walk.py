"""Walking many games in one go, in groups of types where those say as much, finds what one game by itself finds."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest

from salesdance.engine import Level, Phase, Seen, answers, legal
from salesdance.scenario import Scenario
from salesdance.scoring import Trace
from salesdance.scoring.folding import SAID_ALIKE, fold_of
from tests.engine.samples import random_play, tables
from tests.scoring.by_hand import small, won
from tests.scoring.house import games_of, trace_of

FIGURES = tuple(name for name in Trace.__slots__ if name not in ("moves", "signals", "origin"))
GAMES = 3


def reticent() -> Scenario:
    """Return the deal from its first meeting, with a prospect who may be open or not."""
    return replace(small(), prospect=replace(small().prospect, reticence=0.5))


def same(one: Trace, other: Trace, game: int | slice = slice(None)) -> None:
    for name in FIGURES:
        here, there = getattr(one, name), getattr(other, name)
        picked = here[game] if name == "still" else here[:, game]
        np.testing.assert_allclose(picked, there, rtol=0, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("player", ["expert", "random"])
@pytest.mark.parametrize("scenario", [reticent(), won()], ids=["first meeting", "after the yes"])
def test_many_games_in_one_go_are_told_what_each_is_told_alone(player: str, scenario: Scenario) -> None:
    games = games_of(player, scenario, seed=3, games=GAMES)
    moves, signals = games.moves.astype(np.int64), games.signals.astype(np.int64)
    together = trace_of(scenario, games, moves, signals)
    assert np.isfinite(together.gain).any()
    for game in range(GAMES):
        alone = trace_of(scenario, games, moves[:, game : game + 1], signals[:, game : game + 1])
        same(together, alone, slice(game, game + 1))


@pytest.mark.parametrize("player", ["expert", "random"])
def test_groups_of_types_are_told_what_all_types_are_told(player: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = reticent()
    games = games_of(player, scenario, seed=5, games=2 * GAMES)
    moves, signals = games.moves.astype(np.int64), games.signals.astype(np.int64)
    grouped = trace_of(scenario, games, moves, signals)
    walk = sys.modules["salesdance.scoring.walk"]
    monkeypatch.setattr(walk, "folds_from", lambda tables, moves, *_: np.full(moves.shape[1], len(moves) + 1))
    same(grouped, trace_of(scenario, games, moves, signals))


def apart(kinds: tuple[int, ...]) -> float:
    """Return by how much those who differ in how they talk only differ in the answers to some kinds, past the talk."""
    t, most = tables(), 0.0
    fold = fold_of(t, courtesy=False)
    for turn in list(random_play(t, 24, seed=2, turns=120))[::3]:
        past = ~np.isin(turn.before.seen[:, Seen.PHASE], (Phase.TALK, Phase.WAITING, Phase.RESTART))
        state = turn.before.rows(np.flatnonzero(past)[:12])
        game, move = np.nonzero(legal(t, state))
        some = np.isin(t.kind[move], kinds)
        game, move = game[some], move[some]
        if not len(game):
            continue
        one = state.rows(game)
        told = answers(t, one, move)
        for member in range(1, fold.members.shape[1]):
            levels = one.levels.copy()
            levels[:, Level.OPENNESS] *= 0.5
            other = replace(one, type=fold.members[fold.group[one.type], member], levels=levels)
            most = max(most, float(np.abs(answers(t, other, move) - told).max()))
    return most


def test_past_the_talk_those_who_only_talk_otherwise_answer_alike_where_they_are_put_together() -> None:
    every = tuple(sorted(set(tables().kind.tolist())))
    assert apart(SAID_ALIKE) == 0
    assert apart(tuple(kind for kind in every if kind not in SAID_ALIKE)) > 0.01
