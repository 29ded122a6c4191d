"""Forgetting a person completely: rows, freed pages, log and every safety copy of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from salesdance.errors import RecordError
from salesdance.records.connection import connect, copy_into, first_flaw, transaction
from salesdance.records.faults import faults, primary_code
from salesdance.records.files import all_backups, built_beside, clear_backup_leftovers
from salesdance.records.names import name_key
from salesdance.records.rows import Person, as_json

WIPE = "wipe"
Delete = Callable[[sqlite3.Connection], None]
# When the disk or another program is to blame, a sound copy must not be thrown away.
_NOT_ITS_FAULT = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting a person removed: counts of rows and of safety copies rewritten or thrown away."""

    sittings: int
    moves: int
    copies_rewritten: int
    copies_removed: int


def forget_person(
    connection: sqlite3.Connection, path: Path, person: Person, fingerprints: Sequence[str] = ()
) -> Forgotten:
    """Remove every trace of `person`, first from the safety copies, then from the file itself.

    Imported sittings with one of these `fingerprints` are theirs too, and go with them. Cut off in the copies, the
    person is still there and can be forgotten again; cut off later, the next start completes the wiping. Errors:
    `RecordError`, also while another program keeps old pages in use.
    """
    with faults(path):
        rewritten, removed = _clean(
            path,
            lambda copy: _knows(copy, person) or _has_imported(copy, fingerprints),
            lambda copy: _delete(copy, person, fingerprints),
        )
        with transaction(connection):
            sittings = _count(connection, "SELECT count(*) FROM sittings WHERE person = ?", person.id)
            moves = _count(
                connection,
                "SELECT count(*) FROM moves WHERE sitting IN (SELECT id FROM sittings WHERE person = ?)",
                person.id,
            )
            _delete(connection, person, fingerprints)
            connection.execute("INSERT OR IGNORE INTO duties (name) VALUES (?)", (WIPE,))
    wipe(connection, path)
    return Forgotten(sittings, moves, rewritten, removed)


def forget_imported(connection: sqlite3.Connection, path: Path) -> int:
    """Remove every imported sitting from the safety copies and the file; return how many the file had.

    Errors: `RecordError`, as in `forget_person`.
    """
    with faults(path):
        _clean(path, _has_imported, _delete_imported)
        with transaction(connection):
            count = _count(connection, "SELECT count(*) FROM imported")
            _delete_imported(connection)
            connection.execute("INSERT OR IGNORE INTO duties (name) VALUES (?)", (WIPE,))
    wipe(connection, path)
    return count


def wipe_is_due(connection: sqlite3.Connection) -> bool:
    """Tell whether an earlier forgetting was cut off before its traces were wiped."""
    return _count(connection, "SELECT count(*) FROM duties WHERE name = ?", WIPE) > 0


def wipe(connection: sqlite3.Connection, path: Path) -> None:
    """Rebuild the file from its living rows and empty the log, so that no freed page keeps old words.

    Errors: `RecordError`; the next start tries again.
    """
    with faults(path):
        # Zeroing on delete does not reach the gaps left when rows move between pages; rebuilding does.
        connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise RecordError(
                f"The rows are deleted, but another program that reads {path} still holds old pages. "
                "Close it and start salesdance once more; the rest is wiped then."
            )
        with transaction(connection):
            connection.execute("DELETE FROM duties WHERE name = ?", (WIPE,))


def _clean(path: Path, concerned: Callable[[sqlite3.Connection], bool], delete: Delete) -> tuple[int, int]:
    """Delete in every safety copy that is concerned; return how many were rewritten, and thrown away unread."""
    clear_backup_leftovers(path)
    rewritten = removed = 0
    for copy in all_backups(path):
        try:
            if _is_concerned(copy, concerned):
                _rewrite(copy, delete)
                rewritten += 1
        except sqlite3.DatabaseError as error:
            if primary_code(error) in _NOT_ITS_FAULT:
                raise
            # A copy that cannot be read cannot be shown to be free of the person.
            copy.unlink()
            removed += 1
    return rewritten, removed


def _is_concerned(copy: Path, concerned: Callable[[sqlite3.Connection], bool]) -> bool:
    with closing(connect(copy, "ro")) as connection:
        flaw = first_flaw(connection)
        if flaw:
            raise sqlite3.DatabaseError(flaw)
        return concerned(connection)


def _knows(connection: sqlite3.Connection, person: Person) -> bool:
    question = "SELECT count(*) FROM people WHERE id = ? OR name_key = ?"
    return _count(connection, question, person.id, name_key(person.name)) > 0


def _has_imported(connection: sqlite3.Connection, fingerprints: Sequence[str] | None = None) -> bool:
    """Tell whether there are imported sittings, of all or only those with these fingerprints."""
    # A copy from before there were any has no table for them.
    if not _count(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'imported'"):
        return False
    if fingerprints is None:
        return _count(connection, "SELECT count(*) FROM imported") > 0
    here = "SELECT count(*) FROM imported WHERE fingerprint = ?"
    return any(_count(connection, here, one) for one in fingerprints)


def _delete_imported(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM imported")


def _rewrite(copy: Path, delete: Delete) -> None:
    with built_beside(copy) as building:
        with closing(connect(copy, "ro")) as old:
            copy_into(old, building)
        with closing(connect(building, "rw")) as new:
            new.execute("PRAGMA journal_mode=MEMORY")
            delete(new)
            new.execute("VACUUM")


def _delete(connection: sqlite3.Connection, person: Person, fingerprints: Sequence[str]) -> None:
    if _has_imported(connection, fingerprints):
        connection.executemany("DELETE FROM imported WHERE fingerprint = ?", [(one,) for one in fingerprints])
    known = (person.id, name_key(person.name))
    # The name counts too: a copy from before a restored file may know the same person by another id.
    ids = [row[0] for row in connection.execute("SELECT id FROM people WHERE id = ? OR name_key = ?", known)]
    for identity in ids:
        connection.execute("DELETE FROM settings WHERE person = ? OR value = ?", (identity, as_json(identity)))
        connection.execute("DELETE FROM people WHERE id = ?", (identity,))
    connection.execute("DELETE FROM settings WHERE value = ?", (as_json(person.name),))


def _count(connection: sqlite3.Connection, question: str, *values: str) -> int:
    return int(connection.execute(question, values).fetchone()[0])
