"""What pydantic found, said to a person: code, message, advice, and whether key or value is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from salesdance.authoring.json_schema import Schema
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Mapping as MappingNode
from salesdance.authoring.nodes import Node, Scalar, Sequence
from salesdance.authoring.reporting import Path, called, listed, shown, within
from salesdance.authoring.schema_walk import bounds_of, choices_of, keys_of, part_at

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NOT_IN_IDS = re.compile(r"[^a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of form; `at_key` when the key is meant rather than the value."""

    code: str
    message: str
    hint: str = ""
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """One error of pydantic with all that a sentence about it may need."""

    error: ErrorDetails
    schema: Schema
    part: Schema
    path: Path
    node: Node | None
    data: object

    @property
    def about_key(self) -> bool:
        return self.error["loc"][-1:] == ("[key]",)

    @property
    def given(self) -> Any:
        return self.error["input"]

    @property
    def called(self) -> str:
        words = called(self.path)
        return words[0].upper() + words[1:]

    def limit(self, name: str) -> Any:
        return self.error.get("ctx", {}).get(name)


def explain(schema: Schema, error: ErrorDetails, path: Path, root: Node, data: object) -> Problem:
    """Return what to say about one error; an error of a kind not foreseen keeps pydantic's own words."""
    part = part_at(schema, path, data)
    case = _Case(error, schema, part, path, _node_at(root, path), data)
    return _BY_TYPE.get(error["type"], _unforeseen)(case)


def _node_at(node: Node, path: Path) -> Node | None:
    for step in path:
        if isinstance(node, MappingNode) and (entry := node.entry(str(step))) is not None:
            node = entry.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _missing(case: _Case) -> Problem:
    description = case.part.get("description", "")
    message = f"`{case.path[-1]}` is missing {within(case.path[:-1])}."
    return Problem("missing-key", message, description, at_key=True)


def _text_expected(case: _Case) -> Problem:
    if isinstance(case.given, dict | list):
        kind = "a mapping" if isinstance(case.given, dict) else "a list"
        hint = "Write the words after the colon." if kind == "a mapping" else "Write one text instead of a list."
        return Problem("wrong-type", f"{case.called} must be a text; this is {kind}.", hint)
    raw = case.node.raw if isinstance(case.node, Scalar) else str(case.given)
    kind = "true or false" if isinstance(case.given, bool) else "a number"
    return Problem("wrong-type", f"{case.called} must be a text; YAML reads {kind}.", f'Put quotes around it: "{raw}".')


def _number_expected(case: _Case) -> Problem:
    wanted = "a whole number" if case.error["type"].startswith("int") else "a number"
    if isinstance(case.given, str):
        if _NUMBER.fullmatch(case.given.strip()):
            return Problem("wrong-type", f"{case.called} must be {wanted}; this is a text.", "Remove the quotes.")
        return Problem("wrong-type", f"{case.called} must be {wanted}, not {shown(case.given)}.", _range_hint(case))
    if isinstance(case.given, float) and wanted == "a whole number":
        return Problem("wrong-type", f"{case.called} must be a whole number, not {shown(case.given)}.")
    choices = choices_of(case.schema, case.part)
    hint = f"Write one of {listed(choices)}, or a number." if choices else _range_hint(case)
    return Problem("wrong-type", f"{case.called} must be {wanted}.", hint)


def _range_hint(case: _Case) -> str:
    bounds = bounds_of(case.schema, case.part)
    return f"A number {bounds}." if bounds else ""


def _truth_expected(case: _Case) -> Problem:
    return Problem("wrong-type", f"{case.called} must be true or false.", "Write true or false, without quotes.")


def _mapping_expected(case: _Case) -> Problem:
    keys = keys_of(case.part) or keys_of(part_at(case.schema, case.path, {**_other_object(case)}))
    hint = f"Write indented lines below it: {listed(keys)}." if keys else "Write indented lines `id: ...` below it."
    kind = "a list" if isinstance(case.given, list) else "one value"
    return Problem("wrong-type", f"{case.called} must be a mapping; this is {kind}.", hint)


def _other_object(case: _Case) -> dict[str, object]:
    """Return the file with a mapping in the place of the value, so that the schema answers for a mapping."""
    data: Any = {}
    for step in reversed(case.path):
        data = {step: data} if isinstance(step, str) else [*([None] * step), data]
    return data if isinstance(data, dict) else {}


def _list_expected(case: _Case) -> Problem:
    if isinstance(case.given, dict):
        return Problem(
            "wrong-type",
            f"{case.called} must be a list; this is a mapping.",
            "Start each item with a hyphen: - ...",
        )
    return Problem("wrong-type", f"{case.called} must be a list.", f"Put brackets around it: [{case.given}]")


