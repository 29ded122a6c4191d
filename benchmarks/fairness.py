"""Is the game fair? `python -m benchmarks.fairness [--games N] [DEAL ...]` prints the table; status 1 if it is not.

Each deal belongs to a kind with its own gates: those that start at the first meeting, those that start later, and the
four that break the list. Every way of playing meets the same people with the same dice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from salesdance.cli import places
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content, load
from salesdance.cli.scale import scale_for
from salesdance.engine import Level, Mode
from salesdance.habits import Habit, Player
from salesdance.players import Games, habit_chooser, play
from salesdance.simulation import line_lengths, mean, mean_still, recited, run_player, start_of

SEED = 101
NAIVE = ("random", "first_listed", "longest_line", "same_kind", "quick_loser")
MOST_NAIVE = 45
LATE = ("almost_customer", "in_the_bag", "slide_eighteen")
OWN = {
    "the_yes": "a first deal: nothing much to hear, and it cannot be failed",
    "two_hundred_laptops": "four questions, a firm close, and go",
    "the_changeover": "leaving openly is often best",
    "energy_desk": "the calls of the desk that The Hundred a Month is made of",
}
BASES = ("expert", "average", "happy_ears")
DARK: dict[str, Habit] = {
    "over-promise": Habit(("promise/*",), times=1),
    "argue": Habit(("argue",), times=1),
    "self first": Habit(("about_us",), times=1),
    "selling more": Habit(("sell_more",), times=4),
}
TRANSACTIONAL = 0.45
"""Below this size a firm close may pay (domain 0, S51)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one player came to in one deal."""

    deal: str
    player: str
    score: float
    error: float
    yes: float
    kept: float
    reason: float
    left: float


@cache
def content(deal: str) -> Content:
    """Return a deal with its tables."""
    return load(deal)


def measured(deal: str, name: str, games: int, scored: int) -> Figures:
    """Return the figures of a shipped player in a deal."""
    here, cast = content(deal), shipped_players()
    player, script, still = cast[name], None, None
    if player.recites:
        model = cast[player.recites]
        script = recited(here.tables, model, start_of(here.tables, here.scenario), games=min(400, games))
        still = mean_still(here.tables, here.scenario, model, seed=SEED)
    run = run_player(
        here.tables, here.scenario, player, seed=SEED, games=games, scored=scored, scale=scale_for(here),
        script=script, believed_still=still,
    )  # fmt: skip
    error = float(run.scores.std() / np.sqrt(max(len(run.scores), 1)))
    known = mean(run.reason_known[run.lost])
    return Figures(deal, name, mean(run.scores), error, mean(run.yes), mean(run.kept), known, mean(run.left))


def dark(deal: str, base: str, name: str, games: int) -> tuple[str, str, str, float, float, float]:
    """Return what a dark move adds to kept and to long-game value of a base player, and the noise of the latter."""
    here, player = content(deal), shipped_players()[base]
    own = tuple(h for h in player.habits if not set(h.moves) & set(DARK[name].moves))
    plain, worse = (replace(player, habits=habits) for habits in (own, (DARK[name], *own)))
    values = [_value(here, _played(here, one, games)) for one in (plain, worse)]
    kept = [value > 0 for value in values]
    added = values[1] - values[0]
    noise = float(added.std() / np.sqrt(games))
    return deal, base, name, mean(kept[1]) - mean(kept[0]), float(added.mean()), noise


def _played(here: Content, player: Player, games: int) -> Games:
    choose = habit_chooser(here.tables, player, line_lengths(here.tables, here.scenario))
    start = start_of(here.tables, here.scenario)
    return play(here.tables, choose, seed=SEED, games=games, listens=player.listens, start=start)


def _value(here: Content, games: Games) -> np.ndarray:
    tables, end, c = here.tables, games.end, here.tables.c
    kept = np.isin(end.mode, (Mode.SETTLED, Mode.HOLLOW_SETTLED))
    gap = np.maximum(end.levels[:, Level.EXPECT] - tables.types.fit.take(end.type), 0)
    satisfied = np.clip(1 - c["worth.gap"] * gap - c["worth.hollow"] * (end.mode == Mode.HOLLOW_SETTLED), 0.001, 1)
    return np.asarray(kept * satisfied)


def kind_of(deal: str) -> str:
    """Return first, later or own."""
    return "own" if deal in OWN else "later" if deal in LATE else "first"


def gates(deal: str, by: dict[str, Figures]) -> Iterator[tuple[str, bool]]:
    """Yield every gate of a deal and whether it holds."""
    expert, kind = by["expert"], kind_of(deal)
    yield f"expert {expert.score:.1f} >= 80", expert.score >= 80
    listening = expert.score - by["reciter"].score
    if kind == "first":
        above = expert.score - by["average"].score
        yield f"expert over average {above:+.1f} >= 30", above >= 30
        yield f"expert over reciter {listening:+.1f} >= 20", listening >= 20
        kept = expert.kept - by["reciter"].kept
        yield f"kept over reciter {kept:+.3f} >= .05", kept >= 0.05
        behind = expert.score - by["memoriser"].score
        yield f"memoriser behind {behind:.1f} >= 15", behind >= 15
    elif kind == "later":
        yield f"expert over reciter {listening:+.1f} >= 10", listening >= 10
    yield from _own_gates(deal, by)
    for name in NAIVE:
        if name == "quick_loser" and content(deal).scenario.start.act != "discover":
            continue  # there is no asking at once where the asking is over
        yield f"{name} {by[name].score:.1f} <= {MOST_NAIVE}", by[name].score <= MOST_NAIVE


def _own_gates(deal: str, by: dict[str, Figures]) -> Iterator[tuple[str, bool]]:
    if deal == "the_changeover":
        left = by["expert"].left
        yield f"expert leaves openly in {left:.2f} >= .4", left >= 0.4
        listening = by["expert"].score - by["reciter"].score
        yield f"expert over reciter {listening:+.1f} >= 10", listening >= 10
    if deal == "energy_desk":
        listening = by["expert"].score - by["reciter"].score
        yield f"expert over reciter {listening:+.1f} >= 10", listening >= 10
    if deal == "two_hundred_laptops":
        kept = by["expert"].kept
        yield f"kept {kept:.2f} >= .8", kept >= 0.8


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fairness", description=__doc__)
    parser.add_argument("--games", type=int, default=400, help="games a player")
    parser.add_argument("--scored", type=int, default=30, help="of them scored (naive players, who vary most: twice)")
    parser.add_argument("--dark", type=int, default=3000, help="games for each dark move; 0 leaves them out")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    parser.add_argument("deals", nargs="*", metavar="DEAL")
    args = parser.parse_args()
    deals = args.deals or sorted(places.shipped_scenarios())
    failed, kept = 0, {}
    players = ("expert", "reciter", "average", "memoriser", "checklist", "happy_ears", "pushy", *NAIVE)
    with ProcessPoolExecutor(2) as pool:
        for deal in deals:
            scored = {name: args.scored * (1 if name in players[:7] else 2) for name in players}
            jobs = [pool.submit(measured, deal, name, args.games, scored[name]) for name in players]
            by = {job.result().player: job.result() for job in jobs}
            failed += _tell(deal, by)
            kept[deal] = {name: asdict(figures) for name, figures in by.items()}
        if args.dark:
            failed += _tell_dark(pool, [deal for deal in deals if kind_of(deal) == "first"], args.dark)
    if args.out:
        Path(args.out).write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    print(f"{failed} gates do not hold")
    return 1 if failed else 0


def _tell(deal: str, by: dict[str, Figures]) -> int:
    print(f"\n{deal} ({OWN.get(deal, kind_of(deal))})")
    for name, one in by.items():
        print(
            f"  {name:13}{one.score:6.1f} ±{one.error:3.1f}   yes {one.yes:.2f}  kept {one.kept:.2f}"
            f"  reason {one.reason:.2f}  left {one.left:.2f}"
        )
    missed = [what for what, holds in gates(deal, by) if not holds]
    print("  all gates hold" if not missed else "\n".join(f"  DOES NOT HOLD: {what}" for what in missed), flush=True)
    return len(missed)


def _tell_dark(pool: ProcessPoolExecutor, deals: list[str], games: int) -> int:
    print("\nDark moves (L44): what one adds to kept and to long-game value")
    sizes = {"expert": max(games // 10, 100)}
    jobs = [
        pool.submit(dark, deal, base, name, sizes.get(base, games)) for deal in deals for base in BASES for name in DARK
    ]
    failed = 0
    for job in jobs:
        deal, base, name, kept, value, noise = job.result()
        pays = value > 2 * noise
        failed += pays
        mark = "  PAYS" if pays else ""
        print(f"  {deal:20}{base:12}{name:14} kept {kept:+.3f}  value {value:+.3f} ±{noise:.3f}{mark}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
