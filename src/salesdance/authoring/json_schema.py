"""JSON Schema (draft 2020-12) made from the same models that validate, for editors and for messages."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel

from salesdance.authoring.models_customers import CustomersFile
from salesdance.authoring.models_deck import DeckFile
from salesdance.authoring.models_file import ScenarioFile
from salesdance.authoring.models_player import PlayerFile
from salesdance.authoring.models_profile import ProfileFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def scenario_schema() -> Schema:
    """Return the schema of scenario files."""
    return schema_of(ScenarioFile)


def deck_schema() -> Schema:
    """Return the schema of the moves deck's file."""
    return schema_of(DeckFile)


def profile_schema() -> Schema:
    """Return the schema of the base profile's file."""
    return schema_of(ProfileFile)


def player_schema() -> Schema:
    """Return the schema of a house player's file."""
    return schema_of(PlayerFile)


def customers_schema() -> Schema:
    """Return the schema of the file of a desk's customers."""
    return schema_of(CustomersFile)


def schema_text(schema: Schema) -> str:
    """Return a schema as the text that is written to a file, with a line end."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@cache
def schema_of(model: type[BaseModel]) -> Schema:
    """Return the schema of one model's file; the same dict each time, so do not change it."""
    raw = model.model_json_schema(by_alias=True, mode="validation")
    named = {name: _short(name) for name in raw.get("$defs", {})}
    schema: Schema = {"$schema": DIALECT, "title": model.__name__, **_tidy(raw, named)}
    schema["$defs"] = {
        named[name]: {"title": named[name], **_tidy(block, named)} for name, block in raw.get("$defs", {}).items()
    }
    return schema


def _short(name: str) -> str:
    return name.removesuffix("Block")


def _tidy(part: Any, named: dict[str, str]) -> Any:
    """Drop what editors show as noise: made-up titles, null as a choice, defaults that mean "left out"."""
    if isinstance(part, list):
        return [_tidy(item, named) for item in part]
    if not isinstance(part, dict):
        return part
    tidy: Schema = {}
    for key, value in part.items():
        if key == "$defs" or (key == "title" and isinstance(value, str)):
            continue
        if key == "default" and value in (None, "", [], {}):
            continue
        if key == "$ref":
            tidy[key] = f"#/$defs/{named[value.rpartition('/')[2]]}"
        elif key == "properties":
            tidy[key] = {name: _tidy(one, named) for name, one in value.items()}
        elif key == "enum":
            tidy[key] = [one for one in value if one != ""]
        elif key in ("anyOf", "oneOf"):
            _choices(tidy, key, [_tidy(one, named) for one in value if one != {"type": "null"}])
        else:
            tidy[key] = _tidy(value, named)
    if "patternProperties" in tidy:
        tidy.setdefault("additionalProperties", False)
    return tidy


def _choices(tidy: Schema, key: str, choices: list[Any]) -> None:
    if len(choices) == 1:
        # The field's own words stand before those of what it refers to.
        tidy.update({name: one for name, one in choices[0].items() if name not in tidy})
    else:
        tidy[key] = choices
