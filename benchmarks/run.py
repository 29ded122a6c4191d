"""Measures what docs and issues quote: `python benchmarks/run.py [--quick] [--out FILE]` from a checkout.

Cases are taken in turns, round by round; ratios are made within a round and their median is given. Figures in ns and
ms are this process' own CPU time, those of whole programs the CPU time of the program. See README.md beside this.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from salesdance.cli import measuring
from salesdance.cli.content import load
from salesdance.engine import RULES_VERSION, Phase, Seen
from salesdance.sitting import Sitting
from salesdance.transcript import Header

CHECKOUT = Path(__file__).resolve().parents[1]
SMALL, LARGE = 10_000, 1_000_000
MUST = {"cost_in_two_draws": 60, "two_processes": 1.3, "no_cliff": 0.8, "sitting_move_ms": 2.0, "sitting_stop_ms": 15.0}
WORKER_SECONDS = 4.0


def main() -> int:
    """Run all cases, print a short table and, with --out, write everything as JSON; always 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no million games")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--worker", type=float, metavar="SECONDS", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        return worker(args.worker)
    rounds = 5 if args.quick else 11
    found: dict[str, Any] = {"version": 1, "machine": measuring.machine(), "rules": RULES_VERSION}
    found["load_before"] = os.getloadavg()
    for name, case in cases(args.quick).items():
        print(f"{name} ...", file=sys.stderr)
        found[name] = case(rounds)
    found["load_after"] = os.getloadavg()
    print(table(found))
    if args.out:
        Path(args.out).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def cases(quick: bool) -> dict[str, Callable[[int], Any]]:
    """Return name -> measurement, each taking the number of rounds."""
    return {
        "batches": lambda rounds: batches(rounds, () if quick else (LARGE,)),
        "one_game": one_game,
        "sitting": sitting,
        "programs": programs,
        "processes": lambda rounds: processes(3 if quick else 5),
    }


