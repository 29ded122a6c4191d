"""What the shipped deals promise: listening pays, carelessness does not, and luck is not skill.

The everyday run plays fewer games and leaves room for their noise; `-m slow` asks for the promise itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from salesdance.authoring import read_deck, read_profile, read_scenario
from salesdance.engine import Tables, build_tables
from salesdance.players import script_of
from salesdance.scenario import Scenario
from salesdance.scoring import read_game
from salesdance.simulation import Run, long_game_scale, mean, recited, run_player, start_of, trace_of
from tests.scoring.house import player

ROOT = Path(__file__).resolve().parents[2]
SEED = 101


def shipped_scale(name: str) -> tuple[float, float]:
    """Return the scale of the long game (a0, a1) that lies beside a shipped scenario."""
    kept = json.loads((ROOT / "scenarios" / f"{name}.scale.json").read_text(encoding="utf-8"))
    return kept["a0"], kept["a1"]


def a_deal(name: str) -> tuple[Tables, Scenario]:
    """Return a shipped scenario with its tables."""
    deck, _ = read_deck((ROOT / "assets" / "deck.yaml").read_bytes(), "deck.yaml")
    profile, _ = read_profile((ROOT / "assets" / "profiles" / "evidence.yaml").read_bytes(), "evidence.yaml")
    scenario, _ = read_scenario((ROOT / "scenarios" / f"{name}.yaml").read_bytes(), name)
    assert deck is not None
    assert profile is not None
    assert scenario is not None
    return build_tables(scenario, deck, profile), scenario


@dataclass(frozen=True)
class Both:
    """The expert and the reciter in the same deals with the same dice."""

    tables: Tables
    expert: Run
    reciter: Run

    @property
    def points(self) -> tuple[float, float]:
        """Return what listening adds to the score, with its standard error."""
        gained = self.expert.scores - self.reciter.scores
        return float(gained.mean()), float(gained.std() / np.sqrt(len(gained)))

    @property
    def kept(self) -> float:
        """Return what listening adds to the share of customers kept."""
        return mean(self.expert.kept) - mean(self.reciter.kept)

    def by_objection(self) -> dict[int, tuple[int, float]]:
        """Return, for each real objection, the number of scored games and the expert's mean score."""
        real = self.tables.types.objection[self.expert.games.end.type[: len(self.expert.scores)]]
        groups = {int(k): self.expert.scores[real == k] for k in np.unique(real)}
        return {k: (len(scores), float(scores.mean())) for k, scores in groups.items()}

    def told(self) -> str:
        """Return the figures in one line."""
        points, error = self.points
        scores = f"expert {mean(self.expert.scores):.1f}, reciter {mean(self.reciter.scores):.1f}"
        return f"{scores}, listening {points:+.1f} ± {error:.1f} points, kept {self.kept:+.3f}, {self.by_objection()}"


def both(name: str, *, games: int, scored: int, learnt: int = 0, exact: bool = False) -> Both:
    """Return expert and reciter; `learnt` games make the script (0: the expert's own ones), `exact` the scale."""
    tables, scenario = a_deal(name)
    expert, reciter = player("expert"), player("reciter")
    scale = shipped_scale(name)
    if exact:
        scale = long_game_scale(tables, scenario, {"random": player("random"), "expert": expert}, games=40)
    listened = run_player(tables, scenario, expert, seed=SEED, games=games, scored=scored, scale=scale)
    start = start_of(tables, scenario)
    script = recited(tables, expert, start, games=learnt) if learnt else script_of(listened.games)
    still = trace_of(tables, listened.games, min(scored, 6), full=False).still
    known = still[np.isfinite(still)]
    blind = run_player(
        tables,
        scenario,
        reciter,
        seed=SEED,
        games=games,
        scored=scored,
        scale=scale,
        script=script,
        believed_still=round(10 * float(known.mean())) if len(known) else 7,
    )
    return Both(tables, listened, blind)


def spread(groups: dict[int, tuple[int, float]], least: int) -> float:
    """Return the widest gap between the means of groups of at least so many games."""
    means = [score for count, score in groups.values() if count >= least]
    return max(means) - min(means)


