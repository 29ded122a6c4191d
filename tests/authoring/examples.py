"""The example scenario as a text to damage, and short ways to read what is said about it."""

from pathlib import Path

from salesdance.authoring import read_scenario
from salesdance.findings import Finding
from salesdance.scenario import Scenario

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLE = (DOCS / "example-scenario.yaml").read_text(encoding="utf-8")


def read(text: str) -> tuple[Scenario | None, list[Finding]]:
    """Read a scenario text."""
    return read_scenario(text.encode(), "a.yaml")


def the_example() -> Scenario:
    """Return the example scenario."""
    scenario, _ = read(EXAMPLE)
    assert scenario is not None
    return scenario


def changed(*edits: tuple[str, str]) -> str:
    """Return the example with each first text, which must be there once, replaced by the second."""
    text = EXAMPLE
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def said(*edits: tuple[str, str]) -> list[str]:
    """Return `code@line:column` of everything that is said about a changed example."""
    return [f"{one.code}@{one.place.line}:{one.place.column}" for one in read(changed(*edits))[1]]


def codes(*edits: tuple[str, str]) -> list[str]:
    """Return the codes of everything that is said about a changed example."""
    return [one.code for one in read(changed(*edits))[1]]


def only(*edits: tuple[str, str]) -> Finding:
    """Return the one finding about a changed example."""
    (finding,) = read(changed(*edits))[1]
    return finding
