"""`salesdance habits`: what you do in your deals, the year on it, and what one changed habit would be worth."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesdance.cli.orders import some_of

if TYPE_CHECKING:
    from salesdance.cli.own_deals import Deal
    from salesdance.records import Person
    from salesdance.simulation.own import OwnYear

FORMAT_VERSION = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `habits`."""
    parser.add_argument("--person", metavar="NAME", default="", help="whose; default: who played last")
    parser.add_argument("--save", metavar="FILE", default="", help="write the habits as a house player's file as well")
    parser.add_argument("--processes", type=some_of, default=0, metavar="N", help="default: one a core")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Measure, play, and tell; 0 also where there are too few deals to speak of habits."""
    from salesdance.cli.crowd import Crowd, cores
    from salesdance.cli.own_deals import enough, habits_of, year_of
    from salesdance.cli.writing import refuse_place, write_text

    if args.save:
        refuse_place(Path(args.save))
    person, deals = _deals(args.person)
    with Crowd(args.processes or cores()) as crowd:
        own = habits_of(deals, crowd)
        if not enough(own):
            return _too_few(args, person.name, own.found.deals)
        if args.save:
            write_text(Path(args.save), _file(own.player, own.found.deals))
            print(f"Wrote these habits to {args.save}.", file=sys.stderr)
        page = year_of(own, crowd, _progress)
    _clear()
    if args.format == "json":
        print(json.dumps(_json(person.name, page), indent=2, ensure_ascii=False))
    else:
        _print(person.name, page)
    return 0


def _deals(name: str) -> tuple[Person, tuple[Deal, ...]]:
    from salesdance.cli.keeping import find_person, last_played, record_file
    from salesdance.cli.own_deals import last_deals
    from salesdance.errors import InputError
    from salesdance.records import open_reader

    if not record_file().exists():
        raise InputError("Nobody has played here yet; habits are measured in deals that were played to their end.")
    with open_reader(record_file()) as reader:
        person = find_person(reader, name) if name else last_played(reader)
        if person is None:
            raise InputError("Nobody has played here yet; habits are measured in deals that were played to their end.")
        return person, last_deals(reader, person.id)


def _too_few(args: argparse.Namespace, name: str, deals: int) -> int:
    from salesdance.cli.own_work import too_few
    from salesdance.simulation.own import LATEST

    if args.format == "json":
        told: dict[str, Any] = {"looked_at": deals, "wanted": LATEST, "habits": [], "year": None, "changes": []}
        print(json.dumps({"version": FORMAT_VERSION, "person": name, **told}, indent=2, ensure_ascii=False))
        return 0
    print(too_few(deals, name if args.person else "yours"))
    return 0


def _file(player: Any, deals: int) -> str:
    from salesdance.authoring import player_text

    return player_text(player, note=f"Measured in {deals} deals. What there was no occasion to see is the usual.")


def _json(name: str, page: OwnYear) -> dict[str, Any]:
    told = asdict(page)
    return {"version": FORMAT_VERSION, "person": name, **_rounded(told)}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return round(value, 2) if isinstance(value, float) else value


def _print(name: str, page: OwnYear) -> None:
    import os

    from salesdance.text import Screen, draw_own_year, look_at

    draw_own_year(Screen(sys.stdout, look_at(sys.stdin, sys.stdout, os.environ)), name, page)


def _progress(share: float) -> None:
    if sys.stderr.isatty():
        print(f"\rA year of such deals is played ... {100 * share:3.0f} %", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r" + " " * 48 + "\r", end="", file=sys.stderr, flush=True)
