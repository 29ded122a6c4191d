"""Safety copies: one a day of what has changed, and one before the tables are changed."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from salesdance.errors import RecordError
from salesdance.records.connection import copy_into
from salesdance.records.files import (
    all_backups,
    backup_folder,
    built_beside,
    daily_backups,
    damage,
    migration_backups,
)

KEPT_DAILY = 7
KEPT_BEFORE = 2
_HEADER = 100


def day_of(now: str) -> str:
    """Return the date in an ISO time; `ValueError` if it is none."""
    return datetime.fromisoformat(now).date().isoformat()


def back_up_daily(connection: sqlite3.Connection, path: Path, *, now: str) -> Path | None:
    """Make today's copy and return it, or None if there is one or nothing has changed; the last 7 are kept.

    Errors: `RecordError` if the copy shows that the file is damaged; no copy is touched then.
    """
    target = backup_folder(path) / f"{day_of(now)}.db"
    if target.exists():
        return None
    made = _copy(connection, path, target, skip_if_like=all_backups(path)[-1:])
    _drop(daily_backups(path)[:-KEPT_DAILY])
    return target if made else None


def back_up_before(connection: sqlite3.Connection, path: Path, *, version: int, now: str) -> Path:
    """Make and return a copy of a file that is about to leave `version`; the last 2 such copies are kept.

    Errors: `RecordError` if the copy shows that the file is damaged; no copy is touched then.
    """
    target = backup_folder(path) / f"{day_of(now)}-before-{version + 1}.db"
    _copy(connection, path, target, skip_if_like=())
    _drop(migration_backups(path)[:-KEPT_BEFORE])
    return target


def _copy(connection: sqlite3.Connection, path: Path, target: Path, *, skip_if_like: tuple[Path, ...]) -> bool:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    with built_beside(target) as building:
        flaw = copy_into(connection, building)
        if flaw:
            raise RecordError(damage(path, flaw))
        if any(_same_content(building, other) for other in skip_if_like):
            building.unlink()
            return False
    return True


def _same_content(one: Path, other: Path) -> bool:
    # Copying counts up numbers in the header; all that is stored lies behind it.
    return one.stat().st_size == other.stat().st_size and one.read_bytes()[_HEADER:] == other.read_bytes()[_HEADER:]


def _drop(copies: tuple[Path, ...]) -> None:
    for copy in copies:
        copy.unlink(missing_ok=True)
