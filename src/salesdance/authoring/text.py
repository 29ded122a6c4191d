"""Bytes become text, or findings: other encodings, files that are no text, characters nobody can see."""

from __future__ import annotations

import re

from salesdance.authoring.characters import REFUSED, describe
from salesdance.authoring.limits import Limits
from salesdance.findings import Finding, Place

_AS_TEXT = "Save it as plain text with the encoding UTF-8."
_WRONG_FILE = "Give the YAML file instead."
# Beginnings of files that people pick by mistake: first bytes, code, column, what it is, what to do.
_OTHER_KINDS: tuple[tuple[bytes, str, int, str, str], ...] = (
    (b"PK\x03\x04", "control-char", 3, "a zip archive (Word and Excel files are zip archives too)", _AS_TEXT),
    (b"PK\x05\x06", "control-char", 3, "an empty zip archive", _WRONG_FILE),
    (b"\x89PNG", "encoding", 1, "a picture (PNG)", _WRONG_FILE),
    (b"\xff\xd8\xff", "encoding", 1, "a picture (JPEG)", _WRONG_FILE),
    (b"GIF8", "encoding", 1, "a picture (GIF)", _WRONG_FILE),
    (b"%PDF", "encoding", 1, "a PDF document", _AS_TEXT),
    (b"{\\rtf", "encoding", 1, "a formatted document (RTF)", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "encoding", 1, "an old Office document", _AS_TEXT),
    (b"\x1f\x8b", "encoding", 1, "a compressed file (gzip)", "Unpack it first."),
    (b"SQLite format 3\0", "encoding", 1, "a database (SQLite)", _WRONG_FILE),
)
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|script|svg|\?xml)", re.IGNORECASE)

_LEADING_TAB = re.compile(r"^ *(\t)", re.MULTILINE)
_INNER_TAB = re.compile(r"^ *[^ \t\n][^\t\n]*(\t)", re.MULTILINE)
_ODD_INDENT = re.compile(r"^ *([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%.*", re.MULTILINE)
_SEVERAL = 5


def decode(data: bytes, name: str, limits: Limits) -> tuple[str | None, list[Finding]]:
    """Return the text with plain line ends and no byte order mark, or None when it cannot be read on.

    A finding may come with the text too: a warning that a letter was lost in an earlier conversion.
    """
    finding = _other_kind(data, name) or _too_big(data, name, limits) or _not_utf8(data, name)
    if finding is not None:
        return None, [finding]
    text = _with_plain_line_ends(data.decode("utf-8-sig"))
    found = [
        *_tabs(text, name),
        *_refused(text, name, limits),
        *_odd_indent(text, name),
        *_directive(text, name),
    ]
    if found:
        return None, found
    lost = text.find("\ufffd")
    if lost < 0:
        return text, []
    message = "A letter was lost here when the file was converted; it shows as a question mark."
    place = Place(name, *line_and_column(text, lost))
    return text, [Finding("encoding", "warning", place, message, "Type the letter again.")]


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at `index`; the end of the text is allowed."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _at(text: str, index: int, name: str, code: str, message: str, hint: str) -> Finding:
    return Finding(code, "error", Place(name, *line_and_column(text, index)), message, hint)


def _other_kind(data: bytes, name: str) -> Finding | None:
    """Recognise files that are no YAML by their first bytes."""
    for start, code, column, what, hint in _OTHER_KINDS:
        if data.startswith(start):
            return Finding(code, "error", Place(name, 1, column), f"This is {what}, not a YAML file.", hint)
    if _WEB_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:400]):
        message = "This looks like a web page, not a YAML file."
        return Finding("root", "error", Place(name), message, "Download the file itself, not the page around it.")
    return None


def _too_big(data: bytes, name: str, limits: Limits) -> Finding | None:
    if len(data) <= limits.file_bytes:
        return None
    message = f"The file is larger than {limits.file_bytes / 1024:g} kB, the most that is read."
    return Finding("too-big", "error", Place(name), message, "Split it, or take out what does not belong here.")


def _not_utf8(data: bytes, name: str) -> Finding | None:
    """Find other encodings; UTF-16 without its mark is recognised by its many zeros."""
    head = data[:400]
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or (len(head) > 3 and zeros * 5 > len(head) * 2):
        message = "The file is saved as UTF-16 (some programs just say Unicode)."
        return Finding("encoding", "error", Place(name), message, "Save it again with the encoding UTF-8.")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _with_plain_line_ends(data[: error.start].decode("utf-8-sig"))
        message, hint = _broken_letter(data, error)
        return _at(before, len(before), name, "encoding", message, hint)
    return None


def _broken_letter(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Return message and hint for bytes that are not UTF-8: cut off, no text, or an old encoding."""
    if error.reason == "unexpected end of data":
        return (
            "The file ends in the middle of a letter.",
            "It was cut off, or saved in an old encoding: use UTF-8.",
        )
    if b"\0" in data:
        return "This does not look like a text file.", _WRONG_FILE
    guess = data[error.start : error.start + 1].decode("cp1252", "replace")
    meant = f" (in an old Windows encoding it is `{guess}`)" if guess.isprintable() and guess != "\ufffd" else ""
    return f"The letter here is not saved as UTF-8{meant}.", "Save the file again with the encoding UTF-8."


def _tabs(text: str, name: str) -> list[Finding]:
    """Report the first tab that leads a line and the first elsewhere, each with how many lines share it."""
    found = []
    for pattern, code, where, hint in (
        (_LEADING_TAB, "syntax", " at the start of a line", "Most editors can turn tabs into spaces."),
        (_INNER_TAB, "control-char", " inside a line", "In a text write a space."),
    ):
        if "\t" in text and (match := pattern.search(text)):
            lines = sum(pattern.search(line) is not None for line in text.split("\n"))
            more = f" {lines - 1} more such lines." if lines > 2 else " One more such line." if lines == 2 else ""
            message = f"There is a tab{where}: use spaces."
            found.append(_at(text, match.start(1), name, code, message, hint + more))
    return found


def _refused(text: str, name: str, limits: Limits) -> list[Finding]:
    """Report characters that are never welcome; many control characters make one finding: this is no text."""
    indexes = [match.start() for match in REFUSED.finditer(text)]
    controls = [index for index in indexes if text[index] < " "]
    if len(controls) > _SEVERAL:
        message = f"This does not look like a text file: {len(controls)} control characters, the first one here."
        return [_at(text, controls[0], name, "control-char", message, _WRONG_FILE)]
    return [_at(text, index, name, "control-char", *describe(text[index])) for index in indexes[: limits.findings]]


def _odd_indent(text: str, name: str) -> list[Finding]:
    """Report the first line that is indented with spaces which YAML takes for letters."""
    match = _ODD_INDENT.search(text)
    if match is None:
        return []
    message = "This line is indented with unusual spaces, as web pages and word processors make them."
    return [_at(text, match.start(1), name, "control-char", message, "Delete them and type ordinary spaces.")]


def _directive(text: str, name: str) -> list[Finding]:
    """Report the first line that starts with %; libyaml and the Python parser disagree about unknown ones."""
    match = _DIRECTIVE.search(text)
    if match is None:
        return []
    if re.match(r"%YAML +(?!1\.)", match[0]):
        message, hint = (
            "This version of YAML is not known.",
            "Delete the line: version 1 is understood without it.",
        )
        return [_at(text, match.start(), name, "syntax", message, hint)]
    message = "A line cannot start with %: YAML takes it for a directive."
    hint = "Put # in front of it to make it a comment; if it belongs to a text, indent it."
    return [_at(text, match.start(), name, "directive", message, hint)]
