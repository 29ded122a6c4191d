"""The ready-made report of a bug of ours: what a mender needs, and no names of people, machines or folders.

Nothing is sent anywhere; the report is a text file that its reader may pass on, or not.
"""

import builtins
import getpass
import os
import platform
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from salesdance import __version__
from salesdance.cli import places
from salesdance.errors import SalesdanceError

DISTRIBUTIONS = ("numpy", "platformdirs", "pydantic", "pygame-ce", "pyyaml")
QUOTED = re.compile(r"""'([^'\n]*)'|"([^"\n]*)\"""")
HIDDEN = "…"


def write(error: BaseException) -> Path | None:
    """Write the report into the data folder, else the system's folder for passing things; None if neither."""
    try:
        text = report(error)
    except Exception:
        return None  # one bug is enough to tell of
    name = f"salesdance-report-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    for find_folder in (_reports_folder, _passing_folder):
        try:
            path = find_folder() / name
            path.write_text(text, encoding="utf-8", errors="replace")
        except (OSError, ValueError, SalesdanceError):
            continue
        return path
    return None


def apology(error: BaseException, path: Path | None) -> str:
    """Return what is said on stderr: whose fault it was, where the report lies, that nothing was sent."""
    first = f"This is a bug in salesdance, not a mistake of yours ({type(error).__name__})."
    if path is None:
        return f"{first} No report could be written. Nothing has left this machine."
    return f"{first} A report for its menders lies in {path}; nothing has left this machine."


def report(error: BaseException) -> str:
    """Return the whole report as text."""
    lines = [
        "A bug in salesdance. Quoted words, user, machine and folder names were taken out;",
        "please read it once yourself before you pass it on.",
        "",
        f"salesdance {__version__}",
        f"python {platform.python_version()} ({platform.python_implementation()})",
        f"platform {platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {_version(name)}" for name in DISTRIBUTIONS),
        f"encoding {sys.stdout.encoding if sys.stdout else None}",
        "",
    ]
    for link in _chain(error):
        lines += ["Traceback, outermost call first:", *_frames(link), _headline(link), ""]
    return "\n".join(lines)


def _reports_folder() -> Path:
    folder = places.ready_data_folder() / "reports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _passing_folder() -> Path:
    return Path(tempfile.gettempdir())


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error's causes, first cause first, and the error itself last."""
    seen: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and all(link is not one for one in seen):
        seen.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    yield from reversed(seen)


def _frames(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short_path(frame.filename)}:{frame.lineno} in {frame.name}"
        if frame.line:
            yield f"    {frame.line}"


def _short_path(filename: str) -> str:
    parts = Path(filename).parts
    for anchor in ("site-packages", "salesdance"):
        if anchor in parts:
            last = len(parts) - 1 - parts[::-1].index(anchor)
            return "/".join(parts[last + (anchor == "site-packages") :])
    return parts[-1] if parts else filename


def _headline(error: BaseException) -> str:
    words = QUOTED.sub(_keep_or_hide, str(error))
    for private in _private_words():
        words = words.replace(private, HIDDEN)
    return f"{type(error).__name__}: {words}"


def _keep_or_hide(quoted: re.Match[str]) -> str:
    word = quoted.group(1) or quoted.group(2) or ""
    if word == "NoneType" or hasattr(builtins, word):
        return quoted.group()
    return f"'{HIDDEN}'"


def _private_words() -> list[str]:
    """Return folders and names of this machine and its user, longest first."""
    words = {platform.node()}
    for look_up in (Path.cwd, Path.home, places.data_folder, getpass.getuser):
        try:
            words.add(str(look_up()))
        except (OSError, KeyError, RuntimeError, ImportError, SalesdanceError):
            continue  # what cannot be found out here cannot be given away either
    return sorted((word for word in words if len(word) > 2), key=lambda word: (-len(word), word))


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "missing"
