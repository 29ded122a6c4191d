"""Comparing with others: who lets their sittings be counted, and sittings that come from elsewhere."""

from __future__ import annotations

import argparse
import sys

from salesdance.cli import places
from salesdance.cli.keeping import find_person, last_played, now, record_file
from salesdance.errors import InputError, RecordError
from salesdance.records import Person, Store, open_store


def share(args: argparse.Namespace) -> int:
    """Let a person's sittings be counted when others compare theirs, or keep them out again."""
    if args.private and args.earlier:
        raise InputError("--private keeps all sittings out; --earlier lets earlier ones in: one of the two.")
    if not record_file().exists():
        raise RecordError("Nobody has played here yet, so there is nobody to ask.")
    with open_store(record_file(), now=now()) as store:
        person = _who(store, args.person)
        if args.private:
            store.set_private(person.id, True)
            print(f"{person.name}'s sittings are private again; nobody is compared with them.")
            return 0
        store.share(person.id, since="" if args.earlier else now())
    which = "sittings, those until now as well," if args.earlier else "sittings from now on"
    print(
        f"{person.name}'s {which} are counted when others on this machine look at what was chosen. No name is shown, "
        "and nothing of fewer than five people. `salesdance records share --private` takes it back."
    )
    return 0


def _who(store: Store, name: str) -> Person:
    person = find_person(store, name) if name else last_played(store)
    if person is None:
        raise InputError("Say whose sittings with --person NAME; nobody has played here yet.")
    return person


def import_files(args: argparse.Namespace) -> int:
    """Take in the sittings of files; 1 if some could not be read, after all the others came in."""
    from salesdance.cli.importing import read_files

    if not args.files:
        raise InputError("Name the files: exports (`salesdance records export`) or transcripts (`--save`).")
    found = read_files(args.files, args.scenario)
    new = 0
    if found.sittings:
        places.ready_data_folder()
        with open_store(record_file(), now=now()) as store:
            new = store.add_imported(found.sittings)
    known = len(found.sittings) - new
    for fault in found.faults:
        print(fault, file=sys.stderr)
    if found.sittings or not found.faults:
        print(f"{_sittings(new)} came in, as sittings of nobody here; no name is kept.")
    if known:
        print(f"{_sittings(known)} {'was' if known == 1 else 'were'} here already, and count once.")
    if found.unfinished:
        print(f"{_sittings(found.unfinished)} not played to the end, or a branch, stayed outside.")
    return 1 if found.faults else 0


def forget_imported(args: argparse.Namespace) -> int:
    """Remove everything that was imported."""
    if args.person:
        raise InputError("Imported sittings belong to nobody; forget them with --imported alone.")
    if not record_file().exists():
        raise RecordError("There are no records here, so there is nothing to forget.")
    with open_store(record_file(), now=now()) as store:
        gone = store.forget_imported()
    are = "is" if gone == 1 else "are"
    print(f"{_sittings(gone)} that came from elsewhere {are} forgotten, in every safety copy too.")
    return 0


def _sittings(number: int) -> str:
    return "1 sitting" if number == 1 else f"{number} sittings"
