"""Who plays in this window, and what the records have of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from salesdance.cli.catching_up import CatchUp
from salesdance.cli.choosing import play_as, shelves, who_played_last
from salesdance.cli.content import Shelfware
from salesdance.cli.due import Due
from salesdance.cli.keeping import KEPT, kept_setting, now, unsaved
from salesdance.cli.looking_back import calibration_of, past_of, postcards_of
from salesdance.cli.orders import Orders
from salesdance.cli.own_deals import last_deals
from salesdance.cli.own_work import OwnWork
from salesdance.errors import InputError, RecordError
from salesdance.records import Person, Store
from salesdance.records import Sitting as Stored
from salesdance.sitting import Shelf
from salesdance.stage import (
    Calibration,
    Past,
    Postcard,
    Preferences,
    in_mode,
    preferences_as_data,
    preferences_from,
)

T = TypeVar("T")


class Guestbook:
    """Who plays, what was set, and what was played; lost records never stop the play."""

    def __init__(self, store: Store | None, orders: Orders, notices: list[str], content: Shelfware) -> None:
        self._store = store
        self._content = content
        self._orders = orders
        self._notices = notices
        self._person: Person | None = None
        self._year: OwnWork | None = None
        self._owed: CatchUp | None = None
        self._preferences = Preferences()
        if store is not None:
            self._try(lambda: self._arrive(store))
        self._usual = self._preferences.mode
        self._preferences = in_mode(self._preferences, orders.mode)

    def _arrive(self, store: Store) -> None:
        self._preferences = preferences_from(kept_setting(store))
        self._person = play_as(store, self._orders.person) if self._orders.person else who_played_last(store)

    def preferences(self) -> Preferences:
        """Return what was set on this machine."""
        return self._preferences

    def keep(self, preferences: Preferences) -> None:
        """Keep what was set."""
        self._preferences = preferences
        store, data = self._store, preferences_as_data(preferences)
        if preferences.mode == self._orders.mode:
            # That was for this time only.
            data["mode"] = self._usual
        if store is not None:
            self._try(lambda: store.set_setting(KEPT, data))

    def moments(self) -> Due:
        """Return the moments of who plays, to be met again."""
        self.catch_up()
        return Due(self._store, self._person, self._content)

    def notices(self) -> tuple[str, ...]:
        """Return sentences worth showing once, and forget them."""
        told, self._notices[:] = tuple(self._notices), []
        return told

    def person(self) -> str:
        """Return the name of who plays, empty where nothing is saved."""
        return self._person.name if self._person is not None else ""

    def people(self) -> tuple[str, ...]:
        """Return the names of all people on this machine."""
        store = self._store
        found = self._try(store.people) if store is not None else None
        return tuple(person.name for person in found or ())

    def play_as(self, name: str) -> None:
        """Let somebody play, new or known. InputError for a name that will not do."""
        store = self._store
        if store is None:
            raise InputError("Nothing is saved this time, so there is nobody to choose.")
        self._person = self._try(lambda: play_as(store, name, tell=self._notices.append)) or self._person
        self._let_be()

    def rename(self, name: str) -> None:
        """Give who plays another name. InputError for a name that will not do or is taken."""
        store, person = self._store, self._person
        if store is None or person is None:
            raise InputError("Nothing is saved this time, so there is no name to change.")
        self._person = self._try(lambda: store.rename(person.id, name)) or self._person

    def private(self) -> bool:
        """Tell whether the sittings of who plays are kept out of what others are compared with."""
        return self._person is None or self._person.private

    def keep_private(self, private: bool) -> None:
        """Keep them out, or let those from now on be counted."""
        store, person = self._store, self._person
        if store is None or person is None:
            return

        def kept() -> Person:
            return store.set_private(person.id, True) if private else store.share(person.id, since=now())

        self._person = self._try(kept) or self._person

    def new_here(self) -> bool:
        """Tell whether who plays has not begun any sitting yet."""
        return not self._sittings()

    def past(self) -> tuple[Past, ...]:
        """Return the sittings of who plays, the latest first."""
        titles = {shelf.id: shelf.title for shelf in self.shelves()}
        return self._looked_back(lambda store, sittings: past_of(store, sittings, titles)) or ()

    def calibration(self) -> Calibration | None:
        """Return how suspicions came out, by how sure they were, once there are ten."""
        return self._looked_back(calibration_of)

    def own_year(self) -> OwnWork:
        """Return the year on the habits of who plays, not begun yet."""
        store, person = self._store, self._person
        read = self._try(lambda: last_deals(store, person.id)) if store is not None and person is not None else ()
        self._year = OwnWork(read or ())
        return self._year

    def postcards(self) -> tuple[Postcard, ...]:
        """Return a line from everybody who stayed, and the reason of everybody who gave one; the latest first."""
        return self._looked_back(postcards_of) or ()

    def _sittings(self) -> tuple[Stored, ...]:
        store, person = self._store, self._person
        if store is None or person is None:
            return ()
        return self._try(lambda: store.deals(person.id)) or ()

    def _looked_back(self, ask: Callable[[Store, tuple[Stored, ...]], T]) -> T | None:
        sittings, store = self._sittings(), self._store
        return self._try(lambda: ask(store, sittings)) if store is not None else None

    def _try(self, ask: Callable[[], T]) -> T | None:
        """Ask the records; when they fail the play goes on unsaved, which is said once."""
        try:
            return ask()
        except RecordError as fault:
            self._notices.append(unsaved(fault))
            self._store = self._person = None
            return None

    def shelves(self) -> tuple[Shelf, ...]:
        """Return the deals of the library, the first deal first."""
        read = self._content.scenario
        found = self._try(lambda: shelves(self._store, self._person, read))
        return tuple(found if found is not None else shelves(None, None, read))

    def catch_up(self) -> None:
        """Make up, in the background, the moments of deals that were over before the coach was done."""
        store, person = self._store, self._person
        if store is not None and person is not None and self._orders.screened:
            self._owed = self._owed or CatchUp(store, person)
            self._owed.go_on(but=self._at_work())

    def _at_work(self) -> str:
        """Return the sitting whose own coach is still at work."""
        return ""

    def _let_be(self) -> None:
        """End what works for who plays."""
        if self._owed is not None:
            self._owed.close()
        if self._year is not None:
            self._year.leave()
        self._owed = self._year = None
