"""What stands behind the two commands of the README: `.venv` is made once, and only when it has to be."""

import ast
import os
import sys
import tomllib
from pathlib import Path

import pytest

import environment

CHECKOUT = Path(environment.__file__).resolve().parent


class Machine:
    """Stands in for the machine: remembers the programs that were started, and fails those it is told to."""

    def __init__(self) -> None:
        self.started: list[list[str]] = []
        self.failing = ""

    def call(self, command: list[str], **streams: object) -> int:
        self.started.append([str(word) for word in command])
        return int(bool(self.failing) and self.failing in self.started[-1])

    def said(self, word: str) -> int:
        return sum(word in command for command in self.started)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """An empty checkout on a machine where every program works."""
    stand_in = Machine()
    (tmp_path / ".venv").mkdir()
    for name in ("pyproject.toml", "environment.py"):
        (tmp_path / name).write_bytes((CHECKOUT / name).read_bytes())
    monkeypatch.setattr(environment, "HERE", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "salesdance-stamp")
    monkeypatch.setattr(environment.subprocess, "call", stand_in.call)
    monkeypatch.setattr(environment.sys.stderr, "fileno", lambda: 2, raising=False)
    return stand_in


def test_the_first_start_makes_the_environment_and_installs(machine: Machine) -> None:
    environment.prepare()
    assert machine.said("venv") == 1
    assert machine.started[-1][-2:] == ["--editable", str(environment.HERE)]


def test_the_second_start_installs_nothing(machine: Machine) -> None:
    environment.prepare()
    machine.started.clear()
    environment.prepare()
    assert machine.said("install") == machine.said("venv") == 0


def test_the_tools_come_into_the_same_environment(machine: Machine) -> None:
    environment.prepare()
    machine.started.clear()
    environment.prepare("dev")
    assert machine.said("venv") == 0
    assert machine.started[-1][-1].endswith("[dev]")


def test_playing_after_testing_installs_nothing(machine: Machine) -> None:
    environment.prepare("dev")
    machine.started.clear()
    environment.prepare()
    assert machine.said("install") == 0


def test_other_requirements_make_the_environment_anew_and_keep_the_tools(machine: Machine) -> None:
    environment.prepare("dev")
    machine.started.clear()
    (environment.HERE / "pyproject.toml").write_text("# other requirements\n", encoding="utf-8")
    environment.prepare()
    assert machine.said("venv") == 1
    assert machine.started[-1][-1].endswith("[dev]")


def test_a_failed_installation_is_one_sentence_and_is_tried_again(machine: Machine) -> None:
    machine.failing = "install"
    with pytest.raises(SystemExit, match="pip could not install"):
        environment.prepare()
    assert environment.stamped() == []


def test_without_a_fitting_python_it_says_which_one_is_needed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "candidates", lambda: ["/no/such/python"])
    machine.failing = environment.PROBE
    with pytest.raises(SystemExit, match=r"needs Python 3\.11, 3\.12, 3\.13 or 3\.14"):
        environment.prepare()


def test_a_python_that_is_not_there_does_not_work() -> None:
    assert not environment.works("/no/such/python", "pass")
    assert environment.works(sys.executable, environment.PROBE)


def test_the_probe_asks_for_what_the_package_asks_for() -> None:
    asked = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    assert asked["project"]["requires-python"] == ">=3.11,<3.15"
    assert "(3, 11) <= sys.version_info[:2] < (3, 15)" in environment.PROBE


@pytest.mark.parametrize("name", ["environment.py", "play", "test"])
def test_an_old_python_can_read_it(name: str) -> None:
    ast.parse((CHECKOUT / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such bit")
@pytest.mark.parametrize("name", ["play", "test", ".ci/run"])
def test_the_commands_can_be_started(name: str) -> None:
    assert os.access(CHECKOUT / name, os.X_OK)
