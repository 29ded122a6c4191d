from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salesdance.errors import RecordError
from salesdance.records import Move, Sitting, open_reader, open_store
from salesdance.records.schema import STEPS

NOW = "2025-11-22T10:00:00+00:00"
NO_SHARED_MEMORY = "unix-dotfile"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_first_start_makes_folder_and_file_for_this_user_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "records.db"
    with open_store(path, now=NOW) as store:
        assert store.people() == ()
        assert store.notices == ()
        if os.name == "posix":
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
            assert set(modes.values()) == {0o600}
            assert {stat.S_IMODE(place.stat().st_mode) for place in (path.parent, path.parents[1])} == {0o700}
    assert sorted(file.name for file in path.parent.iterdir()) == ["records.db", "records.db.writer"]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another matter here")
def test_a_file_that_others_could_read_is_closed_to_them(played: Callable[..., Path]) -> None:
    path = played()
    path.chmod(0o644)
    with open_store(path, now=NOW):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["records.db", "what? 100% #1.db", "Zoë's Ordner/Akte;x=1.db"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_store(path, now=NOW) as store:
        store.add_person("Ana", person_id="p1", made_at=NOW)
    with open_reader(path) as reader:
        assert [person.name for person in reader.people()] == ["Ana"]
    assert path.is_file()


def test_a_link_and_its_target_are_one_file_with_one_lock(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.db"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links are not to be had here")
    with (
        open_store(link, now=NOW),
        pytest.raises(RecordError, match="Another salesdance"),
        open_store(path, now=NOW),
    ):
        pass
    assert link.is_symlink()
    assert path.is_file()


def test_the_writer_is_set_up_for_safety(path: Path) -> None:
    with open_store(path, now=NOW) as store:
        expected = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "secure_delete": 1,
            "busy_timeout": 5000,
            "application_id": 0x53444E43,
            "user_version": len(STEPS),
        }
        found = {name: store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
        strict = store.connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        assert store.journal == "wal"
    assert found == expected
    assert strict == []


@pytest.mark.skipif(os.name != "posix", reason="this other way to reach a disk is known to Unix only")
def test_where_there_is_no_shared_memory_saving_works_and_says_that_it_is_slower(
    played: Callable[..., Path], a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]
) -> None:
    path = played()
    with open_store(path, now=NOW, vfs=NO_SHARED_MEMORY) as store:
        assert store.journal == "delete"
        assert "slower" in store.notices[0]
        assert len(store.moves("s1")) == 30
        store.start_sitting(a_sitting("s9"))
        store.add_move("s9", a_move(1))
    with open_reader(path, vfs=NO_SHARED_MEMORY) as reader:
        assert reader.moves("s9") == (a_move(1),)
    with open_store(path, now=NOW) as store:
        assert (store.journal, store.moves("s9")) == ("wal", (a_move(1),))


@pytest.mark.skipif(os.name != "posix", reason="this other way to reach a disk is known to Unix only")
def test_new_records_can_be_begun_where_there_is_no_shared_memory(path: Path) -> None:
    with open_store(path, now=NOW, vfs=NO_SHARED_MEMORY) as store:
        store.add_person("Ana", person_id="p1", made_at=NOW)
        assert store.journal == "delete"
    with open_reader(path) as reader:
        assert len(reader.people()) == 1


def test_a_newer_file_is_refused_untouched(played: Callable[..., Path]) -> None:
    path = played()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version={len(STEPS) + 1}")
    before = digest(path)
    with pytest.raises(RecordError, match=r"newer salesdance"), open_store(path, now="2025-11-30T10:00:00"):
        pass
    with pytest.raises(RecordError, match="newer salesdance"), open_reader(path):
        pass
    assert digest(path) == before
    assert not path.with_name("records.db.backups").exists()


def test_a_newer_file_whose_program_was_cut_off_is_refused_untouched_with_its_log(
    played: Callable[..., Path], tmp_path: Path
) -> None:
    path = played()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version={len(STEPS) + 1}")
        copies = {name: (path.with_name(name).read_bytes()) for name in ("records.db", "records.db-wal")}
    other = tmp_path / "other"
    other.mkdir()
    for name, content in copies.items():
        (other / name).write_bytes(content)
    with pytest.raises(RecordError, match="newer salesdance"), open_store(other / "records.db", now=NOW):
        pass
    assert {name: (other / name).read_bytes() for name in copies} == copies


