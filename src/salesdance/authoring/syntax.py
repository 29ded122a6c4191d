"""What libyaml complains about, told to an author in plain words and placed where the mending is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import MarkedYAMLError
from yaml.error import Mark

from salesdance.authoring.scalars import short

_TIGHT_COLON = re.compile(r"""[^\s\[\]{},]+:(?!\s|$|//)""")
_LONGEST_KEY = 1_000  # what the parsers look ahead for a colon is a little more
_QUOTES = "\"'"
ANCHOR = ("A text cannot start with &: YAML takes it for an anchor.", "Put quotes around the whole text.")
ALIAS = ("A text cannot start with *: YAML takes it for an alias.", "Put quotes around the whole text.")
TAG = ("A text cannot start with !: YAML takes it for a tag.", "Put quotes around the whole text.")
SPACE_AFTER_COLON = ("Put a space after the colon.", "A key is written `key: value`.")
FAR_TOO_LONG = ("This key is far too long.", "Is a quote or a line break missing?")
NO_CHARACTER = ("The number after this backslash is no character.", "Type the character itself.")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a scalar began and ended (lines and columns from 0), and the opening character if quoted."""

    start: tuple[int, int]
    end: tuple[int, int]
    opening: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A syntax error in plain words; line and column count from 0 and may lie just past the file."""

    line: int
    column: int
    message: str
    hint: str
    code: str = "syntax"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One complaint of either parser, with what stands around it."""

    lines: list[str]
    problem: str
    context: str
    at: tuple[int, int]
    began: tuple[int, int]
    last: Spot | None

    @property
    def line(self) -> str:
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""

    @property
    def letter(self) -> str:
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def is_at_end(self) -> bool:
        rest = [self.line[self.at[1] :], *self.lines[self.at[0] + 1 :]]
        return not any(line.strip() for line in rest)

    def where(self, spot: tuple[int, int]) -> str:
        """Name a spot for people: the column alone if it is on the line of the complaint."""
        same = spot[0] == self.at[0]
        return f"column {spot[1] + 1}" if same else f"line {spot[0] + 1}, column {spot[1] + 1}"

    def here(self, message: str, hint: str) -> Advice:
        return Advice(*self.at, message, hint)

    def there(self, message: str, hint: str) -> Advice:
        return Advice(*self.began, message, hint)


def explain(error: MarkedYAMLError, text: str, last: Spot | None) -> Advice:
    """Return the complaint as advice; `last` is the scalar read before it, if any.

    Both parsers are understood and lead to the same sentences; an unknown complaint gets a general one.
    """
    at = _spot(error.problem_mark) or _spot(error.context_mark) or (last.end if last else (0, 0))
    began = _spot(error.context_mark) or at
    problem, context = (error.problem or "").lower(), (error.context or "").lower()
    trouble = _Trouble(text.split("\n"), problem, context, at, began, last)
    for part in (_inside_a_text, _inside_brackets, _about_a_colon, _about_layout):
        if (advice := part(trouble)) is not None:
            return advice
    return trouble.here("This is not well-formed YAML.", "Look at quotes, colons and indentation here and just above.")


def after_block_sign(line: int, column: int, text: str) -> Advice:
    """Return the advice for a line that goes on after the | or > at `column`."""
    hint = "Begin the text on the next line, indented; or put quotes around it."
    return Advice(line, column, f"After {text[column : column + 1]} nothing else may stand on the line.", hint)


def _spot(mark: Mark | None) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _inside_a_text(trouble: _Trouble) -> Advice | None:
    """Quotes, escapes, block texts, and characters a bare text cannot start with."""
    if "quoted scalar" in trouble.context or "double-quoted" in trouble.context:
        if "escape" in trouble.problem or "hexdecimal" in trouble.problem:
            return _about_an_escape(trouble)
        message = "The quote that starts here is never closed."
        return trouble.there(
            message, "Close it. A quote inside \"...\" is written \\\", inside '...' it is written ''."
        )
    if "tag" in trouble.context or "tag handle" in trouble.problem:
        return Advice(*trouble.began, *TAG, code="tag")
    if "alias" in trouble.context or "anchor" in trouble.context:
        message, hint = ALIAS if "alias" in trouble.context else ANCHOR
        return trouble.here(f"{message} It is at {trouble.where(trouble.began)}.", hint)
    if "cannot start any token" in trouble.problem:
        return trouble.here(f"A text cannot start with {trouble.letter or 'this'}.", "Put quotes around it.")
    if "block scalar" in trouble.context:
        return after_block_sign(*trouble.began, trouble.lines[trouble.began[0]])
    return None


def _about_an_escape(trouble: _Trouble) -> Advice:
    line, column = trouble.at
    # The Python parser points behind the backslash, libyaml at it.
    column = trouble.line.rfind("\\", 0, column + 1) if "\\" in trouble.line[: column + 1] else column
    if "invalid unicode" in trouble.problem:
        return Advice(line, column, *NO_CHARACTER)
    message = 'Inside "..." a backslash has a meaning of its own, and not with this letter.'
    return Advice(line, column, message, "Write \\\\ for a backslash, or use '...' instead of \"...\".")


def _inside_brackets(trouble: _Trouble) -> Advice | None:
    """Lists and mappings written with [ ] or { }."""
    if "flow sequence" in trouble.context or "flow mapping" in trouble.context:
        opening, closing = "[]" if "sequence" in trouble.context else "{}"
        if trouble.is_at_end:
            message = f"The {opening} that starts here is never closed."
            return trouble.there(message, f"Close it with {closing}; a text that starts with {opening} needs quotes.")
        message = f"A comma or a {closing} is missing: {opening} was opened at {trouble.where(trouble.began)}."
        return trouble.here(message, "Put quotes around a text that has a comma, a colon or a bracket in it.")
    if "node content" not in trouble.problem:
        return None
    if not trouble.letter:
        return trouble.here("A value is missing here.", "Write one, or take out what announces it.")
    if "flow node" in trouble.context and trouble.letter in "]},":
        message = f"Something is missing before this {trouble.letter}."
        return trouble.here(message, f"Take out what is too much; a text with {trouble.letter} needs quotes.")
    return trouble.here(f"A text cannot start with {trouble.letter} here.", "Put quotes around it.")


def _about_a_colon(trouble: _Trouble) -> Advice | None:
    """Too many colons on a line, or none."""
    if "mapping values are not allowed" in trouble.problem:
        last = trouble.last
        if last is not None and last.end == trouble.at and last.start[0] < trouble.at[0]:
            message = f"This line is indented as if it went on with the text of line {last.start[0] + 1}."
            hint = "A new key stands exactly under the key above it; a longer text is indented and has no colon."
            return trouble.here(message + _spaces(trouble.lines[last.start[0]]), hint)
        if last is not None and last.start[0] == trouble.at[0] and trouble.at[1] - last.start[1] > _LONGEST_KEY:
            return Advice(*last.start, *FAR_TOO_LONG, code="key-long")
        return trouble.here("A second colon on one line.", "Put quotes around a text that has a colon in it.")
    if "expected ':'" in trouble.problem:
        line = trouble.lines[trouble.began[0]]
        if _TIGHT_COLON.match(line, trouble.began[1]):
            return trouble.there(*SPACE_AFTER_COLON)
        if ": " in line[trouble.began[1] + _LONGEST_KEY :]:
            return Advice(*trouble.began, *FAR_TOO_LONG, code="key-long")
        hint = "A key is written `key: value`; lines of a longer text are indented deeper than its key."
        return trouble.there("This line has no key: a colon and a space are missing." + _spaces(line), hint)
    return None


def _about_layout(trouble: _Trouble) -> Advice | None:
    """Lines that stand at the wrong depth, and what comes after a value has ended."""
    before = trouble.line[: trouble.at[1]]
    if "mapping keys are not allowed" in trouble.problem:
        return trouble.here("A text cannot start with a question mark and a space.", "Put quotes around it.")
    if "sequence entries are not allowed" in trouble.problem:
        return trouble.here(
            "A list cannot start on the line of its key.",
            "Put the first - on the next line; or quotes around a text that starts with -.",
        )
    if before.strip():
        return _after_a_value(trouble)
    if "document start" in trouble.problem:
        message = "This line does not go on with what stands above it."
        return trouble.here(message, "Start every outermost key in the first column, and write `key: value`.")
    if trouble.letter == ":":
        return trouble.here("A key is missing before this colon.", SPACE_AFTER_COLON[1])
    if "block collection" in trouble.context:
        message = f"This line does not belong to the list that starts at line {trouble.began[0] + 1}."
        return trouble.here(message, "Put - in front of it, or indent it like the lines of its item.")
    if "block mapping" in trouble.context:
        if trouble.letter == "-":
            message = "A list item stands where a key is expected."
            return trouble.here(message, "Indent it under the key whose list it belongs to.")
        message = f"This line does not stand under the keys that start at line {trouble.began[0] + 1}."
        return trouble.here(message + _swallowed(trouble), "Give keys of one mapping the same number of spaces.")
    return None


def _after_a_value(trouble: _Trouble) -> Advice:
    """Something follows a quoted text or a closing bracket."""
    if trouble.letter == ":":
        return trouble.here(*SPACE_AFTER_COLON)
    last = trouble.last
    if last is not None and last.opening in _QUOTES and last.opening and last.end[0] == trouble.at[0]:
        message = f"The text in quotes ended before this; it began at {trouble.where(last.start)}."
        mark = '\\"' if last.opening == '"' else "''"
        return trouble.here(message, f"If a quote belongs to the text, write it {mark}; else take out what follows.")
    rest = short(trouble.line[trouble.at[1] :])
    message = f"The value has ended before `{rest}`."
    return trouble.here(message, "Put quotes around the whole text if it starts with [, {, * or &.")


def _swallowed(trouble: _Trouble) -> str:
    """Point at a quote that ran over several lines just before: it may have been closed too late."""
    last = trouble.last
    if last is None or last.opening not in _QUOTES or not last.opening or last.end[0] == last.start[0]:
        return ""
    return f" The quote at line {last.start[0] + 1} runs to line {last.end[0] + 1}: was it meant to end earlier?"


def _spaces(line: str) -> str:
    unusual = any(letter.isspace() and letter != " " for letter in line)
    return " There is an unusual space on it, as web pages make them." if unusual else ""
