"""The author's reference page, made from the same models that validate: it cannot say what is not so."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.authoring.json_schema import Schema, scenario_schema
from salesdance.authoring.models_text import ID_PATTERN, MOVE_ID_LENGTH
from salesdance.authoring.move_ids import SIGNALS, STANDARD
from salesdance.authoring.placeholders import IN_SCENARIOS
from salesdance.authoring.words import CHANCES, GAPS, HELP
from salesdance.moves import HEADS

_INTRO = """# The scenario file

A scenario is one YAML file: a prospect, a product, and everything that can be said between them. This page is
made from the program's own models by `salesdance schema --docs`. A complete, commented example is
[example-scenario.yaml](example-scenario.yaml); every finding of `salesdance check` is explained in
[findings.md](findings.md).

For completion and red squiggles in an editor run `salesdance check FILE --schema` once and put this first:

    # yaml-language-server: $schema=./.salesdance.schema.json

## How to write values

- Plain text needs no quotes, unless it starts with a mark, holds a colon or a `#` with a space beside it, or,
  inside `{ }` and `[ ]`, a comma. In doubt put `"` around it.
- Quote times (`"09:00"`) and the words yes, no, on and off. Only `true` and `false` are true and false.
- Anchors, tags, a second document and repeated keys are refused.
- An id has small letters, digits and `_`, starts with a letter and has at most 40 of them.
- Facts, objections, excuses and people keep the order of the file.
"""


def format_page() -> str:
    """Return the reference page as Markdown, with a line end."""
    schema = scenario_schema()
    parts = [_INTRO, _words(), _texts(), *_blocks(schema), _moves()]
    return "\n".join(parts)


def _words() -> str:
    rows = {
        "a chance": CHANCES,
        "`solves` (how far an answer helps)": HELP,
        "`gap` (how far a promise goes beyond delivery)": GAPS,
    }
    lines = [
        f"- {what}: {', '.join(f'`{word}` ({value:g})' for word, value in words.items())}, or a number from 0 to 1."
        for what, words in rows.items()
    ]
    return "\n".join(["## Words for numbers", "", *lines, ""])


def _texts() -> str:
    slots = ", ".join(f"`{{{slot}}}`" for slot in IN_SCENARIOS)
    return f"""## Answers and slots

An **answer** is plain text, the words, or a mapping `{{says: ..., does: ..., heard: ..., pause: none | short | long}}`.
`does` is one body line that is shown in italics, a full sentence in the present: She turns the sheet face
down. On the telephone nobody sees it, and only `heard` is shown: Paper is folded. A call is every meeting whose
`place` is `phone` or `call`, and every talk after a no that did not fall in the room. In a room `heard` is shown
where there is no `does`; so what is seen and heard alike is written once, as `heard`. Words stand without
quotation marks. Where an answer may be left out the moves deck has one in the prospect's voice.

Texts may hold slots: {slots}. Any other brace is an error.
"""


def _blocks(schema: Schema) -> Iterator[str]:
    yield block_table(schema, "The file", schema)
    for name in _order(schema):
        if name != "Answer":
            yield block_table(schema, name, schema["$defs"][name])
    yield block_table(schema, "Answer", schema["$defs"]["Answer"])


def _order(schema: Schema) -> list[str]:
    """Return the names of all blocks in the order in which the file's keys first lead to them."""
    order: list[str] = []
    waiting = [schema]
    while waiting:
        for name in _names(waiting.pop(0).get("properties", {})):
            if name not in order:
                order.append(name)
                waiting.append(schema["$defs"][name])
    return order


