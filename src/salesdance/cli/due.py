"""The moments of one person that are due: met one after the other, and kept how each went.

A moment that cannot be met as it was, because its deal has changed or its figures are damaged, is set aside with a
sentence; it stays in the records, and comes back if the deal does.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from salesdance.cli.again import line_of
from salesdance.cli.content import Shelfware
from salesdance.cli.keeping import name_of, transcript_of, written_day
from salesdance.cli.spacing import later, rated
from salesdance.cli.told import kept_from
from salesdance.errors import RecordError, SalesdanceError
from salesdance.records import How, KeptMoment, Person, Reader, Sitting, Store, Try
from salesdance.sitting.due import Standing
from salesdance.sitting.practice import Practice, Situation, Tried
from salesdance.sitting.replay import differs
from salesdance.transcript import Transcript

Clock = Callable[[], datetime]
NONE_YET = "No moments yet. After each deal the turns where another line would have led further come here."
ONLY_ASIDE = "What is left is of deals that have changed since, and is set aside."
UNSAVED = "What you do here is not kept this time."
Key = tuple[str, int]


def clock() -> datetime:
    """Return the time as it is here; a day begins at midnight where the player is."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Listed:
    """A kept moment with its deal, its tries, and in a sentence why it is set aside, if it is.

    `line` is which line of the player it was, as a debrief counts them; 0 where that cannot be told.
    """

    moment: KeptMoment
    sitting: Sitting
    title: str
    line: int
    tries: tuple[Try, ...]
    aside: str


@dataclass(frozen=True, slots=True)
class _Open:
    moment: KeptMoment
    practice: Practice
    tries: int


