"""Opening a record file: made new, brought up to date, copied once a day, or refused untouched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from salesdance.errors import RecordError
from salesdance.records import lock
from salesdance.records.backups import back_up_before, back_up_daily, day_of
from salesdance.records.connection import CANNOT_LOOK, connect, connect_reading, connect_writing, first_flaw
from salesdance.records.faults import faults, primary_code
from salesdance.records.files import (
    advice,
    all_backups,
    built_beside,
    clear_backup_leftovers,
    clear_building,
    damage,
    is_there,
    keep_private,
    left_unfinished,
    lock_file,
    make_folder,
)
from salesdance.records.forget import wipe, wipe_is_due
from salesdance.records.reader import Reader
from salesdance.records.schema import STEPS, is_ours, known_history, migrate, put_our_mark, version_of
from salesdance.records.store import Store

_OLDEST_SQLITE = (3, 37, 0)
# A rollback journal to be played back, or a disk without shared memory: only a writer can look.
_NEEDS_A_WRITER = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_IOERR,
)


@contextmanager
def open_store(path: Path, *, now: str, vfs: str = "") -> Iterator[Store]:
    """Open the records at `path` for the one program that writes; make them, and their folder, if missing.

    `now` is the time as ISO text. `vfs` is SQLite's name for another way to reach a disk, as for some network
    shares. Errors: `RecordError` with one sentence, before anything is changed, if another program writes, or
    the file is damaged, foreign or of a newer salesdance, or the disk is full, read-only or forbidden.
    """
    day_of(now)
    _refuse_old_sqlite()
    where = _real(path)
    with faults(where):
        make_folder(where.parent)
        held = lock.take(lock_file(where))
    try:
        with faults(where):
            store = _opened(where, now=now, vfs=vfs, check=lock.ended_badly(held))
        try:
            with faults(where):
                lock.mark(held, in_use=True)
            yield store
        finally:
            with faults(where):
                store.connection.close()
                lock.mark(held, in_use=False)
    finally:
        lock.give_back(held)


@contextmanager
def open_reader(path: Path, *, vfs: str = "") -> Iterator[Reader]:
    """Open the records at `path` to look at them, also while another program writes or on a read-only disk.

    Errors: `RecordError`, also if there are none, or if they have to be opened for writing once before:
    because they come from an older salesdance or because the last program did not end by itself.
    """
    _refuse_old_sqlite()
    where = _real(path)
    with faults(where):
        if not is_there(where):
            raise RecordError(f"There are no records at {where} yet.")
        connection = _connected_to_read(where, vfs=vfs)
    with closing(connection):
        with faults(where):
            _refuse_foreign(connection, where)
            if version_of(connection) < len(STEPS):
                raise RecordError(f"{where} is of an older salesdance; play once to bring it up to date.")
        yield Reader(connection, where)


def _connected_to_read(path: Path, *, vfs: str) -> sqlite3.Connection:
    try:
        return connect_reading(path, vfs=vfs)
    except sqlite3.OperationalError as error:
        if primary_code(error) in CANNOT_LOOK and left_unfinished(path):
            raise RecordError(
                f"The last program that wrote {path} did not end by itself; play once, and it is put right."
            ) from error
        raise


def _opened(path: Path, *, now: str, vfs: str, check: bool) -> Store:
    notices: list[str] = []
    clear_building(path)
    clear_backup_leftovers(path)
    found = is_there(path)
    if found:
        _examine(path, vfs=vfs, thorough=check or left_unfinished(path))
        keep_private(path)
    else:
        notices += _build(path, now=now)
    connection, journal = connect_writing(path, vfs=vfs)
    try:
        if journal == "delete":
            notices.append(f"{path.parent} is on a disk without shared memory; saving is as safe, but slower.")
        if found:
            _bring_up_to_date(connection, path, now=now)
            notices += _tidied(connection, path, now=now)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path, journal=journal, notices=tuple(notices))


def _build(path: Path, *, now: str) -> list[str]:
    """Make new records beside, move them into place, and return what is worth saying about it."""
    if left_unfinished(path):
        raise RecordError(damage(path, "the file is gone, but its log is still there"))
    with built_beside(path) as building, closing(connect(building, "rw")) as connection:
        put_our_mark(connection)
        migrate(connection, now=now)
    copies = all_backups(path)
    if not copies:
        return []
    return [f"{path} was not there, so new records were begun. The newest copy of the old ones is {copies[-1]}."]


def _examine(path: Path, *, vfs: str, thorough: bool) -> None:
    """Refuse a file that is not for us while it is still untouched."""
    try:
        connection = connect_reading(path, vfs=vfs)
    except sqlite3.OperationalError as error:
        if primary_code(error) not in _NEEDS_A_WRITER:
            raise
        connection = connect(path, "rw", vfs=vfs, alone=True)
    with closing(connection):
        _refuse_foreign(connection, path)
        flaw = first_flaw(connection) if thorough else ""
        if flaw:
            raise RecordError(damage(path, flaw))


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    if not is_ours(connection):
        copies = f" {advice(path)}" if all_backups(path) else ""
        raise RecordError(f"{path} is not a record file of salesdance. It is left as it is.{copies}")
    if version_of(connection) > len(STEPS):
        raise RecordError(f"{path} was made by a newer salesdance; install that version. It is left as it is.")
    if not known_history(connection):
        raise RecordError(damage(path, "its versions are not those of salesdance"))


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, *, now: str) -> None:
    version = version_of(connection)
    if version < len(STEPS):
        back_up_before(connection, path, version=version, now=now)
        migrate(connection, now=now)


def _tidied(connection: sqlite3.Connection, path: Path, *, now: str) -> list[str]:
    """Do what is due, a wipe or the daily copy, and say what could not be done; only damage is refused."""
    if wipe_is_due(connection):
        # No copy is made before the wipe: it would keep what has to go.
        try:
            wipe(connection, path)
        except RecordError as error:
            return [str(error)]
    try:
        back_up_daily(connection, path, now=now)
    except (sqlite3.OperationalError, OSError) as error:
        return [f"Today's safety copy of {path} could not be made ({error})."]
    return []


def _refuse_old_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise RecordError(f"SQLite {sqlite3.sqlite_version} is too old; 3.37 is the oldest that will do.")


def _real(path: Path) -> Path:
    # One file has one lock, whatever links lead to it.
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        raise RecordError(f"{str(path)!r} is not a path that can be used.") from None
