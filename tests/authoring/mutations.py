"""Damaged copies of a text, the same for the same seed: what slips, editors, cables and wicked people do."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

NASTY = (
    *(
        "\t",
        ":",
        ": ",
        " #",
        "#1",
        "- ",
        "? ",
        "| ",
        "> ",
        ">-\n",
        "|2\n",
        "@",
        "`",
        "%",
        "!",
        "&x ",
        "*x",
        "<<: ",
        "~",
    ),
    *(
        "'",
        '"',
        "\\",
        "\\x",
        '\\ud800"',
        '"\\U00110000"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "[" * 40,
        "{a: " * 30,
        "- " * 30,
    ),
    *(
        "\n---\n",
        "\n...\n",
        "\n%YAML 3.0\n",
        "\n%FOO\n",
        "\r",
        "\r\n",
        "\n\n",
        "!!python/name:os.system ",
        "!!bool ",
    ),
    *(
        "\0",
        "\x07",
        "\x0b",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\u2028",
        "\u200b",
        "\u200d",
        "\u202e",
        "\ufeff",
        "\u00a0",
    ),
    *(
        " no",
        " yes",
        " 012",
        " 12:30",
        " 1_000",
        " .nan",
        " 0x1F",
        " 1e3",
        " +1",
        " 2026-13-45",
        " 9" + "0" * 30,
    ),
    *("\U0001f469\u200d\U0001f680", "e\u0301", "\ufffd", "=", "k" * 1100, "\n  x: 1\n  x: 2\n"),
)
NASTY_BYTES = (
    b"\xff",
    b"\xfe\xff",
    b"\xc3",
    b"\xe9",
    b"\xed\xa0\x80",
    b"\x80",
    b"\0\0",
    b"\xf4\x90\x80\x80",
    b"PK\x03\x04",
)

Mutation = Callable[[bytes, random.Random], bytes]


def mutations(text: str, seed: int, count: int) -> Iterator[bytes]:
    """Yield `count` damaged copies of `text` as bytes; one to three things happened to each."""
    luck = random.Random(seed)
    data = text.encode()
    for _ in range(count):
        damaged = data
        for _ in range(luck.choice((1, 1, 1, 2, 3))):
            damaged = luck.choice(_KINDS)(damaged, luck)
        yield damaged


def _flip(data: bytes, luck: random.Random) -> bytes:
    if not data:
        return data
    at = luck.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << luck.randrange(8)]) + data[at + 1 :]


def _delete(data: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(data) + 1)
    return data[:at] + data[at + luck.choice((1, 1, 2, 5, 30)) :]


def _cut(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(len(data) + 1)]


def _duplicate(data: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(data) + 1)
    piece = data[at : at + luck.choice((1, 3, 20, 80))]
    return data[:at] + piece * luck.choice((2, 2, 3)) + data[at + len(piece) :]


def _swap_lines(data: bytes, luck: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _repeat_line(data: bytes, luck: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(luck.randrange(len(lines) + 1), luck.choice(lines))
    return b"\n".join(lines)


def _indent(data: bytes, luck: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = luck.randrange(len(lines))
    bare = lines[at].lstrip(b" ")
    depth = len(lines[at]) - len(bare) + luck.choice((-4, -2, -1, 1, 2, 4))
    lines[at] = b" " * max(0, depth) + bare
    return b"\n".join(lines)


def _insert_nasty(data: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(data) + 1)
    return data[:at] + luck.choice(NASTY).encode() + data[at:]


def _insert_bytes(data: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(data) + 1)
    return data[:at] + luck.choice(NASTY_BYTES) + data[at:]


def _nasty_value(data: bytes, luck: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = luck.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + (colon or b": ") + luck.choice(NASTY).encode()
    return b"\n".join(lines)


_KINDS: tuple[Mutation, ...] = (
    *(_flip, _delete, _cut, _duplicate, _swap_lines, _repeat_line, _indent),
    *(_insert_nasty, _insert_nasty, _insert_bytes, _nasty_value),
)
