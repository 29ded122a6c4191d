"""Files that people ask for: written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from salesdance.errors import InputError


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` so that after a crash it holds the old text or the new one.

    Errors: InputError if the place will not do; a full disk is an OSError of the machine.
    """
    refuse_place(path)
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="\n")  # a pipe or a device cannot be replaced
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644 & ~_mask())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def refuse_place(path: Path) -> None:
    """Raise InputError if nothing can be written to `path`: it is a folder, or its folder is not there."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; give a file name.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write {path.name} into.")


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
