from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from salesdance.errors import RecordError
from salesdance.records import KeptMoment, open_reader, open_store, opening
from salesdance.records.schema import STEPS, migrate, put_our_mark, version_of

NOW = "2026-01-15T08:00:00+00:00"
# Written out, not built by our own step: files like this one are out there and do not change with our code.
FIRST_VERSION = """
PRAGMA application_id = 1396985411;
CREATE TABLE steps (number INTEGER PRIMARY KEY, name TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE TABLE duties (name TEXT PRIMARY KEY) STRICT;
CREATE TABLE people (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (id <> ''), name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE, private INTEGER NOT NULL DEFAULT 1 CHECK (private IN (0, 1)),
    made_at TEXT NOT NULL) STRICT;
CREATE TABLE sittings (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, scenario TEXT NOT NULL,
    scenario_digest TEXT NOT NULL, rules_version INTEGER NOT NULL, profile TEXT NOT NULL, mode TEXT NOT NULL,
    game_seed TEXT NOT NULL, type_seed TEXT NOT NULL, started_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'left')), ended_at TEXT, header TEXT NOT NULL,
    pending TEXT NOT NULL DEFAULT '{}',
    CHECK ((state = 'open') = (ended_at IS NULL))) STRICT;
CREATE INDEX sittings_of_a_person ON sittings (person);
CREATE TABLE moves (sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
    n INTEGER NOT NULL CHECK (n >= 1), move TEXT NOT NULL, signal TEXT NOT NULL, digest TEXT NOT NULL,
    at TEXT NOT NULL, extra TEXT NOT NULL, PRIMARY KEY (sitting, n)) STRICT, WITHOUT ROWID;
CREATE TABLE cards (sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
    rules_version INTEGER NOT NULL, made_at TEXT NOT NULL, card TEXT NOT NULL,
    PRIMARY KEY (sitting, rules_version)) STRICT;
CREATE TABLE settings (person TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (person, key)) STRICT;
INSERT INTO steps VALUES (1, 'make_the_tables', '2025-11-01T10:00:00');
INSERT INTO people VALUES (1, 'p1', 'Ana', 'ana', 1, '2025-11-01T10:00:00');
INSERT INTO sittings VALUES (1, 's1', 'p1', 'copy_room', '3f', 1, 'evidence', 'plain',
    '18446744073709551615', '5', '2025-11-01T10:00:00', 'finished', '2025-11-01T10:20:00', '{}', '{}');
INSERT INTO sittings VALUES (2, 's2', 'p1', 'copy_room', '3f', 1, 'evidence', 'plain', '2', '5',
    '2025-11-02T10:00:00', 'open', NULL, '{"look_back":["a"]}', '{}');
INSERT INTO moves VALUES ('s2', 1, 'hello', 'warm', 'd1', '2025-11-02T10:00:01',
    '{"suspicion":{"price":0.45}}');
INSERT INTO cards VALUES ('s1', 1, '2025-11-01T10:20:00', '{"total":61}');
PRAGMA user_version = 1;
"""

# What came to be out there with the second step, written out as well.
SECOND_STEP = """
ALTER TABLE sittings ADD COLUMN truth TEXT;
INSERT INTO steps VALUES (2, 'remember_the_truth_met', '2025-12-01T10:00:00');
UPDATE sittings SET truth = 'price' WHERE id = 's1';
PRAGMA user_version = 2;
"""


@pytest.fixture
def first_version(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_VERSION)
    return path


