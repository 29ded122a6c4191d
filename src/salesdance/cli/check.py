"""`salesdance check`: what is wrong with authors' files, and where; findings on stdout, counts on stderr."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a scenario (or deck, profile, house player, customers), or a folder of them",
    )
    parser.add_argument("--expect", action="store_true", help="also run the author's own expectations")
    parser.add_argument("--play", action="store_true", help="also let house players look for dead ends")
    parser.add_argument("--format", choices=["text", "json", "github"], default="text", help="default: text")
    parser.add_argument(
        "--schema", action="store_true", help="also write .salesdance.schema.json beside the files, for editors"
    )


def run(args: argparse.Namespace) -> int:
    """Print all findings; 0 if none is an error, 1 if one is; InputError for a path that will not do."""
    from salesdance.cli import checking

    return checking.run(args)
