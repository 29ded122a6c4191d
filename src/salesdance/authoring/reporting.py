"""Findings about the author's own words: where a path stands in the file, what it is called in a message."""

from __future__ import annotations

from salesdance.authoring.nodes import Node, place_of
from salesdance.findings import Finding, Severity

Path = tuple[str | int, ...]


def finding_at(
    node: Node,
    path: Path,
    code: str,
    message: str,
    *,
    hint: str = "",
    severity: Severity = "error",
    key: bool = False,
) -> Finding:
    """Return a finding at the value of `path`, or at its key; falls back to the nearest thing there is."""
    return Finding(code, severity, place_of(node, path, key=key), message, hint, dotted(path))


def dotted(path: Path) -> str:
    """Return a path as findings carry it: `start.played.1.move`; items count from 0, as the reader has it."""
    return ".".join(str(part) for part in path)


def called(path: Path) -> str:
    """Return how a message calls a path: `deal.size`, or `move` in item 2 of `start.played`."""
    at = next((at for at in range(len(path) - 1, -1, -1) if isinstance(path[at], int)), None)
    if at is None:
        return f"`{dotted(path)}`"
    item = f"item {int(path[at]) + 1} of {called(path[:at])}"
    return f"`{dotted(path[at + 1 :])}` in {item}" if path[at + 1 :] else item


def within(path: Path) -> str:
    """Return where something stands, for the end of a sentence."""
    return f"in {called(path)}" if path else "in the file"


def shown(value: object, limit: int = 40) -> str:
    """Return a value as a message shows it, cut to a readable length."""
    text = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    return f"`{text if len(text) <= limit else text[: limit - 1] + '…'}`"


def listed(words: tuple[str, ...] | list[str], limit: int = 14) -> str:
    """Return a list of words for a hint, cut to `limit` words."""
    more = f" and {len(words) - limit} more" if len(words) > limit else ""
    return ", ".join(words[:limit]) + more
