"""Whole deals read as they did when somebody last read them: every line is compared."""

import pytest

from tests.sitting.golden_sittings import CARELESS, DECENT, path_of, text_of
from tests.sitting.test_shipped import SHIPPED


@pytest.mark.parametrize("seed", [DECENT, CARELESS])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_golden_sitting_reads_as_it_did(name: str, seed: int) -> None:
    # Whoever changes words, rules or the hand on purpose: read the difference, then
    # `python -m tests.sitting.golden_sittings`.
    kept = path_of(name, seed).read_text(encoding="utf-8").splitlines()
    assert text_of(name, seed).splitlines() == kept


def test_another_seed_reads_differently() -> None:
    assert text_of("the_yes", DECENT) != text_of("the_yes", CARELESS)
