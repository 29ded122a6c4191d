"""Keeping a sitting while it is played: every move is on the disk before its answer is shown.

When the records cannot be used the game goes on unsaved; that is said once, in one sentence.
"""

from __future__ import annotations

import hashlib
import os
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from salesdance.cli import places
from salesdance.errors import InputError, RecordError, TranscriptError
from salesdance.records import Card, Move, Person, Reader, Sitting, State, Store, open_store
from salesdance.transcript import Entry, Forecast, Header, Transcript, forecast_from, header_from, plain

RECORD_FILE = "records.db"
LAST_PERSON = "last_person"
KEPT = "stage"
WHERE = "file"
if TYPE_CHECKING:
    from salesdance.analysis import Analysis
    from salesdance.scorecard import ScoreCard

STATES: Mapping[State, str] = {"open": "in the middle", "finished": "played to its end", "left": "left in the middle"}
Tell = Callable[[str], None]


def now() -> str:
    """Return the time as the records keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def record_file() -> Path:
    """Return the record file of this machine; it may not exist."""
    return places.data_folder() / RECORD_FILE


def say(sentence: str) -> None:
    """Talk goes to stderr."""
    print(sentence, file=sys.stderr, flush=True)


def unsaved(fault: Exception) -> str:
    """Return what is said where the records cannot be used and the play goes on all the same."""
    return f"{fault} You can play; this time nothing is saved."


@contextmanager
def opened(tell: Tell = say) -> Iterator[Store | None]:
    """Open the records for playing; None, after one sentence to `tell`, when they cannot be used."""
    try:
        places.ready_data_folder()
        held = open_store(record_file(), now=now())
        store = held.__enter__()
    except (RecordError, InputError) as fault:
        tell(unsaved(fault))
        yield None
        return
    try:
        for notice in store.notices:
            tell(notice)
        yield store
    finally:
        try:
            held.__exit__(None, None, None)
        except RecordError as fault:
            tell(str(fault))


def mark_of(person: str) -> str:
    """Return the mark that files of a person (by id) have in common: made of a random number, and of nothing else."""
    return hashlib.sha256(f"salesdance person {person}".encode()).hexdigest()[:16]


class Keeper:
    """Stores one sitting of one person as it is played; without a store it does nothing."""

    def __init__(self, store: Store | None, person: Person | None, *, tell: Tell = say) -> None:
        self._store = store if person is not None else None
        self._tell = tell
        self._person = person
        self._count = 0
        self._noted: tuple[tuple[Forecast, ...], int] = ((), 0)
        self._later: tuple[Header, Path | None, tuple[Entry, ...]] | None = None
        self.id = ""

    @property
    def saving(self) -> bool:
        """Tell whether moves are being stored."""
        return self._store is not None and bool(self.id)

    @property
    def name(self) -> str:
        """Return the id by which the stored sitting is found again; nothing where none is stored."""
        return self.id if self.saving else ""

    def marked(self, transcript: Transcript) -> Transcript:
        """Return a transcript that is to leave this machine, with the mark of who plays; without one if nobody does."""
        return replace(transcript, person=mark_of(self._person.id) if self._person is not None else "")

    def start(self, header: Header, file: Path | None = None, entries: tuple[Entry, ...] = ()) -> None:
        """Begin a sitting in the records, with the entries that it takes up.

        `file` is where a scenario that does not ship with us lies.
        """
        store, person = self._store, self._person
        if store is None or person is None:
            return
        where = {WHERE: str(file.absolute())} if file is not None else {}
        sitting = Sitting(
            id=f"{header.scenario}-{os.urandom(4).hex()}",
            person=person.id,
            scenario=header.scenario,
            scenario_digest=header.scenario_digest,
            rules_version=header.rules,
            profile=header.profile,
            mode=header.mode,
            game_seed=header.game_seed,
            type_seed=header.type_seed,
            started_at=now(),
            header={**plain(header), **where},
        )
        with self._or_unsaved():
            store.start_sitting(sitting, [_move(number, entry) for number, entry in enumerate(entries, 1)])
            self.id, self._count = sitting.id, len(entries)

    def start_later(self, header: Header, file: Path | None, entries: tuple[Entry, ...]) -> None:
        """Begin such a sitting once its first own move is made: opened and not played, it leaves nothing behind."""
        self._later = header, file, entries

    def go_on(self, sitting: Sitting, transcript: Transcript) -> None:
        """Take up a stored sitting."""
        self.id, self._count = sitting.id, len(transcript.entries)
        self._noted = transcript.pending, transcript.hints

    def on_move(self, entry: Entry) -> None:
        """Store one move."""
        if self._later is not None:
            later, self._later = self._later, None
            self.start(*later)
        self._count += 1
        if self._store is None or not self.id:
            return
        with self._or_unsaved():
            self._store.add_move(self.id, _move(self._count, entry))
            self._noted = (), 0

    def note(self, pending: tuple[Forecast, ...], hints: int = 0) -> None:
        """Store what was noted since the last move, such as a pinned suspicion or a look at the hint."""
        if self._store is None or not self.id or (pending, hints) == self._noted:
            return
        looked = {"hints": hints} if hints else {}
        with self._or_unsaved():
            self._store.set_pending(self.id, {"forecasts": [asdict(forecast) for forecast in pending], **looked})
            self._noted = pending, hints

    def finish(self, truth: str | None) -> None:
        """End the sitting in the records; `truth` is what it met, None for one that only tried a turn again."""
        self._end("finished", truth)

    def leave(self) -> None:
        """Put the sitting aside in the records: it is kept, and nobody goes on with it."""
        self._end("left", None)

    def _end(self, state: Literal["finished", "left"], truth: str | None) -> None:
        if self._store is None or not self.id:
            return
        with self._or_unsaved():
            if self._store.sitting(self.id).state == "open":
                self._store.finish_sitting(self.id, at=now(), state=state, truth=truth)

    def card(self, card: ScoreCard, **beside: object) -> None:
        """Store the score card, with what is kept beside it."""
        if self._store is None or not self.id:
            return
        with self._or_unsaved():
            self._store.add_card(Card(self.id, card.rules, now(), {**asdict(card), **beside}))

    def moments(self, analysis: Analysis) -> None:
        """Keep the turns of the finished sitting where much was lost, to be met again in days to come."""
        if self._store is None or not self.id:
            return
        from salesdance.cli.told import keep_moments, paid

        with self._or_unsaved():
            keep_moments(self._store, self.id, analysis, datetime.now(UTC).astimezone())
            if self._person is not None:
                paid(self._store, self._person.id, self.id)

    def owe_moments(self) -> None:
        """Keep in mind that the moments of the finished sitting are still to come."""
        if self._store is None or self._person is None or not self.id:
            return
        from salesdance.cli.told import owe

        with self._or_unsaved():
            owe(self._store, self._person.id, self.id)

    @contextmanager
    def _or_unsaved(self) -> Iterator[None]:
        try:
            yield
        except RecordError as fault:
            self._store = None
            self._tell(f"{fault} The game goes on; from here on nothing is saved.")


def kept_setting(store: Store) -> Mapping[str, object]:
    """Return what was set in the window on this machine, as it was kept; RecordError if it cannot be read."""
    kept = store.setting(KEPT)
    return kept if isinstance(kept, dict) else {}


def transcript_of(sitting: Sitting, moves: tuple[Move, ...]) -> Transcript:
    """Return the transcript of a stored sitting; TranscriptError if what is stored makes none."""
    try:
        known = {field.name for field in fields(Header)}
        header = header_from({name: value for name, value in sitting.header.items() if name in known})
        entries = tuple(_entry(move) for move in moves)
        pending = _forecasts(sitting.pending.get("forecasts", []))
        hints = _whole(sitting.pending.get("hints", 0))
    except (TypeError, ValueError, KeyError) as fault:
        raise TranscriptError(f"The sitting {sitting.id} is damaged in the records: {fault}.") from fault
    return Transcript(header, entries, pending, sitting.state == "finished", hints)


def _move(number: int, entry: Entry) -> Move:
    extra: dict[str, object] = {"origin": entry.origin}
    if entry.forecasts:
        extra["forecasts"] = [asdict(forecast) for forecast in entry.forecasts]
    if entry.hints:
        extra["hints"] = entry.hints
    return Move(number, entry.move, entry.signal, entry.digest, now(), extra)


def _entry(move: Move) -> Entry:
    origin: Any = move.extra.get("origin", "sitting")
    hints = _whole(move.extra.get("hints", 0))
    return Entry(move.move, move.signal, move.digest, origin, _forecasts(move.extra.get("forecasts", [])), hints)


def _whole(stored: object) -> int:
    if not isinstance(stored, int):
        raise TypeError("hints are no number")
    return stored


def _forecasts(stored: object) -> tuple[Forecast, ...]:
    if not isinstance(stored, list):
        raise TypeError("forecasts are no list")
    return tuple(forecast_from(one) for one in stored)


def someone(store: Store, name: str) -> Person:
    """Return the person of that name, added if there is none; InputError for a name that will not do."""
    return store.find_person(name) or store.add_person(name, person_id=uuid.uuid4().hex, made_at=now())


def find_person(reader: Reader, name: str) -> Person:
    """Return the person of that name, or of that number in the list; InputError if there is none."""
    people = reader.people()
    found = reader.find_person(name)
    if found is None and name.isascii() and name.isdigit() and 1 <= int(name) <= len(people):
        found = people[int(name) - 1]
    if found is None:
        known = ", ".join(person.name for person in people)
        raise InputError(f"Nobody here is called {name!r}. {f'There is {known}.' if known else 'Nobody is known.'}")
    return found


def name_of(sitting: Sitting) -> str:
    """Return the id or the path of the deal that a stored sitting is of."""
    return str(sitting.header.get(WHERE) or sitting.scenario)


def written_day(at: str) -> str:
    """Return the day of a kept time in plain words, as it is here, as in "25 November 2026"."""
    try:
        when = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at[:10]
    return f"{when.day} {when:%B %Y}"


def last_played(reader: Reader) -> Person | None:
    """Return who played last, or who came first; None where there is nobody."""
    people, last = reader.people(), reader.setting(LAST_PERSON)
    return next((person for person in people if person.id == last), people[0] if people else None)
