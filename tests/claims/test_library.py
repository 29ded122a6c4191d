"""What the articles name stands in the shipped deals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
HIDES = re.compile(r"hides_behind: \[([^\]]*)\]")


@pytest.mark.parametrize(
    "names",
    [("budget",), ("board",), ("head_office",), ("partner",), ("next_week", "call_tuesday")],
    ids=["the budget", "the board", "head office", "the partner", "next week"],
)
def test_the_usual_signs_of_a_no_are_excuses_in_shipped_deals(names: tuple[str, ...]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SCENARIOS.glob("*.yaml")]
    excuses = {name.strip() for text in texts for found in HIDES.findall(text) for name in found.split(",")}
    assert excuses & set(names)
