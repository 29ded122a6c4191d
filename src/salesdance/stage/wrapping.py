"""Words into lines: cleaning what authors write, and wrapping it by measured width without losing a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], int]
AFTER_BREAKS = re.compile(r"(?<=[-–—/])(?=[^\s\-–—/])")
BETWEEN = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60])(?=\w)")
SPACES = re.compile(r"(?<!\d) | (?!%|(?:min|h)\b)")
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
REPLACED = {"\t": " ", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"}


def clean(text: str) -> str:
    """Return a text that any font can draw: no control characters but line ends, no halves of letters.

    A lone surrogate becomes U+FFFD, a tab a space, a Windows line end a line end; other controls are dropped,
    those that turn the direction of reading too.
    """
    if text.isascii() and text.isprintable():
        return text
    return UNSAFE.sub(_safe, text.replace("\r\n", "\n").replace("\r", "\n"))


def _safe(found: re.Match[str]) -> str:
    letter = found.group()
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"
    return REPLACED.get(letter, "")


def wrap(text: str, width: int, measure: Measure) -> tuple[str, ...]:
    """Return a clean text as lines of at most `width` by `measure`; at least one line, which may be empty.

    Lines break at spaces (but not between a number and its %, min or h), after hyphens, dashes and slashes, and
    between CJK letters. A word wider than a line is broken between letters; one letter is the least that a line
    holds, however narrow it is.
    """
    return tuple(line for paragraph in text.split("\n") for line in _filled(paragraph, max(width, 1), measure))


def _filled(paragraph: str, width: int, measure: Measure) -> Iterator[str]:
    # Pieces are measured once each and their widths added up. A whole line is measured only when it is nearly full:
    # letters of one line stand closer to each other than those of two.
    space = measure(" ")
    pieces = _pieces(paragraph) or [("", "")]
    line: list[tuple[str, str]] = []
    used = 0
    while pieces:
        glue, piece = pieces.pop()
        wide = measure(piece)
        if not line and wide > width:
            *full, piece = _cut(piece, width, measure)
            yield from full
            wide = measure(piece)
        more = used + (space if glue and line else 0) + wide
        if line and more > width:
            more = measure(_joined([*line, (glue, piece)]))
        if not line or more <= width:
            line.append((glue, piece))
            used = more
        else:
            pieces.append((glue, piece))
        if more > width or not pieces:
            # Parts together may be wider than one by one: what is too much begins the next line.
            while len(line) > 1 and measure(_joined(line)) > width:
                pieces.append(line.pop())
            yield _joined(line)
            line, used = [], 0


def _joined(line: list[tuple[str, str]]) -> str:
    return "".join(f"{glue}{piece}" if at else piece for at, (glue, piece) in enumerate(line))


def _pieces(paragraph: str) -> list[tuple[str, str]]:
    return list(_broken(paragraph))[::-1]


def _broken(paragraph: str) -> Iterator[tuple[str, str]]:
    for word in SPACES.split(paragraph):
        glue = " "
        if word.isalpha() and word.isascii():
            yield glue, word
            continue
        for part in AFTER_BREAKS.split(word):
            for piece in BETWEEN.split(part):
                if piece:
                    yield glue, piece
                    glue = ""


def _cut(word: str, width: int, measure: Measure) -> list[str]:
    if measure(word) <= width:
        return [word]
    parts = [""]
    for letter in word:
        joined = parts[-1] + letter
        if parts[-1] and measure(joined) > width and not unicodedata.combining(letter):
            parts.append(letter)
        else:
            parts[-1] = joined
    return parts
