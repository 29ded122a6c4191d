"""`salesdance records`: who is known on this machine and what is kept about them, and what came from elsewhere."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from salesdance.errors import InputError, RecordError
from salesdance.transcript import BY_ITSELF, CHOSEN

if TYPE_CHECKING:
    from salesdance.records import Person, Reader, Sitting

FORMAT_VERSION = 1
AS_FAR = "as far as it went"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `records`."""
    deeds = ["show", "export", "forget", "share", "import"]
    parser.add_argument("what", nargs="?", choices=deeds, default="show", help="default: show")
    parser.add_argument("files", nargs="*", metavar="FILE", help="import: exports and saved transcripts")
    parser.add_argument("--person", metavar="NAME", default="", help="only this person")
    parser.add_argument("--earlier", action="store_true", help="share: the sittings until now as well")
    parser.add_argument("--private", action="store_true", help="share: keep them out of comparisons again")
    parser.add_argument("--imported", action="store_true", help="forget: all imported sittings")
    parser.add_argument("--scenario", metavar="PATH", default="", help="import: a deal that does not ship with us")
    parser.add_argument("--yes", action="store_true", help="forget without asking for the name again")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="show: default text")
    parser.add_argument("--out", metavar="FILE", default="", help="export: write to FILE instead of stdout")


def run(args: argparse.Namespace) -> int:
    """Do one of the five; 0, or an error with a sentence."""
    from salesdance.cli.sharing import import_files, share

    deeds: dict[str, Callable[[argparse.Namespace], int]] = {
        "show": _show,
        "export": _export,
        "forget": _forget,
        "share": share,
        "import": import_files,
    }
    if args.files and args.what != "import":
        raise InputError(f"{args.files[0]!r} goes with `records import`, not with `records {args.what}`.")
    for option, what in (("earlier", "share"), ("private", "share"), ("imported", "forget"), ("scenario", "import")):
        if getattr(args, option) and args.what != what:
            raise InputError(f"--{option} goes with `records {what}`.")
    return deeds[args.what](args)


def _show(args: argparse.Namespace) -> int:
    from salesdance.cli.keeping import find_person, record_file
    from salesdance.records import open_reader

    if args.out:
        raise InputError("--out goes with `records export`.")
    if not record_file().exists():
        return _nothing_yet(args)
    with open_reader(record_file()) as reader:
        people = (find_person(reader, args.person),) if args.person else reader.people()
        told = [(person, reader.sittings(person.id)) for person in people]
        if args.format == "json":
            listed = [_person_json(reader, person, sittings) for person, sittings in told]
            told_json = {"version": FORMAT_VERSION, "people": listed, "imported": _imported(reader)}
            print(json.dumps(told_json, indent=2, ensure_ascii=False))
            return 0
        for person, sittings in told:
            _print_person(person, sittings, reader)
        if not told:
            print("Nobody has played here yet.")
        imported = _imported(reader)
        if imported and not args.person:
            deals = ", ".join(f"{deal} {count}" for deal, count in imported.items())
            print(f"Imported, of nobody here: {sum(imported.values())} ({deals})")
    return 0


def _imported(reader: Reader) -> dict[str, int]:
    """Return how many imported sittings there are of each deal."""
    counts = Counter(one.scenario for one in reader.imported())
    return dict(sorted(counts.items()))


def _nothing_yet(args: argparse.Namespace) -> int:
    if args.person:
        raise InputError(f"Nobody here is called {args.person!r}. Nobody has played here yet.")
    if args.format == "json":
        print(json.dumps({"version": FORMAT_VERSION, "people": [], "imported": {}}, indent=2))
    else:
        print("Nobody has played here yet.")
    return 0


def _person_json(reader: Reader, person: Person, sittings: tuple[Sitting, ...]) -> dict[str, object]:
    return {
        "name": person.name,
        "since": person.made_at,
        "private": person.private,
        "sittings": [
            {
                "id": one.id,
                "scenario": one.scenario,
                "state": one.state,
                "again_from": one.header.get("branch_turn"),
                "started_at": one.started_at,
                "ended_at": one.ended_at,
                "moves": _chosen(reader, one),
                "total": _total(reader, one),
            }
            for one in sittings
        ],
    }


def _chosen(reader: Reader, sitting: Sitting) -> int:
    """Return how many moves the player chose: not the scenario's past, the days and the post."""
    moves = reader.moves(sitting.id)
    return sum(one.extra.get("origin", "sitting") in CHOSEN and one.move not in BY_ITSELF for one in moves)


def _total(reader: Reader, sitting: Sitting) -> object:
    cards = reader.cards(sitting.id)
    return cards[-1].card.get("total") if cards else None


def _print_person(person: Person, sittings: tuple[Sitting, ...], reader: Reader) -> None:
    from salesdance.cli.keeping import STATES

    count = "no sittings" if not sittings else "1 sitting" if len(sittings) == 1 else f"{len(sittings)} sittings"
    shared = "" if person.private else ", compared with by others"
    print(f"{person.name}: {count}, since {person.made_at[:10]}{shared}")
    for one in sittings:
        moves = _chosen(reader, one)
        count = "1 move" if moves == 1 else f"{moves} moves"
        again = f", from line {one.header.get('branch_turn')} tried again" if one.is_branch else ""
        state = AS_FAR if one.is_branch and one.state != "finished" else STATES[one.state]
        print(f"  {one.id}  {one.started_at[:10]}  {one.scenario}{again}, {state}, {count}")


def _export(args: argparse.Namespace) -> int:
    from salesdance.cli.keeping import find_person, record_file
    from salesdance.cli.writing import write_text
    from salesdance.records import open_reader

    with open_reader(record_file()) as reader:
        people = reader.people()
        if args.person:
            person = find_person(reader, args.person)
        elif len(people) == 1:
            person = people[0]
        else:
            names = ", ".join(person.name for person in people) or "nobody"
            raise InputError(f"Say whom to export with --person NAME; here is {names}.")
        text = json.dumps(reader.export(person.id), indent=2, ensure_ascii=False) + "\n"
    if not args.out:
        sys.stdout.write(text)
        return 0
    write_text(Path(args.out), text)
    print(f"Wrote everything kept about {person.name} to {args.out}.", file=sys.stderr)
    return 0


def _forget(args: argparse.Namespace) -> int:
    from salesdance.cli.keeping import find_person, now, record_file
    from salesdance.records import open_store

    if args.imported:
        from salesdance.cli.sharing import forget_imported

        return forget_imported(args)
    from salesdance.cli.others import fingerprints_of

    if not args.person:
        raise InputError("Say whom to forget with --person NAME; `salesdance records show` lists them.")
    if not record_file().exists():
        raise RecordError("There are no records here, so there is nothing to forget.")
    with open_store(record_file(), now=now()) as store:
        person = find_person(store, args.person)
        if not args.yes and not _agreed(person.name):
            print("Nothing was forgotten.", file=sys.stderr)
            return 1
        gone = store.forget(person.id, fingerprints=fingerprints_of(store, person.id))
    print(
        f"{person.name} is forgotten: {gone.sittings} sittings and {gone.moves} moves, here and in every safety "
        "copy. What was exported or saved elsewhere is not ours to remove."
    )
    return 0


def _agreed(name: str) -> bool:
    if sys.stdin.isatty():
        print(f"Type {name} to remove everything kept about them. This cannot be undone.", file=sys.stderr)
    return sys.stdin.readline().strip() == name
