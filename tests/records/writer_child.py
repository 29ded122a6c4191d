"""A program that plays and tells of each stored move that it is safe; it is meant to be killed at any moment.

Arguments: sources, record file, sitting id, time, and `after` or `before`: whether it tells when the move is
stored, as it must, or too early, as the control does.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from salesdance.records import Move, Sitting, open_store


def main(path: Path, identity: str, now: str, telling: str) -> None:
    os.write(1, b"up\n")
    with open_store(path, now=now) as store:
        if not store.people():
            store.add_person("Ana", person_id="p1", made_at=now)
        store.start_sitting(Sitting(identity, "p1", "copy_room", "3f", 1, "evidence", "plain", 1, 2, now))
        for n in count(1):
            if telling == "before":
                os.write(1, b"%d\n" % n)
            store.add_move(identity, Move(n, f"move-{n}", f"said of {n} " * 8, f"{n:032x}", now, {"n": n}))
            if telling == "after":
                os.write(1, b"%d\n" % n)


main(Path(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5])
