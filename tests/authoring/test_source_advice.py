"""A syntax error is told in plain words, placed where the mending is, and the advice works."""

import pytest

from salesdance.authoring.source import read_source

BOTH_PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])

# What was written, where the finding stands, words of it, and what the advice leads to.
SLIPS = [
    ('says: "Hello\nb: 1\n', "1:7", "The quote that starts here is never closed.", 'says: "Hello"\nb: 1\n'),
    ("a:\n\tb: 1\n", "2:1", "There is a tab at the start of a line: use spaces.", "a:\n  b: 1\n"),
    ("a: 1\nid:2\n", "2:1", "Put a space after the colon.", "a: 1\nid: 2\n"),
    ('"id":2\n', "1:5", "Put a space after the colon.", '"id": 2\n'),
    ("a: {b:[1]}\n", "1:5", "Put a space after the colon.", "a: {b: [1]}\n"),
    ("a: {b:1}\n", "1:5", "Put a space after the colon.", "a: {b: 1}\n"),
    ("a: b\nc d\n", "2:1", "a colon and a space are missing", "a: b\nc: d\n"),
    ("a:\u00a0b\nc: d\n", "2:2", "There is an unusual space on it", "a: b\nc: d\n"),
    ("a: b: c\n", "1:5", "A second colon on one line.", 'a: "b: c"\n'),
    ("a: 1\n  b: 2\n", "2:4", "as if it went on with the text of line 1", "a: 1\nb: 2\n"),
    ("a:\n    b: 1\n  c: 2\n", "3:3", "does not stand under the keys", "a:\n    b: 1\n    c: 2\n"),
    ("a:\n  b: 1\n  - c\n", "3:3", "A list item stands where a key is expected.", "a:\n  b:\n  - c\n"),
    ("a:\n  - b\n  c: 1\n", "3:3", "does not belong to the list that starts at line 2", "a:\n  - b\nc: 1\n"),
    ("  a: 1\nb: 2\n", "2:1", "does not go on with what stands above", "a: 1\nb: 2\n"),
    ("a: - b\n", "1:4", "A list cannot start on the line of its key.", "a:\n- b\n"),
    ("a: ? b\n", "1:4", "cannot start with a question mark and a space", 'a: "? b"\n'),
    ("a: [b, c\n", "1:4", "The [ that starts here is never closed.", "a: [b, c]\n"),
    ("a: {b: c\n", "1:4", "The { that starts here is never closed.", "a: {b: c}\n"),
    ("a: [b, c\nd: 1\n", "2:2", "[ was opened at line 1, column 4", "a: [b, c]\nd: 1\n"),
    ("a: {b: c d: e}\n", "1:11", "A comma or a } is missing", "a: {b: c, d: e}\n"),
    ("a: {b: x, y, c: z}\n", "1:11", "`y` has no colon and no value.", 'a: {b: "x, y", c: z}\n'),
    ("a: {b: x,, c: z}\n", "1:10", "Something is missing before this ,.", "a: {b: x, c: z}\n"),
    ("a: ,b\n", "1:4", "A text cannot start with ,", 'a: ",b"\n'),
    ("a: [b] c\n", "1:8", "The value has ended before `c`.", 'a: "[b] c"\n'),
    (
        'a: "b "c" d"\n',
        "1:8",
        "The text in quotes ended before this; it began at column 4.",
        'a: "b \\"c\\" d"\n',
    ),
    ("a: 'it's'\n", "1:8", "The text in quotes ended before this", "a: 'it''s'\n"),
    ('a: "b\nc: "d"\n', "2:5", "it began at line 1, column 4", 'a: "b"\nc: "d"\n'),
    ("a: @b\n", "1:4", "A text cannot start with @.", 'a: "@b"\n'),
    ("a: `b`\n", "1:4", "A text cannot start with `.", 'a: "`b`"\n'),
    ("a: %b\n", "1:4", "A text cannot start with %.", 'a: "%b"\n'),
    ("a: *b* c\n", "1:6", "YAML takes it for an alias. It is at column 4.", 'a: "*b* c"\n'),
    ("a: & b\n", "1:5", "YAML takes it for an anchor. It is at column 4.", 'a: "& b"\n'),
    ("a: >b\n", "1:4", "After > nothing else may stand on the line.", "a: >\n  b\n"),
    ("a: >#1\n  b\n", "1:4", "After > nothing else may stand on the line.", "a: > # c\n  b\n"),
    ('a: "C:\\pics"\n', "1:7", "a backslash has a meaning of its own", "a: 'C:\\pics'\n"),
    ('a: "\\ud83d"\n', "1:5", "The number after this backslash is no character.", 'a: "\U0001f600"\n'),
    ('a: "\\U00110000"\n', "1:5", "The number after this backslash is no character.", 'a: "x"\n'),
    (": x\n", "1:1", "A key is missing before this colon.", "a: x\n"),
]