def test_in_the_copy_room_listening_pays_and_does_so_whoever_the_prospect_is() -> None:
    played = both("copy_room", games=90, scored=14)
    print(played.told())
    assert mean(played.expert.scores) >= 80
    assert played.points[0] >= 15
    assert played.kept >= 0.05
    assert spread(played.by_objection(), least=3) <= 18


def test_in_the_bag_listening_pays_even_after_the_deal_is_lost() -> None:
    played = both("in_the_bag", games=150, scored=24)
    print(played.told())
    assert mean(played.expert.scores) >= 80
    assert played.points[0] >= 10


def test_the_yes_reports_what_listening_adds_and_cannot_be_failed_by_an_expert() -> None:
    played = both("the_yes", games=80, scored=10)
    print(played.told())
    assert mean(played.expert.scores) >= 75
    assert mean(played.expert.kept) > 0.6


@pytest.mark.parametrize("name", ["random", "order_taker", "pushy"])
def test_in_the_copy_room_carelessness_does_not_pay(name: str) -> None:
    tables, scenario = a_deal("copy_room")
    run = run_player(tables, scenario, player(name), seed=SEED, games=8, scored=8, scale=shipped_scale("copy_room"))
    assert mean(run.scores) < 45


def naive_scores(deal: str, name: str, games: int) -> float:
    """Return the mean score of a player who only goes by the form of what can be said."""
    tables, scenario = a_deal(deal)
    run = run_player(tables, scenario, player(name), seed=SEED, games=games, scored=games, scale=shipped_scale(deal))
    return mean(run.scores)


def test_in_the_yes_going_by_the_length_of_a_line_does_not_pay() -> None:
    assert naive_scores("the_yes", "longest_line", 15) < 50


def test_in_the_copy_room_an_ordinary_seller_is_told_yes_about_seven_times_in_ten() -> None:
    tables, scenario = a_deal("copy_room")
    run = run_player(tables, scenario, player("average"), seed=SEED, games=1500)
    assert 0.62 <= mean(run.yes) <= 0.80


@pytest.mark.slow
def test_by_the_time_the_expert_asks_three_in_four_real_objections_are_the_likeliest_card() -> None:
    tables, scenario = a_deal("copy_room")
    run = run_player(tables, scenario, player("expert"), seed=SEED, games=150)
    trace = trace_of(tables, run.games, 150, full=False)
    right, prior = [], []
    for index in range(150):
        asked = read_game(tables, trace, index).first("close")
        if asked is None:
            continue
        real = tables.types.objection[run.games.end.type[index]]
        right.append(trace.objections[asked.number, index].argmax() == real)
        prior.append(trace.objections[0, index].argmax() == real)
    assert np.mean(right) >= 0.75
    assert 0.4 < np.mean(prior) < 0.65


@pytest.mark.slow
def test_in_the_copy_room_the_expert_beats_the_reciter_by_twenty_points_and_a_twentieth_kept() -> None:
    played = both("copy_room", games=1000, scored=100, learnt=1000, exact=True)
    print(played.told())
    assert played.points[0] >= 20
    assert played.kept >= 0.05
    assert mean(played.expert.scores) >= 80
    assert spread(played.by_objection(), least=5) <= 15


@pytest.mark.slow
def test_in_the_bag_the_expert_beats_the_reciter_by_ten_points_in_a_hundred_scored_games() -> None:
    played = both("in_the_bag", games=1000, scored=100, learnt=1000, exact=True)
    print(played.told())
    assert played.points[0] >= 10
    assert mean(played.expert.scores) >= 80
    assert spread(played.by_objection(), least=5) <= 15


@pytest.mark.slow
def test_the_yes_reports_what_listening_adds_in_a_hundred_scored_games() -> None:
    played = both("the_yes", games=1000, scored=100, learnt=1000, exact=True)
    print(played.told())
    assert mean(played.expert.scores) >= 80


@pytest.mark.slow
@pytest.mark.parametrize("name", ["random", "order_taker", "pushy"])
def test_carelessness_does_not_pay_in_a_hundred_scored_games_either(name: str) -> None:
    tables, scenario = a_deal("copy_room")
    run = run_player(tables, scenario, player(name), seed=SEED, games=100, scored=100, scale=shipped_scale("copy_room"))
    assert mean(run.scores) < 45