def _not_a_choice(case: _Case) -> Problem:
    if case.about_key:
        known = keys_of(part_at(case.schema, case.path[:-1], case.data))
        near = near_miss(str(case.path[-1]), known)
        hint = f"Did you mean `{near}`?" if near else f"Known here: {listed(known)}."
        message = f"`{case.path[-1]}` is not a key {within(case.path[:-1])}."
        return Problem("unknown-key", message, hint, at_key=True)
    choices = choices_of(case.schema, case.part)
    if case.path == ("salesdance",) or case.path == ("deck",):
        return Problem("wrong-type", f"{case.called} must be the number 1.", "Write 1, without quotes.")
    near = near_miss(str(case.given), choices) if isinstance(case.given, str) else None
    if near is not None and case.given == near:
        near = None
    numbers = f", or a number {bounds}" if (bounds := bounds_of(case.schema, case.part)) else ""
    one_of = f"One of {listed(choices)}{numbers}."
    hint = f"Did you mean `{near}`? {one_of}" if near else one_of
    return Problem("bad-choice", f"{shown(case.given)} is not a choice for {called(case.path)}.", hint)


def _out_of_range(case: _Case) -> Problem:
    bounds = bounds_of(case.schema, case.part)
    if not bounds:
        limits = {"ge": "at least", "gt": "above", "le": "at most", "lt": "below"}
        bounds = next(
            (f"{words} {case.limit(name):g}" for name, words in limits.items() if case.limit(name) is not None),
            "finite",
        )
    return Problem("out-of-range", f"{case.called} is {shown(case.given)}; it must be {bounds}.")


def _empty_text(case: _Case) -> Problem:
    parent = part_at(case.schema, case.path[:-1], case.data)
    needed = case.path[-1] in parent.get("required", ()) or isinstance(case.path[-1], int)
    hint = "Write some words." if needed else "Write some words, or delete the key."
    return Problem("empty-text", f"{case.called} is empty.", hint)


def _long_text(case: _Case) -> Problem:
    most = case.limit("max_length")
    length = len(" ".join(str(case.given).split()))
    return Problem(
        "text-long",
        f"{case.called} has {length} characters; {most} are allowed.",
        "Shorten it.",
        case.about_key,
    )


def _bad_pattern(case: _Case) -> Problem:
    pattern = str(case.limit("pattern"))
    text = str(case.given)
    if ":[" in pattern:
        return Problem("bad-time", f'{case.called} is {shown(text)}; a time looks like "09:00".')
    if "png" in pattern:
        hint = "The name of a shipped face, or of a picture beside the file: dana.png."
        return Problem("bad-path", f"{case.called} is {shown(text)}; it must be a plain name.", hint)
    made = _NOT_IN_IDS.sub("_", text.lower()).lstrip("_0123456789")[:40].rstrip("_")
    dots = " and dots" if "." in pattern else ""
    return Problem(
        "bad-id",
        f"{shown(text)} cannot be an id: small letters, digits, _{dots}, a letter first, at most 40.",
        f"Write `{made}`." if made else "",
        at_key=case.about_key,
    )


def _too_few(case: _Case) -> Problem:
    least, given = case.limit("min_length"), case.limit("actual_length")
    return Problem("too-few", f"{case.called} has {given}; at least {least} {_are(least)} needed.", at_key=True)


def _too_many(case: _Case) -> Problem:
    most, given = case.limit("max_length"), case.limit("actual_length")
    amount = given if isinstance(given, int) else f"more than {most}"
    return Problem("too-many", f"{case.called} has {amount}; at most {most} {_are(most)} allowed.", at_key=True)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _empty_answer(case: _Case) -> Problem:
    return Problem("empty-answer", f"{case.called} shows nothing.", "Give it `says`, `does` or both.", at_key=True)


def _odd_expectation(case: _Case) -> Problem:
    hint = "Write {player: ..., measure: kept, at_least: 0.5} or {after: [...], believes: ..., at_least: 0.5}."
    return Problem("odd-expectation", f"{case.called}: {case.error['msg']}.", hint)


def _unforeseen(case: _Case) -> Problem:
    return Problem("wrong-type", f"{case.called} does not fit here: {case.error['msg']}.", at_key=case.about_key)


_BY_TYPE: Mapping[str, Callable[[_Case], Problem]] = MappingProxyType(
    {
        "missing": _missing,
        "string_type": _text_expected,
        "int_type": _number_expected,
        "int_from_float": _number_expected,
        "float_type": _number_expected,
        "bool_type": _truth_expected,
        "dict_type": _mapping_expected,
        "model_type": _mapping_expected,
        "model_attributes_type": _mapping_expected,
        "list_type": _list_expected,
        "literal_error": _not_a_choice,
        "greater_than": _out_of_range,
        "greater_than_equal": _out_of_range,
        "less_than": _out_of_range,
        "less_than_equal": _out_of_range,
        "finite_number": _out_of_range,
        "string_too_short": _empty_text,
        "string_too_long": _long_text,
        "string_pattern_mismatch": _bad_pattern,
        "too_short": _too_few,
        "too_long": _too_many,
        "empty_answer": _empty_answer,
        "odd_expectation": _odd_expectation,
    }
)
