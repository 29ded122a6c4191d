"""Behind the window: the records, the deals and the sittings, as the stage asks for them.

Everything here runs in the thread of the window, but for `Curtain.judge`, which touches no record.
"""

from __future__ import annotations

from pathlib import Path

from salesdance.cli.again import named_at
from salesdance.cli.branch import BranchCurtain, branch_from
from salesdance.cli.content import Content, Shelfware
from salesdance.cli.curtain import Curtain, brief_of, first_place
from salesdance.cli.guestbook import Guestbook
from salesdance.cli.keeping import Keeper, name_of, now, transcript_of
from salesdance.cli.opened_again import LookBack, look_back
from salesdance.cli.orders import FIRST_DEAL, Orders
from salesdance.cli.others import theirs_of
from salesdance.cli.others_work import nobody
from salesdance.cli.playing import begin, go_on
from salesdance.errors import InputError, SalesdanceError
from salesdance.records import Sitting as Stored
from salesdance.records import Store
from salesdance.sitting import resume
from salesdance.sitting.others import Theirs
from salesdance.stage import (
    Brief,
    Offer,
)
from salesdance.transcript import Transcript


class House(Guestbook):
    """Everything behind one window; see `salesdance.stage.Backstage`."""

    def __init__(
        self, store: Store | None, orders: Orders, notices: list[str], content: Shelfware | None = None
    ) -> None:
        super().__init__(store, orders, notices, content or Shelfware())
        self._last: Curtain | None = None
        self._looked: LookBack | None = None

    def brief(self, deal: str) -> Brief:
        """Return the title card of a deal, by id or path. InputError or ScenarioError where it cannot be played."""
        return brief_of(self._content.content(deal, self._orders.profile), deal)

    def offer(self, deal: str = "") -> Offer | None:
        """Return the sitting to go on with: of one deal, or the last one left; None too if it cannot go on."""
        self.catch_up()
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

    def _at_work(self) -> str:
        return self._last.at_work if self._last is not None else ""

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

    def close(self) -> None:
        """End all that works behind the window; nobody will ask any more."""
        self._let_go()
        self._let_be()

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

    def _stored(self, stored: Stored) -> tuple[Content, Transcript]:
        transcript = self._transcript(stored)
        return self._content.content(name_of(stored), stored.profile), transcript

    def _transcript(self, stored: Stored) -> Transcript:
        assert self._store is not None
        return transcript_of(stored, self._store.moves(stored.id))
