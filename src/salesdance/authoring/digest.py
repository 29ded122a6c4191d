"""The hash of what is played of a file: comments, spacing, quotes and the order of keys do not change it.

Nor does the facilitator's page: it can be mended without a saved sitting or a scale file becoming one of another deal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from salesdance.scenario import UNPLAYED

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    D = TypeVar("D", bound=DataclassInstance)


def digest_of(thing: object) -> str:
    """Return 64 hex digits: sha256 over canonical JSON of a frozen dataclass, what is not played left out."""
    text = json.dumps(_canonical(thing), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def with_digest(thing: D) -> D:
    """Return the same dataclass with its field `digest` filled in."""
    return replace(thing, digest=digest_of(thing))


def _canonical(value: object) -> Any:
    if is_dataclass(value):
        played = [one.name for one in fields(value) if one.name != "digest" and UNPLAYED not in one.metadata]
        return {name: _canonical(getattr(value, name)) for name in played}
    if isinstance(value, Mapping):
        return {str(key): _canonical(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_canonical(one) for one in value]
    return value
