"""What the terminal face needs besides a sitting: somebody who types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TextIO

Outcome = Literal["finished", "stopped", "reached"]
"""How a sitting was left: at its end, stopped by the player, or at the mark that it was played to."""
Reader = Callable[[], str | None]
PROMPT = "> "
STOPS = ("q", "quit", "stop", "exit")
"""Words that stop, wherever something can be typed."""


def reader(stdin: TextIO) -> Reader:
    """Return a function that gives the next line without its end, or None when there are no more."""

    def read() -> str | None:
        line = stdin.readline()
        return line.rstrip("\r\n") if line else None

    return read