class Due:
    """What is due for one person; see `salesdance.sitting.due.Moments`. Without records there is nothing."""

    def __init__(
        self, reader: Reader | None, person: Person | None, content: Shelfware, *, clock: Clock = clock
    ) -> None:
        self._reader = reader
        self._writer = reader if isinstance(reader, Store) else None
        self._person = person
        self._content = content
        self._clock = clock
        self._notices: list[str] = []
        self._passed: set[Key] = set()
        self._done: set[Key] = set()
        self._open: _Open | None = None

    def notices(self) -> tuple[str, ...]:
        """Return sentences worth showing once, and forget them."""
        told, self._notices = tuple(self._notices), []
        return told

    def standing(self) -> Standing:
        """Return how many moments there are and are due, and when the next one is."""
        moments = self._moments()
        due = [one for one in moments if self._is_due(one) and not self._why_aside(one)]
        if due or not moments:
            return Standing(len(moments), len(due), due_words(len(due)) if due else NONE_YET)
        today = self._today()
        # What was tried and could not be kept is not there again today.
        days = [max(day_of(one), later(today)) if self._key(one) in self._done else day_of(one) for one in moments]
        coming = min((day for day in days if day > today), default=None)
        words = f"The next one comes {day_words(coming, today)}." if coming is not None else ONLY_ASIDE
        return Standing(len(moments), 0, f"Nothing is due today. {words}")

    def begin(self) -> Situation | None:
        """Return the next moment that is due; what cannot be met is set aside on the way."""
        self._open = None
        for moment in self._moments():
            if not self._is_due(moment):
                continue
            opened = self._opened(moment)
            if opened is not None:
                self._open = opened
                return opened.practice.situation
        return None

    def choose(self, move: str) -> Tried:
        """Choose a line of the moment that was begun, and keep how it went."""
        if self._open is None:
            raise RuntimeError("no moment was begun")
        tried = self._open.practice.choose(move)
        self._keep(self._open, "solved" if tried.solved else "missed", move)
        return tried

    def skip(self) -> None:
        """Leave the moment that was begun for another day."""
        if self._open is not None:
            self._keep(self._open, "skipped", "")

    def listed(self) -> tuple[Listed, ...]:
        """Return every kept moment, the one longest due first; RecordError if the records cannot be read."""
        reader, person = self._reader, self._person
        if reader is None or person is None:
            return ()
        return tuple(
            Listed(
                one,
                reader.sitting(one.sitting),
                self._title(one),
                self._line(one),
                reader.tries(one.sitting, one.turn),
                self._why_aside(one, whole=True),
            )
            for one in reader.moments_of(person.id)
        )

    @staticmethod
    def _key(moment: KeptMoment) -> Key:
        return moment.sitting, moment.turn

    def _today(self) -> date:
        return self._clock().date()

    def _is_due(self, moment: KeptMoment) -> bool:
        return self._key(moment) not in self._passed | self._done and day_of(moment) <= self._today()

    def _moments(self) -> tuple[KeptMoment, ...]:
        reader, person = self._reader, self._person
        if reader is None or person is None:
            return ()
        try:
            return reader.moments_of(person.id)
        except RecordError as fault:
            self._notices.append(f"{fault} {UNSAVED}")
            self._reader = self._writer = None
            return ()

    def _sitting(self, moment: KeptMoment) -> Sitting:
        if self._reader is None:
            raise RecordError(UNSAVED)
        return self._reader.sitting(moment.sitting)

    def _stored(self, moment: KeptMoment) -> tuple[Sitting, Transcript]:
        sitting = self._sitting(moment)
        moves = self._reader.moves(sitting.id) if self._reader is not None else ()
        return sitting, transcript_of(sitting, moves)

    def _practice(self, moment: KeptMoment, tries: int) -> Practice:
        sitting, transcript = self._stored(moment)
        content = self._content.content(name_of(sitting), sitting.profile)
        day = written_day(sitting.started_at)
        luck = zlib.crc32(f"{moment.sitting}/{moment.turn}/{tries}".encode())
        return Practice(
            content.scenario, content.deck, content.tables, transcript, kept_from(moment), luck=luck, day=day
        )

    def _opened(self, moment: KeptMoment) -> _Open | None:
        try:
            tries = len(self._reader.tries(moment.sitting, moment.turn)) if self._reader is not None else 0
            return _Open(moment, self._practice(moment, tries), tries)
        except (SalesdanceError, ValueError) as fault:
            self._passed.add(self._key(moment))
            self._notices.append(set_aside(self._title(moment), str(fault)))
            return None

    def _why_aside(self, moment: KeptMoment, *, whole: bool = False) -> str:
        """Return why a moment cannot be met, or nothing; only the `whole` look plays the deal up to it."""
        try:
            if whole:
                self._practice(moment, 0)
                return ""
            kept_from(moment)
            sitting = self._sitting(moment)
            content = self._content.content(name_of(sitting), sitting.profile)
            return differs(transcript_of(sitting, ()).header, content.scenario, content.deck)
        except (SalesdanceError, ValueError) as fault:
            return str(fault)

    def _title(self, moment: KeptMoment) -> str:
        try:
            sitting = self._sitting(moment)
            return self._content.content(name_of(sitting), sitting.profile).scenario.title
        except SalesdanceError:
            return moment.sitting

    def _line(self, moment: KeptMoment) -> int:
        try:
            _, transcript = self._stored(moment)
            return line_of(transcript, moment.turn)
        except SalesdanceError:
            return 0

    def _keep(self, opened: _Open, how: How, move: str) -> None:
        """Store a try and from when on the moment is due again; what fails there is told, and the play goes on."""
        self._open, moment, now = None, opened.moment, self._clock()
        self._done.add(self._key(moment))
        if self._writer is None:
            return
        card, due = (moment.card, later(now.date())) if how == "skipped" else rated(moment.card, how, now.date())
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        made = Try(moment.sitting, moment.turn, opened.tries + 1, how, move, at)
        try:
            self._writer.add_try(made, due=due.isoformat(), card=card)
        except RecordError as fault:
            self._notices.append(f"{fault} {UNSAVED}")
            self._writer = None


def day_of(moment: KeptMoment) -> date:
    """Return the day on which a moment is due; one whose day cannot be read is due already."""
    try:
        return date.fromisoformat(moment.due)
    except ValueError:
        return date.min


def due_words(count: int) -> str:
    """Return how many moments are due, as a sentence."""
    return "One moment is due." if count == 1 else f"{count} moments are due."


def day_words(day: date, today: date) -> str:
    """Return a day in plain words, as in "tomorrow" or "on Friday 27 November"."""
    away = (day - today).days
    if away <= 1:
        return "today" if away <= 0 else "tomorrow"
    return f"on {day:%A} {day.day} {day:%B}{'' if day.year == today.year else f' {day.year}'}"


def set_aside(title: str, why: str) -> str:
    """Return the sentence with which a moment is set aside."""
    return f"A moment of {title} is set aside: {why[:1].lower()}{why[1:].rstrip('.')}."
