"""`salesdance doctor`: whether this installation is sound, and what to do where it is not.

It looks by name at what is installed, opens no window and no record, and writes one probe into the
data folder.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from salesdance import __version__
from salesdance.cli import places
from salesdance.errors import SalesdanceError

FORMAT_VERSION = 1
NARROWEST = 60
OLDEST_SQLITE = (3, 37, 0)
PYGAME_REPAIR = "Run: pip uninstall -y pygame pygame-ce && pip install pygame-ce"
LIBRARIES = {"numpy": "numpy", "pydantic": "pydantic", "platformdirs": "platformdirs"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and the sentence that repairs it ("" if `ok`)."""

    name: str
    ok: bool
    found: str
    repair: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `doctor`."""
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print every check on stdout; 0 if all are sound, 1 if something wants repair."""
    checks = examine()
    sound = all(check.ok for check in checks)
    if args.format == "json":
        print(json.dumps(as_json(checks), indent=2))
    else:
        print("\n".join(as_lines(checks)))
    return 0 if sound else 1


def as_json(checks: list[Check]) -> dict[str, object]:
    """Return the public form: `version`, `salesdance`, `sound`, and `checks` in the order they were made."""
    return {
        "version": FORMAT_VERSION,
        "salesdance": __version__,
        "sound": all(check.ok for check in checks),
        "checks": [{"name": one.name, "ok": one.ok, "found": one.found, "repair": one.repair} for one in checks],
    }


def as_lines(checks: list[Check]) -> list[str]:
    """Return one line a check, the repair under it, and a closing sentence."""
    lines = []
    for check in checks:
        lines.append(f"{'ok  ' if check.ok else 'MEND'}  {check.name}: {check.found}")
        if check.repair:
            lines.append(f"      {check.repair}")
    wrong = sum(not check.ok for check in checks)
    lines.append("All sound." if not wrong else f"{wrong} of {len(checks)} to mend.")
    return lines


def examine() -> list[Check]:
    """Make every check; none of them raises."""
    return [
        Check("salesdance", True, __version__),
        _python(),
        _pygame(),
        *(_library(distribution, module) for distribution, module in LIBRARIES.items()),
        _libyaml(),
        _sqlite(),
        _content("assets", places.assets_folder),
        _content("scenarios", places.scenarios_folder),
        _data_folder(),
        _terminal(),
    ]


def _python() -> Check:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    ok = (3, 11) <= sys.version_info[:2] < (3, 15)
    return Check("python", ok, found, "" if ok else "Install Python 3.11, 3.12, 3.13 or 3.14.")


def _pygame() -> Check:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    both = _installed("pygame") and _installed("pygame-ce")
    try:
        import pygame
    except Exception as error:
        return Check("pygame-ce", False, _broken(error), PYGAME_REPAIR)
    is_ce = bool(getattr(pygame, "IS_CE", False))
    version = f"{pygame.version.ver}, SDL {'.'.join(str(part) for part in pygame.get_sdl_version())}"
    if both:
        return Check("pygame-ce", False, "pygame and pygame-ce share one folder", PYGAME_REPAIR)
    if not is_ce:
        return Check("pygame-ce", False, f"pygame {version}, which is not pygame-ce", PYGAME_REPAIR)
    return Check("pygame-ce", True, version)


def _library(distribution: str, module: str) -> Check:
    try:
        importlib.import_module(module)
        return Check(distribution, True, metadata.version(distribution))
    except Exception as error:
        repair = f"Run: pip install --force-reinstall {distribution}"
        return Check(distribution, False, _broken(error), repair)


def _libyaml() -> Check:
    try:
        # By name: only authoring reads YAML, and this reads none.
        found = importlib.import_module("yaml._yaml").get_version_string()
    except Exception as error:
        repair = "Run: pip install --force-reinstall pyyaml (its ready-made wheels hold libyaml)."
        return Check("libyaml", False, _broken(error), repair)
    return Check("libyaml", True, f"{found}, PyYAML {metadata.version('pyyaml')}")


def _sqlite() -> Check:
    try:
        sqlite = importlib.import_module("sqlite3")  # by name: only records keeps records
    except Exception as error:
        return Check("sqlite", False, _broken(error), "Install a Python that was built with sqlite3.")
    ok = sqlite.sqlite_version_info >= OLDEST_SQLITE
    oldest = ".".join(str(part) for part in OLDEST_SQLITE)
    return Check("sqlite", ok, sqlite.sqlite_version, "" if ok else f"Install a Python with SQLite {oldest}.")


def _content(name: str, find_folder: Callable[[], object]) -> Check:
    try:
        return Check(name, True, str(find_folder()))
    except SalesdanceError as error:
        return Check(name, False, "missing", str(error))


def _data_folder() -> Check:
    try:
        folder = places.ready_data_folder()
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"salesdance")
    except SalesdanceError as error:
        return Check("data folder", False, "cannot be used", str(error))
    except OSError as error:
        repair = "Choose another one with --data-dir or SALESDANCE_DATA."
        return Check("data folder", False, f"{folder} cannot be written ({error.strerror})", repair)
    return Check("data folder", True, f"{folder}, writable")


def _terminal() -> Check:
    if not sys.stdout.isatty():
        return Check("terminal", True, "none; stdout goes elsewhere")
    columns = shutil.get_terminal_size().columns
    ok = columns >= NARROWEST
    return Check("terminal", ok, f"{columns} columns", "" if ok else f"Make it {NARROWEST} columns wide.")


def _installed(distribution: str) -> bool:
    try:
        metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return False
    return True


def _broken(error: Exception) -> str:
    return f"cannot be loaded ({type(error).__name__}: {error})"
