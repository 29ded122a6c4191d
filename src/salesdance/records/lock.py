"""One writer at a time: a file beside the records that the writing program holds locked.

The file also remembers whether its last holder ended well: one byte while it is held, none after a good end.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from salesdance.errors import RecordError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Windows forbids reading bytes that are locked, so the lock lies far behind the one that is read.
_LOCKED_BYTE = 1 << 30


def take(file: Path) -> int:
    """Return a handle that holds `file` locked until `give_back`.

    Errors: `RecordError` if another program, or another part of this one, holds it; `OSError`.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(file, flags, 0o600)
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):
        os.close(handle)
        raise RecordError(
            f"Another salesdance is already writing to the records in {file.parent}. "
            "Close it first; two at once could spoil them."
        ) from None
    except OSError:
        os.close(handle)
        raise
    return handle


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def ended_badly(handle: int) -> bool:
    """Tell whether the holder before this one was cut off."""
    return os.fstat(handle).st_size > 0


def mark(handle: int, *, in_use: bool) -> None:
    """Write down that the records are in use, or that the use ended well."""
    os.lseek(handle, 0, os.SEEK_SET)
    if in_use:
        os.write(handle, b"+")
    else:
        os.ftruncate(handle, 0)


def give_back(handle: int) -> None:
    """Let the next program write."""
    # The file stays: removing it would let two programs hold two files of one name.
    os.close(handle)
