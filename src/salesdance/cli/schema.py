"""`salesdance schema`: the JSON Schema of authors' files, and the pages of documentation made from it."""

from __future__ import annotations

import argparse
from pathlib import Path

from salesdance.errors import InputError

KINDS = ("scenario", "deck", "profile", "player", "customers")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `schema`."""
    parser.add_argument("--of", choices=KINDS, default="scenario", help="whose schema; default: scenario")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--docs", action="store_true", help="print the reference page instead: of scenario or player")
    what.add_argument(
        "--findings",
        metavar="EXAMPLE",
        help="print the page of all findings instead, with examples made from this scenario",
    )


def run(args: argparse.Namespace) -> int:
    """Print a schema (draft 2020-12) or a page on stdout; always 0. InputError for an unreadable example."""
    from salesdance import authoring

    schemas = {
        "scenario": authoring.scenario_schema,
        "deck": authoring.deck_schema,
        "profile": authoring.profile_schema,
        "player": authoring.player_schema,
        "customers": authoring.customers_schema,
    }
    if args.docs:
        text = _reference_page(args.of)
    elif args.findings:
        text = _findings_page(Path(args.findings))
    else:
        text = authoring.schema_text(schemas[args.of]())
    print(text, end="")
    return 0


def _reference_page(kind: str) -> str:
    from salesdance import authoring

    pages = {"scenario": authoring.format_page, "player": authoring.player_page}
    if kind not in pages:
        raise InputError(f"There is no reference page of the {kind} file; there is one of {' and '.join(pages)}.")
    return pages[kind]()


def _findings_page(example: Path) -> str:
    from salesdance import authoring

    try:
        return authoring.findings_page(example.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{example} cannot be read as text.") from error
    except ValueError as error:
        raise InputError(f"The examples are edits of docs/example-scenario.yaml: {error}") from error
