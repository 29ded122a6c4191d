from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import IO

import pytest

import salesdance
from salesdance.records import Move, open_store
from salesdance.records.connection import connect
from salesdance.records.schema import STEPS, migrate, put_our_mark

SOURCE = Path(salesdance.__file__).parents[1]
CHILD = Path(__file__).with_name("writer_child.py")
FIRST_DAY = datetime(2025, 11, 22, 10, tzinfo=UTC)


def run_and_kill(path: Path, identity: str, now: str, *, telling: str, dice: random.Random) -> int:
    """Start a player, kill it at a random moment, and return the last move it called safe."""
    command = [sys.executable, "-I", "-S", str(CHILD), str(SOURCE), str(path), identity, now, telling]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == b"up\n"
        told = b""
        if dice.random() < 0.7:
            # Otherwise most kills would fall into the opening.
            told = child.stdout.readline()
        time.sleep(dice.uniform(0, 0.015))
        child.kill()
        told += child.stdout.read()
        assert child.stderr.read() == b""
    whole_lines = told[: told.rfind(b"\n") + 1].split()
    assert whole_lines == [b"%d" % n for n in range(1, len(whole_lines) + 1)]
    return len(whole_lines)


def kill_again_and_again(path: Path, kills: int, *, telling: str, stop_at_first_loss: bool) -> dict[str, float]:
    dice = random.Random(kills)
    acknowledged = lost = 0
    reopened = []
    for number in range(kills):
        now = (FIRST_DAY + timedelta(days=number // 4)).isoformat()
        told = run_and_kill(path, f"s{number}", now, telling=telling, dice=dice)
        acknowledged += told
        started = time.perf_counter()
        with open_store(path, now=now) as store:
            reopened.append(time.perf_counter() - started)
            moves = store.moves(f"s{number}")
            assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert len(moves) <= told + 1
        for n, move in enumerate(moves, start=1):
            assert move == Move(n, f"move-{n}", f"said of {n} " * 8, f"{n:032x}", now, {"n": n})
        lost += max(0, told - len(moves))
        if lost and stop_at_first_loss:
            break
    return {"acknowledged": acknowledged, "lost": lost, "reopen": median(reopened)}


def test_a_kill_at_any_moment_loses_no_acknowledged_move(path: Path) -> None:
    found = kill_again_and_again(path, 60, telling="after", stop_at_first_loss=False)
    print(found)
    assert found["lost"] == 0
    assert found["acknowledged"] > 100
    assert found["reopen"] < 0.1


@pytest.mark.slow
def test_a_thousand_kills_lose_no_acknowledged_move(path: Path) -> None:
    found = kill_again_and_again(path, 1000, telling="after", stop_at_first_loss=False)
    print(found)
    assert found["lost"] == 0
    assert found["acknowledged"] > 2000
    assert found["reopen"] < 0.1


def test_a_program_that_acknowledged_too_early_would_be_caught(path: Path) -> None:
    # The control: if this lost nothing, the tests above would prove nothing.
    found = kill_again_and_again(path, 60, telling="before", stop_at_first_loss=True)
    assert found["lost"] > 0


MIGRATING = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from salesdance.records import open_store
print("up", flush=True)
with open_store(Path(sys.argv[2]), now="2025-11-22T10:00:00") as store:
    print("done", flush=True)
    sys.stdin.readline()
"""
FORGETTING = MIGRATING.replace("    print", "    store.forget('p1')\n    print")
LONGER = 2.0
"""Kills come within so many times the time that the work takes undisturbed, so that some find it done."""


@contextmanager
def at_work(script: str, path: Path) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """Start a script; it has said that it is up, and is killed at the end."""
    command = [sys.executable, "-I", "-S", "-c", script, str(SOURCE), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"up\n"
        yield child, child.stdout
        child.kill()


def time_of(script: str, path: Path) -> float:
    """Return how many seconds the work of a script takes on this machine now."""
    with at_work(script, path) as (_, out):
        begun = time.perf_counter()
        assert out.readline() == b"done\n"
        return time.perf_counter() - begun


def kill_while(script: str, path: Path, within: float) -> None:
    with at_work(script, path):
        time.sleep(within)


@pytest.mark.parametrize("kills", [4, pytest.param(200, marks=pytest.mark.slow)])
def test_a_kill_while_the_tables_change_leaves_the_old_ones_or_the_new(tmp_path: Path, kills: int) -> None:
    dice = random.Random(kills)
    versions, took = set(), 0.0
    for number in range(kills + 1):
        path = tmp_path / f"{number}" / "records.db"
        path.parent.mkdir()
        with closing(connect_new(path)) as old:
            put_our_mark(old)
            migrate(old, now="t", steps=STEPS[:1])
            old.execute("INSERT INTO people (id, name, name_key, made_at) VALUES ('p1', 'Ana', 'ana', 't')")
        if number == 0:
            took = time_of(MIGRATING, path)
            continue
        kill_while(MIGRATING, path, dice.uniform(0, LONGER * took))
        with closing(sqlite3.connect(path)) as left:
            version = left.execute("PRAGMA user_version").fetchone()[0]
            columns = [row[1] for row in left.execute("PRAGMA table_info(sittings)")]
            assert 1 <= version <= len(STEPS)
            assert ("truth" in columns) == (version > 1)
            versions.add(version)
        with open_store(path, now="2025-11-22T10:00:00") as store:
            assert [person.name for person in store.people()] == ["Ana"]
    assert {1, len(STEPS)} <= versions or kills < 100


@pytest.mark.parametrize("kills", [4, pytest.param(200, marks=pytest.mark.slow)])
def test_a_kill_while_someone_is_forgotten_leaves_them_whole_or_without_a_trace(
    played: Callable[..., Path], tmp_path: Path, kills: int
) -> None:
    dice = random.Random(kills)
    original = played(sittings=6).read_bytes()
    outcomes, took = set(), 0.0
    for number in range(kills + 1):
        path = tmp_path / f"{number}" / "records.db"
        path.parent.mkdir()
        path.write_bytes(original)
        if number == 0:
            took = time_of(FORGETTING, path)
            continue
        kill_while(FORGETTING, path, dice.uniform(0, LONGER * took))
        with open_store(path, now="2025-11-22T10:00:00") as store:
            here = [person.id for person in store.people()]
            outcomes.add(tuple(here))
            assert len(store.sittings("p2")) == 2
            if "p1" in here:
                assert len(store.sittings("p1")) == 4
                store.forget("p1")
            left = [file.name for file in path.parent.rglob("*") if file.is_file() and b"Ana" in file.read_bytes()]
            assert left == []
    assert outcomes == {("p1", "p2"), ("p2",)} or kills < 100


def connect_new(path: Path) -> sqlite3.Connection:
    path.touch()
    return connect(path, "rw")