def test_the_file_of_another_program_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = digest(path)
    for opened in (lambda: open_store(path, now=NOW), lambda: open_reader(path)):
        with pytest.raises(RecordError, match="not a record file of salesdance"), opened():
            pass
    assert digest(path) == before


@pytest.mark.parametrize("content", [b"", b"salesdance: 1\n", b"\x00" * 4096, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_what_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for opened in (lambda: open_store(path, now=NOW), lambda: open_reader(path)):
        with pytest.raises(RecordError, match=r"damaged|not a record file"), opened():
            pass
    assert path.read_bytes() == content


def test_a_log_without_its_file_is_not_mixed_into_new_records(path: Path) -> None:
    wal = path.with_name("records.db-wal")
    wal.write_bytes(b"old moves")
    with pytest.raises(RecordError, match="log is still there"), open_store(path, now=NOW):
        pass
    assert wal.read_bytes() == b"old moves"
    assert not path.exists()


def test_a_folder_for_a_file_and_a_file_for_a_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(RecordError, match="is a folder"), open_store(tmp_path / "folder", now=NOW):
        pass
    with pytest.raises(RecordError, match="is a folder"), open_reader(tmp_path / "folder"):
        pass
    for inside in (tmp_path / "file" / "records.db", tmp_path / "file" / "deeper" / "records.db"):
        with pytest.raises(RecordError, match="is a file"), open_store(inside, now=NOW):
            pass


@pytest.mark.parametrize("name", ["a\x00b", "x" * 300])
def test_an_impossible_path_is_a_sentence(tmp_path: Path, name: str) -> None:
    for opened in (lambda: open_store(tmp_path / name, now=NOW), lambda: open_reader(tmp_path / name)):
        with pytest.raises(RecordError, match=r"cannot be used|not a path"), opened():
            pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_does_not_keep_us_waiting(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(RecordError, match="not an ordinary file"), open_store(path, now=NOW):
        pass


def test_a_reader_without_records_says_so_and_makes_none(path: Path) -> None:
    with pytest.raises(RecordError, match="no records"), open_reader(path):
        pass
    assert not path.exists()


def test_a_half_built_file_of_an_earlier_start_is_cleared_away(path: Path) -> None:
    path.with_name("records.db.new").write_bytes(b"half")
    with open_store(path, now=NOW) as store:
        assert store.people() == ()
    assert not path.with_name("records.db.new").exists()


def test_a_mistake_in_the_body_closes_the_records_and_keeps_what_was_saved(path: Path) -> None:
    def play_until_interrupted() -> None:
        with open_store(path, now=NOW) as store:
            store.add_person("Ana", person_id="p1", made_at=NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        play_until_interrupted()
    with open_store(path, now=NOW) as store:
        assert len(store.people()) == 1


def test_a_time_that_is_none_is_the_callers_mistake(path: Path) -> None:
    with pytest.raises(ValueError, match="yesterday"), open_store(path, now="yesterday"):
        pass
    assert not path.exists()


def test_an_interrupted_change_is_taken_back_by_the_next_writer_and_named_to_a_reader(
    played: Callable[..., Path], tmp_path: Path
) -> None:
    path = played()
    cut_off = tmp_path / "cut_off" / "records.db"
    cut_off.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("PRAGMA cache_size=1")
        other.execute("BEGIN")
        other.execute("DROP TRIGGER moves_never_change")
        other.execute("UPDATE moves SET signal = signal || signal || signal")
        for name in ("records.db", "records.db-journal"):
            (cut_off.parent / name).write_bytes(path.with_name(name).read_bytes())
        other.execute("ROLLBACK")
    assert cut_off.read_bytes() != path.read_bytes()
    with pytest.raises(RecordError, match="did not end by itself"), open_reader(cut_off):
        pass
    with open_store(path, now=NOW) as store, open_store(cut_off, now=NOW) as again:
        assert again.export("p1") == store.export("p1")
