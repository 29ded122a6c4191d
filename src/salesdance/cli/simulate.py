"""`salesdance simulate`: house players play a scenario many times; figures on stdout, progress on stderr."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salesdance.cli.content import Content
    from salesdance.habits import Player

MOST_GAMES = 1_000_000
SCORED = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `simulate`."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a path, or the id of a shipped one")
    parser.add_argument("--player", default="all", metavar="NAME|FILE", help="a house player; default: all")
    parser.add_argument("--games", type=_count, default=400, metavar="N", help="games a player; default: 400")
    parser.add_argument("--scored", type=_count, default=SCORED, metavar="N", help=f"of them scored; default: {SCORED}")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="default: 1")
    parser.add_argument("--profile", default="evidence", help="evidence or seed_faithful")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a whole number is needed, not {text!r}") from None
    if not 0 <= number <= MOST_GAMES:
        raise argparse.ArgumentTypeError(f"from 0 to {MOST_GAMES}, not {number}")
    return number


def run(args: argparse.Namespace) -> int:
    """Play, and print what came of it."""
    from salesdance.cli.cast import chosen_players
    from salesdance.cli.content import load

    chosen, cast = chosen_players(args.player)
    content = load(args.scenario, args.profile)
    games = max(args.games, 1)
    scored = min(args.scored, games)
    scale = (0.0, 1.0)
    if scored:
        from salesdance.cli.scale import scale_for

        print("Working out the scale of the long game ...", file=sys.stderr)
        scale = scale_for(content)
    results = {}
    for player in chosen:
        results[player.id] = _figures(content, player, cast, args, games, scored, scale)
    report = {
        "version": 1,
        "scenario": content.scenario.id,
        "profile": content.profile.name,
        "games": games,
        "seed": args.seed,
        "long_game_scale": [round(scale[0], 4), round(scale[1], 4)],
        "players": results,
    }
    print(json.dumps(report, indent=2) if args.format == "json" else _table(report))
    return 0


def _figures(
    content: Content,
    player: Player,
    cast: dict[str, Player],
    args: argparse.Namespace,
    games: int,
    scored: int,
    scale: tuple[float, float],
) -> dict[str, Any]:
    from salesdance.errors import InputError
    from salesdance.simulation import figures, mean_still, recited, run_player, start_of

    tables, scenario = content.tables, content.scenario
    script, still = None, None
    tell = _progress(player.id)
    if player.recites:
        if player.recites not in cast:
            raise InputError(f"{player.id} recites {player.recites!r}, and there is no such house player.")
        model = cast[player.recites]
        script = recited(tables, model, start_of(tables, scenario), tell=_progress(f"{player.id} learns"))
        still = mean_still(tables, scenario, model, seed=args.seed)
    played = run_player(
        tables, scenario, player, seed=args.seed, games=games, scored=scored, scale=scale, script=script,
        believed_still=still, tell=tell,
    )  # fmt: skip
    _clear()
    return figures(played)


def _progress(what: str) -> Any:
    if not sys.stderr.isatty():
        return None

    def tell(share: float) -> None:
        print(f"\r{what}: {round(100 * share):3d} %", end="", file=sys.stderr, flush=True)

    return tell


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)


COLUMNS = (
    ("yes", "yes"),
    ("kept", "kept"),
    ("lost", "lost"),
    ("reason_known", "reason known"),
    ("wobbled", "wobbled"),
    ("score", "score"),
)


def _table(report: dict[str, Any]) -> str:
    head = f"{'player':12}" + "".join(f"{title:>14}" for _, title in COLUMNS) + f"{'decisions':>11}{'minutes':>9}"
    lines = [f"{report['scenario']}: {report['games']} games a player, seed {report['seed']}", "", head]
    for name, figures in report["players"].items():
        cells = []
        errors = figures["standard_errors"]
        for key, _ in COLUMNS:
            value, error = figures[key], errors.get(key)
            text = "-" if value is None else f"{value:.1f}" if key == "score" else f"{value:.2f}"
            if value is not None and error is not None:
                text += f" ±{error:.1f}" if key == "score" else f" ±{error:.2f}"
            cells.append(f"{text:>14}")
        row = f"{name:12}" + "".join(cells)
        row += f"{figures['decisions']['mean']:>11.1f}{figures['minutes']['mean']:>9.0f}"
        lines.append(row)
    lines += ["", "± is one standard error. Reason known: of the deals that were lost."]
    return "\n".join(lines)
