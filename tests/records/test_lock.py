from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import salesdance
from salesdance.errors import RecordError
from salesdance.records import open_reader, open_store

NOW = "2025-11-22T10:00:00+00:00"
SOURCE = Path(salesdance.__file__).parents[1]
HOLDER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from salesdance.records import open_store
with open_store(Path(sys.argv[2]), now="2025-11-22T10:00:00") as store:
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_second_program_that_would_write_gets_a_sentence_and_readers_get_in(
    played: Callable[..., Path],
) -> None:
    path = played()
    with subprocess.Popen(
        [sys.executable, "-I", "-c", HOLDER, str(SOURCE), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(RecordError, match="Another salesdance is already"), open_store(path, now=NOW):
            pass
        with open_reader(path) as reader:
            assert len(reader.people()) == 2
        other.stdin.write("\n")
        other.stdin.close()
        assert other.wait(timeout=20) == 0
    with open_store(path, now=NOW) as store:
        assert len(store.people()) == 2


def test_the_lock_dies_with_a_program_that_is_killed(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-I", "-c", HOLDER, str(SOURCE), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        other.kill()
    with open_store(path, now=NOW) as store:
        assert store.people() == ()


def test_one_program_cannot_open_the_records_for_writing_twice(path: Path) -> None:
    with open_store(path, now=NOW) as first:
        with pytest.raises(RecordError, match="Another salesdance"), open_store(path, now=NOW):
            pass
        first.add_person("Ana", person_id="p1", made_at=NOW)
    with open_store(path, now=NOW) as again:
        assert len(again.people()) == 1


def test_two_record_files_do_not_keep_each_other_out(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", now=NOW), open_store(tmp_path / "b.db", now=NOW) as store:
        assert store.people() == ()
