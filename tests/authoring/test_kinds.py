"""Telling the authors' files apart, and giving a finding its place afterwards."""

import pytest

from salesdance.authoring import kind_of, placed_in_file
from salesdance.findings import Finding, Place
from tests.authoring.examples import EXAMPLE


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"# a comment\nsalesdance: 1\ndeck: no\n", "scenario"),
        (b"deck: 1\nmoves: {}\n", "deck"),
        (b"profile: evidence\ncoefficients: {}\n", "profile"),
        (b"profile: other\nchanges: {}\n", "changes"),
        (b"player: expert\nhabits: []\n", "player"),
        (b"desk: energy_desk\ncustomers: []\n", "customers"),
        (b"", "scenario"),
        (b"\xff\xfe", "scenario"),
        (b"  deck: 1\n", "scenario"),
    ],
)
def test_a_file_is_known_by_the_key_that_only_it_has(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_finding_about_a_key_gets_the_line_of_that_key() -> None:
    finding = Finding("missed", "error", Place("?"), "Less than expected.", path="expect.1")
    place = placed_in_file(finding, EXAMPLE.encode(), "a.yaml").place
    assert place.file == "a.yaml"
    assert "player: pushy" in EXAMPLE.splitlines()[place.line - 1]


def test_a_path_that_leads_nowhere_gets_the_nearest_place() -> None:
    nowhere = Finding("x", "error", Place("?"), "X.", path="expect.99.player")
    assert "player: expert" in EXAMPLE.splitlines()[placed_in_file(nowhere, EXAMPLE.encode(), "a.yaml").place.line - 1]
    assert placed_in_file(nowhere, b"", "a.yaml") == nowhere
