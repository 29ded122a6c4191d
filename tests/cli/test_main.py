"""The door: which word runs what, what it loads, and which exit status each kind of failure has."""

import argparse
import errno
import json
import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from salesdance import __version__
from salesdance.cli import main as door
from salesdance.errors import IllegalMove, InputError, RecordError, ScenarioError, TranscriptError
from salesdance.findings import Finding, Place

HEAVY = {"pygame", "numpy", "pydantic", "pydantic_core", "yaml", "sqlite3"}
TWO_FINDINGS = [
    Finding("unknown-key", "error", Place("deal.yaml", 3, 5), "No key 'txt' here.", "Did you mean 'text'?"),
    Finding("missing-key", "error", Place("deal.yaml", 9, 1), "The key 'title' is missing."),
]


class Rehearsal:
    """A command that does what a test tells it to, under a name from the table."""

    def __init__(self) -> None:
        self.deed: Callable[[argparse.Namespace], int] = lambda args: 0
        self.seen: argparse.Namespace | None = None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("scenario", nargs="?")
        parser.add_argument("--text", action="store_true")

    def run(self, args: argparse.Namespace) -> int:
        self.seen = args
        return self.deed(args)


@pytest.fixture
def rehearsal(monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    command = Rehearsal()
    module = types.ModuleType("salesdance.cli.rehearsal")
    module.__dict__.update(add_arguments=command.add_arguments, run=command.run)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for name in ("play", "check"):
        monkeypatch.setitem(door.COMMANDS, name, ("salesdance.cli.rehearsal:run", "rehearse"))
    return command


def raising(error: BaseException) -> Callable[[argparse.Namespace], int]:
    def deed(args: argparse.Namespace) -> int:
        raise error

    return deed


def loaded_by(*words: str) -> set[str]:
    program = (
        "import json, sys\n"
        "from salesdance.cli.main import entry\n"
        f"entry({list(words)!r})\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_the_version_is_one_line_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.entry(["--version"]) == 0
    assert capsys.readouterr().out == f"salesdance {__version__}\n"


def test_the_version_is_the_same_beside_other_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.entry(["--data-dir", "here", "--version"]) == 0
    assert capsys.readouterr().out == f"salesdance {__version__}\n"


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["doctor", "--help"]])
def test_asking_about_salesdance_loads_nothing_heavy(words: list[str]) -> None:
    assert loaded_by(*words).isdisjoint(HEAVY)


@pytest.mark.parametrize("command", door.COMMANDS)
def test_the_help_of_a_command_loads_nothing_heavy(command: str) -> None:
    loaded = loaded_by(command, "--help")
    assert f"salesdance.cli.{command}" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_control_sees_a_heavy_load() -> None:
    assert "pygame" in loaded_by("doctor")


def test_help_names_every_command_even_those_whose_module_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(door.COMMANDS, "juggle", ("salesdance.cli.no_such_module:run", "keep three in the air"))
    assert door.entry(["--help"]) == 0
    shown = capsys.readouterr().out
    for command, (_, one_line) in door.COMMANDS.items():
        assert f"{command} " in shown
        assert one_line in " ".join(shown.split())


def test_a_command_whose_module_is_missing_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(door.COMMANDS, "juggle", ("salesdance.cli.no_such_module:run", "keep three in the air"))
    assert door.entry(["juggle"]) == 2
    assert capsys.readouterr().err == "The command 'juggle' is not part of this installation.\n"


@pytest.mark.parametrize("words", [[], ["--text"], ["--data-dir", "here"], ["--data-dir=here", "--text"]])
def test_without_a_command_it_plays(rehearsal: Rehearsal, words: list[str]) -> None:
    assert door.entry(words) == 0
    assert rehearsal.seen is not None
    assert rehearsal.seen.command == "play"
    assert rehearsal.seen.text == ("--text" in words)


def test_the_status_of_the_command_is_the_status_of_the_process(rehearsal: Rehearsal) -> None:
    rehearsal.deed = lambda args: 1
    assert door.entry(["check"]) == 1


