"""The reader keeps the author's order and places, and tells everything that is wrong at once."""

from pathlib import Path

import pytest

from salesdance.authoring.limits import Limits
from salesdance.authoring.nodes import Mapping, Scalar, Sequence, place_of, plain
from salesdance.authoring.source import read_source
from salesdance.findings import has_errors
from tests.authoring.samples import SAMPLE

BOTH_PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])
CORPUS = Path(__file__).parent / "corpus"
EXPECTED = {
    line.split(" ")[0]: line.split(" ")[1:]
    for line in (CORPUS / "expected.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
}


def tree(text: str) -> Mapping:
    root, findings = read_source(text.encode(), "a.yaml")
    assert findings == []
    assert root is not None
    return root


def spot(root: Mapping, *path: str | int, key: bool = False) -> str:
    return str(place_of(root, path, key=key)).removeprefix("a.yaml:")


@BOTH_PARSERS
def test_a_sound_file_becomes_plain_dicts_lists_and_values(pure: bool) -> None:
    root, findings = read_source(SAMPLE.encode(), "a.yaml", pure=pure)
    assert findings == []
    assert root is not None
    data = plain(root)
    assert isinstance(data, dict)
    assert list(data) == [
        *("salesdance", "id", "title", "teaches", "brief", "start", "seller", "prospect", "facts"),
        *("objections", "expect"),
    ]
    assert data["seller"] == {
        "company": "Northgate Office",
        "product": "Atlas 40",
        "price": 14900,
        "margin": 0.25,
        "leased": False,
    }
    assert data["prospect"]["nerves"] is None
    assert data["brief"] == "Third visit to Halden Dental. Marta loved the demo and said yes on the phone.\n"
    assert data["facts"]["history"]["guarded"] == {
        "says": "Did it? It was here when I came.",
        "does": "She looks at the door; it's open.",
    }
    assert data["expect"][2] == {
        "after": ["history", "service_calls"],
        "believes": "repair_time",
        "at_least": -1.5,
    }


def test_every_key_and_item_knows_its_place() -> None:
    root = tree("a:\n  b: [x, yz]\n  c:\n    - d: 1\n    - {e: '2'}\n")
    assert spot(root) == "1:1"
    assert spot(root, "a", key=True) == "1:1"
    assert spot(root, "a") == "2:3"
    assert spot(root, "a", "b", key=True) == "2:3"
    assert spot(root, "a", "b", 1) == "2:10"
    assert spot(root, "a", "c", 0, "d") == "4:10"
    assert spot(root, "a", "c", 1, key=True) == "5:7"
    assert spot(root, "a", "c", 1, "e") == "5:11"


def test_a_path_that_leads_nowhere_ends_at_the_nearest_thing_there_is() -> None:
    root = tree("a:\n  b: 1\n")
    assert spot(root, "a", "missing") == "2:3"
    assert spot(root, "a", "missing", key=True) == "1:1"
    assert spot(root, "a", "b", 3) == "2:6"
    assert spot(root, "nowhere", 0, "at_all") == "1:1"


def test_the_names_of_union_branches_in_a_path_are_passed_over() -> None:
    root = tree("a:\n  b: 1\n")
    assert spot(root, "a", "=spoken", "b") == "2:6"
    assert spot(root, "a", "b", "[key]") == "2:3"


@BOTH_PARSERS
def test_an_empty_value_stands_behind_its_colon(pure: bool) -> None:
    for text, places in (
        ("a:\nb:   \n\n\nc: 1", ["1:3", "2:3", "5:4"]),
        ("{a: , b:  \n , c: 1}", ["1:4", "1:9", "2:7"]),
    ):
        root, _ = read_source(text.encode(), "a.yaml", pure=pure)
        assert root is not None
        assert [spot(root, entry.key) for entry in root.entries] == places


@BOTH_PARSERS
def test_columns_count_characters_and_lines_count_line_feeds(pure: bool) -> None:
    data = '\ufeff"\U0001f600": {\u00e9: x, y: 1}\r\nb:\rc: d'.encode()
    root, findings = read_source(data, "a.yaml", pure=pure)
    assert findings == []
    assert root is not None
    assert spot(root, "\U0001f600", "y", key=True) == "1:13"
    assert spot(root, "c") == "3:4"


def test_everything_that_is_wrong_is_told_at_once_and_in_order() -> None:
    root, findings = read_source((CORPUS / "many_at_once.yaml").read_bytes(), "a.yaml")
    assert root is not None
    assert [finding.place.line for finding in findings] == [2, 3, 4, 5, 6, 7]
    assert findings[0].message == "The key `id` is there already, at line 1."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id:2", "Put a space after the colon."),
        ("hello there", "Begin with a key"),
        ("- a", "No dash"),
        ("12", "Begin"),
        ('""', "Begin"),
    ],
)
def test_a_file_that_is_no_mapping_gets_advice_that_fits(text: str, words: str) -> None:
    root, findings = read_source(text.encode(), "a.yaml")
    assert root is None
    assert [(one.code, str(one.place)) for one in findings] == [("root", "a.yaml:1:1")]
    assert words in findings[0].hint


