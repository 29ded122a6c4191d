"""The game in a real window, under an X server that nobody sees: started, played by keys, killed, gone on with."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"),
]


class Game:
    """One process of the game, its display, and what it says of its screens."""

    def __init__(self, process: subprocess.Popen[bytes], out: Path, env: dict[str, str]) -> None:
        self.process = process
        self.out = out
        self.env = env

    def press(self, *keys: str) -> None:
        """Press keys as a person would."""
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=self.env, check=True, timeout=20)
            time.sleep(0.1)

    def shows(self, words: str, but: str = "\0") -> None:
        """Wait until the last screen said so, and not something else."""
        until(lambda: words in self.last() and but not in self.last(), self.out.read_text)

    def last(self) -> str:
        """Return what the last screen said."""
        return next(reversed(self.out.read_text().splitlines()), "")


@contextmanager
def game(display: str, folder: Path, *words: str) -> Iterator[Game]:
    """The game in a window of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SDL_", "WAYLAND"))}
    # Nothing can be heard here, and a search for a device would only be slow.
    env = {**kept, "DISPLAY": display, "XDG_RUNTIME_DIR": str(folder), "SDL_AUDIODRIVER": "dummy"}
    env |= {
        "SALESDANCE_DATA": str(folder / "data"),
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), str(CHECKOUT / "src")]),
    }
    out = folder / f"out-{time.monotonic_ns()}"
    command = [sys.executable, str(CHECKOUT / "tests" / "cli" / "window_child.py"), *words]
    with out.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=file)
    try:
        until(lambda: "window " in out.read_text(), out.read_text)
        window = next(line for line in out.read_text().splitlines() if line.startswith("window ")).split()[1]
        # Without a window manager nobody else gives it the keys.
        subprocess.run(["xdotool", "windowfocus", "--sync", window], env=env, check=True, timeout=20)
        yield Game(process, out, env)
    finally:
        process.kill()
        process.wait(10)


def until(true: Callable[[], bool], told: Callable[[], str] = str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"it did not happen in time: {told()}"
        time.sleep(0.05)


def moves(folder: Path) -> list[str]:
    file = folder / "data" / "records.db"
    if not file.is_file():
        return []
    with closing(sqlite3.connect(file)) as connection:
        told = connection.execute("SELECT move FROM moves JOIN sittings ON sittings.id = moves.sitting ORDER BY n")
        return [row[0] for row in told]


def test_a_deal_is_played_by_keys_killed_and_gone_on_with_at_the_same_turn(display: str, tmp_path: Path) -> None:
    with game(display, tmp_path, "play", "--seed", "7") as first:
        first.shows("title, continue: nothing")
        first.press("Return")
        first.shows("card of The Yes")
        first.press("Return")
        first.shows("talk")
        before = moves(tmp_path)
        played = say_something(first, tmp_path, len(before))
        first.process.send_signal(signal.SIGKILL)
        assert first.process.wait(20) == -signal.SIGKILL
    assert moves(tmp_path) == played
    with game(display, tmp_path) as second:
        second.shows("title, continue: ", but="nothing")
        second.press("Return")
        second.shows("talk")
        again = say_something(second, tmp_path, len(played))
        assert again[: len(played)] == played
        # The first only asks.
        second.press("Escape", "Escape")
        second.shows("title, continue: ", but="nothing")


def say_something(game: Game, folder: Path, before: int) -> list[str]:
    """Say the second line of the hand; pressed again and again, as a pause of the talk takes the first press."""
    end = time.monotonic() + PATIENCE
    while len(moves(folder)) == before:
        assert time.monotonic() < end, "no move was kept"
        game.press("2", "2")
        time.sleep(0.5)
    return moves(folder)


def test_a_named_deal_opens_its_card_and_the_window_closes_with_status_0(display: str, tmp_path: Path) -> None:
    with game(display, tmp_path, "play", "copy_room") as one:
        one.shows("card of The Copy Room")
        one.press("Escape")
        one.shows("title, continue: nothing")
        one.press("F11", "F11", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Return")
        assert one.process.wait(20) == 0
