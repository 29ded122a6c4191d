"""The looks in which every screen is kept, and what a walk through the game shows on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from salesdance.stage import Pilot, Preferences, Settings
from salesdance.stage.screens.hall import Hall

SIZE = (1280, 720)


class Look(NamedTuple):
    """A theme and a size of text in per cent."""

    theme: str
    text: int


LOOKS = tuple(Look(theme, text) for text in (100, 200) for theme in ("light", "dark", "contrast"))
PREFERENCES = Preferences(motion=False)
STILL = Settings(still=True, size=SIZE)


class Shown(NamedTuple):
    """A screen that a walk has come to: its name, the pilot before it, and the hall if it is one of its screens."""

    name: str
    pilot: Pilot
    hall: Hall | None = None

    def wear(self, look: Look) -> None:
        """Put on a look, as somebody does who changes it in the settings."""
        if self.hall is not None:
            worn: Any = {"theme": look.theme, "text_size": look.text}
            self.hall.preferences = replace(self.hall.preferences, **worn)
        self.pilot.restyle(theme=look.theme, text=look.text / 100)


Walk = Iterator[Shown]
