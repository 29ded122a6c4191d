"""Every bad input of the loader table has its finding, its place and its time, from both parsers."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
import yaml

from salesdance.authoring.limits import Limits
from salesdance.authoring.nodes import plain
from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors

SMALL_STACK = 512 * 1024
AT_MOST_SECONDS = 2.0  # a hang, not a figure: naive loaders take minutes
ROOMY = Limits(file_bytes=4_000_000)
MANY_KEYS = "".join(f"k{number}: 1\n" for number in range(60_000)).encode()
LAUGHS = "".join(f"{one}: &{one} [{f'*{other},' * 9}]\n" for one, other in zip("abcdefg", "xabcdef", strict=True))

# Name, bytes, code, line:column. Three differ from the table on purpose:
# Y10 stands where the mending is, Y13 and Y79 are told by the reader and not left to the schema.
TABLE: list[tuple[str, bytes, str, str]] = [
    ("Y01 empty file", b"", "empty", "1:1"),
    ("Y02 only a comment", b"# nothing yet\n", "empty", "1:1"),
    ("Y03 root is a list", b"- a\n", "root", "1:1"),
    ("Y05 root is null", b"null\n", "root", "1:1"),
    ("Y06 two documents", b"a: 1\n---\nb: 2\n", "multi-doc", "2:1"),
    ("Y07 tab indent", b"a:\n\tb: 1\n", "syntax", "2:1"),
    ("Y09 unclosed list", b"a: [1, 2\nb: 3\n", "syntax", "2:2"),
    ("Y10 unclosed quote", b'a: "x\nb: 1\n', "syntax", "1:4"),
    ("Y11 bad indent", b"a: 1\n  b: 2\n", "syntax", "2:4"),
    ("Y13 flow without space", b"a: {id:1}\n", "syntax", "1:5"),
    ("Y14 starts with @", b"say: @home\n", "syntax", "1:6"),
    ("Y15 starts with %", b"say: %x\n", "syntax", "1:6"),
    ("Y17 starts with *", b"say: *smiles* hi\n", "syntax", "1:13"),
    ("Y18 starts with &", b"say: &more\n", "anchor", "1:6"),
    ("Y19 starts with !", b"say: !wow\n", "tag", "1:6"),
    ("Y21 duplicate key", b"id: a\nid: b\n", "duplicate-key", "2:1"),
    ("Y22 duplicate key, quoted", b'id: a\n"id": b\n', "duplicate-key", "2:1"),
    ("Y23 duplicate key in flow map", b"e: {trust: 1, trust: 2}\n", "duplicate-key", "1:15"),
    ("Y25 anchor", b"a: &x 1\n", "anchor", "1:4"),
    ("Y26 alias", b"a: [*x]\n", "alias", "1:5"),
    ("Y27 billion laughs", LAUGHS.encode(), "anchor", "1:4"),
    ("Y29 recursive alias", b"a: &x [*x]\n", "anchor", "1:4"),
    ("Y30 30 levels deep", b"a: " + b"[" * 30 + b"]" * 30, "too-deep", "1:27"),
    ("Y31 100,000 levels deep", b"a: " + b"[" * 100_000 + b"]" * 100_000, "too-deep", "1:27"),
    ("Y33 many dashes", b"- " * 120_000, "too-deep", "1:49"),
    ("Y34 python object tag", b"a: !!python/object:os.system {}\n", "tag", "1:4"),
    ("Y35 python name tag", b"a: !!python/name:os.system\n", "tag", "1:4"),
    ("Y37 !!bool maybe", b"a: !!bool maybe\n", "tag", "1:4"),
    ("Y38 !!timestamp x", b"a: !!timestamp x\n", "tag", "1:4"),
    ("Y39 !!binary", b"a: !!binary aGk=\n", "tag", "1:4"),
    ("Y41 custom tag", b"a: !mine x\n", "tag", "1:4"),
    ("Y42 %TAG directive", b"%TAG ! tag:x,2000:\n---\na: 1\n", "directive", "1:1"),
    ("Y43 %YAML 3.0", b"%YAML 3.0\n---\na: 1\n", "syntax", "1:1"),
    ("Y45 yes", b"skip: yes\n", "ambiguous-bool", "1:7"),
    ("Y47 octal 012", b"n: 012\n", "odd-number", "1:4"),
    ("Y49 1_000", b"price: 1_000\n", "odd-number", "1:8"),
    ("Y50 0x1F", b"n: 0x1F\n", "odd-number", "1:4"),
    ("Y51 1e3", b"n: 1e3\n", "odd-number", "1:4"),
    ("Y53 .nan", b"w: .nan\n", "not-finite", "1:4"),
    ("Y54 5,000-digit integer", b"n: " + b"9" * 5_000, "odd-number", "1:4"),
    ("Y55 20-digit integer", b"n: " + b"9" * 20, "odd-number", "1:4"),
    ("Y58 key is a number", b"1: x\n", "key-type", "1:1"),
    ("Y59 key is null", b"null: x\n", "key-type", "1:1"),
    ("Y61 key is a mapping", b"{a: 1}: x\n", "key-type", "1:1"),
    ("Y62 empty key", b": x\n", "syntax", "1:1"),
    ("Y63 key of 2,000 characters", b"? " + b"k" * 2_000 + b"\n: 1\n", "key-long", "1:3"),
    ("Y65 2 MB file", b"a: b\n" * 400_000, "too-big", "1:1"),
    ("Y66 too many keys", MANY_KEYS[:250_000], "too-many", "10000:8"),
    ("Y67 NUL byte", b"a: b\0\n", "control-char", "1:5"),
    ("Y69 UTF-16 file", "a: 1\n".encode("utf-16"), "encoding", "1:1"),
    ("Y70 Latin-1 file", b"name: Caf\xe9\n", "encoding", "1:10"),
    ("Y71 truncated UTF-8", b"name: Caf\xc3", "encoding", "1:10"),
    ("Y73 bidi override", 'name: "abc\u202etxt"\n'.encode(), "control-char", "1:11"),
    ("Y74 zero-width space in id", "id: op\u200ben\n".encode(), "control-char", "1:7"),
    ("Y75 NEL as newline", "a: b\u0085c: d\n".encode(), "control-char", "1:5"),
    ("Y77 binary junk", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "encoding", "1:1"),
    ("Y78 a zip renamed .yaml", b"PK\x03\x04\x14\0\0\0", "control-char", "1:3"),
    ("Y79 HTML error page", b"<!DOCTYPE html><html><body>404: Not found", "root", "1:1"),
]
ROWS = pytest.mark.parametrize(("data", "code", "spot"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])


def first(findings: list[Finding]) -> tuple[str, str]:
    return findings[0].code, f"{findings[0].place.line}:{findings[0].place.column}"


def with_a_small_stack(work: Callable[[], None]) -> None:
    before = threading.stack_size(SMALL_STACK)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)


@ROWS
def test_a_bad_file_gets_its_finding_where_it_is_bad(data: bytes, code: str, spot: str) -> None:
    _, findings = read_source(data, "bad.yaml")
    assert first(findings) == (code, spot)
    assert has_errors(findings)
    assert all(finding.message and finding.hint for finding in findings)


@ROWS
def test_the_parser_written_in_python_says_the_same(data: bytes, code: str, spot: str) -> None:
    assert read_source(data, "bad.yaml", pure=True) == read_source(data, "bad.yaml")


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the figure is for libyaml")
@ROWS
def test_a_bad_file_is_refused_quickly_even_on_a_small_stack(data: bytes, code: str, spot: str) -> None:
    told: list[tuple[str, str]] = []
    seconds: list[float] = []

    def read() -> None:
        start = time.thread_time()
        told.append(first(read_source(data, "bad.yaml")[1]))
        seconds.append(time.thread_time() - start)

    with_a_small_stack(read)
    assert told == [(code, spot)]
    assert seconds[0] < AT_MOST_SECONDS


def test_files_beyond_the_size_are_refused_by_the_other_budgets_too() -> None:
    assert first(read_source(b"- " * 500_000, "bad.yaml", ROOMY)[1]) == ("too-deep", "1:49")
    assert first(read_source(MANY_KEYS, "bad.yaml", ROOMY)[1]) == ("too-many", "10000:8")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"on: x\n", {"on": "x"}, id="Y46 a key is always a text"),
        pytest.param(b"day: 2026-13-45\n", {"day": "2026-13-45"}, id="Y57 a date is a text"),
    ],
)
def test_what_the_table_accepts_is_accepted_as_text(data: bytes, expected: object) -> None:
    root, findings = read_source(data, "good.yaml")
    assert findings == []
    assert root is not None
    assert plain(root) == expected


def test_the_naive_loader_accepts_or_stumbles_over_the_same_files() -> None:
    # The control: were the table harmless, the tests above would prove nothing.
    accepted, stumbles = set(), {}
    for name, data, code, _ in [*TABLE, ("Y57 date", b"day: 2026-13-45", "", "")]:
        if code in {"too-deep", "too-big", "too-many"}:
            continue  # these crash the process or take seconds
        try:
            yaml.load(data, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
            accepted.add(name[:3])
        except yaml.YAMLError:
            pass
        except Exception as error:
            stumbles[name[:3]] = type(error)
    assert accepted >= {"Y21", "Y45", "Y47", "Y53", "Y55", "Y58", "Y73", "Y74", "Y75", "Y79"}
    assert stumbles == {"Y37": KeyError, "Y38": AttributeError, "Y54": ValueError, "Y57": ValueError}


def test_the_naive_loader_takes_nesting_that_is_refused_here() -> None:
    deep = "a: " + "[" * 200 + "]" * 200
    assert yaml.load(deep, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
    assert first(read_source(deep.encode(), "bad.yaml")[1]) == ("too-deep", "1:27")


@pytest.mark.skipif(
    not yaml.__with_libyaml__ or sys.platform == "win32" or yaml._yaml.get_version() >= (0, 2, 6),
    reason="libyaml's crash, seen on Unix; 0.2.6 ends nesting at 1,000 levels instead",
)
def test_the_naive_loader_takes_the_process_down_on_deep_nesting() -> None:
    program = f"""
import resource, threading, yaml
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
threading.stack_size({SMALL_STACK})
thread = threading.Thread(target=yaml.load, args=("[" * 20_000, yaml.CSafeLoader))
thread.start()
thread.join()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert ended.returncode < 0
    assert b"Traceback" not in ended.stderr
