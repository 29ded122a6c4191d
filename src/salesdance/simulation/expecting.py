"""The author's own tests: what house players should reach, and what some answers should make a listener
believe.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from salesdance.belief import objection_shares, prior_belief, signal_index, update
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.scenario import Expectation, Scenario
from salesdance.simulation.learning import mean_still, recited
from salesdance.simulation.running import Run, mean, run_player, start_of

GAMES = 200
SCORED = 25
SEED = 3


@dataclass(frozen=True, slots=True)
class Missed:
    """An expectation that does not hold: its place in the file's list, and a sentence."""

    index: int
    message: str


def check_expectations(
    tables: Tables, scenario: Scenario, players: Mapping[str, Player], *, games: int = GAMES
) -> list[Missed]:
    """Return the expectations that do not hold, within the noise of so many games (two standard errors)."""
    runs: dict[str, Run] = {}
    missed = []
    for index, expectation in enumerate(scenario.expect):
        if expectation.after:
            message = _belief(tables, expectation)
        else:
            message = _player(tables, scenario, players, runs, expectation, games)
        if message:
            missed.append(Missed(index, message))
    return missed


def _belief(tables: Tables, expectation: Expectation) -> str:
    belief = prior_belief(tables, 1)
    for fact in expectation.after:
        move = _about(tables, "ask", fact)
        name = "open_clue" if tables.clue_of[tables.subject[move]] >= 0 else "open"
        signal = signal_index(tables, move, name)
        belief = update(tables, belief, np.array([move]), np.array([signal]))
    shares = objection_shares(tables, belief)[0]
    wanted = expectation.believes
    share = float(shares[_objection(tables, wanted)])
    return _compared(f"After {', '.join(expectation.after)} a listener believes {wanted}", share, 0.0, expectation)


def _objection(tables: Tables, wanted: str) -> int:
    return int(tables.subject[_about(tables, "answer", wanted)])


def _about(tables: Tables, kind: str, subject: str) -> int:
    """Return the move of a kind that is about a subject of this id."""
    return next(int(move) for move in tables.of_kind(kind) if tables.moves[move].id.partition("/")[2] == subject)


def _player(
    tables: Tables,
    scenario: Scenario,
    players: Mapping[str, Player],
    runs: dict[str, Run],
    expectation: Expectation,
    games: int,
) -> str:
    name = expectation.player
    if name not in players:
        return f"There is no house player {name!r}; there are {', '.join(sorted(players))}."
    if name not in runs:
        needs = any(e.player == name and e.measure == "score" for e in scenario.expect)
        player = players[name]
        script, still = None, None
        if player.recites:
            model = players[player.recites]
            script = recited(tables, model, start_of(tables, scenario), games=games)
            still = mean_still(tables, scenario, model, seed=SEED)
        runs[name] = run_player(
            tables,
            scenario,
            player,
            seed=SEED,
            games=games,
            scored=SCORED if needs else 0,
            scale=(0.0, 0.6),
            script=script,
            believed_still=still,
        )
    value, noise = measured(runs[name], expectation.measure)
    return _compared(f"{name}: {expectation.measure}", value, noise, expectation)


def measured(run: Run, measure: str) -> tuple[float, float]:
    """Return a measure of a run and its standard error; reason_known is among lost deals."""
    values = {
        "yes": run.yes.astype(np.float64),
        "kept": run.kept.astype(np.float64),
        "score": run.scores,
        "reason_known": run.reason_known[run.lost].astype(np.float64),
    }[measure]
    if len(values) < 2:
        return mean(values), 0.0
    return mean(values), float(np.std(values) / np.sqrt(len(values)))


def _compared(what: str, value: float, noise: float, expectation: Expectation) -> str:
    low, high = expectation.at_least, expectation.at_most
    if low is not None and value < low - 2 * noise:
        return f"{what} is {value:.2f}, and at least {low:g} was expected."
    if high is not None and value > high + 2 * noise:
        return f"{what} is {value:.2f}, and at most {high:g} was expected."
    return ""
