"""`salesdance guide`: the facilitator's page of a deal, as text, as JSON, or as one HTML page to print."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesdance.sitting.guide import Guide

FORMAT_VERSION = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `guide`."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a path, or the id of a shipped one")
    parser.add_argument("--format", choices=["text", "html", "json"], default="text", help="default: text")
    parser.add_argument("--out", metavar="FILE", default="", help="write to FILE instead of stdout")


def run(args: argparse.Namespace) -> int:
    """Print or write the page; ScenarioError for a file with errors, InputError for a place that will not do."""
    from salesdance.cli.content import load
    from salesdance.cli.writing import refuse_place, write_text
    from salesdance.sitting.guide import guide_of

    if args.out:
        refuse_place(Path(args.out))
    content = load(args.scenario)
    guide = guide_of(content.scenario, content.deck, content.tables)
    if args.out:
        write_text(Path(args.out), _written(guide, args.format))
        print(f"Wrote the facilitator's page to {args.out}.", file=sys.stderr)
    elif args.format == "text":
        _print(guide)
    else:
        sys.stdout.write(_written(guide, args.format))
    return 0


def _written(guide: Guide, form: str) -> str:
    from salesdance.report import guide_page
    from salesdance.text import Screen, draw_guide

    if form == "html":
        return guide_page(guide)
    if form == "json":
        return json.dumps({"version": FORMAT_VERSION, "guide": asdict(guide)}, indent=2, ensure_ascii=False) + "\n"
    out = StringIO()
    draw_guide(Screen(out), guide)
    return out.getvalue()


def _print(guide: Guide) -> None:
    from salesdance.text import Screen, draw_guide, look_at

    draw_guide(Screen(sys.stdout, look_at(sys.stdin, sys.stdout, os.environ)), guide)
