"""Moments that are still owed: of deals that were over before the coach was done with them.

Which ones is kept beside the person, from the end of a deal until its moments are kept. They are made up by the same
second process, one deal after the other, while somebody plays on or at the next start; nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from salesdance.cli.coaching import screening_of
from salesdance.cli.keeping import name_of, transcript_of
from salesdance.cli.told import OWED, keep_moments, owed, paid
from salesdance.coach import Screening
from salesdance.errors import RecordError, SalesdanceError
from salesdance.records import Person, Store

TRIES = 3
"""Starts after which a deal that cannot be gone through any more, such as one that has changed, is left alone."""


class CatchUp:
    """Makes up what is owed to one person. It is asked now and then, in the thread of the records, and never waits."""

    def __init__(self, store: Store, person: Person) -> None:
        self._store: Store | None = store
        self._person = person.id
        self._passed: set[str] = set()
        self._sitting = ""
        self._screening: Screening | None = None

    def go_on(self, *, but: str = "") -> None:
        """Keep what was found by now, and begin with the next sitting, but one that has a coach of its own.

        Records that fail end it quietly.
        """
        try:
            if self._store is not None:
                self._take(self._store)
                self._begin(self._store, but)
        except RecordError:
            # Whoever plays is told by what is kept of the play itself; what is owed stays owed.
            self.close()
            self._store = None

    def close(self) -> None:
        """Let it be; what was found by now is kept, the rest is owed as before."""
        try:
            if self._store is not None:
                self._take(self._store)
        except RecordError:
            self._store = None
        if self._screening is not None:
            self._screening.stop()
        self._screening = None

    def _take(self, store: Store) -> None:
        screening = self._screening
        if screening is None:
            return
        found = screening.result()
        if found is None and not screening.failed:
            return
        self._screening = None
        if found is not None:
            keep_moments(store, self._sitting, found, datetime.now(UTC).astimezone())
            paid(store, self._person, self._sitting)
        else:
            self._failed(store)

    def _failed(self, store: Store) -> None:
        left = owed(store, self._person)
        left[self._sitting] = left.get(self._sitting, 0) + 1
        still = {sitting: tries for sitting, tries in left.items() if tries < TRIES}
        store.set_setting(OWED, still, person=self._person)

    def _begin(self, store: Store, but: str) -> None:
        if self._screening is not None:
            return
        left = [one for one in owed(store, self._person) if one not in (*self._passed, but)]
        if not left:
            return
        self._sitting = left[0]
        self._passed.add(self._sitting)
        try:
            stored = store.sitting(self._sitting)
            transcript = transcript_of(stored, store.moves(stored.id))
        except SalesdanceError:
            self._failed(store)
            return
        self._screening = screening_of(name_of(stored), transcript.header, transcript.entries)
        self._screening.finish()


@contextmanager
def caught_up(store: Store | None, person: Person | None) -> Iterator[None]:
    """Make up what is owed while something else is done; what is there at its end is kept."""
    if store is None or person is None:
        yield
        return
    work = CatchUp(store, person)
    work.go_on()
    try:
        yield
    finally:
        work.close()
