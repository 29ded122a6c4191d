"""Imports only go down, and the contract that says so can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
BREACHES = {
    "upwards inside a function": ("scoring", "def peek():\n    import salesdance.sitting\n", "only go down"),
    "a neighbour for its types": (
        "text",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import salesdance.report\n",
        "only go down",
    ),
    "a room nobody placed": ("utils", "", "only go down"),
    "a circle among the words": ("findings", "def peek():\n    import salesdance.errors\n", "by a detour"),
    "numpy among the words": ("transcript", "def peek():\n    import numpy\n", "standard library only"),
    "YAML outside authoring": ("sitting", "def peek():\n    import yaml\n", "reads YAML"),
    "SQL outside records": ("report", "def peek():\n    import sqlite3\n", "keeps records"),
    "drawing outside the stage": ("text", "def peek():\n    import pygame\n", "draws"),
    "folders outside cli": ("records", "def peek():\n    import platformdirs\n", "knows folders"),
    "a window behind check": (
        "cli.check",
        "def peek():\n    from salesdance.cli import doctor\n",
        "the window",
    ),
}


def lint(package_parent: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert program is not None, "lint-imports belongs to the dev extra"
    return subprocess.run(
        [program, "--no-cache", "--no-logo", "--config", str(CHECKOUT / ".importlinter")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package_parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def room_file(package: Path, room: str) -> Path:
    place = package.joinpath(*room.split("."))
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that may be broken."""
    return shutil.copytree(
        CHECKOUT / "src" / "salesdance",
        tmp_path / "copy" / "salesdance",
        ignore=shutil.ignore_patterns("__pycache__"),
    )


def test_imports_only_go_down(tmp_path: Path) -> None:
    done = lint(CHECKOUT / "src", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_of_the_floors_is_caught(copy: Path, breach: str) -> None:
    room, code, contract = BREACHES[breach]
    with room_file(copy, room).open("a", encoding="utf-8") as file:
        file.write("\n" + code)
    done = lint(copy.parent, copy.parent)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [line for line in done.stdout.splitlines() if line.endswith(" BROKEN")]
    assert any(contract in line for line in broken), done.stdout
