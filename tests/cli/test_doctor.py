"""The doctor: what it finds sound, what it wants mended, and that it never falls over itself."""

import argparse
import json
import os
from importlib import metadata
from pathlib import Path

import pygame
import pytest

from salesdance import __version__
from salesdance.cli import doctor, places
from salesdance.errors import InputError


def check(name: str) -> doctor.Check:
    (found,) = [one for one in doctor.examine() if one.name == name]
    return found


def test_a_sound_installation_is_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(argparse.Namespace(format="text")) == 0
    shown = capsys.readouterr().out
    assert shown.endswith("All sound.\n")
    assert "MEND" not in shown


def test_the_json_form_is_version_1_and_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(argparse.Namespace(format="json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert {key: told[key] for key in ("version", "salesdance", "sound")} == {
        "version": 1,
        "salesdance": __version__,
        "sound": True,
    }
    assert {"name", "ok", "found", "repair"} == set(told["checks"][0])
    assert {"python", "pygame-ce", "libyaml", "sqlite", "assets", "scenarios", "data folder", "terminal"} <= {
        one["name"] for one in told["checks"]
    }


def test_two_pygames_in_one_folder_get_the_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    really = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "2.6.1" if name == "pygame" else really(name))
    found = check("pygame-ce")
    assert not found.ok
    assert "pip uninstall -y pygame pygame-ce && pip install pygame-ce" in found.repair


def test_the_other_pygame_gets_the_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pygame, "IS_CE")
    found = check("pygame-ce")
    assert not found.ok
    assert "is not pygame-ce" in found.found


def test_missing_content_is_something_to_mend(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone() -> Path:
        raise InputError("The folder is missing.")

    monkeypatch.setattr(places, "scenarios_folder", gone)
    assert doctor.run(argparse.Namespace(format="text")) == 1
    shown = capsys.readouterr().out
    assert "MEND  scenarios: missing\n      The folder is missing.\n" in shown
    assert shown.endswith("1 of 12 to mend.\n")


def test_an_old_sqlite_is_something_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 31, 1))
    assert not check("sqlite").ok


def test_a_library_that_cannot_be_loaded_is_something_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", {"numpy": "no_such_module_here"})
    found = check("numpy")
    assert not found.ok
    assert "ModuleNotFoundError" in found.found


def test_a_data_folder_that_cannot_be_made_is_something_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SALESDANCE_DATA", str(tmp_path / "file"))
    found = check("data folder")
    assert not found.ok
    assert "--data-dir" in found.repair


def test_the_probe_leaves_nothing_in_the_data_folder() -> None:
    assert check("data folder").ok
    assert list(Path(os.environ["SALESDANCE_DATA"]).iterdir()) == []


@pytest.mark.parametrize(("columns", "ok"), [(59, False), (60, True)])
def test_a_terminal_wants_sixty_columns(monkeypatch: pytest.MonkeyPatch, columns: int, ok: bool) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))
    assert check("terminal").ok is ok
