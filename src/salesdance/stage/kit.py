"""What the stage is furnished with: themes, fonts and icons of the folder of assets."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from salesdance.stage.faults import ThemeError
from salesdance.stage.fonts import Fonts
from salesdance.stage.ink import Brush
from salesdance.stage.pictures import Pictures
from salesdance.stage.theme import Theme, read_theme


@dataclass(frozen=True, slots=True)
class Kit:
    """The folder of assets, opened. Themes are read when they are wanted first."""

    folder: Path
    brush: Brush
    _themes: dict[str, Theme] = field(default_factory=dict)

    def theme(self, name: str) -> Theme:
        """Return a theme; ThemeError if there is none of that name, or its file holds a bad value."""
        if name not in self._themes:
            path = self.folder / "stage" / f"{name}.toml"
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError, ValueError) as error:
                raise ThemeError(f"There is no theme {name!r}.{_hint(name, self.names())}") from error
            self._themes[name] = read_theme(text, name, str(path))
        return self._themes[name]

    def names(self) -> tuple[str, ...]:
        """Return the names of all themes of the folder, in the order of the alphabet."""
        return tuple(sorted(path.stem for path in (self.folder / "stage").glob("*.toml")))


def open_kit(folder: Path) -> Kit:
    """Return what stands in a folder of assets: `stage/*.toml`, `fonts/`, `icons/`. Fonts may be missing."""
    pygame.font.init()
    return Kit(folder, Brush(Fonts(folder / "fonts"), Pictures(folder / "icons")))


def _hint(name: str, names: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, names, n=1)
    return f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(names)}."
