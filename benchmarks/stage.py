"""Measures the window against pygame_gui: `python benchmarks/stage.py [--quick] [--out FILE]` from a checkout.

The same page in both: ten boxes of wrapped text and eight buttons, 1280 x 720, SDL's dummy driver. Cases are taken in
turns, round by round; ratios are made within a round and their median is given. Needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = CHECKOUT / "benchmarks" / "stage_pages.py"
MUST = {"first_frame": 1.0, "idle_frame": 1.0, "changed_text": 0.5, "idle_cpu": 0.2}
AIM = {"first_frame": 0.5, "idle_frame": 0.75, "changed_text": 0.3, "idle_cpu": 0.07}
# Installed programs are compiled once; this checkout shall be, too.
COMPILED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
Case = Callable[[], float]


def main() -> int:
    """Run all cases, print a table and, with --out, write everything as JSON; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args()
    seconds = "2" if args.quick else "5"
    found: dict[str, Any] = {"version": 1, "load_before": os.getloadavg()}
    starts = {whose: lambda whose=whose: whole(whose, "first") for whose in ("ours", "pygame_gui", "pygame")}
    in_turns(1, starts)
    found["first_frame"] = in_turns(5 if args.quick else 15, starts)
    found["frames"] = frames(20 if args.quick else 60)
    found["idle_cpu"] = in_turns(
        2 if args.quick else 5, {whose: lambda whose=whose: loop(whose, seconds) for whose in ("ours", "pygame_gui")}
    )
    found["load_after"] = os.getloadavg()
    print(table(found))
    if args.out:
        Path(args.out).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return int(any(ratios(found)[name] > most for name, most in MUST.items()))


def in_turns(rounds: int, cases: dict[str, Case]) -> dict[str, list[float]]:
    """Return the figures of each case, one a round; every round takes each case once, in changing order."""
    figures: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds):
        names = list(cases) if number % 2 else list(cases)[::-1]
        for name in names:
            figures[name].append(cases[name]())
    return figures


def whole(whose: str, what: str) -> float:
    """Return the wall time of a whole process in ms."""
    started = time.perf_counter()
    subprocess.run([sys.executable, str(PAGES), whose, what], check=True, cwd=CHECKOUT, env=COMPILED)
    return (time.perf_counter() - started) * 1e3


def loop(whose: str, seconds: str) -> float:
    """Return the CPU that a loop takes with nothing to do, as a share of one core."""
    done = subprocess.run(
        [sys.executable, str(PAGES), whose, seconds], check=True, cwd=CHECKOUT, capture_output=True, text=True
    )
    return float(done.stdout)


def frames(rounds: int) -> dict[str, dict[str, list[float]]]:
    """Return the CPU time in ms of an unchanged frame and of one with one changed text."""
    from stage_pages import Ours, Theirs

    ours, theirs = Ours(), Theirs()
    for page in (ours, theirs):
        for _ in range(20):
            page.frame()
            page.changed()
    return {
        "idle_frame": in_turns(rounds, {"ours": timed(ours.frame, 20), "pygame_gui": timed(theirs.frame, 20)}),
        "changed_text": in_turns(rounds, {"ours": timed(ours.changed, 4), "pygame_gui": timed(theirs.changed, 4)}),
    }


def timed(deed: Callable[[], None], times: int) -> Case:
    """Return a measurement of a deed that is done some times, in ms for each."""

    def measured() -> float:
        started = time.process_time()
        for _ in range(times):
            deed()
        return (time.process_time() - started) * 1e3 / times

    return measured


def ratios(found: dict[str, Any]) -> dict[str, float]:
    """Return ours against theirs: the median of the ratios within each round."""
    parts = {"first_frame": found["first_frame"], **found["frames"], "idle_cpu": found["idle_cpu"]}
    return {
        name: median(one / other for one, other in zip(part["ours"], part["pygame_gui"], strict=True))
        for name, part in parts.items()
    }


def table(found: dict[str, Any]) -> str:
    """Return the figures as lines to read."""
    parts = {"first_frame": found["first_frame"], **found["frames"], "idle_cpu": found["idle_cpu"]}
    units = {"first_frame": "ms wall", "idle_frame": "ms CPU", "changed_text": "ms CPU", "idle_cpu": "of a core"}
    against = ratios(found)
    lines = [f"{'figure':14}{'ours':>10}{'pygame_gui':>12}  {'unit':11}{'ratio':>7}{'must':>7}{'aim':>7}"]
    for name, part in parts.items():
        ours, theirs = median(part["ours"]), median(part["pygame_gui"])
        lines.append(
            f"{name:14}{ours:10.3f}{theirs:12.3f}  {units[name]:11}"
            f"{against[name]:7.2f}{MUST[name]:7.2f}{AIM[name]:7.2f}"
        )
    bare = median(found["first_frame"]["pygame"])
    lines.append(f"An empty first frame of pygame-ce itself: {bare:.0f} ms.")
    lines.append(f"Load of the machine: {found['load_before'][0]:.1f} to {found['load_after'][0]:.1f}.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
