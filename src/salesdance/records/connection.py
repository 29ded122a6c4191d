"""Connections to one record file, set up the same way everywhere, and transactions on them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from salesdance.records.faults import primary_code
from salesdance.records.files import left_unfinished

LARGEST_VALUE = 64 * 1024 * 1024
_SETTINGS = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "synchronous=FULL",
)
CANNOT_LOOK = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_NO_SHARED_MEMORY = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_IOERR)


def address(path: Path, mode: Literal["ro", "rw"], *, vfs: str = "", immutable: bool = False) -> str:
    """Return SQLite's URI for `path`; it never makes a file, and any letter may stand in the path."""
    posix = path.absolute().as_posix()
    rooted = posix if posix.startswith("/") else f"/{posix}"
    query = f"mode={mode}" + (f"&vfs={quote(vfs)}" if vfs else "") + ("&immutable=1" if immutable else "")
    return f"file://{quote(os.fsencode(rooted))}?{query}"


def connect(
    path: Path,
    mode: Literal["ro", "rw"],
    *,
    vfs: str = "",
    immutable: bool = False,
    alone: bool = False,
) -> sqlite3.Connection:
    """Return a connection with our settings; transactions are begun by hand.

    `alone` holds the file for this connection only: then a write-ahead log needs no shared memory.
    Errors: whatever SQLite raises; nothing stays open.
    """
    where = address(path, mode, vfs=vfs, immutable=immutable)
    connection = sqlite3.connect(where, uri=True, isolation_level=None)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        if alone:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_writing(path: Path, *, vfs: str = "") -> tuple[sqlite3.Connection, Literal["wal", "delete"]]:
    """Return the writing connection and its journal: `wal`, or `delete` where no shared memory is to be had.

    That it may write is tried at once. Errors: whatever SQLite raises.
    """
    try:
        connection = connect(path, "rw", vfs=vfs)
        try:
            if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal":
                try_writing(connection)
                return connection, "wal"
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.OperationalError as error:
        if primary_code(error) not in _NO_SHARED_MEMORY:
            raise
    connection = connect(path, "rw", vfs=vfs, alone=True)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA locking_mode=NORMAL")
        try_writing(connection)
    except BaseException:
        connection.close()
        raise
    return connection, "delete"


def connect_reading(path: Path, *, vfs: str = "") -> sqlite3.Connection:
    """Return a connection that can change nothing, also on a disk or in a folder that is read-only.

    Errors: whatever SQLite raises; an unfinished log may need a writer first.
    """
    try:
        return connect(path, "ro", vfs=vfs)
    except sqlite3.OperationalError as error:
        if primary_code(error) not in CANNOT_LOOK or left_unfinished(path):
            raise
    return connect(path, "ro", vfs=vfs, immutable=True)


def try_writing(connection: sqlite3.Connection) -> None:
    """Find out now, not at the first move, whether the file can be written."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Beginning alone does not notice a file that may only be read.
        connection.execute(f"PRAGMA user_version={version}")
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the block or nothing; when it ends without an exception it is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let several questions see one and the same state, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def first_flaw(connection: sqlite3.Connection) -> str:
    """Return what SQLite's quick check finds first, or an empty text for a sound file."""
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return "" if found == "ok" else found.splitlines()[-1]


def copy_into(connection: sqlite3.Connection, target: Path) -> str:
    """Copy everything into the empty file `target` and return what a quick check of the copy finds, or "".

    The copy has no log of its own, so it is complete in one file.
    """
    where = address(target, "rw")
    with closing(sqlite3.connect(where, uri=True, isolation_level=None)) as copy:
        copy.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return first_flaw(copy)
