"""The file of a desk's customers becomes Customers, or findings with a place."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from salesdance.authoring.models_customers import CustomersFile
from salesdance.authoring.nodes import Node
from salesdance.authoring.references import _unknown
from salesdance.authoring.reporting import finding_at, listed, shown
from salesdance.authoring.shape import check_shape
from salesdance.authoring.source import read_source
from salesdance.customers import Customer, Customers
from salesdance.findings import Finding, has_errors, sort_key
from salesdance.scenario import Scenario


def read_customers(data: bytes, name: str, scenario: Scenario | None = None) -> tuple[Customers | None, list[Finding]]:
    """Return the customers, and all findings in the order of their places; they are None when one is an error.

    Excuses and objections are checked against `scenario` where it is the deal that the file names.
    """
    node, findings = read_source(data, name)
    if node is None:
        return None, findings
    file, found = check_shape(CustomersFile, node, findings)
    findings = findings + found
    if file is not None:
        findings += _twice(file, node)
        if scenario is not None and scenario.id == file.desk:
            findings += [*_excuses(file, node, scenario), *_kit(file, node, scenario)]
    if file is None or has_errors(findings):
        return None, sorted(findings, key=sort_key)
    return _build(file), sorted(findings, key=sort_key)


def _twice(file: CustomersFile, node: Node) -> Iterator[Finding]:
    met: set[str] = set()
    for key, names in (
        ("customers", [one.name for one in file.customers]),
        ("others", [one.name for one in file.others]),
    ):
        for at, name in enumerate(names):
            if name in met:
                message = f"There is a {shown(name)} already."
                hint = "Letters are told apart by their names: choose another one."
                yield finding_at(node, (key, at, "name"), "name-twice", message, hint=hint)
            met.add(name)


def _excuses(file: CustomersFile, node: Node, scenario: Scenario) -> Iterator[Finding]:
    known = [excuse.id for excuse in scenario.excuses]
    for at, one in enumerate(file.customers):
        if one.excuse not in known:
            yield _unknown(node, ("customers", at, "excuse"), "excuse", one.excuse, known)
    for excuse in file.lines:
        if excuse not in known:
            yield _unknown(node, ("lines", excuse), "excuse", excuse, known, key=True)
    silent = [excuse for excuse in known if not file.lines.get(excuse)]
    if silent:
        message = f"Nobody has a line for {listed(silent)}."
        hint = f"Excuses of {scenario.id} need at least one line each: people say it who have none of their own."
        yield finding_at(node, ("lines",), "excuse-silent", message, hint=hint, key=True)


def _kit(file: CustomersFile, node: Node, scenario: Scenario) -> Iterator[Finding]:
    known = [objection.id for objection in scenario.objections]
    for objection in file.kit:
        if objection not in known:
            yield _unknown(node, ("kit", objection), "objection", objection, known, key=True)
    missing = [objection for objection in known if objection not in file.kit]
    if missing:
        message = f"The kit has no question for {listed(missing)}."
        hint = f"Every objection of {scenario.id} becomes a question once it was heard."
        yield finding_at(node, ("kit",), "kit-gap", message, hint=hint, key=True)


def _build(file: CustomersFile) -> Customers:
    return Customers(
        desk=file.desk,
        customers=tuple(Customer(one.name, one.trade, one.excuse, one.said) for one in file.customers),
        others=tuple(Customer(one.name, one.trade) for one in file.others),
        lines=MappingProxyType({excuse: tuple(lines) for excuse, lines in file.lines.items()}),
        kit=MappingProxyType(dict(file.kit)),
    )
