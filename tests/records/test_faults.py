from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import salesdance
from salesdance.errors import RecordError
from salesdance.records import Move, Sitting, Store, open_reader, open_store

NOW = "2025-11-22T10:00:00+00:00"
SOURCE = Path(salesdance.__file__).parents[1]
FILL = Path(__file__).with_name("fill_the_disk.py")


def play_on(store: Store, acknowledged: list[int]) -> None:
    for n in range(1, 1000):
        store.add_move("s1", Move(n, "hello", "warm " * 20, "d", NOW))
        acknowledged.append(n)


def test_a_full_disk_keeps_what_was_acknowledged_and_saves_again_once_there_is_room(
    path: Path, a_sitting: Callable[..., Sitting]
) -> None:
    with open_store(path, now=NOW) as store:
        store.add_person("Ana", person_id="p1", made_at=NOW)
        store.start_sitting(a_sitting())
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count={pages + 4}")
        acknowledged: list[int] = []
        with pytest.raises(RecordError, match="disk is full") as caught:
            play_on(store, acknowledged)
        stored = len(acknowledged)
        assert str(path) in str(caught.value)
        assert stored > 20
        assert len(store.moves("s1")) == stored
        assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        store.connection.execute("PRAGMA max_page_count=1000000")
        store.add_move("s1", Move(stored + 1, "hello", "warm", "d", NOW))
    with open_store(path, now=NOW) as store:
        assert len(store.moves("s1")) == stored + 1


@pytest.mark.skipif(os.name != "posix", reason="only Unix can keep a file small")
def test_at_fifty_sizes_of_the_disk_no_acknowledged_move_is_lost(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", str(FILL), str(SOURCE), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) == 50
    assert {line.split()[0] for line in lines} == {"kept"}
    assert len({line.split()[1] for line in lines}) > 20


def test_a_folder_that_may_not_be_written_is_a_sentence(ordinary_folder: Path) -> None:
    closed = ordinary_folder / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    for path in (closed / "records.db", closed / "deeper" / "records.db"):
        with pytest.raises(RecordError, match="may not be opened"), open_store(path, now=NOW):
            pass
    assert list(closed.iterdir()) == []
    closed.chmod(0o700)


def test_a_file_that_may_not_be_written_is_a_sentence_and_can_still_be_read(ordinary_folder: Path) -> None:
    path = ordinary_folder / "records.db"
    with open_store(path, now=NOW) as store:
        store.add_person("Ana", person_id="p1", made_at=NOW)
    path.chmod(0o400)
    before = path.read_bytes()
    with pytest.raises(RecordError, match="may only be read"), open_store(path, now=NOW):
        pass
    assert path.read_bytes() == before
    with open_reader(path) as reader:
        assert len(reader.people()) == 1


def test_records_on_a_disk_that_is_read_only_can_be_read(ordinary_folder: Path) -> None:
    folder = ordinary_folder / "disk"
    folder.mkdir()
    with open_store(folder / "records.db", now=NOW) as store:
        store.add_person("Ana", person_id="p1", made_at=NOW)
    folder.chmod(0o500)
    with open_reader(folder / "records.db") as reader:
        assert [person.name for person in reader.people()] == ["Ana"]
    assert sorted(file.name for file in folder.iterdir()) == ["records.db", "records.db.writer"]
    folder.chmod(0o700)


def test_a_file_that_may_not_be_read_is_a_sentence(ordinary_folder: Path) -> None:
    path = ordinary_folder / "records.db"
    with open_store(path, now=NOW):
        pass
    path.chmod(0o000)
    for opened in (lambda: open_store(path, now=NOW), lambda: open_reader(path)):
        with pytest.raises(RecordError, match="cannot be opened here"), opened():
            pass
    path.chmod(0o600)


def test_a_foreign_hand_on_the_file_is_a_sentence_not_a_crash(
    played: Callable[..., Path], a_sitting: Callable[..., Sitting]
) -> None:
    path = played()
    with open_store(path, now=NOW) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        store.connection.execute("PRAGMA busy_timeout=20")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="Another program is using"):
            store.start_sitting(a_sitting("s9"))
        other.execute("ROLLBACK")
        store.start_sitting(a_sitting("s9"))
