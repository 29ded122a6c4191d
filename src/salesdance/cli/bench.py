"""`salesdance bench`: how fast the engine is on this machine, or whether it plays the same games as elsewhere."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FORMAT_VERSION = 1
GAMES = 300
SEED = 20_260_101


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `bench`."""
    parser.add_argument(
        "--signature",
        action="store_true",
        help="print one digest of a fixed set of games: the same on every machine for one version",
    )
    parser.add_argument(
        "--write", action="store_true", help="with --signature: also write it to benchmarks/ of this checkout"
    )
    parser.add_argument("--games", type=int, default=GAMES, metavar="N", help=f"of the signature; default: {GAMES}")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help="of the signature")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print the signature or the figures; always 0. InputError if --write has no checkout to write into."""
    if args.signature:
        return _signature(args)
    from salesdance.cli.measuring import figures, report

    measured = figures()
    if args.format == "json":
        print(json.dumps({"version": FORMAT_VERSION, **measured}, indent=2))
    else:
        print(report(measured))
    return 0


def _signature(args: argparse.Namespace) -> int:
    from salesdance.cli.signing import signature

    text = signature(max(args.games, 1), args.seed)
    if args.write:
        signature_file().write_text(text + "\n", encoding="ascii")
    print(json.dumps({"version": FORMAT_VERSION, "signature": text}) if args.format == "json" else text)
    return 0


def signature_file() -> Path:
    """Return where a checkout keeps its signature; InputError if this is no checkout."""
    from pathlib import Path

    from salesdance.errors import InputError

    folder = Path(__file__).resolve().parents[3] / "benchmarks"
    if not (folder / "README.md").is_file():
        raise InputError("This installation is no checkout: there is no folder 'benchmarks' to write into.")
    return folder / "signature.txt"
