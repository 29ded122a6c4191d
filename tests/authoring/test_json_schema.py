"""The schema that editors read: made from the models, complete, and the committed copies are current."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salesdance.authoring import (
    customers_schema,
    deck_schema,
    player_schema,
    profile_schema,
    scenario_schema,
    schema_text,
)
from salesdance.authoring.nodes import plain
from salesdance.authoring.schema_walk import bounds_of, choices_of, keys_of, part_at
from salesdance.authoring.source import read_source
from tests.authoring.examples import DOCS, EXAMPLE

SCHEMAS = [scenario_schema, deck_schema, profile_schema, player_schema, customers_schema]


def blocks(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "file", schema
    yield from schema["$defs"].items()


@pytest.mark.parametrize("make", SCHEMAS)
def test_every_key_has_a_description_and_no_block_takes_other_keys(make: Any) -> None:
    for name, block in blocks(make()):
        assert block["additionalProperties"] is False, name
        assert block["description"], name
        for key, part in block["properties"].items():
            refers = make()["$defs"].get(part.get("$ref", "").rpartition("/")[2], {})
            assert part.get("description") or refers.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("make", SCHEMAS)
def test_a_schema_names_its_dialect_and_every_reference_leads_somewhere(make: Any) -> None:
    schema = make()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = schema_text(schema)
    assert json.loads(text) == schema
    for name in re.findall(r'"#/\$defs/(\w+)"', text):
        assert name in schema["$defs"]
    assert "null" not in text.replace("None", "")


def test_every_key_of_the_example_is_known_to_the_schema() -> None:
    node, _ = read_source(EXAMPLE.encode(), "a.yaml")
    assert node is not None
    data = plain(node)
    missing = [path for path in paths(data, ()) if not part_at(scenario_schema(), path, data)]
    assert missing == []


def paths(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from paths(one, (*path, key))


def test_ids_are_patterns_and_words_are_choices() -> None:
    schema = scenario_schema()
    facts = schema["properties"]["facts"]
    (pattern,) = facts["patternProperties"]
    assert re.fullmatch(pattern, "two_words")
    assert not re.match(pattern, "Two words")
    assert facts["additionalProperties"] is False
    nerves = part_at(schema, ("prospect", "nerves"), {"prospect": {"nerves": "x"}})
    assert choices_of(schema, nerves) == ("always", "often", "sometimes", "rarely", "never")
    assert bounds_of(schema, nerves) == "from 0 to 1"
    assert keys_of(part_at(schema, ("seller",), {"seller": {}})) == ("company", "product", "price")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("scenario", scenario_schema),
        ("deck", deck_schema),
        ("player", player_schema),
        ("customers", customers_schema),
    ],
)
def test_the_committed_schema_is_current(name: str, make: Any) -> None:
    committed = (DOCS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(make()), f"salesdance schema --of {name} > docs/{name}.schema.json"


def test_the_example_points_its_editor_to_the_committed_schema() -> None:
    first = EXAMPLE.splitlines()[0]
    assert first == "# yaml-language-server: $schema=./scenario.schema.json"
    assert (Path(DOCS) / "scenario.schema.json").is_file()
