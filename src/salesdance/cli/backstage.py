"""Behind the window: the records, the deals and the sittings, as the stage asks for them.

Everything here runs in the thread of the window, but for `Curtain.judge`, which touches no record.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from salesdance.cli.again import named_at
from salesdance.cli.branch import BranchCurtain, branch_from
from salesdance.cli.choosing import play_as, shelves, who_played_last
from salesdance.cli.content import Content, Shelfware
from salesdance.cli.curtain import Curtain, brief_of, first_place
from salesdance.cli.due import Due
from salesdance.cli.keeping import KEPT, Keeper, kept_setting, name_of, now, transcript_of, unsaved
from salesdance.cli.looking_back import calibration_of, past_of, postcards_of
from salesdance.cli.opened_again import LookBack, look_back
from salesdance.cli.orders import FIRST_DEAL, Orders
from salesdance.cli.others import theirs_of
from salesdance.cli.others_work import nobody
from salesdance.cli.own_deals import last_deals
from salesdance.cli.own_work import OwnWork
from salesdance.cli.playing import begin, go_on
from salesdance.errors import InputError, RecordError, SalesdanceError
from salesdance.records import Person, Store
from salesdance.records import Sitting as Stored
from salesdance.sitting import Shelf, resume
from salesdance.sitting.others import Theirs
from salesdance.stage import (
    Brief,
    Calibration,
    Offer,
    Past,
    Postcard,
    Preferences,
    in_mode,
    preferences_as_data,
    preferences_from,
)
from salesdance.transcript import Transcript

T = TypeVar("T")


class House:
    """Everything behind one window; see `salesdance.stage.Backstage`."""

    def __init__(
        self, store: Store | None, orders: Orders, notices: list[str], content: Shelfware | None = None
    ) -> None:
        self._store = store
        self._content = content or Shelfware()
        self._orders = orders
        self._notices = notices
        self._person: Person | None = None
        self._last: Curtain | None = None
        self._year: OwnWork | None = None
        self._looked: LookBack | None = None
        self._preferences = Preferences()
        if store is not None:
            self._try(lambda: self._arrive(store))
        self._usual = self._preferences.mode
        self._preferences = in_mode(self._preferences, orders.mode)

    def _arrive(self, store: Store) -> None:
        self._preferences = preferences_from(kept_setting(store))
        self._person = play_as(store, self._orders.person) if self._orders.person else who_played_last(store)

    def notices(self) -> tuple[str, ...]:
        """Return sentences worth showing once, and forget them."""
        told, self._notices[:] = tuple(self._notices), []
        return told

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

    def shelves(self) -> tuple[Shelf, ...]:
        """Return the deals of the library, the first deal first."""
        read = self._content.scenario
        found = self._try(lambda: shelves(self._store, self._person, read))
        return tuple(found if found is not None else shelves(None, None, read))

    def new_here(self) -> bool:
        """Tell whether who plays has not begun any sitting yet."""
        return not self._sittings()

    def brief(self, deal: str) -> Brief:
        """Return the title card of a deal, by id or path. InputError or ScenarioError where it cannot be played."""
        return brief_of(self._content.content(deal, self._orders.profile), deal)

    def offer(self, deal: str = "") -> Offer | None:
        """Return the sitting to go on with: of one deal, or the last one left; None too if it cannot go on."""
        found = self._try(lambda: self._left(deal))
        if found is None:
            return None
        try:
            content, transcript = self._stored(found)
            sitting = resume(content.scenario, content.deck, content.tables, transcript)
        except (SalesdanceError, ValueError) as fault:
            self._notices.append(f"A sitting of {found.scenario} from {found.started_at[:10]} cannot go on: {fault}")
            return None
        face = content.scenario.prospect.face
        return Offer(found.id, content.scenario.id, content.scenario.title, sitting.recap(), face, first_place(content))

    def begin(self, deal: str, *, room: bool = False) -> Curtain:
        """Begin a sitting in the mode of the preferences; that of a room is plain and is kept for nobody.

        InputError where the deal cannot be played.
        """
        first = deal == FIRST_DEAL and not any(one.state == "finished" for one in self._sittings())
        content = self._content.content(deal, self._orders.profile)
        keeper = Keeper(None if room else self._store, self._person, tell=self._notices.append)
        mode = "plain" if room else self._preferences.mode
        screened = self._orders.screened and not room
        self._let_go()
        playing = begin(content, keeper, deal, seeds=self._orders.seeds(), mode=mode, screened=screened)
        self._last = Curtain(playing, first=first, fresh=True, theirs=nobody if room else self._theirs)
        return self._last

    def go_on(self, offer: Offer) -> Curtain:
        """Take up a sitting where it was left. InputError where that cannot be."""
        store = self._store
        if store is None:
            raise InputError("Nothing is saved this time, so there is nothing to go on with.")
        keeper = Keeper(store, self._person, tell=self._notices.append)
        try:
            stored = store.sitting(offer.id)
            content, transcript = self._stored(stored)
            self._let_go()
            playing = go_on(content, keeper, stored, transcript, screened=self._orders.screened)
        except (SalesdanceError, ValueError) as fault:
            raise InputError(f"This sitting cannot go on: {fault}") from fault
        self._last = Curtain(playing, first=False, fresh=False, theirs=self._theirs)
        return self._last

    def look_back(self, sitting: str) -> LookBack:
        """Open a finished sitting for its debrief; nothing is kept of that. InputError where that cannot be."""
        store = self._store
        if store is None:
            raise InputError("Nothing is saved this time, so there is nothing to look back on.")
        try:
            stored = store.sitting(sitting)
            content, transcript = self._stored(stored)
            self._look_away()
            self._looked = look_back(content, stored, transcript, self._theirs, screened=self._orders.screened)
        except (SalesdanceError, ValueError) as fault:
            raise InputError(f"The debrief of this sitting cannot be opened again: {fault}") from fault
        return self._looked

    def again(self, turn: int, *, other_dice: bool) -> BranchCurtain:
        """Open a turn of the sitting whose debrief was opened last. InputError where that cannot be."""
        last = self._looked or self._last
        if last is None:
            raise InputError("Nothing was played yet, so there is no turn to try again.")
        return branch_from(last, turn, self._aside(), other_dice=other_dice)

    def named(self) -> BranchCurtain:
        """Open the turn that the command line names. InputError or TranscriptError where that cannot be."""
        branch = BranchCurtain(named_at(self._orders, self._aside()))
        self._let_go()
        self._last = branch
        return branch

    def _aside(self) -> Keeper:
        return Keeper(self._store, self._person, tell=self._notices.append)

    def _let_go(self) -> None:
        self._look_away()
        if self._last is not None:
            self._last.close()

    def _look_away(self) -> None:
        if self._looked is not None:
            self._looked.close()
        self._looked = None

    def played(self) -> Transcript | None:
        """Return the transcript of the sitting that was played last, as it may be saved; None if none was."""
        return self._last.marked() if self._last is not None else None

    def leave(self, offer: Offer) -> None:
        """Put a sitting aside for good: it is kept, and not offered again."""
        store = self._store
        if store is not None:
            self._try(lambda: store.finish_sitting(offer.id, at=now(), state="left"))

    def moments(self) -> Due:
        """Return the moments of who plays, to be met again."""
        return Due(self._store, self._person, self._content)

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

    def close(self) -> None:
        """End all that works behind the window; nobody will ask any more."""
        self._let_go()
        if self._year is not None:
            self._year.leave()

    def postcards(self) -> tuple[Postcard, ...]:
        """Return a line from everybody who stayed, and the reason of everybody who gave one; the latest first."""
        return self._looked_back(postcards_of) or ()

    def _theirs(self, content: Content, mine: Transcript) -> list[Theirs]:
        store, person = self._store, self._person
        if store is None or person is None:
            return []
        return self._try(lambda: theirs_of(store, content, mine, person.id)) or []

    def _left(self, deal: str) -> Stored | None:
        there = str(Path(deal).absolute())
        mine = [
            one
            for one in self._sittings()
            if one.state == "open" and (deal in ("", one.scenario) or name_of(one) == there)
        ]
        return mine[-1] if mine else None

    def _sittings(self) -> tuple[Stored, ...]:
        store, person = self._store, self._person
        if store is None or person is None:
            return ()
        return self._try(lambda: store.deals(person.id)) or ()

    def _stored(self, stored: Stored) -> tuple[Content, Transcript]:
        transcript = self._transcript(stored)
        return self._content.content(name_of(stored), stored.profile), transcript

    def _transcript(self, stored: Stored) -> Transcript:
        assert self._store is not None
        return transcript_of(stored, self._store.moves(stored.id))

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
