"""Finding one's way in a JSON Schema along the path of a value: which keys and choices are allowed there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from salesdance.authoring.json_schema import Schema

Path = tuple[str | int, ...]


def part_at(schema: Schema, path: Path, data: object) -> Schema:
    """Return the part of the schema that speaks about the value at `path`; an empty one when none does.

    `data` is the whole file: where several forms are allowed, the value's own form decides.
    """
    part = _settled(schema, schema, data)
    for step in path:
        data = child(data, step)
        part = _settled(schema, _below(part, step), data)
    return part


def child(data: object, step: str | int) -> object:
    """Return what stands under one key or index, or None."""
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return None


def keys_of(part: Schema) -> tuple[str, ...]:
    """Return the keys that a mapping may have here, in the order of the models."""
    if "properties" in part:
        return tuple(part["properties"])
    return tuple(part.get("propertyNames", {}).get("enum", ()))


def choices_of(schema: Schema, part: Schema) -> tuple[str, ...]:
    """Return the words that may stand here, those of all forms together."""
    words: list[str] = []
    for form in _forms(schema, part):
        words += [str(word) for word in form.get("enum", [form["const"]] if "const" in form else [])]
    return tuple(words)


def bounds_of(schema: Schema, part: Schema) -> str:
    """Return in words which numbers may stand here, or an empty text."""
    for form in _forms(schema, part):
        low, high = form.get("minimum"), form.get("maximum")
        above = form.get("exclusiveMinimum")
        if above is not None and high is not None:
            return f"above {above:g} and at most {high:g}"
        if low is not None and high is not None:
            return f"from {low:g} to {high:g}"
    return ""


def _below(part: Schema, step: str | int) -> Schema:
    if isinstance(step, int):
        items: Schema = part.get("items", {})
        return items
    if step in part.get("properties", {}):
        below: Schema = part["properties"][step]
        return below
    for below in part.get("patternProperties", {}).values():
        return dict(below)
    rest: Any = part.get("additionalProperties")
    return rest if isinstance(rest, dict) else {}


def _settled(schema: Schema, part: Schema, data: object) -> Schema:
    """Return the form of `part` that fits `data` best; a part with one form is returned as it is."""
    forms = list(_forms(schema, part))
    wanted = "object" if isinstance(data, dict) else "array" if isinstance(data, list) else "string"
    fitting = [form for form in forms if form.get("type") == wanted]
    if isinstance(data, dict) and fitting:
        return max(fitting, key=lambda form: len(set(form.get("properties", ())) & set(data)))
    if len(forms) == 1:
        return forms[0]
    return fitting[0] if fitting and isinstance(data, list) else part


def _forms(schema: Schema, part: Schema) -> Iterator[Schema]:
    if "$ref" in part:
        yield from _forms(schema, schema["$defs"][part["$ref"].rpartition("/")[2]])
    elif "oneOf" in part or "anyOf" in part:
        for form in [*part.get("oneOf", ()), *part.get("anyOf", ())]:
            yield from _forms(schema, form)
    else:
        yield part
