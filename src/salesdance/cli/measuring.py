"""What the engine costs on this machine: blind games in a steady mixture, against the dice that they throw.

A step is one spoken move or one calendar day of one game. Times are this process' own CPU seconds, medians of
rounds taken in turns, so that a machine busy with other things hits all figures alike.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import process_time
from typing import Any

import numpy as np

from salesdance.belief import Belief, prior_belief, update
from salesdance.cli.content import load
from salesdance.engine import Phase, Seen, State, Tables, draw_types, legal, new_state, spread, step, uniform
from salesdance.engine.blind import blind_choice, blind_turns

SCENARIO = "copy_room"
GAMES = 10_000
WARM_TURNS = 200
ROUNDS = 9
DRAWS_A_STEP = 2


@dataclass(slots=True)
class Steady:
    """Games played blind without end: one that is finished begins anew with other dice. `spent` is CPU seconds."""

    tables: Tables
    fresh: State
    state: State
    seeds: Any
    turn: int = 0
    spent: dict[str, float] = field(default_factory=lambda: {"legal": 0.0, "choose": 0.0, "step": 0.0})

    @classmethod
    def started(cls, tables: Tables, games: int) -> Steady:
        """Return games in the middle of everything: warmed up until all phases are there."""
        few = min(games, GAMES)
        fresh = new_state(tables, draw_types(tables, spread(1, few, 1)))
        one = cls(tables, fresh, fresh, spread(1, few, 2))
        for _ in range(WARM_TURNS):
            one.play()
        if games > few:
            again = np.arange(games) % few
            one.fresh, one.state = one.fresh.rows(again), one.state.rows(again)
            one.seeds = spread(2, games, 2)
        return one

    def play(self) -> None:
        """Play one turn of every game."""
        done = np.flatnonzero(self.state.seen[:, Seen.PHASE] == Phase.DONE)
        if len(done):
            self._begin_anew(done)
        marks = [process_time()]
        mask = legal(self.tables, self.state)
        marks.append(process_time())
        move = blind_choice(mask, self.seeds, self.turn)
        marks.append(process_time())
        self.state, _, _ = step(self.tables, self.state, move, self.seeds, mask)
        marks.append(process_time())
        self.turn += 1
        for name, start, end in zip(self.spent, marks, marks[1:], strict=False):
            self.spent[name] += end - start

    def _begin_anew(self, done: Any) -> None:
        for name in State.__slots__:
            getattr(self.state, name)[done] = getattr(self.fresh, name)[done]
        self.seeds[done] = self.seeds[done] * np.uint64(6364136223846793005) + np.uint64(1)

    def round(self, turns: int) -> dict[str, float]:
        """Return nanoseconds a step of each part of some turns: of `legal`, of choosing, and of `step`."""
        self.spent = dict.fromkeys(self.spent, 0.0)
        for _ in range(turns):
            self.play()
        return {name: spent * 1e9 / (turns * len(self.state)) for name, spent in self.spent.items()}


def draws(games: int, times: int) -> float:
    """Return nanoseconds of two keyed draws for one game."""
    seeds, zero = spread(1, games, 2), np.zeros(games, dtype=np.int64)
    purpose = np.arange(games) % 50
    start = process_time()
    for _ in range(times):
        for draw in range(DRAWS_A_STEP):
            uniform(seeds, purpose, zero + draw)
    return (process_time() - start) * 1e9 / (times * games)


def played_alone(tables: Tables, seed: int) -> list[float]:
    """Return milliseconds of each move of one blind game, engine only: mask, answers, luck and next state."""
    taken, last = [], process_time()
    for _ in blind_turns(tables, 1, seed):
        now = process_time()
        taken.append((now - last) * 1e3)
        last = now
    return taken


def listened_alone(tables: Tables, seed: int) -> list[float]:
    """Return milliseconds that the ideal listener needs after each move of one blind game."""
    taken, belief = [], prior_belief(tables, 1)
    for turn in blind_turns(tables, 1, seed):
        start = process_time()
        belief = _heard(tables, belief, turn.move, turn.signal)
        taken.append((process_time() - start) * 1e3)
    return taken


def _heard(tables: Tables, belief: Belief, move: Any, signal: Any) -> Belief:
    return update(tables, belief, move, signal)


def in_turns(rounds: int, cases: dict[str, Callable[[], Any]]) -> dict[str, list[Any]]:
    """Return what each case gave in each round, the cases taken one after the other in every round."""
    found: dict[str, list[Any]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            found[name].append(case())
    return found


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
    }


def summary(turns: list[dict[str, float]], dice: list[float]) -> dict[str, float]:
    """Return medians: ns a step by part and whole, steps a second, and the cost in pairs of draws, round by round."""
    whole = [round_["legal"] + round_["step"] for round_ in turns]
    with_choice = [sum(round_.values()) for round_ in turns]
    return {
        **{f"{part}_ns": round(median(r[part] for r in turns), 1) for part in ("legal", "choose", "step")},
        "whole_ns": round(median(whole), 1),
        "steps_a_second": round(1e9 / median(whole)),
        "two_draws_ns": round(median(dice), 2),
        "cost_in_two_draws": round(median(a / b for a, b in zip(whole, dice, strict=True)), 1),
        "cost_with_choosing": round(median(a / b for a, b in zip(with_choice, dice, strict=True)), 1),
    }


def figures() -> dict[str, Any]:
    """Return the figures that `salesdance bench` prints; takes some seconds."""
    tables = load(SCENARIO).tables
    steady = Steady.started(tables, GAMES)
    found = in_turns(ROUNDS, {"dice": lambda: draws(GAMES, 20), "turns": lambda: steady.round(4)})
    alone = [taken for seed in range(12) for taken in played_alone(tables, seed)]
    heard = [taken for seed in range(3) for taken in listened_alone(tables, seed)]
    return {
        "machine": machine(),
        "scenario": SCENARIO,
        "games": GAMES,
        "engine": summary(found["turns"], found["dice"]),
        "one_move_ms": round(median(alone), 3),
        "types": len(tables.types),
        "one_move_heard_ms": round(median(heard), 3),
    }


def report(found: dict[str, Any]) -> str:
    """Return the figures as lines for people."""
    engine, here = found["engine"], found["machine"]
    parts = f"what is legal {engine['legal_ns']:.0f}, the step {engine['step_ns']:.0f}"
    return "\n".join(
        [
            f"{here['system']}, {here['cores']} cores, Python {here['python']}, numpy {here['numpy']}",
            f"{found['scenario']}, {found['games']:,} games at once: {engine['steps_a_second']:,} steps a second",
            f"one step: {engine['whole_ns']:.0f} ns ({parts})",
            f"in pairs of keyed draws ({engine['two_draws_ns']:.1f} ns): {engine['cost_in_two_draws']:.0f}",
            f"one move of one game: {found['one_move_ms']:.2f} ms",
            f"what it tells the ideal listener, {found['types']} types: {found['one_move_heard_ms']:.2f} ms",
        ]
    )
