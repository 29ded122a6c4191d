"""How quick and how right is the coach? `python -m benchmarks.coach [--deals N] [--only PART ...] [DEAL ...]`.

The pass over a finished sitting is timed beside Stockfish at 0.1 s a position over a game of 40 moves, in the same
minute; the rest asks whether its figures mean what docs/coach.md says. Parts: speed, luck, seeds, expert, blunders,
listener.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.coach_blunders import blunders
from benchmarks.coach_deals import SEED, Played, played, screener
from salesdance.analysis import Analysis
from salesdance.belief import ideal_listener
from salesdance.cli.cast import shipped_players
from salesdance.cli.coaching import shared_by, worth_starting
from salesdance.cli.content import Content, load
from salesdance.coach import Effort, Sharing, analyse
from salesdance.coach.analysing import SCREENED
from salesdance.coach.weighing import Asked, play_out
from salesdance.engine import Seen
from salesdance.players import habit_chooser, play
from salesdance.simulation import start_of

STOCKFISH = "/usr/games/stockfish"
POSITIONS, SECONDS_A_POSITION = 80, 0.1
DEALS = ("copy_room", "the_yes", "two_hundred_laptops", "in_the_bag")
NAIVE = ("average", "pushy", "order_taker", "happy_ears")


def analysed(content: Content, deal: Played, seed: int = SEED, sharing: Sharing | None = None) -> Analysis:
    """Return the analysis of a deal with the usual effort."""
    expert = shipped_players()["expert"]
    return analyse(content.tables, content.scenario, deal.transcript, expert, seed=seed, sharing=sharing)


def speed(contents: Sequence[Content], deals: int) -> dict[str, Any]:
    """Time the whole pass beside Stockfish, and its steps beside those of the same player in a raw batch.

    Once in this process alone, and once as `review` has it, with others whose start is part of the time.
    """
    content, found = contents[0], {}
    raw = _raw(content)
    for player in ("expert", "average"):
        deal = played(content, player, 3)
        made = screener(content, deal)
        begun, cpu = time.perf_counter(), time.process_time()
        analysis = made.analysis()
        wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
        found[player] = {
            "seconds": wall,
            "cpu_seconds": cpu,
            "choices": len(analysis.turns),
            "moves": sum(len(turn.options) for turn in analysis.turns),
            "steps": made.expert.steps,
            "steps_a_cpu_second": made.expert.steps / cpu,
            "of_the_raw_batch": made.expert.steps / cpu / raw,
            "shared": _shared(content, deal),
        }
    return {"raw_steps_a_cpu_second": raw, **found, "stockfish_seconds": stockfish_seconds()}


def _shared(content: Content, deal: Played) -> dict[str, Any]:
    """Time the whole pass as `review` makes it, the start of other processes and the going through included."""
    processes = worth_starting(deal.transcript, deeper=False)
    sharing = shared_by(content.scenario.id, content.profile.name, processes)
    begun, before = time.perf_counter(), os.times()
    analysed(content, deal, sharing=sharing)
    wall, after = time.perf_counter() - begun, os.times()
    return {"processes": processes, "seconds": wall, "cpu_seconds": sum(after[:4]) - sum(before[:4])}


def _raw(content: Content) -> float:
    choose = habit_chooser(content.tables, shipped_players()["expert"])
    start = start_of(content.tables, content.scenario)
    play(content.tables, choose, seed=1, games=8, listens=True, start=start)
    cpu = time.process_time()
    games = play(content.tables, choose, seed=1, games=4096, listens=True, start=start)
    return float((games.moves >= 0).sum()) / (time.process_time() - cpu)


def stockfish_seconds() -> float | None:
    """Return how long Stockfish takes over a game of its own, None where it or python-chess is missing."""
    try:
        import chess
        import chess.engine
    except ImportError:
        print("python-chess is missing (pip install -e '.[bench]'): no time to compare with.", file=sys.stderr)
        return None
    where = shutil.which("stockfish") or STOCKFISH
    if not Path(where).exists():
        print("Stockfish is missing (apt install stockfish): no time to compare with.", file=sys.stderr)
        return None
    board = chess.Board()
    with chess.engine.SimpleEngine.popen_uci(where) as engine:
        begun = time.perf_counter()
        for _ in range(POSITIONS + 1):
            found = engine.analyse(board, chess.engine.Limit(time=SECONDS_A_POSITION))
            line = found.get("pv")
            if not line or board.is_game_over():
                board = chess.Board()
            else:
                board.push(line[0])
        return time.perf_counter() - begun


def luck(contents: Sequence[Content], deals: int) -> dict[str, Any]:
    """Return how much less a difference of two moves spreads under common luck than under luck of their own."""
    ratios: dict[str, list[float]] = {}
    for content in contents:
        for name in NAIVE[:2]:
            made = screener(content, played(content, name, 5))
            asked = [Asked(one, one.options, 64) for one in made.listening.moments]
            for one in play_out(content.tables, made.expert, asked, SEED + SCREENED):
                best, own = int(one.means.argmax()), one.value.var(axis=1)
                paired = (one.value[best] - one.value).var(axis=1)
                apart = own + own[best]
                rest = np.arange(len(own)) != best
                ratios.setdefault(content.scenario.id, []).append(float(apart[rest].sum() / paired[rest].sum()))
    return {deal: {"median": float(np.median(found)), "choices": len(found)} for deal, found in ratios.items()}


def seeds(contents: Sequence[Content], deals: int) -> dict[str, Any]:
    """Return how many costs that are sure under one seed are costs under another."""
    sure, agreed = 0, 0
    for content in contents:
        for number, name in enumerate(NAIVE[: max(deals, 1)]):
            deal = played(content, name, 20 + number)
            first, second = analysed(content, deal), analysed(content, deal, SEED + 1000)
            other = {turn.turn: turn for turn in second.turns}
            for turn in first.turns:
                if turn.made.behind - 2 * turn.made.behind_error > first.thresholds.cost:
                    sure += 1
                    agreed += other[turn.turn].made.behind >= first.thresholds.cost
    return {"sure": sure, "agreed": agreed, "share": agreed / max(sure, 1)}


def expert(contents: Sequence[Content], deals: int) -> dict[str, Any]:
    """Return how many deals of the expert have no turning point that cost anything, and what the others say."""
    clean, whole, told = 0, 0, []
    for content in contents:
        for number in range(deals):
            found = analysed(content, played(content, "expert", 40 + number))
            costs = [point for point in found.points if point.kind == "cost"]
            whole += 1
            clean += not costs
            told += [f"{content.scenario.id} {40 + number}: {p.chosen} {p.worth:.3f} -> {p.better[0]}" for p in costs]
    return {"deals": whole, "without_a_cost": clean, "share": clean / max(whole, 1), "costs": told}


def listener(contents: Sequence[Content], deals: int) -> dict[str, Any]:
    """Return at how many choices the expert who counts clues does what the one with the exact belief does."""
    same, whole, by_act = 0, 0, {}
    for content in contents:
        tables = content.tables
        choose = habit_chooser(tables, shipped_players()["expert"])
        for name in ("expert", "average"):
            made = screener(content, played(content, name, 60))
            for moment in made.listening.moments:
                state = moment.belief.state.rows(slice(0, 1))
                mask = np.zeros((1, len(tables.moves)), dtype=np.bool_)
                mask[0, moment.options] = True
                luck_of = np.zeros(1, dtype=np.uint64)
                full = replace(ideal_listener(tables, 1), belief=moment.belief)
                exact = int(choose(state, full, mask, luck_of, 0)[0])
                quick = int(made.expert.would(moment, mask)[0])
                whole, same = whole + 1, same + (exact == quick)
                act = by_act.setdefault(int(state.seen[0, Seen.PHASE]), [0, 0])
                act[0], act[1] = act[0] + (exact == quick), act[1] + 1
    return {"choices": whole, "same": same, "share": same / max(whole, 1), "by_phase": by_act}


Part = Callable[[Sequence[Content], int], dict[str, Any]]
PARTS: dict[str, Part] = {
    "speed": speed,
    "luck": luck,
    "listener": listener,
    "expert": expert,
    "blunders": blunders,
    "seeds": seeds,
}


def run(parts: Sequence[str], names: Sequence[str], deals: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the figures of each part."""
    contents = [load(name) for name in names]
    for part in parts:
        yield part, PARTS[part](contents, deals)


def main(argv: list[str] | None = None) -> int:
    """Print the figures of each part as it is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deal", nargs="*", default=list(DEALS), help="deals by id; the first is timed")
    parser.add_argument("--deals", type=int, default=2, help="deals of each player and blunder, in each scenario")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--out", default="", help="write the figures as JSON")
    args = parser.parse_args(argv)
    whole: dict[str, Any] = {"effort": repr(Effort())}
    for part, figures in run(args.only, args.deal, args.deals):
        whole[part] = figures
        print(part, json.dumps(figures, indent=1), flush=True)
    if args.out:
        Path(args.out).write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
