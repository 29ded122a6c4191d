"""Play on fifty disks of different sizes until each is full, and say what was kept: sources, folder."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from salesdance.errors import RecordError
from salesdance.records import Move, Sitting, open_store

NOW = "2025-11-22T10:00:00"
_, HARD = resource.getrlimit(resource.RLIMIT_FSIZE)


def main(folder: Path) -> None:
    for number in range(50):
        size = 90_000 + number * 4_391
        path = folder / f"{number}.db"
        with open_store(path, now=NOW) as store:
            store.add_person("Ana", person_id="p1", made_at=NOW)
            store.start_sitting(Sitting("s1", "p1", "a", "d", 1, "evidence", "plain", 1, 2, NOW))
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, HARD))
            acknowledged = 0
            try:
                while acknowledged < 1000:
                    store.add_move("s1", Move(acknowledged + 1, "hello", "warm " * 60, "d", NOW))
                    acknowledged += 1
                sentence = "no end"
            except RecordError as error:
                sentence = str(error)
            resource.setrlimit(resource.RLIMIT_FSIZE, (HARD, HARD))
            store.add_move("s1", Move(acknowledged + 1, "hello", "warm", "d", NOW))
        with open_store(path, now=NOW) as store:
            stored = len(store.moves("s1"))
            sound = store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        kept = stored == acknowledged + 1 and sound and "What was saved before is safe" in sentence
        sys.stdout.write(f"{'kept' if kept else 'lost'} {acknowledged} {stored} {sentence}\n")


main(Path(sys.argv[2]))
