"""A value means what the author sees: each bare word and number has one meaning or is refused with advice."""

import pytest

from salesdance.authoring.limits import Limits
from salesdance.authoring.nodes import Scalar, plain
from salesdance.authoring.source import read_source
from salesdance.findings import Finding

BOTH_PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])


def read_value(written: str, *, pure: bool = False) -> tuple[Scalar, list[Finding]]:
    root, findings = read_source(f"key: {written}\n".encode(), "one.yaml", pure=pure)
    assert root is not None
    value = root.entries[0].value
    assert isinstance(value, Scalar)
    return value, findings


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("7", 7),
        ("-12", -12),
        ("999999999999999", 999_999_999_999_999),
        ("0.5", 0.5),
        ("-1.25", -1.25),
        ("1.10", 1.1),
        ("-0.0", 0.0),
        ("word", "word"),
        ("two words", "two words"),
        ("...", "..."),
        ("---", "---"),
        ("1.2.3", "1.2.3"),
        ("10 %", "10 %"),
        ("7 days", "7 days"),
        ("-x", "-x"),
        ("+", "+"),
        (".", "."),
        ("=", "="),
        ("nan", "nan"),
        ("Infinity", "Infinity"),
        ("yes.", "yes."),
        ("No thanks", "No thanks"),
        ("Really? Yes.", "Really? Yes."),
        ("Really?? He said 'what'? well-? who ? me", "Really?? He said 'what'? well-? who ? me"),
        ("\u0661\u0662", "\u0661\u0662"),
        ("2026-11-22", "2026-11-22"),
        ("2026-13-45", "2026-13-45"),
        ("2026-11-22 10:00:00", "2026-11-22 10:00:00"),
        ("http://a.example/b", "http://a.example/b"),
        ('"true"', "true"),
        ("'012'", "012"),
        ('"\\u00e9"', "\u00e9"),
        ('""', ""),
        ("|\n  12", "12\n"),
        (">-\n  no\n  no", "no no"),
    ],
)
def test_each_kind_of_scalar_has_its_type_and_value(written: str, value: object, pure: bool) -> None:
    scalar, findings = read_value(written, pure=pure)
    assert findings == []
    assert type(scalar.value) is type(value)
    assert scalar.value == value


@BOTH_PARSERS
@pytest.mark.parametrize("text", ["Really? Yes.", "What??", "No ? Yes", "So 'what'? a", "well-? a", "a?b"])
def test_a_question_in_braces_stays_one_text(text: str, pure: bool) -> None:
    root, findings = read_source(f"a: {{says: {text}, b: [{text}]}}\n".encode(), "one.yaml", pure=pure)
    assert findings == []
    assert root is not None
    assert plain(root) == {"a": {"says": text, "b": [text]}}


@BOTH_PARSERS
def test_a_scalar_remembers_how_it_was_written(pure: bool) -> None:
    bare, _ = read_value("1.10", pure=pure)
    quoted, _ = read_value('"1.10"', pure=pure)
    folded, _ = read_value(">\n  1.10", pure=pure)
    assert (bare.value, bare.raw, bare.quoted) == (1.1, "1.10", False)
    assert (quoted.value, quoted.raw, quoted.quoted) == ("1.10", "1.10", True)
    assert folded.quoted


NORWAY = {
    "ambiguous-bool": [
        *("NO", "no", "No", "yes", "Yes", "YES", "on", "On", "ON", "off", "Off", "OFF", "nO"),
        *("y", "Y", "n", "N", "True", "TRUE", "False", "FALSE", "Null", "NULL"),
    ],
    "odd-number": [
        *(
            "012",
            "-012",
            "00",
            "08",
            "01.5",
            "0o7",
            "0x1F",
            "0X1f",
            "-0xFF",
            "0b101",
            "1_000",
            "1_0.5",
            "-0",
            "+1",
        ),
        *(
            "+1.5",
            ".5",
            "-.5",
            "5.",
            "1e3",
            "1E3",
            "1.5e-3",
            "6.02e+23",
            ".5e1",
            "1:30",
            "12:30",
            "09:05",
            "12:75",
        ),
        *("190:20:30", "1:30.5", "-1:30", "1234567890123456", "-1234567890123456", "0.1234567890123456"),
    ],
    "not-finite": [".nan", ".NaN", ".NAN", ".inf", "-.inf", "+.Inf", ".INF"],
}


@BOTH_PARSERS
@pytest.mark.parametrize(("code", "written"), [(code, one) for code, many in NORWAY.items() for one in many])
def test_what_programs_read_differently_is_refused(code: str, written: str, pure: bool) -> None:
    scalar, findings = read_value(written, pure=pure)
    assert [(finding.code, finding.severity) for finding in findings] == [(code, "error")]
    assert scalar.value == written
    assert scalar.raw == written


@pytest.mark.parametrize("written", [one for many in NORWAY.values() for one in many])
def test_the_advice_to_put_quotes_around_it_works(written: str) -> None:
    _, findings = read_value(written)
    assert f'"{written}"' in findings[0].hint
    scalar, findings = read_value(f'"{written}"')
    assert findings == []
    assert scalar.value == written


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("no", "write false if you mean false"),
        ("ON", "write true if you mean true"),
        ("012", "Write 12 if"),
        ("1_000", "Write 1000 if"),
        ("0x1F", "Write 31 if"),
        ("0o17", "Write 15 if"),
        (".5", "Write 0.5 if"),
        ("-.5", "Write -0.5 if"),
        ("5.", "Write 5 if"),
        ("+1", "Write 1 if"),
        ("-0", "Write 0 if"),
        ("00", "Write 0 if"),
        ("01.50", "Write 1.50 if"),
    ],
)
def test_the_advice_names_the_plain_way_of_writing_it(written: str, instead: str) -> None:
    assert instead in read_value(written)[1][0].hint


@pytest.mark.parametrize("written", ["0x_", "0b2", "0o8", "1__", "_1", "+-1", "1:", "::", "1e", "e3", "0x", "--1"])
def test_what_only_resembles_a_number_never_becomes_one(written: str) -> None:
    assert isinstance(read_value(f"{written}x")[0].value, str)


def test_budgets_hold_at_the_limit_and_not_one_above() -> None:
    def codes(text: str, limits: Limits) -> list[str]:
        return [finding.code for finding in read_source(text.encode(), "one.yaml", limits)[1]]

    assert codes("a: 12345", Limits(digits=5)) == []
    assert codes("a: 123456", Limits(digits=5)) == ["odd-number"]
    assert codes("a: 'abcde'", Limits(text=5)) == []
    assert codes("a: 'abcdef'", Limits(text=5)) == ["text-long"]
    assert codes("abcde: 1", Limits(key=5)) == []
    assert codes("abcdef: 1", Limits(key=5)) == ["key-long"]
    assert codes("a: [1, 2]", Limits(nodes=5)) == []
    assert codes("a: [1, 2, 3]", Limits(nodes=5)) == ["too-many"]
    assert codes("a: [[]]", Limits(depth=3)) == []
    assert codes("a: [[[]]]", Limits(depth=3)) == ["too-deep"]
    assert codes("a: bcd", Limits(file_bytes=6)) == []
    assert codes("a: bcde", Limits(file_bytes=6)) == ["too-big"]


def test_the_standard_budgets_are_the_documented_ones() -> None:
    standard = Limits()
    assert (standard.file_bytes, standard.depth, standard.nodes) == (262_144, 24, 20_000)
    assert (standard.text, standard.key, standard.digits, standard.findings) == (8_000, 100, 15, 50)
