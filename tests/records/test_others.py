"""Whose sittings others may see, and sittings of nobody here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from salesdance.records import Imported, Move, Sitting, open_store
from salesdance.records.schema import STEPS, migrate, put_our_mark

DAY = "2025-11-0{}T09:00:00"


def imported(mark: str, source: str = "a") -> Imported:
    """An imported sitting that can be found again in a file."""
    return Imported(mark, source, "copy_room", "3f", "2025-11-01", f"transcript-of-{mark}")


def test_everybody_is_private_until_they_say_otherwise_and_at_once_again(
    path: Path, a_sitting: Callable[..., Sitting]
) -> None:
    with open_store(path, now=DAY.format(1)) as store:
        for name in ("ana", "bo"):
            store.add_person(name, person_id=name, made_at="t")
            store.start_sitting(a_sitting(f"s-{name}", name))
        assert store.shared() == ()
        store.share("ana")
        assert [(person.id, [one.id for one in sittings]) for person, sittings in store.shared()] == [
            ("ana", ["s-ana"])
        ]
        store.set_private("ana", True)
        assert store.shared() == ()


def test_only_sittings_begun_from_then_on_are_let_in(path: Path, a_sitting: Callable[..., Sitting]) -> None:
    with open_store(path, now=DAY.format(1)) as store:
        store.add_person("ana", person_id="ana", made_at="t")
        store.start_sitting(a_sitting("early", "ana"))
        store.share("ana", since="9999")
        assert [sittings for _, sittings in store.shared()] == [()]
        store.share("ana", since=a_sitting("early", "ana").started_at)
        assert [len(sittings) for _, sittings in store.shared()] == [1]


def test_a_sitting_comes_in_once_whatever_file_it_comes_from(path: Path) -> None:
    with open_store(path, now=DAY.format(1)) as store:
        assert store.add_imported([imported("x"), imported("y")]) == 2
        assert store.add_imported([imported("y", "b"), imported("z", "b")]) == 1
        assert [(one.fingerprint, one.source) for one in store.imported("3f")] == [("x", "a"), ("y", "a"), ("z", "b")]
        assert store.imported("another") == ()


def test_forgetting_what_was_imported_leaves_nothing_of_it_and_everything_else(
    path: Path, a_sitting: Callable[..., Sitting]
) -> None:
    for day in (1, 2, 3):
        with open_store(path, now=DAY.format(day)) as store:
            if day == 1:
                store.add_person("ana", person_id="ana", made_at="t")
                store.start_sitting(a_sitting("s", "ana"))
            store.add_imported([imported(f"m{day}")])
            store.add_move("s", Move(day, "m", "s", "d", "t", {}))
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert sum(b"transcript-of-m" in file.read_bytes() for file in files) >= 2
    with open_store(path, now=DAY.format(4)) as store:
        assert store.forget_imported() == 3
        assert store.imported() == ()
        assert len(store.moves("s")) == 3
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert not any(b"transcript-of-m" in file.read_bytes() for file in files)


def test_what_was_imported_of_a_person_is_forgotten_with_them_in_every_copy(path: Path) -> None:
    for day in (1, 2, 3):
        with open_store(path, now=DAY.format(day)) as store:
            if day == 1:
                store.add_person("ana", person_id="ana", made_at="t")
            store.add_imported([imported(f"hers{day}"), imported(f"theirs{day}")])
    with open_store(path, now=DAY.format(4)) as store:
        store.forget("ana", fingerprints=["hers1", "hers2", "hers3", "of-no-file"])
        assert [one.fingerprint for one in store.imported()] == ["theirs1", "theirs2", "theirs3"]
    files = [file.read_bytes() for file in path.parent.rglob("*") if file.is_file()]
    assert not any(b"transcript-of-hers" in found for found in files)
    assert sum(b"transcript-of-theirs1" in found for found in files) >= 2


def test_a_copy_from_before_there_were_any_is_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        put_our_mark(connection)
        migrate(connection, now="t", steps=STEPS[:2])
    with open_store(path, now=DAY.format(2)) as store:
        store.add_imported([imported("x")])
        assert store.forget_imported() == 1
    assert len(list(path.with_name("records.db.backups").iterdir())) >= 1
