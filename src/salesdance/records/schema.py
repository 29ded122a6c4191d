"""The tables, as named steps applied in order; each step is one transaction that also writes its own record.

A step, once released, is never changed: files made by it are out there. A change is a new step at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from salesdance.records.connection import transaction

APPLICATION_ID = 0x53444E43
Step = Callable[[sqlite3.Connection], None]


def make_the_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of the first version."""
    for statement in _FIRST_TABLES:
        connection.execute(statement)


def remember_the_truth_met(connection: sqlite3.Connection) -> None:
    """Let a finished sitting say which of its scenario's truths it met."""
    connection.execute("ALTER TABLE sittings ADD COLUMN truth TEXT")


def keep_moments(connection: sqlite3.Connection) -> None:
    """Keep the moments of a sitting that are worth another try, and every try at one of them."""
    for statement in _MOMENTS:
        connection.execute(statement)


def keep_imported_sittings(connection: sqlite3.Connection) -> None:
    """Make room for sittings of nobody here, so that others can be compared with; they carry no name."""
    # A source stands for one file, and so for one unknown person; a fingerprint keeps a sitting from counting twice.
    connection.execute(
        """CREATE TABLE imported (
            number INTEGER PRIMARY KEY,
            fingerprint TEXT NOT NULL UNIQUE CHECK (fingerprint <> ''),
            source TEXT NOT NULL CHECK (source <> ''),
            scenario TEXT NOT NULL,
            scenario_digest TEXT NOT NULL,
            made_at TEXT NOT NULL,
            transcript TEXT NOT NULL
        ) STRICT"""
    )


STEPS: tuple[Step, ...] = (make_the_tables, remember_the_truth_met, keep_moments, keep_imported_sittings)

_FIRST_TABLES = (
    "CREATE TABLE steps (number INTEGER PRIMARY KEY, name TEXT NOT NULL, made_at TEXT NOT NULL) STRICT",
    # Work that the next start completes, such as wiping what a forgotten person left in freed pages.
    "CREATE TABLE duties (name TEXT PRIMARY KEY) STRICT",
    """CREATE TABLE people (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,
        private INTEGER NOT NULL DEFAULT 1 CHECK (private IN (0, 1)),
        made_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sittings (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        scenario TEXT NOT NULL,
        scenario_digest TEXT NOT NULL,
        rules_version INTEGER NOT NULL,
        profile TEXT NOT NULL,
        mode TEXT NOT NULL,
        game_seed TEXT NOT NULL,
        type_seed TEXT NOT NULL,
        started_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'left')),
        ended_at TEXT,
        header TEXT NOT NULL,
        pending TEXT NOT NULL DEFAULT '{}',
        CHECK ((state = 'open') = (ended_at IS NULL))
    ) STRICT""",
    "CREATE INDEX sittings_of_a_person ON sittings (person)",
    """CREATE TABLE moves (
        sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
        n INTEGER NOT NULL CHECK (n >= 1),
        move TEXT NOT NULL,
        signal TEXT NOT NULL,
        digest TEXT NOT NULL,
        at TEXT NOT NULL,
        extra TEXT NOT NULL,
        PRIMARY KEY (sitting, n)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER moves_never_change BEFORE UPDATE ON moves
        BEGIN SELECT RAISE (ABORT, 'a move that was made is never changed'); END""",
    """CREATE TABLE cards (
        sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
        rules_version INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        card TEXT NOT NULL,
        PRIMARY KEY (sitting, rules_version)
    ) STRICT""",
    # The empty person stands for the machine: settings that everyone shares.
    """CREATE TABLE settings (
        person TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (person, key)
    ) STRICT""",
)

_MOMENTS = (
    # `due` is a day, as people count them; `card` is the scheduler's own, `told` what the analysis found.
    """CREATE TABLE moments (
        sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
        turn INTEGER NOT NULL CHECK (turn >= 0),
        made_at TEXT NOT NULL,
        due TEXT NOT NULL,
        card TEXT NOT NULL,
        told TEXT NOT NULL,
        PRIMARY KEY (sitting, turn)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tries (
        sitting TEXT NOT NULL,
        turn INTEGER NOT NULL,
        n INTEGER NOT NULL CHECK (n >= 1),
        how TEXT NOT NULL CHECK (how IN ('solved', 'missed', 'skipped')),
        move TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (sitting, turn, n),
        FOREIGN KEY (sitting, turn) REFERENCES moments (sitting, turn) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps the file has been through; a later program's file has more than `STEPS`."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether the file carries our mark."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def known_history(connection: sqlite3.Connection) -> bool:
    """Tell whether the steps recorded in the file are the first of ours, as many as its version says."""
    rows = connection.execute("SELECT name FROM steps ORDER BY number").fetchall()
    return [row[0] for row in rows] == [step.__name__ for step in STEPS[: version_of(connection)]]


def put_our_mark(connection: sqlite3.Connection) -> None:
    """Mark a new, empty file as ours."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def migrate(connection: sqlite3.Connection, *, now: str, steps: Sequence[Step] = STEPS) -> None:
    """Apply the steps that the file lacks, each whole or not at all; `now` is ISO text for their records."""
    for number in range(version_of(connection) + 1, len(steps) + 1):
        step = steps[number - 1]
        with transaction(connection):
            step(connection)
            connection.execute(
                "INSERT INTO steps (number, name, made_at) VALUES (?, ?, ?)", (number, step.__name__, now)
            )
            connection.execute(f"PRAGMA user_version={number}")
