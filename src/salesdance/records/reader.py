"""Questions to the records; they change nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Never

from salesdance.errors import RecordError
from salesdance.records.connection import snapshot
from salesdance.records.faults import faults
from salesdance.records.names import name_key
from salesdance.records.rows import (
    CARD_COLUMNS,
    IMPORTED_COLUMNS,
    MOMENT_COLUMNS,
    MOVE_COLUMNS,
    PERSON_COLUMNS,
    SITTING_COLUMNS,
    TRY_COLUMNS,
    Card,
    Imported,
    KeptMoment,
    Move,
    Person,
    Sitting,
    Try,
    card_from,
    from_json,
    imported_from,
    moment_from,
    move_from,
    person_from,
    sitting_from,
    try_from,
)

EXPORT_VERSION = 1
MACHINE = ""
SHARED_FROM = "shared_from"
"""The setting of a person who is not private: only sittings begun from then on are compared with; empty: all."""


class Reader:
    """An open record file that is only read; every method may raise `RecordError`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def people(self) -> tuple[Person, ...]:
        """Return everybody on this machine, first come first."""
        with faults(self.path):
            rows = self._rows(f"SELECT {PERSON_COLUMNS} FROM people ORDER BY number")
            return tuple(person_from(row) for row in rows)

    def person(self, person_id: str) -> Person:
        """Return one person; `RecordError` if nobody has this id."""
        return self._one_person("id", person_id) or self._missing("person", person_id)

    def find_person(self, name: str) -> Person | None:
        """Return the person of that name, whatever its case and width, or None."""
        return self._one_person("name_key", name_key(" ".join(name.split())))

    def sittings(self, person_id: str) -> tuple[Sitting, ...]:
        """Return a person's sittings in the order they were begun; none for someone unknown."""
        with faults(self.path):
            rows = self._rows(f"SELECT {SITTING_COLUMNS} FROM sittings WHERE person = ? ORDER BY number", person_id)
            return tuple(sitting_from(row) for row in rows)

    def deals(self, person_id: str) -> tuple[Sitting, ...]:
        """Return the same without those that tried a turn of an earlier sitting again."""
        return tuple(sitting for sitting in self.sittings(person_id) if not sitting.is_branch)

    def sitting(self, sitting_id: str) -> Sitting:
        """Return one sitting; `RecordError` if none has this id."""
        with faults(self.path):
            rows = self._rows(f"SELECT {SITTING_COLUMNS} FROM sittings WHERE id = ?", sitting_id)
            found = [sitting_from(row) for row in rows]
        return found[0] if found else self._missing("sitting", sitting_id)

    def moves(self, sitting_id: str) -> tuple[Move, ...]:
        """Return the moves of a sitting in order."""
        with faults(self.path):
            rows = self._rows(f"SELECT {MOVE_COLUMNS} FROM moves WHERE sitting = ? ORDER BY n", sitting_id)
            return tuple(move_from(row) for row in rows)

    def cards(self, sitting_id: str) -> tuple[Card, ...]:
        """Return the score cards of a sitting, one for each version of the rules, the newest last."""
        with faults(self.path):
            rows = self._rows(
                f"SELECT {CARD_COLUMNS} FROM cards WHERE sitting = ? ORDER BY made_at, rules_version",
                sitting_id,
            )
            return tuple(card_from(row) for row in rows)

    def moments(self, sitting_id: str) -> tuple[KeptMoment, ...]:
        """Return the moments of a sitting that are kept for another try, in the order of its turns."""
        with faults(self.path):
            rows = self._rows(f"SELECT {MOMENT_COLUMNS} FROM moments WHERE sitting = ? ORDER BY turn", sitting_id)
            return tuple(moment_from(row) for row in rows)

    def moments_of(self, person_id: str) -> tuple[KeptMoment, ...]:
        """Return all kept moments of a person: the one longest due first, and of one day those of the older deal."""
        columns = ", ".join(f"moments.{name}" for name in MOMENT_COLUMNS.split(", "))
        question = (
            f"SELECT {columns} FROM moments JOIN sittings ON sittings.id = moments.sitting"
            " WHERE sittings.person = ? ORDER BY moments.due, sittings.number, moments.turn"
        )
        with faults(self.path):
            return tuple(moment_from(row) for row in self._rows(question, person_id))

    def tries(self, sitting_id: str, turn: int) -> tuple[Try, ...]:
        """Return every try at a kept moment, the first one first."""
        with faults(self.path):
            question = f"SELECT {TRY_COLUMNS} FROM tries WHERE sitting = ? AND turn = ? ORDER BY n"
            return tuple(try_from(row) for row in self._rows(question, sitting_id, turn))

    def unfinished(self, person_id: str) -> tuple[Sitting, tuple[Move, ...]] | None:
        """Return the deal a person began last of those still open, with its moves, or None."""
        with faults(self.path), snapshot(self.connection):
            rows = self._rows(
                f"SELECT {SITTING_COLUMNS} FROM sittings WHERE person = ? AND state = 'open' ORDER BY number DESC",
                person_id,
            )
            found = [sitting for sitting in map(sitting_from, rows) if not sitting.is_branch]
            return (found[0], self.moves(found[0].id)) if found else None

    def truths_met(self, person_id: str) -> dict[str, tuple[str, ...]]:
        """Return for each scenario the truths that a person's finished deals met, sorted, each once."""
        met: dict[str, set[str]] = {}
        for sitting in self.deals(person_id):
            if sitting.state == "finished" and sitting.truth is not None:
                met.setdefault(sitting.scenario, set()).add(sitting.truth)
        return {scenario: tuple(sorted(met[scenario])) for scenario in sorted(met)}

    def shared(self) -> tuple[tuple[Person, tuple[Sitting, ...]], ...]:
        """Return everybody whose sittings may be compared with, and those that may: none of anyone private."""
        out = []
        for person in self.people():
            if not person.private:
                since = str(self.setting(SHARED_FROM, person=person.id) or "")
                out.append((person, tuple(one for one in self.sittings(person.id) if one.started_at >= since)))
        return tuple(out)

    def imported(self, scenario_digest: str = "") -> tuple[Imported, ...]:
        """Return the imported sittings of a scenario, or of all of them, in the order in which they came."""
        where, values = ("WHERE scenario_digest = ?", [scenario_digest]) if scenario_digest else ("", [])
        with faults(self.path):
            rows = self._rows(f"SELECT {IMPORTED_COLUMNS} FROM imported {where} ORDER BY number", *values)
            return tuple(imported_from(row) for row in rows)

    def setting(self, key: str, *, person: str = MACHINE) -> object:
        """Return a setting of a person, or of the machine when none is named; None if it was never set."""
        return self.settings(person=person).get(key)

    def settings(self, *, person: str = MACHINE) -> dict[str, object]:
        """Return all settings of a person, or of the machine when none is named."""
        with faults(self.path):
            rows = self._rows("SELECT key, value FROM settings WHERE person = ? ORDER BY key", person)
            return {str(key): from_json(value) for key, value in rows}

    def export(self, person_id: str) -> dict[str, object]:
        """Return all that is stored about a person, ready for JSON: a public format, `version` 1."""
        with faults(self.path), snapshot(self.connection):
            person = asdict(self.person(person_id))
            settings = self.settings(person=person_id)
            sittings = [self._exported(sitting) for sitting in self.sittings(person_id)]
        return {"version": EXPORT_VERSION, "person": person, "settings": settings, "sittings": sittings}

    def _exported(self, sitting: Sitting) -> dict[str, object]:
        told = asdict(sitting)
        del told["person"]
        cards = [asdict(card) for card in self.cards(sitting.id)]
        for card in cards:
            del card["sitting"]
        moves = [asdict(move) for move in self.moves(sitting.id)]
        moments = [self._exported_moment(moment) for moment in self.moments(sitting.id)]
        return {**told, "moves": moves, "cards": cards, "moments": moments}

    def _exported_moment(self, moment: KeptMoment) -> dict[str, object]:
        told, tries = asdict(moment), [asdict(one) for one in self.tries(moment.sitting, moment.turn)]
        del told["sitting"]
        for one in tries:
            del one["sitting"], one["turn"]
        return {**told, "tries": tries}

    def _one_person(self, column: str, value: str) -> Person | None:
        with faults(self.path):
            rows = self._rows(f"SELECT {PERSON_COLUMNS} FROM people WHERE {column} = ?", value)
            found = [person_from(row) for row in rows]
        return found[0] if found else None

    def _missing(self, what: str, identity: str) -> Never:
        raise RecordError(f"There is no {what} {identity!r} in the records.")

    def _rows(self, question: str, *values: object) -> Sequence[Sequence[object]]:
        return self.connection.execute(question, values).fetchall()
