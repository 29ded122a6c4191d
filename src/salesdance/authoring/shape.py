"""The first pass over a tree: does every key and value have the form that the models ask for?

All problems are collected. A problem that follows from one already told is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from salesdance.authoring.json_schema import schema_of
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Mapping, Node, Scalar, plain
from salesdance.authoring.placeholders import slot_problems
from salesdance.authoring.reporting import Path, finding_at, listed, shown, within
from salesdance.authoring.schema_walk import keys_of, part_at
from salesdance.authoring.shape_words import Problem, explain
from salesdance.findings import Finding

_DROPS_A_KEY = frozenset({"syntax", "key-type", "key-long", "control-char"})

M = TypeVar("M", bound=BaseModel)


def check_shape(
    model: type[M], node: Node, before: Sequence[Finding] = (), *, slots: Collection[str] | None = None
) -> tuple[M | None, list[Finding]]:
    """Return the model of the tree, or None with the findings that say why.

    `before` are the reader's findings: nothing is said twice about one place. `slots` are the placeholders
    that texts may hold; None leaves texts alone.
    """
    data = plain(node)
    found = list(_loose_ends(node, slots))
    shaped: M | None = None
    try:
        shaped = model.model_validate(data)
    except ValidationError as error:
        found += _explained(model, error, node, data, empty={one.path for one in found})
    found = [one for one in found if not _told_before(one, before)]
    return (shaped if not found else None), found


def _told_before(finding: Finding, before: Sequence[Finding]) -> bool:
    """Tell whether a finding follows from one of the reader's: the same place, or a key that was dropped."""
    errors = [one for one in before if one.severity == "error"]
    dropped = finding.code == "missing-key" and any(one.code in _DROPS_A_KEY for one in errors)
    return dropped or any(one.place == finding.place for one in errors)


def _loose_ends(node: Node, slots: Collection[str] | None) -> Iterator[Finding]:
    """Report keys without a value, and slots in texts that are unknown or not closed."""
    for path, scalar in _scalars(node, ()):
        if scalar.value is None:
            yield finding_at(
                node,
                path,
                "empty-value",
                f"Nothing stands after {shown(f'{path[-1]}:')}."
                if isinstance(path[-1], str)
                else "This item is empty.",
                hint="Write a value, or delete the line.",
                key=True,
            )
        elif slots is not None and isinstance(scalar.value, str):
            for code, slot in slot_problems(scalar.value, slots):
                yield _about_slot(node, path, code, slot, slots)


def _about_slot(node: Node, path: Path, code: str, slot: str, slots: Collection[str]) -> Finding:
    if code == "unclosed-placeholder":
        message = f"A brace stands alone here: `{slot}`."
        return finding_at(node, path, code, message, hint="A slot has two braces: {name}.")
    near = near_miss(slot, slots)
    hint = f"Did you mean {{{near}}}?" if near else f"Known slots: {listed(list(slots))}."
    return finding_at(node, path, code, f"There is no slot {{{slot}}}.", hint=hint)


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value, (*path, entry.key))
    else:
        for at, item in enumerate(node.items):
            yield from _scalars(item, (*path, at))


def _explained(
    model: type[BaseModel], error: ValidationError, node: Node, data: object, *, empty: set[str]
) -> Iterator[Finding]:
    schema = schema_of(model)
    details = error.errors(include_url=False)
    unknown = [one for one in details if one["type"] == "extra_forbidden"]
    meant: set[Path] = set()
    for one in unknown:
        finding, path = _unknown_key(schema, one, node, data)
        meant.add(path)
        yield finding
    for one in details:
        path = _path(one)
        if one["type"] == "extra_forbidden" or (one["type"] == "missing" and path in meant):
            continue
        problem = explain(schema, one, path, node, data)
        finding = _placed(problem, node, path)
        if finding.path not in empty or one["type"] == "missing":
            yield finding


def _placed(problem: Problem, node: Node, path: Path) -> Finding:
    return finding_at(node, path, problem.code, problem.message, hint=problem.hint, key=problem.at_key)


def _unknown_key(schema: dict[str, object], one: ErrorDetails, node: Node, data: object) -> tuple[Finding, Path]:
    """Return the finding, and the path of the key that was probably meant."""
    path = _path(one)
    parent, key = path[:-1], str(path[-1])
    known = keys_of(part_at(schema, parent, data))
    near = near_miss(key, known)
    if near:
        hint = f"Did you mean `{near}`?"
    elif ":" in key:
        hint = "Put a space after the colon."
    else:
        hint = f"Known here: {listed(known)}." if known else ""
    finding = finding_at(node, path, "unknown-key", f"{shown(key)} is not a key {within(parent)}.", hint=hint, key=True)
    return finding, (*parent, near or "")


def _path(one: ErrorDetails) -> Path:
    """Return the path in the author's file: without names of union branches and pydantic's mark for keys."""
    return tuple(part for part in one["loc"] if not (isinstance(part, str) and (part[:1] == "=" or part == "[key]")))
