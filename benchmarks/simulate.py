"""What `salesdance simulate` costs: `python -m benchmarks.simulate [--games N] [--scenario ID] [--player NAME]`.

Yes and kept by play are set against the raw simulation of the same plays: the moves that were made, replayed through
`step` in the same batches, without choosing. Both are taken in turns, and the median of the ratios is given; times are
this process' own CPU seconds. What needs the belief, the score cards of some games, is timed beside.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from salesdance.belief import (
    Opening,
    coarse_tables,
    force,
    forced,
    gathered,
    look_back,
    prior_belief,
    total,
    update_some,
)
from salesdance.cli import measuring, places
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content, load
from salesdance.engine import Phase, Seen, draw_types, legal, new_state, step
from salesdance.habits import Player
from salesdance.players import Games, play, script_of
from salesdance.players.playing import AT_ONCE, HEARD_AT_ONCE, SHRINKS
from salesdance.players.seeding import seeds_of
from salesdance.simulation import Piece, Reciting, play_piece, start_of
from salesdance.simulation.running import chooser_of

GOAL = 1.6
SEED = 1
LEARNT, STILL = 300, 7
"""Games that the reciter's script is made of here, and how many of ten it says stay: its play costs the same."""


def main() -> int:
    """Measure every player in every deal and print a table; always 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--games", type=int, default=10_000, help="games of who does not listen; default: 10,000")
    parser.add_argument("--heard", type=int, default=200, help="games of who listens; default: 200")
    parser.add_argument("--scored", type=int, default=0, help="games to score; the goal speaks of 200; default: 0")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scenario", help="one deal; default: all")
    parser.add_argument("--player", help="one player; default: all")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args()
    found: dict[str, Any] = {"version": 1, "machine": measuring.machine(), "load_before": os.getloadavg()}
    print(f"{'deal':14}{'player':14}{'games':>8}{'us a game':>11}{'raw':>9}{'ratio':>8}{'exact':>8}{'scoring, s':>12}")
    cast = shipped_players()
    for name in [args.scenario] if args.scenario else sorted(places.shipped_scenarios()):
        content = load(name)
        for player in [cast[args.player]] if args.player else cast.values():
            row = measured(content, player, cast, args)
            found[f"{name}/{player.id}"] = row
            print(line(name, player.id, row), flush=True)
    found["load_after"] = os.getloadavg()
    over = [key for key, row in found.items() if "/" in key and row["ratio"] > GOAL]
    print(f"ratio at most {GOAL}: {'all' if not over else 'not ' + ', '.join(over)}; load {os.getloadavg()[0]:.1f}")
    if args.out:
        Path(args.out).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def measured(content: Content, player: Player, cast: dict[str, Player], args: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of one player in one deal."""
    games = args.heard if player.listens else args.games
    reciting = _reciting(content, cast[player.recites]) if player.recites else None
    start = start_of(content.tables, content.scenario)
    chooser = chooser_of(content.tables, content.scenario, player, reciting.script if reciting else None)
    plays = play(content.tables, chooser, seed=SEED, games=games, listens=player.listens, start=start)

    def whole(exact: bool, scored: bool = False, games: int = games) -> Callable[[], object]:
        most = HEARD_AT_ONCE if player.listens else AT_ONCE
        sizes = [(at, min(most, games - at)) for at in range(0, games, most)]
        return lambda: [
            play_piece(
                content.tables, content.scenario, player, Piece(at, size, scored, exact), seed=SEED, scale=(0.0, 0.6),
                reciting=reciting,
            )
            for at, size in sizes
        ]  # fmt: skip

    rounds = [(timed(whole(False)), timed(lambda: raw(content, plays)), timed(whole(True))) for _ in range(args.rounds)]
    agrees = agreement(content, player, min(games, 64)) if player.listens else None
    return {
        "games": games,
        "us_a_game": round(median(one for one, _, _ in rounds) / games * 1e6, 1),
        "raw_us_a_game": round(median(two for _, two, _ in rounds) / games * 1e6, 1),
        "ratio": round(median(one / two for one, two, _ in rounds), 2),
        "ratio_with_exact": round(median(three / two for _, two, three in rounds), 2),
        "coarse": coarse(content, player, args.games) if player.listens else None,
        "coarse_agrees": agrees,
        "scoring_seconds": round(timed(whole(False, True, args.scored)), 2) if args.scored else None,
    }


def _reciting(content: Content, model: Player) -> Reciting:
    chooser = chooser_of(content.tables, content.scenario, model, None)
    start = start_of(content.tables, content.scenario)
    games = play(content.tables, chooser, seed=SEED + 1, games=LEARNT, listens=model.listens, start=start)
    return Reciting(script_of(games), STILL)


