"""The few ways salesdance can fail, split by who must act.

`InputError`: the person at the keyboard gave something that will not do (exit 2).
`ScenarioError`: an author's file has errors; it carries the findings (exit 1).
`RecordError`: the record file cannot be read or written (exit 1).
`IllegalMove`: a move that is not legal now; a caller's mistake or a wrong moves file (exit 1).
Anything else is our own bug (exit 3).
"""

from __future__ import annotations

from salesdance.findings import Finding


class SalesdanceError(Exception):
    """Base of every failure that has a sentence for the person at the keyboard."""

    exit_status = 1


class InputError(SalesdanceError):
    """Something given on the command line, or a file it names, cannot be used."""

    exit_status = 2


class ScenarioError(SalesdanceError):
    """A scenario file has errors; `findings` holds all of them."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))


class RecordError(SalesdanceError):
    """The record file cannot be opened, read or written; nothing already saved is lost."""


class IllegalMove(SalesdanceError):
    """A move id that is unknown, or known and not legal now."""

    def __init__(self, message: str, *, move: str, legal: tuple[str, ...] = ()) -> None:
        self.move = move
        self.legal = legal
        super().__init__(message)


class TranscriptError(SalesdanceError):
    """A transcript cannot be read, or was made by other rules or another scenario."""
