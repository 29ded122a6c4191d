"""The one writer of the records: what it says is saved, is on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import Literal

from salesdance.errors import InputError, RecordError
from salesdance.records.connection import transaction
from salesdance.records.faults import faults
from salesdance.records.forget import Forgotten, forget_imported, forget_person
from salesdance.records.names import clean_name, name_key
from salesdance.records.reader import MACHINE, SHARED_FROM, Reader
from salesdance.records.rows import (
    CARD_COLUMNS,
    IMPORTED_COLUMNS,
    MOMENT_COLUMNS,
    MOVE_COLUMNS,
    PERSON_COLUMNS,
    SEED_DIGITS,
    SITTING_COLUMNS,
    TRY_COLUMNS,
    Card,
    Imported,
    JsonObject,
    KeptMoment,
    Move,
    Person,
    Sitting,
    Try,
    as_json,
)


class Store(Reader):
    """An open record file that is read and written; every method may raise `RecordError`.

    A writing method returns after its transaction is on the disk; when it raises, nothing of it is stored.
    `journal` is `wal`, or `delete` on a disk without shared memory; `notices` are sentences worth showing
    once. Use it in the thread that opened it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        journal: Literal["wal", "delete"],
        notices: tuple[str, ...] = (),
    ) -> None:
        super().__init__(connection, path)
        self.journal = journal
        self.notices = notices

    def add_person(self, name: str, *, person_id: str, made_at: str) -> Person:
        """Add someone, private at first, under an id that the caller makes unique for ever.

        Errors: `InputError` for a name that will not do or is taken.
        """
        person = Person(person_id, clean_name(name), made_at)
        with faults(self.path), transaction(self.connection):
            self._refuse_taken(person.name, but=None)
            if self._one_person("id", person_id):
                raise RecordError(f"There already is a person {person_id!r} in the records.")
            self.connection.execute(
                f"INSERT INTO people ({PERSON_COLUMNS}, name_key) VALUES (?, ?, ?, ?, ?)",
                (person.id, person.name, person.made_at, int(person.private), name_key(person.name)),
            )
        return person

    def rename(self, person_id: str, name: str) -> Person:
        """Give a person another name and return them; `InputError` as in `add_person`."""
        clean = clean_name(name)
        with faults(self.path), transaction(self.connection):
            self.person(person_id)
            self._refuse_taken(clean, but=person_id)
            self.connection.execute(
                "UPDATE people SET name = ?, name_key = ? WHERE id = ?", (clean, name_key(clean), person_id)
            )
            return self.person(person_id)

    def set_private(self, person_id: str, private: bool) -> Person:
        """Keep a person's sittings out of comparisons, or let them in, and return the person."""
        with faults(self.path), transaction(self.connection):
            self.connection.execute("UPDATE people SET private = ? WHERE id = ?", (int(private), person_id))
            return self.person(person_id)

    def share(self, person_id: str, *, since: str = "") -> Person:
        """Let a person's sittings into comparisons, those begun from `since` on (ISO time; empty: all of them)."""
        text = as_json(since)
        with faults(self.path), transaction(self.connection):
            self.person(person_id)
            self.connection.execute("UPDATE people SET private = 0 WHERE id = ?", (person_id,))
            self.connection.execute(
                "INSERT OR REPLACE INTO settings (person, key, value) VALUES (?, ?, ?)", (person_id, SHARED_FROM, text)
            )
            return self.person(person_id)

    def add_imported(self, sittings: Sequence[Imported]) -> int:
        """Store sittings of nobody here and return how many are new; one that is here already is left as it is."""
        with faults(self.path), transaction(self.connection):
            before = self._count("imported")
            self.connection.executemany(
                f"INSERT OR IGNORE INTO imported ({IMPORTED_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
                [astuple(one) for one in sittings],
            )
            return self._count("imported") - before

    def forget_imported(self) -> int:
        """Remove every imported sitting, here and in the safety copies, and return how many there were here."""
        return forget_imported(self.connection, self.path)

    def start_sitting(self, sitting: Sitting, moves: Sequence[Move] = ()) -> None:
        """Store an open sitting of someone known, with the moves that it begins with; its id must be new.

        Errors: `InputError` for a seed of more than 40 digits.
        """
        if max(abs(sitting.game_seed), abs(sitting.type_seed)) >= 10**SEED_DIGITS:
            raise InputError(f"A seed has at most {SEED_DIGITS} digits.")
        if sitting.state != "open" or sitting.ended_at is not None or sitting.truth is not None:
            raise RecordError("A sitting is open when it starts.")
        seeds = (str(sitting.game_seed), str(sitting.type_seed))
        words = (sitting.id, sitting.person, sitting.scenario, sitting.scenario_digest, sitting.rules_version)
        details = (sitting.started_at, as_json(sitting.header), "open", None, None, as_json(sitting.pending))
        values = (*words, sitting.profile, sitting.mode, *seeds, *details)
        with faults(self.path), transaction(self.connection):
            self.person(sitting.person)
            if self._count("sittings WHERE id = ?", sitting.id):
                raise RecordError(f"There already is a sitting {sitting.id!r} in the records.")
            self.connection.execute(
                f"INSERT INTO sittings ({SITTING_COLUMNS}) VALUES (?{', ?' * (len(values) - 1)})", values
            )
            for number, move in enumerate(moves, 1):
                self._insert(sitting.id, replace(move, n=number))

    def add_move(self, sitting_id: str, move: Move) -> None:
        """Append the next move to an open sitting; on return it is safe from a crash and a power cut.

        Storing the same move again is no error, so that a caller who was cut off may repeat itself. Any other
        move that is not the next one, or into a sitting that is over, is a `RecordError`.
        """
        extra = as_json(move.extra)
        values = (move.n, move.move, move.signal, move.digest, move.at, extra)
        with faults(self.path), transaction(self.connection):
            stored = self.connection.execute(
                f"SELECT {MOVE_COLUMNS} FROM moves WHERE sitting = ? AND n = ?", (sitting_id, move.n)
            ).fetchone()
            if stored == values:
                return
            self._refuse_out_of_order(sitting_id, move.n)
            self._insert(sitting_id, move)
            self.connection.execute(
                "UPDATE sittings SET pending = '{}' WHERE id = ? AND pending <> '{}'", (sitting_id,)
            )

    def set_pending(self, sitting_id: str, pending: JsonObject) -> None:
        """Keep what was noted since the last move of an open sitting; the next move clears it."""
        text = as_json(pending)
        with faults(self.path), transaction(self.connection):
            self._refuse_closed(sitting_id)
            self.connection.execute("UPDATE sittings SET pending = ? WHERE id = ?", (text, sitting_id))

    def finish_sitting(
        self,
        sitting_id: str,
        *,
        at: str,
        state: Literal["finished", "left"] = "finished",
        truth: str | None = None,
    ) -> None:
        """End an open sitting; `truth` is what it met, for the library's "2 of 5", of a finished one only."""
        if truth is not None and state != "finished":
            raise RecordError("Only a finished sitting shows its truth.")
        with faults(self.path), transaction(self.connection):
            self._refuse_closed(sitting_id)
            self.connection.execute(
                "UPDATE sittings SET state = ?, ended_at = ?, truth = ? WHERE id = ?",
                (state, at, truth, sitting_id),
            )

    def add_card(self, card: Card) -> None:
        """Store a score card; one made again under the same rules takes the earlier one's place."""
        values = (card.sitting, card.rules_version, card.made_at, as_json(card.card))
        with faults(self.path), transaction(self.connection):
            self.sitting(card.sitting)
            self.connection.execute(f"INSERT OR REPLACE INTO cards ({CARD_COLUMNS}) VALUES (?, ?, ?, ?)", values)

    def keep_moments(self, moments: Iterable[KeptMoment]) -> None:
        """Store moments of finished sittings; one that is kept already stays as it is, with its tries."""
        rows = [(one.sitting, one.turn, one.made_at, one.due, as_json(one.card), as_json(one.told)) for one in moments]
        with faults(self.path), transaction(self.connection):
            for row in rows:
                if self.sitting(row[0]).state != "finished":
                    raise RecordError(f"The sitting {row[0]!r} is not finished; none of its turns is kept.")
                self.connection.execute(
                    f"INSERT OR IGNORE INTO moments ({MOMENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row
                )

    def add_try(self, made: Try, *, due: str, card: JsonObject) -> None:
        """Store the next try at a kept moment, and from which day it is due again."""
        values = (made.sitting, made.turn, made.n, made.how, made.move, made.at)
        text = as_json(card)
        with faults(self.path), transaction(self.connection):
            changed = self.connection.execute(
                "UPDATE moments SET due = ?, card = ? WHERE sitting = ? AND turn = ?",
                (due, text, made.sitting, made.turn),
            )
            if changed.rowcount == 0:
                raise RecordError(f"Turn {made.turn} of the sitting {made.sitting!r} is not kept for another try.")
            self.connection.execute(f"INSERT INTO tries ({TRY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", values)

    def set_setting(self, key: str, value: object, *, person: str = MACHINE) -> None:
        """Store a setting (anything JSON can hold) of a person, or of the machine when none is named."""
        text = as_json(value)
        with faults(self.path), transaction(self.connection):
            if person != MACHINE:
                self.person(person)
            self.connection.execute(
                "INSERT OR REPLACE INTO settings (person, key, value) VALUES (?, ?, ?)", (person, key, text)
            )

    def forget(self, person_id: str, *, fingerprints: Sequence[str] = ()) -> Forgotten:
        """Remove a person and every trace of them from the file, its log and its safety copies.

        `fingerprints` are those of their sittings; imported ones that are the same go with them.
        What other programs copied, and exports, are beyond our reach.
        """
        return forget_person(self.connection, self.path, self.person(person_id), fingerprints)

    def _insert(self, sitting_id: str, move: Move) -> None:
        values = (move.n, move.move, move.signal, move.digest, move.at, as_json(move.extra), sitting_id)
        self.connection.execute(
            f"INSERT INTO moves ({MOVE_COLUMNS}, sitting) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )

    def _refuse_taken(self, name: str, *, but: str | None) -> None:
        holder = self._one_person("name_key", name_key(name))
        if holder and holder.id != but:
            raise InputError(f"The name {holder.name} is taken here; choose another one, or go on as {holder.name}.")

    def _refuse_closed(self, sitting_id: str) -> None:
        if self.sitting(sitting_id).state != "open":
            raise RecordError(f"The sitting {sitting_id!r} is over; nothing can be added to it.")

    def _refuse_out_of_order(self, sitting_id: str, n: int) -> None:
        self._refuse_closed(sitting_id)
        due = self._count("moves WHERE sitting = ?", sitting_id) + 1
        if n != due:
            raise RecordError(f"Move {n} cannot be stored: the next move of {sitting_id!r} is number {due}.")

    def _count(self, what: str, *values: str) -> int:
        return int(self.connection.execute(f"SELECT count(*) FROM {what}", values).fetchone()[0])
