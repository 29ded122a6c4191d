from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from salesdance.errors import RecordError
from salesdance.records import Move, Sitting, Store, open_reader, open_store

NOW = "2025-11-22T10:00:00+00:00"


def use_everything(store: Store, sitting: Sitting) -> None:
    for person in store.people():
        store.export(person.id)
        store.truths_met(person.id)
        unfinished = store.unfinished(person.id)
        if unfinished:
            store.add_move(unfinished[0].id, Move(len(unfinished[1]) + 1, "hello", "warm", "d", NOW))
    store.settings()
    store.start_sitting(sitting)
    store.add_move(sitting.id, Move(1, "hello", "warm", "d", NOW))
    store.finish_sitting(sitting.id, at=NOW)
    store.forget("p2")


def spoil(content: bytes, dice: random.Random) -> bytes:
    """Flip some bits, overwrite a stretch, or cut the end off."""
    spoiled = bytearray(content)
    way = dice.randrange(4)
    if way == 0:
        return bytes(spoiled[: dice.randrange(len(spoiled))])
    if way == 1:
        start = dice.randrange(len(spoiled))
        length = dice.choice((1, 16, 512, 4096, 20_000))
        spoiled[start : start + length] = dice.randbytes(length)
        return bytes(spoiled)
    # The heads of pages, where damage does the most, are hit as often as all the rest.
    places = range(len(spoiled)) if way == 2 else [at for at in range(len(spoiled)) if at % 4096 < 120]
    for _ in range(dice.choice((1, 3, 30))):
        spoiled[dice.choice(places)] ^= 1 << dice.randrange(8)
    return bytes(spoiled)


def spoiled_files_behave(path: Path, sitting: Sitting, *, first: int, last: int) -> tuple[list[str], int]:
    """Use spoiled copies in every way; return every sentence said and how many were refused whole."""
    original = path.read_bytes()
    marker = path.with_name("records.db.writer")
    sentences: list[str] = []
    refused = 0
    for seed in range(first, last):
        folder = path.parent / f"spoiled-{seed}"
        folder.mkdir()
        dice = random.Random(seed)
        content = spoil(original, dice)
        copy = folder / "records.db"
        copy.write_bytes(content)
        if dice.random() < 0.5:
            (folder / marker.name).write_bytes(b"+")
        opened = False
        try:
            with open_reader(copy) as reader:
                reader.people()
        except RecordError as error:
            sentences.append(str(error))
        try:
            with open_store(copy, now=NOW) as store:
                opened = True
                use_everything(store, sitting)
        except RecordError as error:
            sentences.append(str(error))
        if not opened:
            refused += 1
            assert same_behind_the_header(copy.read_bytes(), content), seed
    return sentences, refused


def same_behind_the_header(one: bytes, other: bytes) -> bool:
    return one[:16] + one[100:] == other[:16] + other[100:]


def test_no_damage_gets_further_than_a_sentence(played: Callable[..., Path], a_sitting: Callable[..., Sitting]) -> None:
    sentences, refused = spoiled_files_behave(played(), a_sitting("s9"), first=0, last=200)
    assert all(sentence and sentence.isprintable() for sentence in sentences)
    assert refused > 60
    assert sum("damaged" in sentence for sentence in sentences) > 60


@pytest.mark.slow
def test_no_damage_gets_further_than_a_sentence_in_two_thousand_files(
    played: Callable[..., Path], a_sitting: Callable[..., Sitting]
) -> None:
    _, refused = spoiled_files_behave(played(), a_sitting("s9"), first=1000, last=3000)
    assert refused > 600


def test_damage_in_the_log_loses_at_most_what_the_log_held(
    path: Path, a_sitting: Callable[..., Sitting], tmp_path: Path
) -> None:
    wal = path.with_name("records.db-wal")
    with open_store(path, now=NOW) as store:
        store.add_person("Ana", person_id="p1", made_at=NOW)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.start_sitting(a_sitting())
        for n in range(1, 11):
            store.add_move("s1", Move(n, "hello", "warm", "d", NOW))
        database, log = path.read_bytes(), wal.read_bytes()
    kept = []
    for seed in range(25):
        copy = tmp_path / f"{seed}" / "records.db"
        copy.parent.mkdir()
        copy.write_bytes(database)
        copy.with_name("records.db-wal").write_bytes(spoil(log, random.Random(seed)))
        with open_store(copy, now=NOW) as store:
            assert [person.name for person in store.people()] == ["Ana"]
            moves = [move.n for move in store.moves("s1")]
            assert moves == list(range(1, len(moves) + 1))
            kept.append(len(moves))
    assert len(set(kept)) > 3


def test_after_an_unclean_end_a_damaged_file_is_refused_with_the_copy_to_take(
    played: Callable[..., Path],
) -> None:
    path = played(sittings=6)
    with open_store(path, now="2025-11-23T10:00:00"):
        pass
    content = bytearray(path.read_bytes())
    content[-4096:-3000] = b"\xff" * 1096
    path.write_bytes(content)
    path.with_name("records.db.writer").write_bytes(b"+")
    for _ in range(2):
        with (
            pytest.raises(RecordError, match=r"damaged .*2025-11-23\.db"),
            open_store(path, now="2025-11-23T11:00:00"),
        ):
            pass
        assert path.read_bytes() == content


def test_following_the_advice_brings_the_records_back(played: Callable[..., Path]) -> None:
    path = played()
    with open_store(path, now="2025-11-23T10:00:00") as store:
        expected = store.export("p1")
    path.write_bytes(b"SQLite format 3\x00 and nothing else")
    with pytest.raises(RecordError) as caught, open_store(path, now="2025-11-23T11:00:00"):
        pass
    advised = Path(str(caught.value).split("copy is ")[1].split(": move")[0])
    path.rename(path.with_name("aside"))
    path.write_bytes(advised.read_bytes())
    with open_store(path, now="2025-11-23T12:00:00") as store:
        assert store.export("p1") == expected


def test_a_value_that_makes_no_sense_is_damage_not_a_traceback(played: Callable[..., Path]) -> None:
    path = played()
    with open_store(path, now=NOW) as store:
        for column, value in (
            ("header", "[1]"),
            ("header", "{"),
            ("game_seed", "x"),
            ("game_seed", "9" * 5000),
        ):
            before = store.connection.execute(f"SELECT {column} FROM sittings WHERE id = 's1'").fetchone()[0]
            store.connection.execute(f"UPDATE sittings SET {column} = ? WHERE id = 's1'", (value,))
            with pytest.raises(RecordError, match="damaged"):
                store.sittings("p1")
            store.connection.execute(f"UPDATE sittings SET {column} = ? WHERE id = 's1'", (before,))
        assert len(store.sittings("p1")) == 2


def test_an_unreadable_name_is_not_quoted_in_the_sentence(played: Callable[..., Path]) -> None:
    path = played()
    with open_store(path, now=NOW) as store:
        store.connection.execute("UPDATE people SET name = CAST(x'53656372657420ff' AS TEXT) WHERE id = 'p1'")
        with pytest.raises(RecordError, match="a stored text cannot be read") as caught:
            store.people()
    assert "Secret" not in str(caught.value)