@pytest.fixture
def empty(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        put_our_mark(connection)
        yield connection


def break_off_in_the_middle(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE people ADD COLUMN half TEXT")
    connection.execute("DELETE FROM people")
    raise sqlite3.OperationalError("cut")


def test_every_step_leaves_its_own_record(empty: sqlite3.Connection) -> None:
    migrate(empty, now=NOW)
    assert empty.execute("SELECT * FROM steps").fetchall() == [
        (1, "make_the_tables", NOW),
        (2, "remember_the_truth_met", NOW),
        (3, "keep_moments", NOW),
        (4, "keep_imported_sittings", NOW),
    ]
    assert version_of(empty) == len(STEPS)


def test_steps_that_were_applied_are_not_applied_again(empty: sqlite3.Connection) -> None:
    migrate(empty, now=NOW, steps=STEPS[:1])
    migrate(empty, now="later")
    migrate(empty, now="later still")
    assert [row[0] for row in empty.execute("SELECT made_at FROM steps")] == [NOW, *["later"] * (len(STEPS) - 1)]


def test_a_file_of_the_first_version_opens_with_everything_in_it(first_version: Path) -> None:
    with open_store(first_version, now=NOW) as store:
        assert [(person.id, person.name, person.private) for person in store.people()] == [("p1", "Ana", True)]
        old, begun = store.sittings("p1")
        assert (old.game_seed, old.state, old.truth) == (2**64 - 1, "finished", None)
        assert store.cards("s1")[0].card == {"total": 61}
        found = store.unfinished("p1")
        assert found is not None
        assert found[0] == begun
        assert found[1][0].extra == {"suspicion": {"price": 0.45}}
        store.finish_sitting("s2", at=NOW, truth="price")
        assert store.truths_met("p1") == {"copy_room": ("price",)}


def test_a_file_from_before_moments_were_kept_opens_and_keeps_them_from_now_on(first_version: Path) -> None:
    with closing(sqlite3.connect(first_version)) as connection:
        connection.executescript(SECOND_STEP)
    moment = KeptMoment("s1", 4, NOW, "2026-01-16", {"state": 2}, {"chosen": "close"})
    with open_store(first_version, now=NOW) as store:
        assert store.moments("s1") == ()
        store.keep_moments([moment])
    with open_reader(first_version) as reader:
        assert reader.moments("s1") == (moment,)
        assert reader.truths_met("p1") == {"copy_room": ("price",)}


def test_the_first_version_made_today_is_the_one_out_there(first_version: Path, tmp_path: Path) -> None:
    question = "SELECT name, type FROM sqlite_schema WHERE type <> 'trigger' ORDER BY name"
    columns = (
        "SELECT m.name, c.* FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table' ORDER BY 1, 2"
    )
    with (
        closing(sqlite3.connect(first_version)) as old,
        closing(sqlite3.connect(tmp_path / "today.db", isolation_level=None)) as today,
    ):
        migrate(today, now=NOW, steps=STEPS[:1])
        for asked in (question, columns):
            assert today.execute(asked).fetchall() == old.execute(asked).fetchall()


def test_a_copy_is_made_before_the_tables_change(first_version: Path) -> None:
    with open_store(first_version, now=NOW):
        pass
    copy = first_version.with_name("records.db.backups") / "2026-01-15-before-2.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert version_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM moves").fetchone()[0] == 1


def test_without_room_for_the_copy_the_tables_stay_as_they_are(first_version: Path) -> None:
    first_version.with_name("records.db.backups").write_bytes(b"a file is in the way")
    with pytest.raises(RecordError, match="is a file"), open_store(first_version, now=NOW):
        pass
    with closing(sqlite3.connect(first_version)) as connection:
        assert version_of(connection) == 1
        connection.execute("PRAGMA journal_mode=DELETE")
    # Opening turns the write-ahead log on, a mark in the header; behind it nothing may differ.
    with closing(sqlite3.connect(first_version.with_name("again.db"))) as connection:
        connection.executescript(FIRST_VERSION)
    assert first_version.read_bytes()[100:] == first_version.with_name("again.db").read_bytes()[100:]


def test_a_step_that_breaks_off_leaves_the_version_before_it(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: sqlite3.Connection, *, now: str) -> None:
        migrate(connection, now=now, steps=(STEPS[0], break_off_in_the_middle))

    monkeypatch.setattr(opening, "migrate", broken)
    with pytest.raises(RecordError), open_store(first_version, now=NOW):
        pass
    monkeypatch.undo()
    with closing(sqlite3.connect(first_version)) as connection:
        assert version_of(connection) == 1
        assert "half" not in [row[1] for row in connection.execute("PRAGMA table_info(people)")]
    with open_store(first_version, now=NOW) as store:
        assert len(store.people()) == 1


def test_a_reader_of_an_older_file_says_what_to_do_and_changes_nothing(first_version: Path) -> None:
    before = first_version.read_bytes()
    with pytest.raises(RecordError, match="older salesdance"), open_reader(first_version):
        pass
    assert first_version.read_bytes() == before


def test_a_file_with_other_steps_behind_it_is_refused_untouched(first_version: Path) -> None:
    with closing(sqlite3.connect(first_version)) as connection, connection:
        connection.execute("UPDATE steps SET name = 'someone_elses_idea'")
    before = first_version.read_bytes()
    with pytest.raises(RecordError, match="versions"), open_store(first_version, now=NOW):
        pass
    assert first_version.read_bytes() == before