@pytest.mark.parametrize(
    "words",
    [["--data-dir", "mine", "check"], ["check", "--data-dir", "mine"], ["check", "--data-dir=mine", "x"]],
)
def test_the_data_folder_may_be_named_on_both_sides_of_the_command(rehearsal: Rehearsal, words: list[str]) -> None:
    assert door.entry(words) == 0
    assert os.environ["SALESDANCE_DATA"] == "mine"


def test_a_folder_named_like_a_command_is_still_a_folder(rehearsal: Rehearsal) -> None:
    assert door.entry(["--data-dir", "check", "play"]) == 0
    assert rehearsal.seen is not None
    assert (rehearsal.seen.command, rehearsal.seen.data_dir) == ("play", "check")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["chek"], "did you mean 'check'?"),
        (["my_deal.yaml"], "to play a scenario: salesdance play my_deal.yaml"),
        (["check", "--colour"], "unrecognized arguments: --colour"),
        (["--data-dir"], "expected one argument"),
    ],
)
def test_wrong_usage_is_status_2_with_advice(
    rehearsal: Rehearsal, capsys: pytest.CaptureFixture[str], words: list[str], advice: str
) -> None:
    assert door.entry(words) == 2
    shown = capsys.readouterr()
    assert advice in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (InputError("There is no scenario 'copy_rom'."), 2, "There is no scenario 'copy_rom'.\n"),
        (RecordError("The record file is damaged."), 1, "The record file is damaged.\n"),
        (TranscriptError("This was played by other rules."), 1, "This was played by other rules.\n"),
        (IllegalMove("close is not legal now.", move="close"), 1, "close is not legal now.\n"),
        (ScenarioError(TWO_FINDINGS), 1, f"{TWO_FINDINGS[0]}\n{TWO_FINDINGS[1]}\n"),
        (KeyboardInterrupt(), 130, "\nStopped.\n"),
        (BrokenPipeError(), 141, ""),
        (SystemExit("Enough."), 1, "Enough.\n"),
        (ModuleNotFoundError("no", name="numpy"), 1, "The package 'numpy' is missing; installing salesdance"),
        (OSError(errno.ENOSPC, "No space left on device", "/x/y"), 1, "No space left on device: /x/y"),
        (PermissionError(errno.EACCES, "Permission denied", "/x/y"), 1, "Permission denied: /x/y"),
    ],
)
def test_a_failure_is_a_sentence_and_a_status(
    rehearsal: Rehearsal,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    sentence: str,
) -> None:
    rehearsal.deed = raising(error)
    assert door.entry(["play"]) == status
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err
    assert sentence in shown.err if sentence else shown.err == ""


def test_our_own_bug_is_status_3_and_leaves_a_report(rehearsal: Rehearsal, capsys: pytest.CaptureFixture[str]) -> None:
    rehearsal.deed = raising(ZeroDivisionError("division by zero"))
    assert door.entry(["play"]) == 3
    said = capsys.readouterr().err
    (report,) = (Path(os.environ["SALESDANCE_DATA"]) / "reports").iterdir()
    assert str(report) in said
    assert "nothing has left this machine" in said
    assert "Traceback" not in said
    text = report.read_text(encoding="utf-8")
    for part in (
        "ZeroDivisionError: division by zero",
        "cli/main.py:",
        f"salesdance {__version__}",
        "python 3.",
    ):
        assert part in text


def test_a_closed_pipe_ends_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "salesdance", "--help"], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) in ((141, b""), (0, b""))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_behind_stdout_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "salesdance", "--version"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "No space left on device" in done.stderr.decode()


def test_characters_that_the_terminal_lacks_do_not_end_the_run() -> None:
    program = (
        "from salesdance.cli import main\n"
        "main.main = lambda argv: print('Zo\\xeb: \\u201cyes\\u201d') or 0\n"
        "main.entry([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Zo?: ?yes?\n"
