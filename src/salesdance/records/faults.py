"""What SQLite and the system say when something fails, as one sentence for the person at the keyboard."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salesdance.errors import RecordError
from salesdance.records.files import damage

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: {path} could not be written. What was saved before is safe.",
    sqlite3.SQLITE_READONLY: "{path} may only be read; choose a folder that you can write to.",
    sqlite3.SQLITE_PERM: "{path} may not be opened by this user.",
    sqlite3.SQLITE_AUTH: "{path} may not be opened by this user.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened here; check that you may read and write its folder.",
    sqlite3.SQLITE_BUSY: "Another program is using {path}; close it and try again.",
    sqlite3.SQLITE_LOCKED: "Another program is using {path}; close it and try again.",
    sqlite3.SQLITE_PROTOCOL: "Another program is using {path}; close it and try again.",
    sqlite3.SQLITE_IOERR: "The disk refused to read or write {path}. What was saved before is safe.",
    sqlite3.SQLITE_NOMEM: "There is not enough memory to read {path}.",
    sqlite3.SQLITE_NOLFS: "{path} has grown too large for this disk.",
}
_UNREADABLE = "a stored text cannot be read"
_SYSTEM = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EFBIG: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_PERM,
    errno.EPERM: sqlite3.SQLITE_PERM,
    errno.EIO: sqlite3.SQLITE_IOERR,
    errno.ENOMEM: sqlite3.SQLITE_NOMEM,
}


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, or 0 for an error that Python raised without one."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn whatever fails while `path` is read or written into a `RecordError` with one sentence.

    Only reading and writing belongs inside: a `ValueError` here means that a stored value makes no sense.
    Errors that show a mistake in our own code (`sqlite3.ProgrammingError`, `InterfaceError`) pass through.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise RecordError(_of_sqlite(error, path)) from error
    except OSError as error:
        raise RecordError(_of_system(error, path)) from error
    except UnicodeEncodeError as error:
        raise RecordError(f"A text with broken characters cannot be stored or looked up in {path}.") from error
    except UnicodeError as error:
        raise RecordError(damage(path, _UNREADABLE)) from error
    except (ValueError, RecursionError) as error:
        raise RecordError(damage(path, str(error))) from error
    except MemoryError as error:
        raise RecordError(_SENTENCES[sqlite3.SQLITE_NOMEM].format(path=path)) from error


def _of_sqlite(error: sqlite3.Error, path: Path) -> str:
    sentence = _SENTENCES.get(primary_code(error))
    if sentence:
        return sentence.format(path=path)
    # Without a code it is Python that could not read a text, and would quote it: perhaps a name.
    return damage(path, str(error) if primary_code(error) else _UNREADABLE)


def _of_system(error: OSError, path: Path) -> str:
    code = _SYSTEM.get(error.errno or 0)
    if code is not None:
        return _SENTENCES[code].format(path=path)
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"{path} cannot be made: one of its folders is a file."
    return f"{path} cannot be used: {error.strerror or 'the system refused it'}."
