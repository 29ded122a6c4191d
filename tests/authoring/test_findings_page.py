"""Every finding has a wrong and a right example, and says exactly what the page says it does."""

import re
from collections.abc import Iterable

import pytest

from salesdance.authoring import findings_page, read_customers, read_deck, read_profile
from salesdance.authoring.catalogue import (
    SMALL_CHANGES,
    SMALL_CUSTOMERS,
    SMALL_DECK,
    SMALL_PROFILE,
    Entry,
    damaged,
    expected_place,
)
from salesdance.authoring.findings_page import PLAYED, entries, findings_of
from salesdance.findings import Finding
from tests.authoring.examples import DOCS, EXAMPLE, read, the_example
from tests.authoring.mutations import mutations

ENTRIES = list(entries())


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.code for entry in ENTRIES])
def test_the_wrong_example_gives_its_finding_at_its_place_and_no_other(entry: Entry) -> None:
    found = findings_of(entry, EXAMPLE)
    meant = [one for one in found if one.code == entry.code]
    assert {one.code for one in found} - set(entry.also) == {entry.code}, found
    assert (meant[0].place.line, meant[0].place.column) == expected_place(entry, EXAMPLE)
    assert meant[0].severity == entry.severity
    assert meant[0].message.endswith((".", "?"))
    assert not meant[0].message[0].islower()


def test_the_files_that_examples_are_edits_of_have_no_findings() -> None:
    assert read(EXAMPLE)[1] == []
    assert read_deck(SMALL_DECK.encode(), "deck.yaml")[1] == []
    assert read_customers(SMALL_CUSTOMERS.encode(), "customers.yaml", the_example())[1] == []
    base = SMALL_PROFILE.encode()
    assert read_profile(base, "evidence.yaml", changes=SMALL_CHANGES.encode())[1] == []


def test_an_example_that_is_no_edit_of_its_base_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown-key"):
        damaged(Entry("unknown-key", "error", "", right="not there"), EXAMPLE)


def test_no_code_stands_twice() -> None:
    assert len({entry.code for entry in ENTRIES}) == len(ENTRIES)


def test_every_code_that_damage_brings_up_is_explained() -> None:
    explained = {entry.code for entry in ENTRIES}
    for data in mutations(EXAMPLE, 5, 300):
        assert _codes(read(data.decode("utf-8", "replace"))[1]) <= explained


def _codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def test_every_code_that_playing_brings_up_is_on_the_page() -> None:
    source = (DOCS.parent / "src" / "salesdance" / "cli" / "expecting.py").read_text(encoding="utf-8")
    codes = re.findall(r'Finding\(\s*"([a-z-]+)"', source)
    assert codes
    assert {code for code, _, _ in PLAYED} == set(codes)


def test_the_committed_page_is_current() -> None:
    committed = (DOCS / "findings.md").read_text(encoding="utf-8")
    assert committed == findings_page(EXAMPLE), (
        "salesdance schema --findings docs/example-scenario.yaml > docs/findings.md"
    )
