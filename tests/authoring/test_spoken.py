"""How much a prospect has to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdance.authoring.spoken import own_answers
from tests.authoring.examples import EXAMPLE, changed, read

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "scenarios").glob("*.yaml"))
FEWEST, MOST = 150, 300


def answers(text: str) -> int:
    """Return how many answers the prospect of a file has."""
    scenario, _ = read(text)
    assert scenario is not None
    return own_answers(scenario)


def test_an_answer_counts_once_in_whatever_form_it_comes() -> None:
    whole = "      faintly: {says: It got mended. Overnight., does: She puts the pencil behind her ear.}\n"
    other = "      faintly: {does: She puts the pencil behind her ear.}\n"
    assert answers(changed((whole, other))) == answers(EXAMPLE)


def test_an_answer_less_is_one_less() -> None:
    deeper = EXAMPLE.index("    deeper: {")
    line = EXAMPLE[deeper : EXAMPLE.index("\n    note", deeper) + 1]
    assert answers(EXAMPLE.replace(line, "", 1)) == answers(EXAMPLE) - 1


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_deal_has_as_much_to_say_as_is_read_and_no_more(path: Path) -> None:
    assert FEWEST <= answers(path.read_text(encoding="utf-8")) <= MOST
