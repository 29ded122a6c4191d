"""Giving a finding its place afterwards: rooms above know the keys of a scenario, not its lines."""

from __future__ import annotations

from dataclasses import replace

from salesdance.authoring.nodes import place_of
from salesdance.authoring.source import read_source
from salesdance.findings import Finding


def placed_in_file(finding: Finding, data: bytes, name: str) -> Finding:
    """Return the finding at the place in this file that its dotted `path` leads to, such as `expect.0`.

    Parts that lead nowhere are skipped; a path that leads nowhere at all gives the file's first place.
    """
    node, _ = read_source(data, name)
    if node is None:
        return finding
    path = tuple(int(part) if part.isdecimal() else part for part in finding.path.split(".") if part)
    return replace(finding, place=place_of(node, path))
