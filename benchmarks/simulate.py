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

from salesdance.belief import Opening, counting_listener, force, ideal_listener, look_back, total
from salesdance.cli import measuring, places
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content, load
from salesdance.engine import Phase, Seen, State, draw_types, legal, new_state, step
from salesdance.engine.luck import Seeds
from salesdance.engine.modes import names_of
from salesdance.habits import Player
from salesdance.players import Games, play, script_of
from salesdance.players.choosing import Ints
from salesdance.players.lockstep import AT_ONCE, COUNTED_AT_ONCE, HEARD_AT_ONCE, SHRINKS
from salesdance.players.seeding import seeds_of
from salesdance.simulation import Piece, Reciting, play_piece, start_of
from salesdance.simulation.running import SLICE, chooser_of

GOAL = 1.6
ACTS = tuple(name.lower() for name in names_of(Phase))
SEED = 1
LEARNT, STILL = 300, 7
"""Games that the reciter's script is made of here, and how many of ten it says stay: its play costs the same."""


def main() -> int:
    """Measure every player in every deal and print a table; always 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--games", type=int, default=10_000, help="default: 10,000")
    parser.add_argument("--heard", type=int, default=64, help="games of the exact listener to agree with; default: 64")
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
    games = args.games
    reciting = _reciting(content, cast[player.recites]) if player.recites else None
    start = start_of(content.tables, content.scenario)
    chooser = chooser_of(content.tables, content.scenario, player, reciting.script if reciting else None)
    plays = play(content.tables, chooser, seed=SEED, games=games, listens=player.listens, start=start)

    def whole(exact: bool, scored: bool = False, games: int = games) -> Callable[[], object]:
        most = COUNTED_AT_ONCE if player.listens else AT_ONCE
        most = SLICE if scored else most
        sizes = [(at, min(most, games - at)) for at in range(0, games, most)]
        return lambda: [
            play_piece(
                content.tables, content.scenario, player, Piece(at, size, scored, exact), seed=SEED, scale=(0.0, 0.6),
                reciting=reciting,
            )
            for at, size in sizes
        ]  # fmt: skip

    rounds = [(timed(whole(False)), timed(lambda: raw(content, plays)), timed(whole(True))) for _ in range(args.rounds)]
    agrees = agreement(content, player, min(games, args.heard)) if player.listens else None
    return {
        "games": games,
        "us_a_game": round(median(one for one, _, _ in rounds) / games * 1e6, 1),
        "raw_us_a_game": round(median(two for _, two, _ in rounds) / games * 1e6, 1),
        "ratio": round(median(one / two for one, two, _ in rounds), 2),
        "ratio_with_exact": round(median(three / two for _, two, three in rounds), 2),
        "agrees": agrees,
        "scoring_seconds": round(timed(whole(False, True, args.scored)), 2) if args.scored else None,
    }


def _reciting(content: Content, model: Player) -> Reciting:
    chooser = chooser_of(content.tables, content.scenario, model, None)
    start = start_of(content.tables, content.scenario)
    games = play(content.tables, chooser, seed=SEED + 1, games=LEARNT, listens=model.listens, start=start)
    return Reciting(script_of(games), STILL)


def agreement(content: Content, player: Player, games: int) -> dict[str, float]:
    """Return in which share of the choices, by act, a player that counts would have made the ideal listener's move."""
    tables, start = content.tables, start_of(content.tables, content.scenario)
    choose = chooser_of(tables, content.scenario, player, None)
    same: dict[str, list[int]] = {}
    weights = start.weights if start is not None else None
    for at in range(0, games, HEARD_AT_ONCE):
        n = min(HEARD_AT_ONCE, games - at)
        plays = play(
            tables, choose, seed=SEED, first=at, games=n, listens=True, listening=ideal_listener, start=start
        )  # fmt: skip
        state = new_state(tables, draw_types(tables, seeds_of(SEED, at, n, 1), total(weights) if start else None))
        counts, seeds = counting_listener(tables, n, weights), seeds_of(SEED, at, n, 2)
        for turn, moves in enumerate(plays.moves.astype(np.int64)):
            phase = state.seen[:, Seen.PHASE]
            free = np.flatnonzero((moves >= 0) & ~np.isin(phase, (Phase.PASSING, Phase.POST, Phase.WAITING)))
            if turn >= begun_by(start) and len(free):
                part = state.rows(free)
                chosen = choose(part, counts.rows(free), legal(tables, part), seeds[free], turn)
                for act in np.unique(phase[free]):
                    here = phase[free] == act
                    tally = same.setdefault(ACTS[int(act)], [0, 0])
                    tally[0] += int((chosen == moves[free])[here].sum())
                    tally[1] += int(here.sum())
            carry = counts.heard if plays.origin[turn] else counts.begun
            counts = carry(state, moves, plays.signals[turn])
            state = _again(content, plays, turn, state, moves, seeds)
    return {act: round(one / of, 4) for act, (one, of) in same.items()}


def _again(content: Content, plays: Games, turn: int, state: State, moves: Ints, seeds: Seeds) -> State:
    """Return the state after one turn of plays is made again."""
    if turn >= begun_by(plays.opening):
        return step(content.tables, state, moves, seeds)[0]
    if plays.origin[turn]:
        return look_back(content.tables, state, moves, seeds)[0]
    return force(content.tables, state, int(moves[0]), int(plays.signals[turn, 0]), seeds)


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
        move = moves[rows].astype(np.int64)
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
    if row["agrees"]:
        heard = "  same move: " + ", ".join(f"{act} {100 * share:.1f} %" for act, share in row["agrees"].items())
    return (
        f"{deal:14}{player:14}{row['games']:>8,}{row['us_a_game']:>11,.1f}{row['raw_us_a_game']:>9,.1f}"
        f"{row['ratio']:>8.2f}{row['ratio_with_exact']:>8.2f}{scoring:>12}{heard}"
    )


if __name__ == "__main__":
    sys.exit(main())
