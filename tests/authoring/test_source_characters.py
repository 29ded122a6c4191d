"""Files that are no text, other encodings, characters nobody can see: refused with a useful sentence."""

import pytest

from salesdance.authoring.source import read_source

BOTH_PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])


def told(data: bytes, *, pure: bool = False) -> list[str]:
    return [f"{one.code} {one.place.line}:{one.place.column}" for one in read_source(data, "a.yaml", pure=pure)[1]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "zip archive"),
        (b"PK\x05\x06" + b"\0" * 18, "zip archive"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"SQLite format 3\0", "database"),
        (b"<!DOCTYPE html>\n<html>", "web page"),
        (b"\xef\xbb\xbf\n <HTML>", "web page"),
        (b"<?xml version='1.0'?>", "web page"),
        (b"a: \xff\0\x01\x02\0\0", "does not look like a text file"),
        (b"a" * 600 + b"\x01\x02\x03\x04\x05\x06", "does not look like a text file"),
        ("a: 1\n".encode("utf-16"), "UTF-16"),
        ("a: 1\n".encode("utf-16-le"), "UTF-16"),
        ("a: 1\n".encode("utf-16-be"), "UTF-16"),
        ("a: 1\n".encode("utf-32"), "UTF-16"),
        ("name: Caf\u00e9\n".encode("cp1252"), "`\u00e9`"),
        (b"name: \x81\n", "not saved as UTF-8."),
        ("name: Caf\u00e9".encode()[:-1], "ends in the middle of a letter"),
    ],
)
def test_a_file_that_is_something_else_is_recognised(data: bytes, words: str) -> None:
    root, findings = read_source(data, "a.yaml")
    assert root is None
    assert len(findings) == 1
    assert words in findings[0].message
    assert findings[0].hint


@pytest.mark.parametrize("letter", ["\u202a", "\u202e", "\u2066", "\u2069", "\u200b", "\u2060", "\ufeff", "\ufffe"])
@pytest.mark.parametrize("where", ["a: x{}y\n", "a: 'x {} y'\n", "x{}y: a\n", "abc: y # {}\n"])
def test_hidden_and_turning_characters_are_refused_everywhere(letter: str, where: str) -> None:
    assert told(where.format(letter).encode()) == [f"control-char 1:{where.index('{') + 1}"]


@pytest.mark.parametrize("letter", ["\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x1c", "\x7f", "\x80", "\x9f"])
def test_control_characters_are_refused(letter: str) -> None:
    assert told(f"a: b\nc: d{letter}e\n".encode()) == ["control-char 2:5"]


@pytest.mark.parametrize("letter", ["\x85", "\u2028", "\u2029"])
def test_line_breaks_that_editors_do_not_count_are_refused(letter: str) -> None:
    _, findings = read_source(f"a: b{letter}c: d\n".encode(), "a.yaml")
    assert [one.code for one in findings] == ["control-char"]
    assert "line break" in findings[0].message


@BOTH_PARSERS
@pytest.mark.parametrize(
    "text",
    [
        "family \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f468\U0001f3fd\u200d\U0001f4bb",
        "\U0001f469\u200d\u2695\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "the name is \u200f\u05de\u05e8\u05d9\u05dd\u200e today",
        "Donau\u00addampf schiff",
        "a\u00a0b \u2014 \u201cc\u201d",
        "e\u0301",
    ],
)
def test_writing_that_people_really_use_is_welcome_in_texts(text: str, pure: bool) -> None:
    assert told(f"a: {text}\n".encode(), pure=pure) == []


@pytest.mark.parametrize(
    ("written", "spot"),
    [
        ("a: x\u200dy z", "1:5"),
        ("a: x\u200e", "1:5"),
        ("a: x\u00ady", "1:5"),
        ("a: \U000e0041", "1:4"),
        ("a: x\U000e0041\U000e0042 y", "1:5"),
        ("a\u200ec: x", "1:2"),
        ("a\u00a0b: x", "1:2"),
        ("\u2764\ufe0f: x", "1:2"),
        ("a: |\n  one\n  t\u200dwo\n", "3:4"),
    ],
)
def test_the_same_characters_are_refused_where_they_only_hide(written: str, spot: str) -> None:
    assert told(written.encode()) == [f"control-char {spot}"]


@BOTH_PARSERS
@pytest.mark.parametrize(
    "escape",
    ["\\0", "\\a", "\\e", "\\x07", "\\u200b", "\\u202e", "\\N", "\\L", "\\P", "\\t", "\\r", "\\uFEFF"],
)
def test_an_escape_does_not_smuggle_in_what_is_refused_otherwise(escape: str, pure: bool) -> None:
    assert told(f'a: "x{escape}y"\n'.encode(), pure=pure) == ["control-char 1:4"]


def test_tabs_make_two_findings_at_most_however_many_there_are() -> None:
    _, findings = read_source(b"a:\n\tb: 1\n\tc: 2\n\td: 3\ne:\tf\ng: h\t\n", "a.yaml")
    assert [(one.code, str(one.place)) for one in findings] == [
        ("syntax", "a.yaml:2:1"),
        ("control-char", "a.yaml:5:3"),
    ]
    assert "2 more such lines" in findings[0].hint
    assert "One more such line" in findings[1].hint


@pytest.mark.parametrize(
    ("data", "spot"),
    [(b"%FOO\na: 1\n", "1:1"), (b"# c\n\n%YAML 1.2\n---\na: 1\n", "3:1"), (b"a: 'b\n% c'\n", "2:1")],
)
def test_a_line_that_starts_with_a_percent_sign_is_refused(data: bytes, spot: str) -> None:
    assert told(data) == [f"directive {spot}"]


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    assert told(b"\xef\xbb\xbfa: 1\r\nb: 'x\r\n  y'\r\n") == []


def test_lines_indented_with_unusual_spaces_are_told_once() -> None:
    assert told("a:\n\u00a0\u00a0b: 1\n\u00a0\u00a0c: 2\n".encode()) == ["control-char 2:1"]


def test_a_letter_lost_in_an_earlier_conversion_is_a_warning() -> None:
    root, findings = read_source("name: Caf\ufffd\n".encode(), "a.yaml")
    assert root is not None
    assert [(one.code, one.severity, one.place.column) for one in findings] == [("encoding", "warning", 10)]
