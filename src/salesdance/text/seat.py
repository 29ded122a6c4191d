"""What the terminal face needs besides a sitting: somebody who types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Outcome = Literal["finished", "stopped"]
Reader = Callable[[], str | None]
PROMPT = "> "
