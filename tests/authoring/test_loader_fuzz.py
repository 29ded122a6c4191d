"""Damaged and misshapen files through the whole loader: no traceback, and every finding stands in the file."""

from pathlib import Path
from typing import Any

import pytest

from salesdance.authoring import read_deck, read_scenario
from salesdance.authoring.deck_loader import LIMITS
from salesdance.authoring.nodes import plain
from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors, sort_key
from tests.authoring.examples import EXAMPLE
from tests.authoring.mutations import mutations
from tests.authoring.reshaping import reshaped

CHECKOUT = Path(__file__).resolve().parents[2]
DECK = CHECKOUT / "assets" / "deck.yaml"
SHIPPED = sorted((CHECKOUT / "scenarios").glob("*.yaml"))
SEED = 20_261_122


def assert_sound(read: Any, data: bytes) -> None:
    whole, findings = read(data, "a.yaml")
    assert (whole is None) == has_errors(findings), data
    assert findings == sorted(findings, key=sort_key)
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert_placed(finding, lines)
        assert finding.message
        assert "does not fit here" not in finding.message, "pydantic's own words reached the author"


def assert_placed(finding: Finding, lines: list[str]) -> None:
    line, column = finding.place.line, finding.place.column
    assert 1 <= line <= len(lines), finding
    assert 1 <= column <= len(lines[line - 1]) + 1, finding


def data_of(path_or_text: str | Path) -> dict[str, Any]:
    text = path_or_text if isinstance(path_or_text, str) else path_or_text.read_text(encoding="utf-8")
    node, _ = read_source(text.encode(), "a.yaml", LIMITS)
    assert node is not None
    data = plain(node)
    assert isinstance(data, dict)
    return data


def test_a_damaged_example_never_ends_in_a_traceback() -> None:
    for data in mutations(EXAMPLE, SEED, 800):
        assert_sound(read_scenario, data)


def test_a_misshapen_example_never_ends_in_a_traceback() -> None:
    for data in reshaped(data_of(EXAMPLE), SEED, 300):
        assert_sound(read_scenario, data)


def test_damaged_shipped_files_never_end_in_a_traceback() -> None:
    for path in SHIPPED:
        for data in mutations(path.read_text(encoding="utf-8"), SEED, 15):
            assert_sound(read_scenario, data)
    for data in mutations(DECK.read_text(encoding="utf-8"), SEED, 15):
        assert_sound(read_deck, data)


@pytest.mark.slow
def test_ten_thousand_damaged_files_never_end_in_a_traceback() -> None:
    for path in SHIPPED:
        for data in mutations(path.read_text(encoding="utf-8"), SEED, 10_000 // len(SHIPPED)):
            assert_sound(read_scenario, data)
    for data in mutations(EXAMPLE, SEED + 1, 2_000):
        assert_sound(read_scenario, data)
    for data in mutations(DECK.read_text(encoding="utf-8"), SEED, 300):
        assert_sound(read_deck, data)


@pytest.mark.slow
def test_thousands_of_misshapen_files_never_end_in_a_traceback() -> None:
    for data in reshaped(data_of(EXAMPLE), SEED + 1, 5_000):
        assert_sound(read_scenario, data)
    for data in reshaped(data_of(DECK), SEED, 200):
        assert_sound(read_deck, data)


def test_the_misshapen_files_are_of_many_kinds() -> None:
    # The control: if the changes were harmless, the tests above could not fail.
    seen: set[str] = set()
    for data in reshaped(data_of(EXAMPLE), SEED, 300):
        seen |= {finding.code for finding in read_scenario(data, "a.yaml")[1]}
    assert {"wrong-type", "unknown-key", "missing-key", "bad-choice", "empty-value", "bad-id", "out-of-range"} <= seen
