"""How near the year on measured habits comes to the real one: `python -m benchmarks.habits [--player NAME]`.

Each house player plays some deals, its habits are measured in them as `salesdance habits` measures somebody's, and the
player made of them meets the same people with the same luck as the player it was measured from. Measured several times,
in other deals each time: the mean of what it comes to beside the real year is how far it leans, with the standard error
that the measurings have among each other; their spread is what one measuring may be off by.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salesdance.cli import measuring, places
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content, load
from salesdance.coach.worth import Worths
from salesdance.engine import Seen
from salesdance.habits import Player
from salesdance.players import Chooser, play_side_by_side, script_of
from salesdance.players.playing import play
from salesdance.scoring import read_game
from salesdance.simulation.own import Measured, Share, is_whole, measured, observed, player_of
from salesdance.simulation.own.year import A_YEAR
from salesdance.simulation.running import chooser_of, trace_of

LEARNT = 300
"""Games that the reciter's script is made of."""
MEASURED_IN, PLAYED_IN = 61, 62
"""Seeds of the deals that are measured, and of those of the year."""
Numbers = NDArray[np.float64]
FIGURES = ("yes", "kept", "value")


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of a year: what the player itself comes to, and how far the measured ones are off, one by one."""

    real: float
    off: tuple[float, ...]

    @property
    def leans(self) -> float:
        """Return how far the measured years are off on average."""
        return mean(self.off)

    @property
    def spread(self) -> float:
        """Return the standard deviation of one measuring."""
        return stdev(self.off) if len(self.off) > 1 else 0.0

    @property
    def error(self) -> float:
        """Return the standard error of `leans`."""
        return float(self.spread / len(self.off) ** 0.5)


def chooser(content: Content, player: Player, cast: Mapping[str, Player]) -> Chooser:
    """Return how a player chooses in a deal; a reciter first learns the script of whom it recites."""
    tables, scenario = content.tables, content.scenario
    if not player.recites:
        return chooser_of(tables, scenario, player, None)
    model = cast[player.recites]
    games = play(tables, chooser_of(tables, scenario, model, None), seed=1, games=LEARNT, listens=model.listens)
    return chooser_of(tables, scenario, player, script_of(games))


def deals_of(content: Content, choose: Chooser, listens: bool, games: int) -> list[Mapping[str, Share]]:
    """Return what each of some games of a deal shows of its player's habits."""
    played = play(content.tables, choose, seed=MEASURED_IN, games=games, listens=listens)
    trace = trace_of(content.tables, played, games, full=False)
    return [observed(read_game(content.tables, trace, game)) for game in range(games)]


def measurings(shown: list[list[Mapping[str, Share]]], deals: int) -> list[Measured]:
    """Return the habits measured in `deals` deals at a time, of the scenarios in turn; `shown` is by scenario."""
    in_turn = [one for several in zip(*shown, strict=True) for one in several]
    return [measured(in_turn[at : at + deals]) for at in range(0, len(in_turn) - deals + 1, deals)]


def year(content: Content, ways: list[Chooser], listens: bool, games: int) -> dict[str, Numbers]:
    """Return the means [ways] of yes, kept and long-game value of games of a deal, the same people for every way."""
    worths = Worths(content.tables, np.ones(games * len(ways), dtype=np.bool_))
    played = play_side_by_side(
        content.tables, ways, seed=PLAYED_IN, games=games, listens=listens, watches=(worths.watch,)
    )
    found = {"yes": played.end.seen[:, Seen.SAID_YES] > 0, "kept": worths.kept, "value": worths.value}
    return {
        name: np.asarray(values, dtype=np.float64).reshape(len(ways), games).mean(axis=1)
        for name, values in found.items()
    }


def compare(
    contents: list[Content], player: Player, cast: Mapping[str, Player], *, deals: int, times: int, games: int
) -> dict[str, Beside]:
    """Return yes, kept and value of a year as the player plays it, and as its measured habits do, `times` measured."""
    each = -(-deals * times // len(contents))
    choosers = [chooser(content, player, cast) for content in contents]
    shown = [
        deals_of(content, choose, player.listens, each) for content, choose in zip(contents, choosers, strict=True)
    ]
    mine = [player_of(found) for found in measurings(shown, deals)[:times]]
    listens = player.listens or any(one.listens for one in mine)
    sums: dict[str, Numbers] = {name: np.zeros(1 + len(mine)) for name in FIGURES}
    for content, choose in zip(contents, choosers, strict=True):
        ways = [choose, *(chooser_of(content.tables, content.scenario, one, None) for one in mine)]
        for name, values in year(content, ways, listens, games).items():
            sums[name] += A_YEAR * values / len(contents)
    return {name: Beside(float(all_[0]), tuple((all_[1:] - all_[0]).tolist())) for name, all_ in sums.items()}


def main() -> int:
    """Measure every player and print the table; always 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--deals", type=int, default=12, help="that habits are measured in; default: 12")
    parser.add_argument("--times", type=int, default=8, help="how often they are measured; default: 8")
    parser.add_argument("--games", type=int, default=200, help="of each deal, in the year; default: 200")
    parser.add_argument("--player", action="append", help="may be repeated; default: all who do not listen")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args()
    cast = shipped_players()
    contents = [one for one in map(load, sorted(places.shipped_scenarios())) if is_whole(one.scenario)]
    names = args.player or [name for name, player in sorted(cast.items()) if not player.listens]
    found: dict[str, Any] = {"version": 1, "machine": measuring.machine(), "load_before": os.getloadavg()}
    print(f"| player | yes | measured | kept | measured | value | measured | one measuring: kept |\n|{'---|' * 8}")
    for name in names:
        told = compare(contents, cast[name], cast, deals=args.deals, times=args.times, games=args.games)
        cells = [f"{one.real:.1f} | {one.leans:+.1f} ± {one.error:.1f}" for one in told.values()]
        print(f"| {name} | {' | '.join(cells)} | ± {told['kept'].spread:.1f} |", flush=True)
        found[name] = {figure: asdict(one) for figure, one in told.items()}
    if args.out:
        Path(args.out).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
