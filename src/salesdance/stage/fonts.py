"""Lettering: fonts by weight and size, fallback by what a font really covers, measured and rendered lines."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import pygame

from salesdance.stage.theme import Colour
from salesdance.stage.wrapping import wrap

Weight = Literal["regular", "semibold", "bold", "italic"]
FILES: dict[Weight, str] = {
    "regular": "Inter-Regular",
    "semibold": "Inter-SemiBold",
    "bold": "Inter-Bold",
    "italic": "Inter-Italic",
}
KINDS = (".ttf", ".otf", ".woff2")
SCRIPTS = {"Arabic": "Arab", "Hebrew": "Hebr", "Devanagari": "Deva"}
RIGHT_TO_LEFT = ("Arab", "Hebr")
BEFORE, AFTER = " ,.;:!?)]", " ,.;:!?(["
NOBODYS_LETTER = "\U0010fffd"
PROBE = 16
K = TypeVar("K")
V = TypeVar("V")
LINES_KEPT = 3000


class OutOfTime(Exception):
    """Wrapping was to go on until a moment that has passed; what was wrapped by then is kept."""


class Run(NamedTuple):
    """A stretch of one line that one font can draw; `source` counts from 0 (our own font) through the fallbacks."""

    source: int
    text: str


class Fonts:
    """The fonts of one folder. A missing file is replaced by the font that pygame brings.

    Sizes are whole pixels. Rendered lines and wrapped texts are kept, the last few thousand of each. `until` is the
    time, of the performance counter, after which the next text to be wrapped is the last: it is kept, and OutOfTime.
    """

    def __init__(self, folder: Path | None = None) -> None:
        found = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
        files = {path.stem: path for path in found if path.suffix in KINDS}
        self._own = {weight: files.pop(stem, None) for weight, stem in FILES.items()}
        self._fallbacks = list(files.values())
        self._opened: dict[tuple[int, Weight, int], pygame.font.Font] = {}
        self._covered: dict[tuple[int, str], bool] = {}
        self._blank: dict[int, bytes] = {}
        self._lines: dict[tuple[str, Weight, int, Colour], pygame.Surface] = {}
        self._wrapped: dict[tuple[str, Weight, int, int], tuple[str, ...]] = {}
        self._widths: dict[tuple[str, Weight, int], int] = {}
        self.until: float | None = None

    def wrap(self, text: str, weight: Weight, size: int, width: int) -> tuple[str, ...]:
        """Return a clean text as lines that are at most `width` pixels wide, where one letter fits into that."""
        key = (text, weight, size, width)
        lines = self._wrapped.get(key)
        if lines is None:
            lines = wrap(text, width, lambda part: self.width(part, weight, size))
            keep(self._wrapped, key, lines)
            if self.until is not None and time.perf_counter() > self.until:
                raise OutOfTime
        return lines

    def width(self, text: str, weight: Weight, size: int) -> int:
        """Return the width of one line in pixels."""
        key = (text, weight, size)
        width = self._widths.get(key)
        if width is None:
            width = (
                self._font(0, weight, size).size(text)[0]
                if text.isascii()
                else sum(self._font(run.source, weight, size).size(run.text)[0] for run in self.runs(text, weight))
            )
            keep(self._widths, key, width)
        return width

    def height(self, weight: Weight, size: int) -> int:
        """Return the height in pixels that a rendered line of our own font takes, from ascender to descender."""
        return self._font(0, weight, size).get_height()

    def line(self, text: str, weight: Weight, size: int, colour: Colour) -> pygame.Surface:
        """Return one line rendered on nothing; it may be drawn often and must not be changed."""
        key = (text, weight, size, colour)
        surface = self._lines.get(key)
        if surface is None:
            surface = self._render(text, weight, size, colour)
            keep(self._lines, key, surface)
        return surface

    def runs(self, text: str, weight: Weight = "regular") -> list[Run]:
        """Return a line in stretches of one font each, in the order in which they are drawn from the left.

        A letter that no font covers stays with our own font, which draws its box.
        """
        if text.isascii():
            return [Run(0, text)] if text else []
        runs: list[Run] = []
        for letter in text:
            source = self._source(letter, weight, runs[-1].source if runs else 0)
            if runs and runs[-1].source == source:
                runs[-1] = Run(source, runs[-1].text + letter)
            else:
                runs.append(Run(source, letter))
        if not reads_from_right(text):
            return runs
        # What stands before such a run when read stands to its right when drawn, its spaces and commas included.
        return [run if run.source else Run(0, _turned(run.text)) for run in runs[::-1]]

    def missing(self, text: str) -> str:
        """Return the letters of a text that no font here covers, each once."""
        letters = dict.fromkeys(letter for letter in text if not letter.isascii() and not letter.isspace())
        sources = range(len(self._fallbacks) + 1)
        return "".join(one for one in letters if not any(self._covers(at, one, "regular") for at in sources))

    def _source(self, letter: str, weight: Weight, before: int) -> int:
        if letter.isascii() and not (before and letter == " "):
            return 0
        # A mark belongs to the letter that it stands on.
        if before and (letter == " " or unicodedata.combining(letter)) and self._covers(before, letter, weight):
            return before
        if letter.isspace() or self._covers(0, letter, weight):
            return 0
        return next((at for at in range(1, len(self._fallbacks) + 1) if self._covers(at, letter, weight)), 0)

    def _covers(self, source: int, letter: str, weight: Weight) -> bool:
        known = self._covered.get((source, letter))
        if known is None:
            # SDL_ttf gives the metrics of the box for a letter that is not there, so the pictures are compared.
            known = self._picture(source, letter, weight) != self._box(source, weight)
            self._covered[source, letter] = known
        return known

    def _box(self, source: int, weight: Weight) -> bytes:
        if source not in self._blank:
            self._blank[source] = self._picture(source, NOBODYS_LETTER, weight)
        return self._blank[source]

    def _picture(self, source: int, letter: str, weight: Weight) -> bytes:
        font = self._font(source, "regular", PROBE)
        if not font.size(letter)[0]:
            return b"nothing to be seen"
        surface = font.render(letter, True, (0, 0, 0))
        return bytes(str(surface.get_size()), "ascii") + pygame.image.tobytes(surface, "RGBA")

    def _font(self, source: int, weight: Weight, size: int) -> pygame.font.Font:
        key = (source, weight, size)
        font = self._opened.get(key)
        if font is None:
            font = self._opened[key] = self._open(source, weight, size)
        return font

    def _open(self, source: int, weight: Weight, size: int) -> pygame.font.Font:
        path = self._fallbacks[source - 1] if source else self._own[weight]
        font = pygame.font.Font(path, max(size, 1))
        if source or path is None:
            font.set_bold(weight in ("semibold", "bold") and bool(source))
            font.set_italic(weight == "italic")
        for part, script in SCRIPTS.items():
            if source and path is not None and part in path.stem:
                font.set_script(script)
                if script in RIGHT_TO_LEFT:
                    font.set_direction(pygame.DIRECTION_RTL)
        return font

    def _render(self, text: str, weight: Weight, size: int, colour: Colour) -> pygame.Surface:
        if text.isascii() and text:
            return self._font(0, weight, size).render(text, True, colour)
        runs = [(self._font(run.source, weight, size), run.text) for run in self.runs(text, weight)]
        parts = [font.render(part, True, colour) for font, part in runs if font.size(part)[0]]
        if len(parts) == 1:
            return parts[0]
        height = max((part.get_height() for part in parts), default=1)
        whole = pygame.Surface((max(sum(part.get_width() for part in parts), 1), height), pygame.SRCALPHA)
        whole.fill((*colour[:3], 0))
        left = 0
        for part in parts:
            whole.blit(part, (left, (height - part.get_height()) // 2))
            left += part.get_width()
        return whole


def _turned(text: str) -> str:
    core = text.lstrip(BEFORE)
    before, core = text[: len(text) - len(core)], core.rstrip(AFTER)
    after = text[len(before) + len(core) :]
    return after[::-1] + core + before[::-1]


def reads_from_right(text: str) -> bool:
    """Return whether the first letter with a direction belongs to a script that is read from the right."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def keep(kept: dict[K, V], key: K, value: V) -> None:
    """Keep something by its key; where there are thousands, the older half goes first."""
    if len(kept) >= LINES_KEPT:
        for old in list(kept)[: LINES_KEPT // 2]:
            del kept[old]
    kept[key] = value