def coarse(content: Content, player: Player, games: int) -> dict[str, float]:
    """Return what a game costs a player that listens coarsely, and the raw simulation of the same plays."""
    tables, start = content.tables, start_of(content.tables, content.scenario)
    heard = coarse_tables(tables)
    chooser = chooser_of(heard[0], content.scenario, player, None)
    found: list[Games] = []

    def plays() -> None:
        found.append(play(tables, chooser, seed=SEED, games=games, listens=True, coarse=heard, start=start))

    seconds = timed(plays)
    again = timed(lambda: raw(content, found[0]))
    return {
        "games": games,
        "us_a_game": round(seconds / games * 1e6, 1),
        "raw_us_a_game": round(again / games * 1e6, 1),
        "ratio": round(seconds / again, 1),
    }


def agreement(content: Content, player: Player, games: int) -> float:
    """Return how often, in games of the exact listener, the coarse one would have made the same move."""
    tables, start = content.tables, start_of(content.tables, content.scenario)
    heard, group = coarse_tables(tables)
    chooser = chooser_of(heard, content.scenario, player, None)
    weights = gathered(start.weights, group) if start is not None else None
    exact = chooser_of(tables, content.scenario, player, None)
    plays = play(tables, exact, seed=SEED, games=games, listens=True, start=start)
    belief, same, asked = prior_belief(heard, games, weights), 0, 0
    seeds = seeds_of(SEED, 0, games, 2)
    for turn, (moves, signals) in enumerate(zip(plays.moves, plays.signals, strict=True)):
        state = belief.state.rows(np.arange(games) * belief.types)
        phase = state.seen[:, Seen.PHASE]
        free = np.flatnonzero((moves >= 0) & ~np.isin(phase, (Phase.PASSING, Phase.POST, Phase.WAITING)))
        mask = legal(heard, state.rows(free))
        here = mask[np.arange(len(free)), moves[free]]
        if turn >= begun_by(start) and len(free) and here.all():
            chosen = chooser(state.rows(free), belief.rows(free), mask, seeds[free], turn)
            same, asked = same + int((chosen == moves[free]).sum()), asked + len(free)
        carry = update_some if plays.origin[turn] else forced
        belief = carry(heard, belief, moves, signals)
    return round(same / asked, 4)


def begun_by(start: Opening | None) -> int:
    """Return how many turns a late start takes before the sitting itself begins."""
    return len(start.played) + len(start.look_back) + len(start.opens_with) if start is not None else 0


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def raw(content: Content, plays: Games) -> int:
    """Replay moves in batches that finished games leave, as the plays themselves do; return how many were made."""
    made = 0
    for at in range(0, plays.moves.shape[1], AT_ONCE):
        made += _raw(content, plays, at, min(AT_ONCE, plays.moves.shape[1] - at))
    return made


def _raw(content: Content, plays: Games, first: int, games: int) -> int:
    tables, start = content.tables, plays.opening
    weights = total(start.weights) if start is not None else None
    seeds = seeds_of(SEED, first, games, 2)
    state = new_state(tables, draw_types(tables, seeds_of(SEED, first, games, 1), weights))
    begun = begun_by(start)
    rows, made = np.arange(first, first + games), 0
    for turn, moves in enumerate(plays.moves):
        move = moves[rows]
        if turn >= begun:
            state, _, _ = step(tables, state, move, seeds)
        elif plays.origin[turn]:
            state, _ = look_back(tables, state, move, seeds)
        else:
            state = force(tables, state, int(move[0]), int(plays.signals[turn, first]), seeds)
        made += len(rows)
        going = state.seen[:, Seen.PHASE] != Phase.DONE
        if going.sum() <= SHRINKS * len(rows):
            keep = np.flatnonzero(going)
            rows, seeds, state = rows[keep], seeds[keep], state.rows(keep)
        if not len(rows):
            break
    return made


def line(deal: str, player: str, row: dict[str, Any]) -> str:
    """Return one row of the table."""
    scoring = "-" if row["scoring_seconds"] is None else f"{row['scoring_seconds']:.1f}"
    heard = ""
    if row["coarse"]:
        one = row["coarse"]
        heard = f"  coarse: {one['games']:,} games, {one['us_a_game']:,.0f} us, {one['ratio']:.0f} x raw; "
        heard += f"same move {100 * row['coarse_agrees']:.1f} %"
    return (
        f"{deal:14}{player:14}{row['games']:>8,}{row['us_a_game']:>11,.1f}{row['raw_us_a_game']:>9,.1f}"
        f"{row['ratio']:>8.2f}{row['ratio_with_exact']:>8.2f}{scoring:>12}{heard}"
    )


if __name__ == "__main__":
    sys.exit(main())
