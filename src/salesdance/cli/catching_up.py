"""Moments that are still owed: of deals that were over before the coach was done with them.

Which ones is kept beside the person, from the end of a deal until its moments are kept. They are made up by the same
second process, one deal after the other, while somebody plays on or at the next start; nobody waits for it. Where there
is nobody to wait, as with lines that are piped in, they can be made up at once (`make_up`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from salesdance.analysis import Analysis
from salesdance.cli.coaching import Says, analysis_of, screening_of
from salesdance.cli.content import Shelfware
from salesdance.cli.keeping import name_of, transcript_of
from salesdance.cli.told import OWED, keep_moments, owed, paid
from salesdance.cli.transcripts import refuse_other
from salesdance.coach import Screening
from salesdance.errors import RecordError, SalesdanceError
from salesdance.records import Person, Reader, Store

ONE_LEFT = "One finished deal is still to be gone through for its moments"
MORE_LEFT = "{count} finished deals are still to be gone through for their moments"
HOW = "that is done while the window is open or you play at a terminal, or at once by `salesdance review {ids}`."
EACH = "that is done while the window is open or you play at a terminal, or at once by `salesdance review` with {ids}."
SHOWN = 5
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
            pay(store, self._person, self._sitting, found)
        else:
            _failed(store, self._person, self._sitting)

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
            _failed(store, self._person, self._sitting)
            return
        self._screening = screening_of(name_of(stored), transcript.header, transcript.entries)
        self._screening.finish()


def _failed(store: Store, person: str, sitting: str) -> None:
    left = owed(store, person)
    left[sitting] = left.get(sitting, 0) + 1
    still = {one: tries for one, tries in left.items() if tries < TRIES}
    store.set_setting(OWED, still, person=person)


def make_up(store: Store, person: str, content: Shelfware, says: Says) -> None:
    """Make up all that is owed to a person here and now; `says` is given a sentence now and then.

    Errors: RecordError, as of the records. A deal that cannot be gone through counts as tried once more.
    """
    for sitting in owed(store, person):
        try:
            stored = store.sitting(sitting)
            transcript = transcript_of(stored, store.moves(stored.id))
            deal = content.content(name_of(stored), stored.profile)
            refuse_other(deal, transcript)
            found = analysis_of(deal, transcript, says=says)
        except RecordError:
            raise
        except SalesdanceError:
            _failed(store, person, sitting)
            continue
        pay(store, person, sitting, found)


def pay(store: Store, person: str, sitting: str, found: Analysis) -> None:
    """Keep the moments that are owed of a sitting, if they are."""
    if sitting in owed(store, person):
        keep_moments(store, sitting, found, datetime.now(UTC).astimezone())
        paid(store, person, sitting)


def left_words(reader: Reader, person: str) -> str:
    """Return how many deals of a person are still to be gone through, and how; nothing where there is none."""
    left = list(owed(reader, person))
    if not left:
        return ""
    many = ONE_LEFT if len(left) == 1 else MORE_LEFT.format(count=len(left))
    ids = ", ".join(left[:SHOWN]) + (" ..." if len(left) > SHOWN else "")
    return f"{many}; {(HOW if len(left) == 1 else EACH).format(ids=ids)}"


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
