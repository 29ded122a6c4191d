"""One sitting as the stage asks for it: its brief, its debrief, and the card that is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from salesdance.cli.aftermath import Aftermath
from salesdance.cli.content import Content
from salesdance.cli.others_work import OthersWork, Whose, nobody
from salesdance.cli.playing import Playing
from salesdance.scenario import filled, slots_of
from salesdance.sitting import Said, Seat, View
from salesdance.sitting.debrief import Debrief, Turning
from salesdance.sitting.guide import Guide, guide_of
from salesdance.sitting.others import Others
from salesdance.stage import Brief, Postcard
from salesdance.transcript import Sureness, Transcript

POSTCARD = "postcard"


class Curtain:
    """One sitting in the window; see `salesdance.stage.Play`."""

    def __init__(self, playing: Playing, *, first: bool, fresh: bool, theirs: Whose = nobody) -> None:
        self._playing = playing
        self._others = OthersWork(playing, theirs)
        self._after: Aftermath | None = None
        self._ended = self._kept = self._owed = self._closed = False
        self._debrief: Debrief | None = None
        self.seat: Seat = playing.sitting
        self.told: tuple[Said, ...] = tuple(playing.told)
        self.brief = brief_of(playing.content, playing.content.scenario.id)
        self.first = first
        self.fresh = fresh
        self.turning: Callable[[], Turning | None] | None = self._where_it_turned if playing.coach else None

    @property
    def playing(self) -> Playing:
        """Return the sitting with what it is played with."""
        return self._playing

    def guide(self) -> Guide:
        """Return the facilitator's page of the deal."""
        content = self._playing.content
        return guide_of(content.scenario, content.deck, content.tables)

    def note(self) -> None:
        """Keep what was noted since the last move."""
        self._playing.note()

    def end(self) -> None:
        """End the sitting in the records."""
        self._playing.end()
        self._ended = True
        self._others.read()

    @property
    def suspected(self) -> bool:
        """Tell whether a suspicion was given anywhere."""
        return self._playing.suspected

    def transcript(self) -> Transcript:
        """Return what was played so far; once it is judged, with the scale that it was judged by."""
        return self._after.transcript if self._after is not None else self._playing.sitting.transcript()

    def marked(self) -> Transcript:
        """Return it as it may leave this machine."""
        return self._playing.keeper.marked(self.transcript())

    def _where_it_turned(self) -> Turning | None:
        coach = self._playing.coach
        if coach is None:
            return None
        # Written in frames of their own, before anything is shown: the disk takes its time.
        if not self._kept and coach.found() is not None:
            self._keep()
            return None
        if not (self._kept or self._owed):
            self._owe()
            return None
        return coach.turning(self.transcript())

    def _keep(self) -> None:
        self._kept = True
        self._playing.keep_moments()

    def _owe(self) -> None:
        self._owed = True
        self._playing.owe_moments()

    def close(self) -> None:
        """Let the coach go, and keep what it has found by then; nobody will ask it any more."""
        coach = self._playing.coach
        if self._ended and not self._kept and coach is not None:
            if coach.found() is not None:
                self._keep()
            elif not self._owed:
                self._owe()
        self._playing.let_go()
        self._closed = True

    @property
    def at_work(self) -> str:
        """Return the id of the sitting as long as its coach may still find something; else nothing."""
        return "" if self._closed else self._playing.keeper.id

    def judge(self) -> None:
        """Make the card; slow, and may run in any thread."""
        if self._playing.coach is not None:
            self._playing.coach.over()
        self._after = self._playing.judged(lambda sentence: None)
        # Here too, so that the window need not stop for it.
        self._debrief = self._playing.debrief(self._after, None)
        self._others.begin()

    def others(self) -> Others | None:
        """Return what others chose in this deal; None while that is worked out."""
        return self._others.others

    def debrief(self, guess: tuple[str, Sureness] | None) -> Debrief:
        """Keep the card and return the debrief; only after `judge` came to its end."""
        assert self._after is not None
        assert self._debrief is not None
        card = written(self.brief, self.seat.view(), self._debrief)
        self._playing.keeper.card(self._after.card, **({POSTCARD: asdict(card)} if card else {}))
        return self._playing.guessed(self._debrief, guess)


def written(brief: Brief, view: View, debrief: Debrief) -> Postcard | None:
    """Return the line that somebody leaves at the end: their last words from day 90, or the reason they gave."""
    last = [said.says for said in view.news if said.who == brief.name and said.says]
    reason = debrief.person.straight if debrief.person.told else ""
    says = last[-1] if last and view.end in ("kept", "gone") else reason
    return Postcard(brief.name, brief.title, brief.face, says, view.end == "kept", brief.place) if says else None


def postcard_of(kept: object) -> Postcard | None:
    """Return a postcard of what was kept beside a card; None if that is none."""
    if not isinstance(kept, dict):
        return None
    try:
        card = Postcard(**kept)
    except TypeError:
        return None
    return card if all(isinstance(part, str) for part in (card.name, card.title, card.face, card.says)) else None


def brief_of(content: Content, deal: str) -> Brief:
    """Return the title card of a deal, its words filled in."""
    scenario = content.scenario
    prospect, seller = scenario.prospect, scenario.seller
    return Brief(
        deal, scenario.title, filled(scenario.brief, slots_of(scenario)), prospect.name, prospect.role,
        prospect.company, prospect.face, seller.company, seller.product, seller.price, first_place(content),
    )  # fmt: skip


def first_place(content: Content) -> str:
    """Return where the first talk of a deal is."""
    return content.scenario.meetings[0].place
