"""The hash of what a file means: comments, spacing, quotes and the order of keys do not change it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    D = TypeVar("D", bound=DataclassInstance)


def digest_of(thing: object) -> str:
    """Return 64 hex digits: sha256 over canonical JSON of a frozen dataclass, its own `digest` left out."""
    text = json.dumps(_canonical(thing), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def with_digest(thing: D) -> D:
    """Return the same dataclass with its field `digest` filled in."""
    return replace(thing, digest=digest_of(thing))


def _canonical(value: object) -> Any:
    if is_dataclass(value):
        return {field.name: _canonical(getattr(value, field.name)) for field in fields(value) if field.name != "digest"}
    if isinstance(value, Mapping):
        return {str(key): _canonical(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_canonical(one) for one in value]
    return value
