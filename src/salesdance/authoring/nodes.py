"""The tree of an author's file: mappings, sequences and scalars, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from salesdance.findings import Place

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; `raw` is the text as written (quotes and escapes resolved), `quoted` also covers | and >.

    A refused scalar (`no`, `012`) is already a finding and stands here as the text it was written as.
    """

    value: Value
    place: Place
    raw: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value; keys are always text."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the author's order; no key comes twice."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: str) -> Entry | None:
        """Return the entry with this key, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the author's order."""

    items: tuple[Node, ...]
    place: Place


Node = Mapping | Sequence | Scalar


def plain(node: Node) -> object:
    """Return the node as new dicts, lists and values, ready for pydantic."""
    root: list[object] = []
    work: list[tuple[Node, Callable[[object], object]]] = [(node, root.append)]
    while work:
        here, put = work.pop()
        if isinstance(here, Scalar):
            put(here.value)
        elif isinstance(here, Sequence):
            items: list[object] = [None] * len(here.items)
            put(items)
            work.extend((item, partial(items.__setitem__, at)) for at, item in enumerate(here.items))
        else:
            # Filled with None first, so that the order of keys is the author's.
            keys: dict[str, object] = dict.fromkeys(entry.key for entry in here.entries)
            put(keys)
            work.extend((entry.value, partial(keys.__setitem__, entry.key)) for entry in here.entries)
    return root[0]


def place_of(node: Node, path: tuple[str | int, ...], *, key: bool = False) -> Place:
    """Return the place of what `path` leads to, in the manner of a pydantic `loc`.

    With `key` it is the place of the last key instead of its value; for an item of a list they are the same.
    Parts that lead nowhere (a missing key, the name of a union branch) are skipped, so the answer falls
    back to the nearest thing that exists. pydantic's "[key]" at the end means the key.
    """
    value_place = key_place = node.place
    for part in path:
        if isinstance(node, Mapping) and (entry := node.entry(str(part))) is not None:
            node, value_place, key_place = entry.value, entry.value.place, entry.key_place
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
            value_place = key_place = node.place
    return key_place if key or path[-1:] == ("[key]",) else value_place
