"""Without a coefficient that a claim names, one of its laws or tests fails: that is what the page says."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import Any

import pytest

from benchmarks.laws import deal, outcomes
from benchmarks.laws.laws import LAWS
from salesdance.profile import Profile
from tests.claims.table import Claim, claims_of

GAMES = 2000
TRIED = ("A", "B")
"""Sections in which every coefficient that is named is taken out; a name with a star is about a group, and is not."""
HERE = "tests/claims/"
KNOWN = {name: coefficient.value for name, coefficient in deal.the_profile().coefficients.items()}
CACHES = (deal.tables_for, outcomes.games_of, outcomes.outcome, outcomes.asked, outcomes.lost)


def named(claim: Claim) -> list[str]:
    """Return the coefficients that a claim's mechanic names."""
    return [name for name in re.findall(r"`([^`]+)`", claim.mechanic) if name in KNOWN]


CASES = [(claim, name) for section in TRIED for claim in claims_of(section) for name in named(claim)]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, float], None]]:
    """Return a function that gives a coefficient another value in every deal made from now on."""
    shipped = deal.the_profile

    def change(name: str, value: float) -> None:
        def changed(profile: str = "evidence") -> Profile:
            found = shipped(profile)
            other = replace(found.coefficients[name], value=value)
            return replace(found, coefficients=MappingProxyType({**found.coefficients, name: other}))

        forget()
        monkeypatch.setattr(deal, "the_profile", changed)

    yield change
    forget()


def forget() -> None:
    """Forget every deal and every game."""
    for cached in CACHES:
        cached.cache_clear()


def cases_of(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """Yield the arguments that a test is run with."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    names = [mark.args[0] if isinstance(mark.args[0], tuple) else (mark.args[0],) for mark in marks]
    for values in product(*[mark.args[1] for mark in marks]):
        whole: dict[str, Any] = {}
        for keys, value in zip(names, values, strict=True):
            whole |= dict(zip(keys, value if len(keys) > 1 else (value,), strict=True))
        yield whole


def fails(test: str) -> bool:
    """Tell whether a test of this folder fails as things are."""
    path, _, name = test.partition("::")
    function = getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)
    try:
        for arguments in cases_of(function):
            function(**arguments)
    except AssertionError:
        return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize(("claim", "name"), CASES, ids=[f"{claim.id}-{name}" for claim, name in CASES])
def test_without_what_carries_it_a_claim_fails(claim: Claim, name: str, without: Callable[[str, float], None]) -> None:
    elsewhere = [test for test in claim.tests if not test.startswith(HERE)]
    for value in (0.0, 1.0, 3 * KNOWN[name]):
        without(name, value)
        if any(fails(test) for test in claim.tests if test not in elsewhere):
            return
    for value in (0.0, 1.0, 3 * KNOWN[name]):
        without(name, value)
        if any(not LAWS[law].measure(GAMES).holds for law in claim.laws):
            return
    assert elsewhere, f"nothing notices when {name} is another"
