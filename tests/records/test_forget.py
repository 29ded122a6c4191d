from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salesdance.errors import RecordError
from salesdance.records import Card, Forgotten, KeptMoment, Move, Sitting, Store, Try, open_reader, open_store
from salesdance.records.schema import STEPS, migrate, put_our_mark

NAME = "Quintessa Vöglmaier"
OTHER = "Bartholomew"


def on_day(day: int) -> str:
    return f"2025-11-{day:02d}T09:00:00+00:00"


def traces(folder: Path, *words: str) -> list[str]:
    """Name the files in which a word stands, in any form we could have written it."""
    forms = {
        form
        for word in words
        for text in (word, word.casefold(), json.dumps(word).strip('"'))
        for form in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    }
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and any(form in file.read_bytes() for form in forms):
            found.append(file.name)
    return found


def play(store: Store, sitting: Sitting, word: str) -> None:
    store.start_sitting(sitting)
    for n in range(1, 25):
        store.add_move(sitting.id, Move(n, f"move-{word}-{n}", "said " * n, f"digest-{word}", "t", {"x": word}))
    store.finish_sitting(sitting.id, at="t", truth=f"truth-{word}")
    store.add_card(Card(sitting.id, 1, "t", {"note": f"card-{word}"}))
    store.keep_moments([KeptMoment(sitting.id, 3, "t", "2025-12-01", {}, {"chosen": f"chose-{word}"})])
    store.add_try(Try(sitting.id, 3, 1, "missed", f"tried-{word}", "t"), due="2025-12-02", card={"x": f"due-{word}"})


@pytest.fixture
def lived_in(path: Path, a_sitting: Callable[..., Sitting]) -> Path:
    """Make records of two people with safety copies of three days and a name that was changed once."""
    for day in (1, 2, 3, 4):
        with open_store(path, now=on_day(day)) as store:
            if day == 1:
                store.add_person("Formerly Quint", person_id="quid", made_at=on_day(1))
                store.add_person(OTHER, person_id="oid", made_at=on_day(1))
                store.set_setting("last_person", "quid")
                store.set_setting("text_size", 125)
            if day == 2:
                store.rename("quid", NAME)
                store.set_setting("mode", "secret-mode", person="quid")
            play(store, a_sitting(f"q{day}", "quid"), "ofquint")
            play(store, a_sitting(f"o{day}", "oid"), "ofbart")
    return path


def test_forgetting_leaves_no_byte_of_the_person_in_any_file_of_ours(lived_in: Path) -> None:
    words = (NAME, "Formerly Quint", "ofquint", "quid", "secret-mode")
    copies = lived_in.with_name("records.db.backups")
    assert {file.name for file in copies.iterdir()} <= set(traces(lived_in.parent, *words))
    with open_store(lived_in, now=on_day(4)) as store:
        assert store.forget("quid") == Forgotten(sittings=4, moves=96, copies_rewritten=3, copies_removed=0)
        assert traces(lived_in.parent, *words) == []
        assert store.find_person(NAME) is None
        assert [len(store.moments(f"q{day}")) + len(store.tries(f"q{day}", 3)) for day in (1, 2, 3, 4)] == [0] * 4
        assert store.setting("last_person") is None
        assert store.setting("text_size") == 125
    assert traces(lived_in.parent, *words) == []


def test_forgetting_one_person_takes_nothing_from_another(lived_in: Path) -> None:
    with open_store(lived_in, now=on_day(4)) as store:
        before = store.export("oid")
        store.forget("quid")
        assert store.export("oid") == before
    with open_reader(lived_in.with_name("records.db.backups") / "2025-11-04.db") as copy:
        assert [person.name for person in copy.people()] == [OTHER]
        assert [sitting.id for sitting in copy.sittings("oid")] == ["o1", "o2", "o3"]
        assert len(copy.moves("o3")) == 24
        assert [one.move for one in copy.tries("o3", 3)] == ["tried-ofbart"]


