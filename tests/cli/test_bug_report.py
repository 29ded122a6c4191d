"""The report of our own bugs: enough to mend them, and nobody's name."""

import getpass
import platform
from pathlib import Path

import pytest

from salesdance.cli import bug_report


def caught(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except Exception as raised:
        return raised


def test_it_names_no_folder_user_or_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "annabel")
    monkeypatch.setattr(platform, "node", lambda: "annabels-laptop")
    words = f"{Path.home()}/deals/x.yaml and {Path.cwd()} of annabel on annabels-laptop"
    text = bug_report.report(caught(RuntimeError(words)))
    assert str(Path.home()) not in text
    assert str(Path.cwd()) not in text
    assert "annabel" not in text


def test_quoted_words_are_taken_out_and_types_stay() -> None:
    text = bug_report.report(caught(TypeError("'Marta Oduya' is 'NoneType', not \"int\"")))
    assert "TypeError: '…' is 'NoneType', not \"int\"" in text
    text = bug_report.report(caught(KeyError("Marta")))
    assert "KeyError: '…'" in text


def test_the_cause_comes_first() -> None:
    text = bug_report.report(caught(RuntimeError("second"), cause=caught(ValueError("first"))))
    assert text.index("ValueError: first") < text.index("RuntimeError: second")


def test_an_error_that_caused_itself_is_told_once() -> None:
    error = caught(ValueError("circle"))
    error.__context__ = caught(KeyError("round"))
    error.__context__.__context__ = error
    assert bug_report.report(error).count("ValueError: circle") == 1


def test_without_a_data_folder_it_goes_where_things_are_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SALESDANCE_DATA", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    path = bug_report.write(caught(ValueError("x")))
    assert path is not None
    assert path.parent == tmp_path


def test_with_no_folder_at_all_the_apology_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SALESDANCE_DATA", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "gone"))
    error = caught(ValueError("x"))
    assert bug_report.write(error) is None
    assert "No report could be written" in bug_report.apology(error, None)
