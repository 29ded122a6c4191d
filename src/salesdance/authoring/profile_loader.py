"""A profile's files become a Profile: the base table of coefficients, and perhaps changes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from salesdance.authoring.building import frozen
from salesdance.authoring.digest import with_digest
from salesdance.authoring.models_profile import CoefficientBlock, ProfileChanges, ProfileFile
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Node
from salesdance.authoring.reporting import finding_at, listed
from salesdance.authoring.shape import check_shape
from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors, sort_key
from salesdance.profile import Coefficient, Profile


def read_profile(
    data: bytes,
    name: str,
    *,
    changes: bytes | None = None,
    changes_name: str = "",
    needed: Iterable[str] = (),
) -> tuple[Profile | None, list[Finding]]:
    """Return the profile, and all findings in the order of their places; it is None when one is an error.

    `data` is the base profile's file, `changes` that of a profile which differs from it in some coefficients.
    `needed` are the coefficients that the engine reads: each must be there; others are warned about.
    Raises nothing for any bytes.
    """
    node, findings = read_source(data, name)
    base: ProfileFile | None = None
    if node is not None:
        base, found = check_shape(ProfileFile, node, findings)
        findings = findings + found
    if node is None or base is None or has_errors(findings):
        return None, sorted(findings, key=sort_key)
    findings += _complete(base, node, tuple(needed))
    table = _table(base.coefficients)
    called = base.profile or PurePath(name).stem
    if changes is not None:
        changed, found = _read_changes(changes, changes_name or name, base)
        findings += found
        if changed is not None:
            table |= _table(changed.changes)
            called = changed.profile
    findings.sort(key=sort_key)
    if has_errors(findings):
        return None, findings
    return with_digest(Profile(called, frozen(table))), findings


def read_profile_changes(data: bytes, name: str) -> list[Finding]:
    """Return the findings of a file of changes read alone; whether its coefficients exist is not checked."""
    return _read_changes(data, name, None)[1]


def _read_changes(data: bytes, name: str, base: ProfileFile | None) -> tuple[ProfileChanges | None, list[Finding]]:
    node, findings = read_source(data, name)
    if node is None:
        return None, findings
    changed, found = check_shape(ProfileChanges, node, findings)
    findings = findings + found
    if changed is not None and base is not None:
        findings += _known(changed, node, base)
    return changed, findings


def _known(changed: ProfileChanges, node: Node, base: ProfileFile) -> Iterator[Finding]:
    for coefficient in changed.changes:
        if coefficient not in base.coefficients:
            near = near_miss(coefficient, base.coefficients)
            hint = f"Did you mean `{near}`?" if near else "Only coefficients of the base profile can be changed."
            message = f"The base profile has no coefficient `{coefficient}`."
            path = ("changes", coefficient)
            yield finding_at(node, path, "unknown-coefficient", message, hint=hint, key=True)


def _complete(base: ProfileFile, node: Node, needed: tuple[str, ...]) -> Iterator[Finding]:
    missing = [one for one in dict.fromkeys(needed) if one not in base.coefficients]
    if missing:
        message = f"Coefficients that the engine reads are missing: {listed(missing)}."
        hint = "Add them with their source."
        yield finding_at(node, ("coefficients",), "missing-coefficient", message, hint=hint, key=True)
    for one in base.coefficients if needed else ():
        if one not in needed:
            near = near_miss(one, missing)
            hint = f"Did you mean `{near}`?" if near else "Take it out, or let the engine read it."
            path = ("coefficients", one)
            message = f"Nothing reads `{one}`."
            yield finding_at(node, path, "unused-coefficient", message, hint=hint, severity="warning", key=True)


def _table(blocks: Mapping[str, CoefficientBlock]) -> dict[str, Coefficient]:
    return {name: Coefficient(float(block.value), block.source) for name, block in blocks.items()}