def test_plain_deleting_would_leave_traces(lived_in: Path) -> None:
    # The control: if this found nothing, the search of the other tests would prove nothing.
    with closing(sqlite3.connect(lived_in, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM people WHERE id = 'quid'")
    assert "records.db" in traces(lived_in.parent, NAME)
    assert "records.db" in traces(lived_in.parent, "ofquint")


def test_many_come_and_go_and_those_who_went_left_nothing(path: Path, a_sitting: Callable[..., Sitting]) -> None:
    dice = random.Random(20251122)
    here: list[str] = []
    gone: list[str] = []
    with open_store(path, now=on_day(1)) as store:
        for number in range(60):
            word = f"w{dice.getrandbits(60):015x}"
            store.add_person(word, person_id=f"id-{word}", made_at="t")
            store.start_sitting(a_sitting(f"s{number}", f"id-{word}"))
            for n in range(1, dice.randint(2, 6)):
                text = word * dice.randint(1, 120)
                store.add_move(f"s{number}", Move(n, text[: dice.randint(16, 3000)], "x", "y", "t", {}))
            here.append(word)
            if dice.random() < 0.4:
                word = here.pop(dice.randrange(len(here)))
                store.forget(f"id-{word}")
                gone.append(word)
        assert len(gone) > 15
        assert traces(path.parent, *gone) == []
        assert all(traces(path.parent, word) for word in here)


def test_a_reader_with_old_pages_is_named_and_the_next_start_wipes_the_rest(lived_in: Path) -> None:
    with open_store(lived_in, now=on_day(4)) as store:
        store.connection.execute("PRAGMA busy_timeout=50")
        with open_reader(lived_in) as reader:
            reader.connection.execute("BEGIN")
            assert len(reader.people()) == 2
            with pytest.raises(RecordError, match="another program that reads"):
                store.forget("quid")
            assert [person.name for person in store.people()] == [OTHER]
            assert traces(lived_in.parent, NAME) != []
    with open_store(lived_in, now=on_day(5)) as store:
        assert store.notices == ()
        assert traces(lived_in.parent, NAME, "ofquint") == []


def test_forgetting_cut_off_before_the_wipe_is_completed_by_the_next_start(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(connection: sqlite3.Connection, path: Path) -> None:
        raise KeyboardInterrupt

    def forget_carelessly() -> None:
        with open_store(lived_in, now=on_day(4)) as store:
            store.connection.execute("PRAGMA secure_delete=OFF")
            store.forget("quid")

    monkeypatch.setattr("salesdance.records.forget.wipe", cut)
    with pytest.raises(KeyboardInterrupt):
        forget_carelessly()
    monkeypatch.undo()
    assert traces(lived_in.parent, NAME) == ["records.db"]
    with open_store(lived_in, now=on_day(5)):
        assert traces(lived_in.parent, NAME, "ofquint") == []


def test_a_copy_that_cannot_be_read_is_thrown_away_with_the_person(lived_in: Path) -> None:
    copies = lived_in.with_name("records.db.backups")
    (copies / "2025-11-02.db").write_bytes(b"SQLite format 3\x00" + NAME.encode() * 300)
    content = bytearray((copies / "2025-11-03.db").read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * 8192
    (copies / "2025-11-03.db").write_bytes(content)
    (copies / "2025-11-04.db.new").write_bytes(NAME.encode())
    with open_store(lived_in, now=on_day(4)) as store:
        done = store.forget("quid")
    assert (done.copies_rewritten, done.copies_removed) == (1, 2)
    assert [file.name for file in copies.iterdir()] == ["2025-11-04.db"]
    assert traces(lived_in.parent, NAME) == []


def test_a_copy_that_knows_the_name_under_another_id_is_cleaned_too(path: Path) -> None:
    with open_store(path, now=on_day(1)) as store:
        store.add_person(NAME, person_id="before-the-restore", made_at="t")
    with open_store(path, now=on_day(2)) as store:
        store.connection.execute("DELETE FROM people")
        store.add_person(NAME.upper(), person_id="after", made_at="t")
        store.forget("after")
    assert traces(path.parent, NAME, "before-the-restore") == []


def test_the_copy_made_before_the_tables_changed_is_cleaned_too(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        put_our_mark(connection)
        migrate(connection, now="t", steps=STEPS[:1])
        connection.execute(
            "INSERT INTO people (id, name, name_key, made_at) VALUES ('quid', ?, ?, 't')",
            (NAME, NAME.casefold()),
        )
    with open_store(path, now=on_day(2)) as store:
        assert traces(path.with_name("records.db.backups"), NAME) == [
            "2025-11-02-before-2.db",
            "2025-11-02.db",
        ]
        assert store.forget("quid").copies_rewritten == 2
    assert traces(path.parent, NAME) == []


def test_nobody_cannot_be_forgotten(path: Path) -> None:
    with open_store(path, now=on_day(1)) as store, pytest.raises(RecordError, match="no person"):
        store.forget("p9")


def test_a_name_is_free_again_once_its_person_is_forgotten(path: Path) -> None:
    with open_store(path, now=on_day(1)) as store:
        store.add_person(NAME, person_id="quid", made_at="t")
        store.forget("quid")
        assert store.add_person(NAME, person_id="new", made_at="t").name == NAME
