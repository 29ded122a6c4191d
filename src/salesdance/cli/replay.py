"""`salesdance replay`: a sitting played again from its transcript; 0 if every turn goes the same way."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `replay`."""
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="a transcript file, or the id of a stored sitting")
    parser.add_argument(
        "--scenario", metavar="PATH", default="", help="the scenario's file, if it is not a shipped one"
    )


def run(args: argparse.Namespace) -> int:
    """Play it again and compare every turn; 1 and the first differing turn if one goes another way."""
    from salesdance.cli.transcripts import content_for, difference, find_transcript
    from salesdance.engine import RULES_VERSION
    from salesdance.errors import TranscriptError
    from salesdance.sitting import replay

    found = find_transcript(args.transcript)
    content = content_for(found, args.scenario)
    other = difference(content, found.transcript)
    if other and found.transcript.header.rules != RULES_VERSION:
        raise TranscriptError(other)
    if other:
        print(other, file=sys.stderr)
    divergence = replay(content.scenario, content.deck, content.tables, found.transcript)
    if divergence is not None:
        print(divergence)
        return 1
    count = len(found.transcript.entries)
    print(f"Every turn goes the same way: {count} entr{'y' if count == 1 else 'ies'}.")
    return 0