@BOTH_PARSERS
@pytest.mark.parametrize(("written", "spot", "words", "mended"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_explained_and_its_mending_is_accepted(
    written: str, spot: str, words: str, mended: str, pure: bool
) -> None:
    _, findings = read_source(written.encode(), "a.yaml", pure=pure)
    assert len(findings) == 1
    assert findings[0].code == "syntax"
    assert str(findings[0].place) == f"a.yaml:{spot}"
    assert words in findings[0].message
    assert findings[0].hint
    assert read_source(mended.encode(), "a.yaml", pure=pure)[1] == []


@BOTH_PARSERS
@pytest.mark.parametrize(
    "text", ["a: [b", 'a: "b', "a: {b: c", "a: b\n---", "a: '", "a:\n  b: [c\n\n\n", "[", "---", "- ["]
)
def test_what_is_missing_at_the_end_is_placed_inside_the_file(text: str, pure: bool) -> None:
    _, findings = read_source(text.encode(), "a.yaml", pure=pure)
    lines = text.split("\n")
    for finding in findings:
        assert finding.place.line <= len(lines)
        assert finding.place.column <= len(lines[finding.place.line - 1]) + 1
    assert findings


def test_a_far_too_long_key_is_told_as_such_even_where_the_parser_gives_up() -> None:
    _, findings = read_source(b"a: 1\n" + b"k" * 1_100 + b": 2\n", "a.yaml")
    assert [(finding.code, finding.place.line) for finding in findings] == [("key-long", 2)]


@pytest.mark.parametrize("written", ["says: We are #1 here", "says: #1", "- x #y", "a: {b: c #d\n}"])
def test_a_text_that_a_comment_cuts_short_is_a_warning(written: str) -> None:
    text = f"list:\n{written}\n" if written.startswith("-") else f"{written}\n"
    root, findings = read_source(text.encode(), "a.yaml")
    assert root is not None
    assert [(finding.code, finding.severity) for finding in findings] == [("text-cut", "warning")]


@pytest.mark.parametrize("written", ["a: b # c", "a: b  ## c", "a:  # c\n  b: 1", 'a: "b #1"', "a: b#1", "a: b #"])
def test_ordinary_comments_pass_without_a_word(written: str) -> None:
    assert read_source(f"{written}\n".encode(), "a.yaml")[1] == []


@BOTH_PARSERS
def test_what_follows_the_end_mark_of_a_document_is_a_second_one(pure: bool) -> None:
    assert read_source(b"a: 1\n...\n# fine\n\n", "a.yaml", pure=pure)[1] == []
    for text, spot in (
        ("a: 1\n...\nb: 1\n", "3:1"),
        ("a: 1\n...\n# c\n---\n", "4:1"),
        ("a: 1\n--- b\n", "2:1"),
    ):
        _, findings = read_source(text.encode(), "a.yaml", pure=pure)
        assert [(one.code, f"{one.place.line}:{one.place.column}") for one in findings] == [("multi-doc", spot)]
