"""The files around one record file: its log, lock and safety copies, and how a new one is put in place."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from salesdance.errors import RecordError

_DAILY = re.compile(r"\d{4}-\d\d-\d\d\.db")
_BEFORE = re.compile(r"\d{4}-\d\d-\d\d-before-\d+\.db")


def lock_file(path: Path) -> Path:
    """Return the file that the one writing program holds locked."""
    # Not ".lock": SQLite itself uses that name on disks without locks of their own.
    return path.with_name(path.name + ".writer")


def building_file(path: Path) -> Path:
    """Return the name under which a file is built before it is moved into place."""
    return path.with_name(path.name + ".new")


def log_files(path: Path) -> tuple[Path, ...]:
    """Return what SQLite keeps beside `path`: write-ahead log, its index, rollback journal."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))


def backup_folder(path: Path) -> Path:
    """Return the folder of the safety copies; it may not exist."""
    return path.with_name(path.name + ".backups")


def daily_backups(path: Path) -> tuple[Path, ...]:
    """List the daily safety copies, oldest first."""
    return _listed(path, _DAILY)


def migration_backups(path: Path) -> tuple[Path, ...]:
    """List the copies made before the tables were changed, oldest first."""
    return _listed(path, _BEFORE)


def all_backups(path: Path) -> tuple[Path, ...]:
    """List every safety copy made by us, oldest first."""
    return tuple(sorted((*daily_backups(path), *migration_backups(path)), key=lambda copy: copy.name))


def _listed(path: Path, pattern: re.Pattern[str]) -> tuple[Path, ...]:
    try:
        files = sorted(backup_folder(path).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(file for file in files if pattern.fullmatch(file.name))


def left_unfinished(path: Path) -> bool:
    """Tell whether a log with something in it lies beside `path`: the last program did not end by itself."""
    wal, _, journal = log_files(path)
    return _size(wal) > 0 or _size(journal) > 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def is_there(path: Path) -> bool:
    """Tell whether the record file exists.

    Errors: `RecordError` for a folder or a device, and for a file of no bytes, which SQLite would take
    for a new one, throwing away a log beside it.
    """
    try:
        facts = path.stat()
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(facts.st_mode):
        raise RecordError(f"{path} is a folder; a record file is needed.")
    if not stat.S_ISREG(facts.st_mode):
        raise RecordError(f"{path} is not an ordinary file.")
    if facts.st_size == 0:
        raise RecordError(damage(path, "the file is empty"))
    return True


def damage(path: Path, detail: str) -> str:
    """Say that a file is damaged, and which copy can take its place."""
    said = "".join(letter if letter.isprintable() else "?" for letter in detail)[:120]
    return f"The record file {path} is damaged ({said}). It is left as it is. {advice(path)}"


def advice(path: Path) -> str:
    """Say how to go on from the newest safety copy, or that there is none."""
    copies = all_backups(path)
    if not copies:
        return "There is no safety copy of it; move it to another folder to start with empty records."
    wal, _, journal = log_files(path)
    # A log left beside a copy put in place would be played into it.
    aside = " and ".join([path.name, *(log.name for log in (wal, journal) if _size(log))])
    return f"The newest safety copy is {copies[-1]}: move {aside} to another folder and copy it to {path}."


@contextmanager
def built_beside(target: Path) -> Iterator[Path]:
    """Give an empty file, for this user only, that takes `target`'s place when the block ends well.

    A crash at any moment leaves the old file or the new one. What a failed block built is removed.
    """
    building = building_file(target)
    clear_building(target)
    os.close(os.open(building, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield building
        if building.exists():
            _sync(building)
            building.replace(target)
            sync_folder(target.parent)
    finally:
        clear_building(target)


def clear_building(target: Path) -> None:
    """Remove what an interrupted build of `target` left behind."""
    building = building_file(target)
    for leftover in (building, *log_files(building)):
        leftover.unlink(missing_ok=True)


def clear_backup_leftovers(path: Path) -> None:
    """Remove half-made safety copies; they may hold names."""
    with suppress(FileNotFoundError, NotADirectoryError):
        for file in sorted(backup_folder(path).iterdir()):
            if ".db.new" in file.name:
                file.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for this user only, so that a power cut leaves it there."""
    for missing in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
        with suppress(OSError):
            sync_folder(missing.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename inside `folder` last through a power cut, where the system has a way to ask for it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_private(path: Path) -> None:
    """Take the rights of other users on `path` away, where the system knows such rights."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        with suppress(OSError):
            path.chmod(0o600)
