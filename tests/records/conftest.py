"""Situations that the tests of the records share: files, sittings, a user without a superuser's rights."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salesdance.records import Card, Move, Sitting, open_store

NOW = "2025-11-22T10:00:00+00:00"
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.db"


@pytest.fixture
def a_sitting() -> Callable[..., Sitting]:
    def build(identity: str = "s1", person: str = "p1", scenario: str = "copy_room") -> Sitting:
        return Sitting(
            id=identity,
            person=person,
            scenario=scenario,
            scenario_digest="3f" * 16,
            rules_version=1,
            profile="evidence",
            mode="plain",
            game_seed=2**64 - 1,
            type_seed=-7,
            started_at=NOW,
            header={"look_back": ["ask history"], "share": 0.1},
        )

    return build


@pytest.fixture
def a_move() -> Callable[[int], Move]:
    def build(n: int) -> Move:
        return Move(n, f"ask fact_{n}", "open: «It came with the lease.»", f"{n:032x}", NOW, {"still_there": n})

    return build


@pytest.fixture
def played(path: Path, a_sitting: Callable[..., Sitting], a_move: Callable[[int], Move]) -> Callable[..., Path]:
    """Make records in which Ana and Bo have played some sittings of thirty moves."""

    def build(sittings: int = 3, now: str = NOW) -> Path:
        with open_store(path, now=now) as store:
            store.add_person("Ana", person_id="p1", made_at=now)
            store.add_person("Bo", person_id="p2", made_at=now)
            for number in range(sittings):
                identity = f"s{number + 1}"
                store.start_sitting(a_sitting(identity, "p2" if number % 3 == 1 else "p1"))
                for n in range(1, 31):
                    store.add_move(identity, a_move(n))
                store.finish_sitting(identity, at=now, truth="repair_time")
                store.add_card(Card(identity, 1, now, {"total": 61, "marks": [{"rule": "worth", "turn": 3}]}))
        return path

    return build


@pytest.fixture
def ordinary_folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder while this process has no superuser's rights, which would override every refusal."""
    if os.name != "posix":
        pytest.skip("rights of files are another matter here")
    if os.geteuid() != 0:
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="records-of-nobody-"))
    os.chown(folder, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)
