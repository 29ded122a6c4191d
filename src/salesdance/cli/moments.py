"""`salesdance moments`: turns of your own deals again, days later, in the window or the terminal; or all in a list."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from salesdance.errors import InputError

if TYPE_CHECKING:
    from salesdance.cli.due import Listed
    from salesdance.records import Person, Reader, Store

FORMAT_VERSION = 1
NOBODY_YET = "Nobody has played here yet."
NOT_TRIED = "not tried yet"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `moments`."""
    parser.add_argument("--text", action="store_true", help="play in the terminal")
    parser.add_argument("--person", default="", metavar="N", help="whose moments: a name, or a number of the list")
    parser.add_argument("--list", action="store_true", help="list all moments and end")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="of the list; default: text")


def run(args: argparse.Namespace) -> int:
    """Meet what is due, or list everything; InputError for somebody who is not known here."""
    from salesdance.cli.keeping import record_file

    listing = args.list or args.format == "json"
    if not record_file().exists():
        return _nothing_yet(args, listing=listing)
    if listing:
        return _list(args)
    _refuse_unknown(args.person)
    if not args.text:
        from salesdance.cli.orders import BASE_PROFILE, Orders
        from salesdance.cli.window import is_piped, open_window, why_no_screen

        why = "Lines are piped in." if is_piped(sys.stdin) else why_no_screen(os.environ)
        if not why:
            why = open_window(Orders("", None, None, args.person, BASE_PROFILE, "", "", "", False, moments=True))
            if not why:
                return 0
        print(f"{why} salesdance plays here in the terminal.", file=sys.stderr)
    return _in_terminal(args.person)


def _in_terminal(name: str) -> int:
    from salesdance.cli.catching_up import caught_up
    from salesdance.cli.content import Shelfware
    from salesdance.cli.due import Due
    from salesdance.cli.keeping import opened
    from salesdance.text import MomentsTable, Screen, look_at, reader

    typed = sys.stdin if sys.stdin is not None else io.StringIO()
    screen = Screen(sys.stdout, look_at(typed, sys.stdout, os.environ))
    with opened() as store:
        person = _whose(store, name) if store is not None else None
        if not screen.terminal.person:
            _make_up(store, person)
        with caught_up(store if screen.terminal.person else None, person):
            MomentsTable(screen, reader(typed), Due(store, person, Shelfware())).play()
    return 0


def _make_up(store: Store | None, person: Person | None) -> None:
    """Make up what is owed where lines are piped in: nobody sits there while it could be done beside something else."""
    from salesdance.cli.catching_up import make_up
    from salesdance.cli.content import Shelfware
    from salesdance.cli.keeping import say
    from salesdance.errors import RecordError

    if store is None or person is None:
        return
    try:
        make_up(store, person.id, Shelfware(), say)
    except RecordError as fault:
        say(str(fault))


def _whose(reader: Reader, name: str) -> Person | None:
    from salesdance.cli.keeping import find_person, last_played

    return find_person(reader, name) if name else last_played(reader)


def _refuse_unknown(name: str) -> None:
    """Refuse somebody unknown before a window is opened; who plays there may be new, whose moments are may not."""
    if name:
        from salesdance.cli.keeping import find_person, record_file
        from salesdance.records import open_reader

        with open_reader(record_file()) as reader:
            find_person(reader, name)


def _nothing_yet(args: argparse.Namespace, *, listing: bool) -> int:
    if args.person:
        raise InputError(f"Nobody here is called {args.person!r}. {NOBODY_YET}")
    if args.format == "json":
        print(json.dumps({"version": FORMAT_VERSION, "person": None, "moments": []}, indent=2))
        return 0
    from salesdance.cli.due import NONE_YET

    print(NOBODY_YET if listing else NONE_YET)
    return 0


def _list(args: argparse.Namespace) -> int:
    from salesdance.cli.catching_up import left_words
    from salesdance.cli.content import Shelfware
    from salesdance.cli.due import NONE_YET, Due, clock
    from salesdance.cli.keeping import record_file
    from salesdance.records import open_reader

    with open_reader(record_file()) as reader:
        person = _whose(reader, args.person)
        found = Due(reader, person, Shelfware()).listed()
        left = left_words(reader, person.id) if person is not None else ""
    today = clock().date()
    if args.format == "json":
        told = {
            "version": FORMAT_VERSION,
            "person": person.name if person else None,
            "moments": [_json(one, due=_due(one) <= today.isoformat()) for one in found],
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return 0
    if not found:
        print(NONE_YET)
    for one in found:
        print(_line(one, today))
    if left:
        print(left)
    return 0


def _due(one: Listed) -> str:
    from salesdance.cli.due import day_of

    return day_of(one.moment).isoformat()


def _json(one: Listed, *, due: bool) -> dict[str, object]:
    count = _counts(one)
    return {
        "sitting": one.sitting.id,
        "entry": one.moment.turn + 1,
        "turn": one.line,
        "scenario": one.sitting.scenario,
        "title": one.title,
        "played_at": one.sitting.started_at,
        "due": one.moment.due,
        "due_now": due and not one.aside,
        **count,
        "set_aside": one.aside or None,
    }


def _counts(one: Listed) -> dict[str, int]:
    hows = [made.how for made in one.tries]
    return {"solved": hows.count("solved"), "missed": hows.count("missed"), "skipped": hows.count("skipped")}


def _line(one: Listed, today: date) -> str:
    from salesdance.cli.due import day_of, day_words
    from salesdance.cli.keeping import written_day

    tried = ", ".join(f"{how} {_times(count)}" for how, count in _counts(one).items() if count) or NOT_TRIED
    line = f", your line {one.line}" if one.line else ""
    where = f"{one.title}, {written_day(one.sitting.started_at)}{line}"
    if one.aside:
        return f"{where}: set aside; {tried}. {one.aside[:1].upper()}{one.aside[1:].rstrip('.')}."
    return f"{where}: due {day_words(day_of(one.moment), today)}; {tried}."


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
