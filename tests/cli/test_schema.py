"""`salesdance schema`: the schema, the reference page, the page of findings."""

import json
from pathlib import Path

import pytest

from salesdance.authoring import customers_schema, deck_schema, profile_schema, scenario_schema
from salesdance.cli.main import entry

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_schema_of_scenarios_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == scenario_schema()


@pytest.mark.parametrize(
    ("kind", "make"), [("deck", deck_schema), ("profile", profile_schema), ("customers", customers_schema)]
)
def test_the_schema_of_other_files_is_printed(kind: str, make: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema", "--of", kind]) == 0
    assert json.loads(capsys.readouterr().out) == make()  # type: ignore[operator]


def test_the_reference_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema", "--docs"]) == 0
    assert capsys.readouterr().out == (DOCS / "scenario-format.md").read_text(encoding="utf-8")


def test_the_page_about_house_players_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema", "--docs", "--of", "player"]) == 0
    assert capsys.readouterr().out == (DOCS / "players.md").read_text(encoding="utf-8")


def test_a_kind_of_file_without_a_page_says_which_have_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema", "--docs", "--of", "deck"]) == 2
    assert "scenario and player" in capsys.readouterr().err


def test_the_page_of_findings_is_made_from_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema", "--findings", str(DOCS / "example-scenario.yaml")]) == 0
    assert capsys.readouterr().out == (DOCS / "findings.md").read_text(encoding="utf-8")


def test_an_example_that_will_not_do_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["schema", "--findings", str(tmp_path / "nope.yaml")]) == 2
    other = tmp_path / "other.yaml"
    other.write_text("salesdance: 1\n", encoding="utf-8")
    assert entry(["schema", "--findings", str(other)]) == 2
    assert "docs/example-scenario.yaml" in capsys.readouterr().err
