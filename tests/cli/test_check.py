"""`salesdance check`: exit statuses, what is printed where, and the three forms of output."""

import argparse
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from salesdance.cli import check, checking
from salesdance.cli.main import entry
from salesdance.errors import InputError
from salesdance.findings import Finding, Place

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLE = (CHECKOUT / "docs" / "example-scenario.yaml").read_text(encoding="utf-8")
WRONG = EXAMPLE.replace("voice: dry", "voice: dri")
HINTED = EXAMPLE.replace("does: She nods.}", "does: nods}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.yaml").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "hinted.yml").write_text(HINTED, encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("rubbish", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("rubbish", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_clean_file_is_status_0_and_nothing_on_stdout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "good.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "1 file checked: nothing to say.\n"


def test_an_error_is_status_1_and_says_file_line_and_column(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "wrong.yaml"]) == 1
    out, err = capsys.readouterr()
    line = WRONG[: WRONG.index("dri")].count("\n") + 1
    assert out.startswith(f"wrong.yaml:{line}:10: error bad-choice: `dri` is not a choice")
    assert out.count("\n") == 1
    assert err == "1 file checked: 1 error.\n"


def test_hints_and_warnings_are_status_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "hinted.yml"]) == 0
    assert "hint body-line" in capsys.readouterr().out


def test_a_folder_is_its_visible_yaml_files_with_a_blank_line_between(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry(["check", "."]) == 1
    out, err = capsys.readouterr()
    assert [block.partition(":")[0] for block in out.split("\n\n")] == ["hinted.yml", "wrong.yaml"]
    assert err == "3 files checked: 1 error, 1 hint.\n"


def test_a_file_named_twice_is_checked_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "wrong.yaml", ".", "wrong.yaml"]) == 1
    assert capsys.readouterr().err.startswith("3 files checked")


def test_json_is_a_public_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "wrong.yaml", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"version", "findings"}
    assert told["version"] == 1
    (finding,) = told["findings"]
    assert {key: finding[key] for key in ("code", "severity", "file", "column", "path")} == {
        "code": "bad-choice",
        "severity": "error",
        "file": "wrong.yaml",
        "column": 10,
        "path": "prospect.voice",
    }
    assert set(finding) == {"code", "severity", "file", "line", "column", "path", "message", "hint"}


def test_json_without_findings_is_an_empty_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "good.yaml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "findings": []}


def test_github_gets_workflow_commands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", ".", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::notice", "::error"]
    assert "file=wrong.yaml,line=" in lines[1]
    assert ",title=bad-choice::`dri` is not" in lines[1]


def test_a_workflow_command_cannot_be_broken_by_what_a_file_says() -> None:
    finding = Finding("code", "error", Place("a,b:c.yaml", 2, 3), "50%\n::warning::", "")
    assert checking.as_github(finding) == ("::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=code::50%25%0A::warning::")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nope.yaml", "There is no file or folder nope.yaml."),
        ("empty", "There is no scenario (*.yaml) in the folder empty."),
        ("hidden", "There is no scenario (*.yaml) in the folder hidden."),
    ],
)
def test_a_path_that_will_not_do_is_status_2_and_one_sentence(
    path: str, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()
    (folder / "hidden").mkdir()
    (folder / "hidden" / ".only.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert entry(["check", "good.yaml", path]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{sentence}\n")


def test_a_file_that_cannot_be_read_is_status_2(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = Path.open

    def refuse(self: Path, *args: object) -> object:
        if self.name == "good.yaml":
            raise PermissionError(13, "Permission denied")
        return really_open(self, *args)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert entry(["check", "good.yaml"]) == 2
    assert capsys.readouterr().err == "good.yaml cannot be read (Permission denied).\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_neither_file_nor_folder_is_status_2_and_does_not_wait(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo("pipe.yaml")
    assert entry(["check", "pipe.yaml"]) == 2
    assert capsys.readouterr().err == "pipe.yaml is neither a file nor a folder.\n"


def test_no_path_at_all_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check"]) == 2
    assert "PATH" in capsys.readouterr().err


def test_schema_is_written_beside_the_files_and_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["check", "good.yaml", "--schema"]) == 0
    written = json.loads((folder / ".salesdance.schema.json").read_text(encoding="utf-8"))
    assert written["title"] == "ScenarioFile"
    assert "Wrote .salesdance.schema.json." in capsys.readouterr().err


def test_the_shipped_deck_profiles_and_players_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assets = CHECKOUT / "assets"
    assert entry(["check", str(assets), str(assets / "profiles"), str(assets / "players")]) == 0
    assert " error" not in capsys.readouterr().err


def test_every_shipped_scenario_is_sound() -> None:
    assert entry(["check", str(CHECKOUT / "scenarios"), str(CHECKOUT / "docs")]) == 0


def test_expectations_are_placed_at_their_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(scenario: object, deck: object, profile: object, file: Path) -> list[Finding]:
        return [Finding("expectation-missed", "error", Place("?"), "It is 0.2.", path="expect.2")]

    fake = types.ModuleType("fake_players")
    fake.play = play  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fake_players", fake)
    monkeypatch.setitem(checking.DEEPER, "expect", ("fake_players", "play"))
    args = argparse.Namespace(paths=["good.yaml"], expect=True, play=False, format="text", schema=False)
    assert check.run(args) == 1
    line = EXAMPLE[: EXAMPLE.index("{after: [father")].count("\n") + 1
    assert capsys.readouterr().out.startswith(f"good.yaml:{line}:5: error expectation-missed: It is 0.2.")


def test_playing_is_refused_in_a_sentence_where_the_part_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(checking.DEEPER, "play", ("salesdance.nowhere", "check_play"))
    args = argparse.Namespace(paths=["good.yaml"], expect=False, play=True, format="text", schema=False)
    with pytest.raises(InputError, match="--play is not part of this installation"):
        check.run(args)


def test_a_scenario_with_errors_is_not_played(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "deeper_findings", lambda *_: pytest.fail("it was played"))
    args = argparse.Namespace(paths=["wrong.yaml"], expect=True, play=True, format="text", schema=False)
    assert check.run(args) == 1


def test_checking_loads_neither_numpy_nor_pygame() -> None:
    code = (
        "import sys\n"
        "from salesdance.cli.main import entry\n"
        f"status = entry(['check', {str(CHECKOUT / 'docs' / 'example-scenario.yaml')!r}])\n"
        "print(status, sorted({'numpy', 'pygame', 'sqlite3'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "0 []\n"
