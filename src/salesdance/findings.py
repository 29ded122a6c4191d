"""What `check` has to say about a file: findings with a code, a place and advice.

A finding is data. Faces print it; only `cli` decides what exit status it means.
Lines and columns count from 1 everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in an author's file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing `check` has to say; `path` is the dotted way to the key, `hint` says what would do."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    path: str = ""

    def __str__(self) -> str:
        tail = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.severity} {self.code}: {self.message}{tail}"


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the full key that orders findings: file, line, column, code, message."""
    place = finding.place
    return (place.file, place.line, place.column, finding.code, finding.message)


def has_errors(findings: list[Finding]) -> bool:
    """Tell whether any finding is an error; warnings and hints let a file through."""
    return any(finding.severity == "error" for finding in findings)
