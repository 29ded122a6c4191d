from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salesdance.errors import RecordError
from salesdance.records import Sitting, open_reader, open_store


def copies(path: Path) -> list[str]:
    folder = path.with_name("records.db.backups")
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def on_day(day: int) -> str:
    return f"2025-11-{day:02d}T09:00:00+00:00"


def test_the_first_start_of_a_day_copies_what_has_changed(
    played: Callable[..., Path], a_sitting: Callable[..., Sitting]
) -> None:
    path = played(now=on_day(1))
    assert copies(path) == []
    for day, play, expected in ((2, False, ["2025-11-02.db"]), (2, True, ["2025-11-02.db"])):
        with open_store(path, now=on_day(day)) as store:
            assert copies(path) == expected
            if play:
                store.start_sitting(a_sitting("s9"))
    with open_store(path, now=on_day(3)):
        assert copies(path) == ["2025-11-02.db", "2025-11-03.db"]


def test_days_on_which_nothing_changed_make_no_copy(played: Callable[..., Path]) -> None:
    path = played(now=on_day(1))
    for day in range(2, 9):
        with open_store(path, now=on_day(day)) as store:
            assert store.notices == ()
    assert copies(path) == ["2025-11-02.db"]


def test_the_last_seven_copies_are_kept(played: Callable[..., Path]) -> None:
    path = played(now=on_day(1))
    for day in range(2, 14):
        with open_store(path, now=on_day(day)) as store:
            store.set_setting("day", day)
    assert copies(path) == [f"2025-11-{day:02d}.db" for day in range(7, 14)]


def test_a_copy_is_one_whole_file_that_can_take_the_place_of_the_records(played: Callable[..., Path]) -> None:
    path = played(now=on_day(1))
    with open_store(path, now=on_day(2)) as store:
        expected = store.export("p1")
    copy = path.with_name("records.db.backups") / "2025-11-02.db"
    assert copy.stat().st_mode & 0o077 == 0
    elsewhere = path.with_name("restored.db")
    elsewhere.write_bytes(copy.read_bytes())
    with open_reader(elsewhere) as reader:
        assert reader.export("p1") == expected


def test_a_copy_that_cannot_be_made_is_told_and_playing_goes_on(played: Callable[..., Path]) -> None:
    path = played(now=on_day(1))
    path.with_name("records.db.backups").write_bytes(b"a file is in the way")
    with open_store(path, now=on_day(2)) as store:
        assert "could not be made" in store.notices[0]
        store.set_setting("still", "saving")


def test_a_copy_never_replaces_sound_ones_with_damage(played: Callable[..., Path]) -> None:
    path = played(sittings=6, now=on_day(1))
    with open_store(path, now=on_day(2)):
        pass
    sound = path.with_name("records.db.backups") / "2025-11-02.db"
    before = sound.read_bytes()
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'moves'").fetchone()[0]
    content[(root - 1) * 4096 : (root - 1) * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    with (
        pytest.raises(RecordError, match=r"damaged.*2025-11-02\.db") as caught,
        open_store(path, now=on_day(3)),
    ):
        pass
    assert "move records.db to another folder" in str(caught.value)
    assert path.read_bytes() == content
    assert (copies(path), sound.read_bytes()) == (["2025-11-02.db"], before)


def test_records_begun_anew_point_to_the_copies_of_the_old_ones(played: Callable[..., Path]) -> None:
    path = played(now=on_day(1))
    with open_store(path, now=on_day(2)):
        pass
    path.unlink()
    with open_store(path, now=on_day(3)) as store:
        assert store.people() == ()
        assert "2025-11-02.db" in store.notices[0]
