"""The way of a scenario file: bytes, tree, models, references, frozen words, advice."""

from __future__ import annotations

from salesdance.authoring.building import build_scenario
from salesdance.authoring.digest import with_digest
from salesdance.authoring.lint import lint_scenario
from salesdance.authoring.models_file import ScenarioFile
from salesdance.authoring.nodes import Mapping, Node, Scalar
from salesdance.authoring.placeholders import IN_SCENARIOS
from salesdance.authoring.references import check_references
from salesdance.authoring.reporting import finding_at
from salesdance.authoring.shape import check_shape
from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors, sort_key
from salesdance.moves import Deck
from salesdance.scenario import Scenario

FORMAT_VERSION = 1


def read_scenario(data: bytes, name: str, *, deck: Deck | None = None) -> tuple[Scenario | None, list[Finding]]:
    """Return the scenario, and all findings in the order of their places; warnings and hints survive success.

    The scenario is None exactly when a finding is an error. `name` is only used in places. Move ids are
    held against `deck`, or against the standard entries without one. Raises nothing for any bytes.
    """
    node, findings = read_source(data, name)
    if node is None:
        return None, findings
    newer = newer_format(node, "salesdance", FORMAT_VERSION, "scenario")
    if newer:
        return None, [newer]
    file, found = check_shape(ScenarioFile, node, findings, slots=IN_SCENARIOS)
    findings = findings + found
    if file is not None and not has_errors(findings):
        findings += check_references(file, node, deck)
    scenario = None
    if file is not None and not has_errors(findings):
        scenario = with_digest(build_scenario(file))
        findings += lint_scenario(scenario, node)
    return scenario, sorted(findings, key=sort_key)


def newer_format(node: Node, key: str, version: int, what: str) -> Finding | None:
    """Return the refusal of a file whose format version is above `version`, or None."""
    entry = node.entry(key) if isinstance(node, Mapping) else None
    given = entry.value.value if entry and isinstance(entry.value, Scalar) else None
    if not isinstance(given, int) or isinstance(given, bool) or given <= version:
        return None
    message = f"This {what} is written in format {given}; this salesdance reads format {version}."
    return finding_at(node, (key,), "newer-format", message, hint="A newer salesdance can read it.")
