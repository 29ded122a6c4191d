"""Lines on a terminal, from top to bottom: wrapped words, and decoration that nothing depends on.

No cursor is moved and nothing is redrawn, so a screen reader, a log file and a slow line all get the same text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TextIO

from salesdance.text.terminal import PLAIN, Terminal

Style = Literal["plain", "strong", "quiet", "body"]
CODES: dict[Style, str] = {"plain": "", "strong": "1", "quiet": "2", "body": "3"}


@dataclass(frozen=True, slots=True)
class Screen:
    """Where text goes and how wide it may be; every method writes whole lines."""

    out: TextIO
    terminal: Terminal = PLAIN

    @property
    def width(self) -> int:
        """Return the columns that a line may take."""
        return self.terminal.width

    def say(self, text: str = "", *, style: Style = "plain", indent: int = 0, hang: int = 0) -> None:
        """Write one paragraph; `indent` stands before every line, `hang` before all but the first."""
        for line in wrapped(text, self.width, indent=indent, hang=hang):
            self._line(line, style)

    def item(self, key: str, text: str, *, style: Style = "plain", indent: int = 1) -> None:
        """Write a line under a key, as in " 1  words"; the words hang below each other."""
        head = f"{key}  "
        for at, line in enumerate(wrapped(head + text, self.width, indent=indent, hang=len(head))):
            if at or not self.terminal.colour:
                self._line(line, style)
            else:
                cut = indent + len(key)
                self.out.write(f"{_styled(line[:cut], 'strong')}{_styled(line[cut:], style)}\n")

    def heading(self, text: str) -> None:
        """Write a heading: an empty line, and the text after a mark that is read out as little as possible."""
        self.blank()
        self.say(f"== {text}", style="strong", hang=3)

    def blank(self) -> None:
        """Write an empty line."""
        self.out.write("\n")

    def lines(self, texts: Iterable[str], *, indent: int = 0) -> None:
        """Write several paragraphs, one below the other."""
        for text in texts:
            self.say(text, indent=indent)

    def mark(self, text: str) -> None:
        """Write a mark at which a person types; nothing where nobody sits."""
        if self.terminal.person:
            self.out.write(text)
        self.flush()

    def flush(self) -> None:
        """Make sure that what was written can be seen."""
        self.out.flush()

    def _line(self, line: str, style: Style) -> None:
        self.out.write((_styled(line, style) if self.terminal.colour else line) + "\n")


def _styled(text: str, style: Style) -> str:
    code = CODES[style]
    body = text.lstrip(" ")
    if not code or not body:
        return text
    return f"{' ' * (len(text) - len(body))}\x1b[{code}m{body}\x1b[0m"


def cells(text: str) -> int:
    """Return how many columns a text takes: two for wide letters, none for marks."""
    count = 0
    for letter in text:
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            continue
        count += 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
    return count


def clean(text: str) -> str:
    """Return a text that cannot steer a terminal: control characters become spaces."""
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text)


def wrapped(text: str, width: int, *, indent: int = 0, hang: int = 0) -> list[str]:
    """Return a paragraph as lines of at most `width` columns; words longer than a line are cut."""
    room = max(width, indent + hang + 8)
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        first = " " * (indent + (hang if number else 0))
        lines.extend(_filled(clean(part), room, first, " " * (indent + hang)))
    return lines


def _filled(text: str, width: int, first: str, rest: str) -> list[str]:
    lines, line, lead = [], "", first
    for word in _short_enough(_words(text), width - len(rest)):
        joined = f"{line} {word}" if line else word
        if line and cells(lead) + cells(joined) > width:
            lines.append(lead + line)
            line, lead = word.lstrip(" "), rest
        else:
            line = joined
    return [*lines, (lead + line) if line else ""]


def _words(text: str) -> list[str]:
    # Double spaces after a key are kept: they belong to the word before.
    words: list[str] = []
    for piece in text.rstrip(" ").split(" "):
        if piece or not words:
            words.append(piece)
        else:
            words[-1] += " "
    return words


def _short_enough(words: Iterable[str], width: int) -> Iterable[str]:
    for word in words:
        while cells(word) > width:
            cut = _cut(word, width)
            yield word[:cut]
            word = word[cut:]
        yield word


def _cut(word: str, width: int) -> int:
    used = 0
    for at, letter in enumerate(word):
        used += cells(letter)
        if used > width:
            return max(at, 1)
    return len(word)
