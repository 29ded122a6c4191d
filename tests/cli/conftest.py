"""Playing at the command line without a terminal, or at one that is only pretended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from salesdance.cli import aftermath, choosing, content, orders, play
from salesdance.cli import main as door
from salesdance.cli.keeping import record_file
from salesdance.records import Move, Sitting, open_reader

# The deck is the same in every test, and reading it is most of a command's time.
DECK = cache(content.load_deck)
PROFILE = cache(content.load_profile)


class Keyboard(StringIO):
    """Lines that a person types, or that come from a pipe."""

    person = False

    def isatty(self) -> bool:
        return self.person


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: status, stdout, stderr."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `salesdance` in this process with typed lines, without the scale of the long game and a second process."""
    monkeypatch.setattr(play, "orders_of", lambda args: replace(orders.orders_of(args), screened=False))
    monkeypatch.setattr(aftermath, "scale_for", lambda *_: (0.0, 0.5))
    for module in (content, choosing):
        monkeypatch.setattr(module, "load_deck", DECK)
    monkeypatch.setattr(content, "load_profile", PROFILE)

    def ran(*words: str, typed: str = "") -> Done:
        monkeypatch.setattr("sys.stdin", Keyboard(typed))
        capsys.readouterr()
        status = door.entry(list(words))
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return Done(status, shown.out, shown.err)

    return ran


def sittings() -> list[tuple[Sitting, tuple[Move, ...]]]:
    """Every stored sitting of this test's machine with its moves, oldest first."""
    with open_reader(record_file()) as reader:
        return [
            (sitting, reader.moves(sitting.id)) for person in reader.people() for sitting in reader.sittings(person.id)
        ]


@pytest.fixture
def moves_file(tmp_path: Path) -> Callable[..., str]:
    """Writes a moves file and returns its path."""

    def written(*lines: str) -> str:
        path = tmp_path / "moves.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    return written
