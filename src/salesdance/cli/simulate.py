"""`salesdance simulate`: house players play a scenario many times; figures on stdout, progress on stderr."""

from __future__ import annotations

import argparse
import json
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salesdance.cli.crowd import Crowd, Order
    from salesdance.habits import Player
    from salesdance.simulation import Piece, Reciting, Tally

MOST_GAMES = 10**12
SCORED = 40
INTERRUPTED = 130
HEARD, SCORING, PLAIN = 0.05, 0.1, 0.0001
"""Rough seconds a game, to tell whether more processes are worth starting."""
WORTH = 6.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `simulate`."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a path, or the id of a shipped one")
    parser.add_argument("--player", default="all", metavar="NAME|FILE", help="a house player; default: all")
    parser.add_argument("--games", type=_some, default=400, metavar="N", help="games a player; default: 400")
    parser.add_argument("--scored", type=_count, default=SCORED, metavar="N", help=f"of them scored; default: {SCORED}")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="default: 1")
    parser.add_argument("--profile", default="evidence", help="evidence or seed_faithful")
    parser.add_argument("--processes", type=_some, default=0, metavar="N", help="default: one a core")
    parser.add_argument("--svg", metavar="FILE", help="also write the figures as a picture")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def _count(text: str, least: int = 0) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a whole number is needed, not {text!r}") from None
    if not least <= number <= MOST_GAMES:
        raise argparse.ArgumentTypeError(f"from {least} to {MOST_GAMES:,}, not {number:,}")
    return number


def _some(text: str) -> int:
    return _count(text, least=1)


def run(args: argparse.Namespace) -> int:
    """Play, and print what came of it; 130 and what there is by then, when interrupted."""
    from salesdance.cli.cast import chosen_players
    from salesdance.cli.crowd import Crowd, content_of, cores
    from salesdance.cli.writing import refuse_place, write_text

    if args.svg:
        refuse_place(Path(args.svg))
    chosen, cast = chosen_players(args.player)
    content = content_of(args.scenario, args.profile)
    args.scored = min(args.scored, args.games)
    scale = (0.0, 1.0)
    if args.scored:
        from salesdance.cli.scale import scale_for

        print("Working out the scale of the long game ...", file=sys.stderr)
        scale = scale_for(content)
    processes = args.processes or (cores() if _seconds(chosen, args) > WORTH else 1)
    told: dict[str, Tally] = {}
    interrupted = False
    with Crowd(processes) as crowd:
        try:
            _play_all(crowd, chosen, cast, args, scale, told)
        except KeyboardInterrupt:
            if not told:
                raise
            interrupted = True
    _clear()
    report = _report(args, content.scenario.id, content.profile.name, scale, told, chosen, complete=not interrupted)
    if args.svg:
        from salesdance.report import players_chart

        write_text(Path(args.svg), players_chart(report))
    print(json.dumps(report, indent=2) if args.format == "json" else _text(report))
    if interrupted:
        played = sum(tally.games for tally in told.values())
        print(f"\nStopped: the figures cover {played:,} of {len(chosen) * args.games:,} games.", file=sys.stderr)
        if report["not_begun"]:
            print(f"Not begun: {', '.join(report['not_begun'])}.", file=sys.stderr)
    return INTERRUPTED if interrupted else 0


def _seconds(chosen: list[Player], args: argparse.Namespace) -> float:
    each = [HEARD if player.listens or player.recites else PLAIN for player in chosen]
    return float(sum(args.games * one + args.scored * SCORING for one in each))


def _play_all(
    crowd: Crowd,
    chosen: list[Player],
    cast: dict[str, Player],
    args: argparse.Namespace,
    scale: tuple[float, float],
    told: dict[str, Tally],
) -> None:
    """Play all pieces of all players, a piece of each in turn; what is done stands in `told` at any moment."""
    from salesdance.cli.crowd import Order, play
    from salesdance.simulation import pieces_of, together

    orders = []
    for player in chosen:
        name = player.id if args.player == "all" or player.id == args.player else args.player
        reciting = _learnt(crowd, player, cast, args) if player.recites else None
        orders.append((player, Order(args.scenario, args.profile, name, args.seed, scale, reciting)))

    def jobs() -> Iterator[tuple[Order, Piece]]:
        runs = deque((order, pieces_of(args.games, args.scored, listens=player.listens)) for player, order in orders)
        while runs:
            order, pieces = runs.popleft()
            piece = next(pieces, None)
            if piece is not None:
                yield order, piece
                runs.append((order, pieces))

    all_games, done = len(chosen) * args.games, 0
    for tally in crowd.in_order(play, jobs()):
        told[tally.player] = together(told[tally.player], tally) if tally.player in told else tally
        done += tally.games
        _progress(done, all_games, tally.player)


def _learnt(crowd: Crowd, player: Player, cast: dict[str, Player], args: argparse.Namespace) -> Reciting:
    """Return what a reciter knows by heart: its model's average sequence."""
    from collections import Counter

    from salesdance.cli.crowd import Order, content_of, learn
    from salesdance.players import script_from
    from salesdance.simulation import RECITED_GAMES, Reciting, mean_still, pieces_of

    model = cast[player.recites]
    order = Order(args.scenario, args.profile, model.id, args.seed)
    pieces = list(pieces_of(RECITED_GAMES, 0, listens=model.listens))
    often: Counter[Any] = Counter()
    done = 0
    for piece, lines in zip(pieces, crowd.in_order(learn, ((order, piece) for piece in pieces)), strict=True):
        often.update(lines)
        done += piece.games
        _progress(done, RECITED_GAMES, f"{player.id} learns")
    content = content_of(args.scenario, args.profile)
    still = mean_still(content.tables, content.scenario, model, seed=args.seed)
    return Reciting(script_from(often, RECITED_GAMES), still)


def _report(
    args: argparse.Namespace,
    scenario: str,
    profile: str,
    scale: tuple[float, float],
    told: dict[str, Tally],
    chosen: list[Player],
    *,
    complete: bool,
) -> dict[str, Any]:
    from salesdance.simulation import FORMAT_VERSION, figures

    return {
        "version": FORMAT_VERSION,
        "scenario": scenario,
        "profile": profile,
        "games": args.games,
        "seed": args.seed,
        "complete": complete,
        "not_begun": [player.id for player in chosen if player.id not in told],
        "long_game_scale": [round(scale[0], 4), round(scale[1], 4)],
        "players": {name: figures(tally) for name, tally in told.items()},
    }


def _text(report: dict[str, Any]) -> str:
    from salesdance.report import players_table

    return players_table(report)


BAR = 30


def _progress(done: int, games: int, what: str) -> None:
    if sys.stderr.isatty():
        filled = BAR * done // games
        bar = "#" * filled + "." * (BAR - filled)
        print(f"\r[{bar}] {100 * done // games:3d} %  {what:<24}", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r" + " " * (BAR + 36) + "\r", end="", file=sys.stderr, flush=True)