def test_a_repeated_key_keeps_its_first_value_and_a_refused_key_is_left_out() -> None:
    root, findings = read_source(b"a: 1\na: 2\n1: b\n[x]: {y: z}\nc: 3\n", "a.yaml")
    assert root is not None
    assert plain(root) == {"a": 1, "c": 3}
    assert [finding.code for finding in findings] == ["duplicate-key", "key-type", "key-type"]


def test_a_finding_names_the_way_to_its_key() -> None:
    _, findings = read_source(b"a:\n  b:\n    - x\n    - c: no\n", "a.yaml")
    assert [finding.path for finding in findings] == ["a.b.1.c"]


def test_reading_stops_when_there_are_more_errors_than_anyone_mends_at_once() -> None:
    text = "".join(f"k{number}: no\n" for number in range(90))
    root, findings = read_source(text.encode(), "a.yaml")
    assert root is None
    assert len(findings) == Limits().findings


def test_warnings_alone_never_keep_a_file_from_being_read() -> None:
    text = "".join(f"k{number}: x #1\n" for number in range(90))
    root, findings = read_source(text.encode(), "a.yaml")
    assert root is not None
    assert len(findings) == Limits().findings
    assert not has_errors(findings)


@pytest.mark.parametrize("key", ["<<", "true", "False", "~", "12:30", "0x1F", "1.5", ".inf", '""', "'  '"])
def test_a_key_that_is_not_plainly_text_is_refused(key: str) -> None:
    _, findings = read_source(f"{key}: x\n".encode(), "a.yaml")
    assert [finding.code for finding in findings] == ["key-type"]


@pytest.mark.parametrize("key", ["on", "yes", "NO", "off", "y", "2026-11-22", "two words", "a:b", '"1"', "'true'"])
def test_other_keys_are_text(key: str) -> None:
    assert list(plain_dict(f"{key}: x\n")) == [key.strip("\"'")]


def plain_dict(text: str) -> dict[str, object]:
    data = plain(tree(text))
    assert isinstance(data, dict)
    return data


@BOTH_PARSERS
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_of_the_corpus_has_exactly_its_findings(name: str, pure: bool) -> None:
    root, findings = read_source((CORPUS / name).read_bytes(), name, pure=pure)
    told = [f"{finding.code}@{finding.place.line}:{finding.place.column}" for finding in findings]
    assert told == EXPECTED[name]
    assert root is not None or has_errors(findings)


def test_every_file_of_the_corpus_is_listed() -> None:
    assert {path.name for path in CORPUS.glob("*.yaml")} == set(EXPECTED)


def test_a_tree_is_made_of_the_three_kinds_of_nodes() -> None:
    root = tree("a: [b]\n")
    items = root.entries[0].value
    assert isinstance(items, Sequence)
    assert isinstance(items.items[0], Scalar)
    assert root.entry("a") is root.entries[0]
    assert root.entry("b") is None