def _names(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for value in part.values():
            yield from _names(value)
    elif isinstance(part, list):
        for value in part:
            yield from _names(value)


def block_table(schema: Schema, title: str, block: Schema) -> str:
    """Return the chapter about one block: its sentence and a table of its keys."""
    required = set(block.get("required", ()))
    lines = [f"## {title}", "", block.get("description", ""), "", "| key | value | left out | what it is |"]
    lines.append("| --- | --- | --- | --- |")
    for key, part in block["properties"].items():
        left_out = "**needed**" if key in required else _default(part)
        cells = (f"`{key}`", _form(part), left_out, _description(schema, part))
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join([*lines, ""])


def _description(schema: Schema, part: Schema) -> str:
    """Return a key's own words, or those of the block it refers to."""
    block = schema["$defs"].get(part.get("$ref", "").rpartition("/")[2], {})
    return str(part.get("description") or block.get("description", ""))


def _default(part: Schema) -> str:
    if "default" not in part:
        return "–"
    default = part["default"]
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _form(part: Schema) -> str:
    """Return in words what may stand behind a key."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "oneOf" in part or "anyOf" in part:
        return _forms([*part.get("oneOf", ()), *part.get("anyOf", ())])
    if "enum" in part or "const" in part:
        return ", ".join(f"`{word}`" for word in part.get("enum", [part.get("const")]))
    kind = part.get("type")
    if kind == "array":
        return f"list of {_form(part['items'])}{_amount(part, 'Items')}"
    if kind == "object":
        return f"{_keys(part)} → {_form(_values(part))}{_amount(part, 'Properties')}"
    if kind in ("integer", "number"):
        return ("whole number" if kind == "integer" else "number") + _bounds(part)
    if kind == "boolean":
        return "`true` or `false`"
    return _text_form(part)


def _forms(forms: list[Schema]) -> str:
    if {"$ref": "#/$defs/Answer"} in forms:
        moody = any(form.get("$ref", "").endswith("/Moods") for form in forms)
        several = any(form.get("type") == "array" for form in forms)
        more = " or [Moods](#moods)" if moody else ""
        return f"[answer](#answer){more}{' or a list of answers' if several else ''}"
    return " or ".join(_form(form) for form in forms)


def _text_form(part: Schema) -> str:
    pattern = part.get("pattern")
    if pattern == ID_PATTERN:
        return "id"
    if pattern is not None and ":" in pattern:
        return '"hh:mm"'
    if pattern is not None:
        return "a plain name"
    length = part.get("maxLength")
    if length == MOVE_ID_LENGTH:
        return "move id"
    return f"text, at most {length} characters" if length else "text"


def _keys(part: Schema) -> str:
    if "patternProperties" in part:
        return "id"
    words = part.get("propertyNames", {}).get("enum")
    return ", ".join(f"`{word}`" for word in words) if words else "move id or signal"


def _values(part: Schema) -> Schema:
    for value in part.get("patternProperties", {}).values():
        return dict(value)
    rest = part.get("additionalProperties")
    return rest if isinstance(rest, dict) else {}


def _bounds(part: Schema) -> str:
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None and high is not None:
        return f", {low:g} to {high:g}"
    above = part.get("exclusiveMinimum")
    return f", above {above:g}" if above is not None else ""


def _amount(part: Schema, what: str) -> str:
    least, most = part.get(f"min{what}", 0), part.get(f"max{what}")
    if most is None:
        return ""
    return f" ({least} to {most})" if least else f" (at most {most})"


def _moves() -> str:
    about = {
        "ask": "fact",
        "reason": "fact with a reason",
        "bring": "person who decides",
        "disclose": "downside",
        "promise": "promise",
        "answer": "objection",
        "excuse": "excuse",
        "nail": "commitment",
        "contact": "commitment or contact",
    }
    lines = [
        "## Moves and answers",
        "",
        "The standard moves, as `lines`, `recalls`, `start`, `first_thoughts` and `drafts` name them.",
        "Some answers say what they come for: `not_now/budget`, `voiced/no_difference`, `half/price`,",
        "`names/brandt`. For a silence after the no that brings nothing, `say_nothing` has `nothing_after_no`;",
        "left out, the deck's is said, or the deal's own `nothing` in a deal that starts after the no.",
        "",
        "| move | answers it can get |",
        "| --- | --- |",
    ]
    for id, kind in STANDARD.items():
        tail = f"/{id.removeprefix('nail_')}" if kind == "nail" else ""
        move = f"`{HEADS.get(kind, kind)}/<{about[kind]}>{tail}`" if kind in about else f"`{id}`"
        signals = ", ".join(f"`{_signal(signal)}`" for signal in SIGNALS.get(kind, ()))
        lines.append(f"| {move} | {signals} |")
    return "\n".join([*lines, ""])


def _signal(signal: str) -> str:
    stem, slash, subject = signal.partition("/")
    return f"{stem}/<{subject}>" if slash else stem