def batches(rounds: int, larger: tuple[int, ...]) -> dict[str, Any]:
    """Return the cost of a step in batches of 10^4 games and more, in turns with the dice of the same round."""
    tables = load(measuring.SCENARIO).tables
    steady = {games: measuring.Steady.started(tables, games) for games in (SMALL, *larger)}
    own = {"dice": lambda: measuring.draws(SMALL, 20)}
    for games, played in steady.items():
        own[str(games)] = lambda played=played, games=games: played.round(max(1, 8 * SMALL // games))
    found = measuring.in_turns(rounds, own)
    out = {str(games): measuring.summary(found[str(games)], found["dice"]) for games in steady}
    for games in larger:
        pairs = zip(found[str(SMALL)], found[str(games)], strict=True)
        out[str(games)]["rate_against_small"] = round(
            median((a["legal"] + a["step"]) / (b["legal"] + b["step"]) for a, b in pairs), 2
        )
    return out


def one_game(rounds: int) -> dict[str, Any]:
    """Return milliseconds of one move of one game, and of listening to it."""
    tables = load(measuring.SCENARIO).tables
    moves = [ms for seed in range(2 * rounds) for ms in measuring.played_alone(tables, seed)]
    heard = [ms for seed in range(rounds) for ms in measuring.listened_alone(tables, seed)]
    return {
        "types": len(tables.types),
        "move_ms": spread_of(moves),
        "listening_ms": spread_of(heard),
    }


def sitting(rounds: int) -> dict[str, Any]:
    """Return milliseconds of one played move through a sitting, words and next hand included, nothing saved."""
    content = load(measuring.SCENARIO)
    header = Header(content.scenario.id, "", "", RULES_VERSION, content.profile.name, "", 1, 1)
    talk: list[float] = []
    stops: list[float] = []
    for seed in range(3 * rounds):
        one = Sitting.begin(
            content.scenario, content.deck, content.tables, game_seed=seed, type_seed=seed, header=header
        )
        while not one.finished and len(one.transcript().entries) < 200:
            at_stop = _phase(one) in (Phase.STOP, Phase.PASSING)
            move = _some_move(one, seed)
            start = time.process_time()
            one.say(move)
            if one.view().asking is not None:
                one.skip_forecast()
            (stops if at_stop else talk).append((time.process_time() - start) * 1e3)
    return {"move_ms": spread_of(talk), "stop_ms": spread_of(stops)}


def _phase(one: Sitting) -> int:
    return int(one._course.game.state.seen[0, Seen.PHASE])


def _some_move(one: Sitting, seed: int) -> str:
    legal = [move for move in one.legal() if move not in ("walk_out", "leave_openly", "hang_up")] or list(one.legal())
    turn = len(one.transcript().entries)
    return legal[(seed * 7919 + turn * 104_729) % len(legal)]


def programs(rounds: int) -> dict[str, Any]:
    """Return the cost of whole programs against `python -c 'import argparse'`, in CPU seconds and on the clock."""
    python = [sys.executable]
    scenario = str(next(iter(sorted((CHECKOUT / "scenarios").glob("*.yaml")))))
    own = {
        "argparse": [*python, "-c", "import argparse"],
        "version": [*python, "-m", "salesdance", "--version"],
        "check": [*python, "-m", "salesdance", "check", scenario],
    }
    found = measuring.in_turns(rounds, {name: lambda command=command: _run(command) for name, command in own.items()})
    out: dict[str, Any] = {}
    for name, runs in found.items():
        ratios = [one[0] / base[0] for one, base in zip(runs, found["argparse"], strict=True)]
        out[name] = {
            "cpu_ms": round(median(cpu for cpu, _ in runs) * 1e3, 1),
            "wall_ms": round(median(wall for _, wall in runs) * 1e3, 1),
            "against_argparse": round(median(ratios), 2),
        }
    return out


def _run(command: list[str]) -> tuple[float, float]:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def processes(rounds: int) -> dict[str, Any]:
    """Return how much more two processes play than one in the same time, on the clock."""
    found = measuring.in_turns(rounds, {"one": lambda: _workers(1), "two": lambda: _workers(2)})
    ratios = [two / one for one, two in zip(found["one"], found["two"], strict=True)]
    return {
        "one_steps_a_second": round(median(found["one"])),
        "two_steps_a_second": round(median(found["two"])),
        "two_against_one": round(median(ratios), 2),
    }


def _workers(number: int) -> float:
    command = [sys.executable, __file__, "--worker", str(WORKER_SECONDS)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
    return sum(float(process.communicate()[0]) for process in running)


def worker(seconds: float) -> int:
    """Play games of 10^4 for some seconds and print steps a second on the clock."""
    steady = measuring.Steady.started(load(measuring.SCENARIO).tables, SMALL)
    start, turns = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        steady.play()
        turns += 1
    print(turns * SMALL / (time.perf_counter() - start))
    return 0


def spread_of(values: list[float]) -> dict[str, float]:
    """Return median, ninth decile and largest."""
    ordered = sorted(values)
    return {
        "median": round(median(ordered), 3),
        "p90": round(ordered[int(0.9 * (len(ordered) - 1))], 3),
        "max": round(ordered[-1], 3),
        "count": len(ordered),
    }


def table(found: dict[str, Any]) -> str:
    """Return the figures that somebody set a goal for, each with its goal."""
    here, rows = found["machine"], []
    for games, batch in found["batches"].items():
        rows.append((f"steps a second, {int(games):,} games", f"{batch['steps_a_second']:,}", ""))
        cost = f"{batch['cost_in_two_draws']} ({batch['cost_with_choosing']} with choosing)"
        rows.append((f"one step in pairs of draws, {int(games):,} games", cost, f"<= {MUST['cost_in_two_draws']}"))
        if "rate_against_small" in batch:
            rows.append(("rate against 10,000 games", str(batch["rate_against_small"]), f">= {MUST['no_cliff']}"))
    rows.append(("one move, engine only, ms", str(found["one_game"]["move_ms"]["median"]), "< 0.5"))
    rows.append(("listening to it, ms", str(found["one_game"]["listening_ms"]["median"]), ""))
    rows.append(
        ("one move of a sitting, ms", str(found["sitting"]["move_ms"]["median"]), f"< {MUST['sitting_move_ms']}")
    )
    rows.append(
        ("a stop of the ninety days, ms", str(found["sitting"]["stop_ms"]["median"]), f"< {MUST['sitting_stop_ms']}")
    )
    for name in ("version", "check"):
        rows.append((f"{name} against argparse", str(found["programs"][name]["against_argparse"]), ""))
    rows.append(
        ("two processes against one", str(found["processes"]["two_against_one"]), f">= {MUST['two_processes']}")
    )
    head = f"{here['system']}, {here['cores']} cores, Python {here['python']}, numpy {here['numpy']}"
    loads = f"load {found['load_before'][0]:.1f} before, {found['load_after'][0]:.1f} after"
    lines = [f"{what:<46} {value:<26} {goal}" for what, value, goal in rows]
    return "\n".join([f"{head}; {loads}", *lines])


if __name__ == "__main__":
    sys.exit(main())
