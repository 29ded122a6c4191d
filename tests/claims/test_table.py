"""docs/claims.md cannot rot: every claim is there once, and what it names exists."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from benchmarks.laws.deal import tables_for, the_profile
from benchmarks.laws.laws import LAWS
from tests.claims.page import PAGE, page
from tests.claims.table import FOLDER, SECTIONS, claims_of, ids_of, written

CHECKOUT = FOLDER.parents[1]
CLAIMS = [claim for section in written() for claim in claims_of(section)]
IN_BACKTICKS = re.compile(r"`([^`]+)`")
PROFILES = ("evidence", "seed_faithful")


@cache
def names_of_tests(path: Path) -> frozenset[str]:
    """Return the names of the tests that pytest collects from a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def collected(test: str) -> bool:
    """Tell whether pytest would collect the test of this name from under tests/."""
    path, _, name = test.partition("::")
    file = CHECKOUT / path
    return (
        path.startswith("tests/")
        and ".." not in path
        and file.name.startswith("test_")
        and file.is_file()
        and name in names_of_tests(file)
    )


def there_is(name: str) -> bool:
    """Tell whether a name in backticks is that of a coefficient, a move of the law deal or a profile."""
    moves = [*tables_for().index, *tables_for(talks=2).index]
    return name in PROFILES or any(fnmatchcase(known, name) for known in [*the_profile().coefficients, *moves])


def test_there_are_a_hundred_and_ninety_eight_claims() -> None:
    assert {section: count for section, (count, _) in SECTIONS.items()} == {
        "A": 48,
        "B": 48,
        "C": 32,
        "D": 26,
        "E": 26,
        "T": 18,
    }
    assert sum(count for count, _ in SECTIONS.values()) == 198


@pytest.mark.parametrize("section", SECTIONS)
def test_every_claim_of_a_section_is_there_once_and_none_besides(section: str) -> None:
    assert [claim.id for claim in claims_of(section)] == ids_of(section)


def test_the_page_is_that_of_the_claims() -> None:
    # To make it anew: python -m tests.claims.page
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_claim_is_carried_and_tried_or_has_a_reason_why_not() -> None:
    for claim in CLAIMS:
        carried, tried = bool(claim.mechanic), bool(claim.laws or claim.tests)
        assert claim.says, claim.id
        assert (carried, tried) == ((False, False) if claim.none else (True, True)), claim.id


def test_every_law_that_a_claim_names_names_the_claim() -> None:
    named = [(claim.id, law) for claim in CLAIMS for law in claim.laws]
    assert not [(claim, law) for claim, law in named if law not in LAWS or claim not in LAWS[law].claims]


def test_every_test_that_a_claim_names_is_collected() -> None:
    assert not [test for claim in CLAIMS for test in claim.tests if not collected(test)]


def test_everything_that_a_claim_names_in_backticks_exists() -> None:
    named = [(claim.id, name) for claim in CLAIMS for name in IN_BACKTICKS.findall(claim.mechanic)]
    assert not [(claim, name) for claim, name in named if not there_is(name)]


def test_every_claim_that_a_law_names_names_the_law() -> None:
    written_down = {claim.id: claim for claim in CLAIMS}
    forgotten = [
        (law.id, name)
        for law in LAWS.values()
        for name in law.claims
        if name in written_down and law.id not in written_down[name].laws
    ]
    assert not forgotten


@pytest.mark.parametrize(
    "test",
    [
        "tests/claims/test_table.py::test_that_there_is_not",
        "tests/claims/test_nowhere.py::test_x",
        "tests/claims/table.py::claims_of",
        "benchmarks/laws/laws.py::test_x",
    ],
)
def test_a_test_that_there_is_not_would_be_noticed(test: str) -> None:
    assert not collected(test)
    assert collected("tests/claims/test_table.py::test_the_page_is_that_of_the_claims")


@pytest.mark.parametrize("name", ["hazard.cement_of_course", "say_something", "hazard"])
def test_a_name_that_there_is_not_would_be_noticed(name: str) -> None:
    assert not there_is(name)
    assert there_is("hazard.cement")
    assert there_is("nail/*/timed")
