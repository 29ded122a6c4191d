"""What kind of terminal this is: how wide, whether colour may decorate it, whether a person sits at it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

WIDEST = 88
NARROWEST = 60
ASSUMED = 80
LEAST = 16


@dataclass(frozen=True, slots=True)
class Terminal:
    """Columns to write in (16 to 88), whether to decorate with colour, and whether a person types here."""

    width: int = ASSUMED
    colour: bool = False
    person: bool = False

    @property
    def narrow(self) -> bool:
        """Tell whether it is narrower than the screens are made for."""
        return self.width < NARROWEST


PLAIN = Terminal()


def look_at(stdin: TextIO, stdout: TextIO, env: Mapping[str, str]) -> Terminal:
    """Return what is known about the terminal behind two streams; nothing is written to it."""
    shown = _is_terminal(stdout)
    person = shown and _is_terminal(stdin)
    plain = bool(env.get("NO_COLOR")) or env.get("TERM", "") in ("", "dumb") or not shown
    return Terminal(width=max(LEAST, min(_columns(stdout, env), WIDEST)), colour=not plain, person=person)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _columns(stdout: TextIO, env: Mapping[str, str]) -> int:
    given = env.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and 0 < int(given) < 10_000:
        return int(given)
    try:
        columns = os.get_terminal_size(stdout.fileno()).columns
    except (AttributeError, OSError, ValueError):
        columns = 0
    return columns or ASSUMED
