"""The debrief as a screen: put together behind a quiet sentence, opened by one tap, then read page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from salesdance.errors import SalesdanceError
from salesdance.sitting.debrief import Debrief, Turning
from salesdance.sitting.others import Others
from salesdance.stage import (
    Button,
    Changed,
    Column,
    Event,
    Focus,
    KeyPress,
    Label,
    Next,
    Play,
    Preferences,
    Pressed,
    Props,
    Push,
    Redraw,
    Replace,
    Row,
    Screen,
    Space,
    Speaker,
    Step,
    Tabs,
    Tell,
    Widget,
    switched,
)
from salesdance.stage.screens.after import card, foot, frame, guess, more, others, pages, talk, turning
from salesdance.stage.screens.after.coming import HEAD_START, Coming
from salesdance.stage.screens.after.judging import Judging
from salesdance.stage.screens.after.others import OthersTab
from salesdance.stage.screens.after.place import Place, places_from
from salesdance.transcript import Sureness

WAIT = "The debrief is being put together."
FAILED = "The debrief could not be put together this time. The talk itself is kept."
KEYS = (
    "Enter or right goes on, left goes back; where there are tabs, both turn to the next one. A number opens a moment "
    "or a skill. A tries a moment again, T is the whole talk, E saves a page to keep, M turns sound off or on, "
    "Esc ends."
)
SIGHT = "sight-"
Export = Callable[[Debrief, Others | None], str]


class After(Screen):
    """The debrief of a finished sitting; `then` makes the screen that follows, `export` saves a page and says where.

    What others chose is on that page for somebody who has looked at it here, where it turned as soon as that is known.
    `again` makes the screen on which a turn of the transcript (an entry, from 0) is tried again. `turning` is asked
    once a frame for where it turned, until it gives that, and answers at once; without it the debrief has it or not.
    Entered when the sitting is finished: it ends it in the records, and judges it in a thread.
    """

    title = "The debrief"

    def __init__(
        self,
        play: Play,
        props: Props,
        preferences: Preferences,
        speaker: Speaker | None,
        then: Callable[[], Screen],
        export: Export | None = None,
        again: Callable[[int], Screen] | None = None,
        turning: Callable[[], Turning | None] | None = None,
    ) -> None:
        self._play = play
        self._props = props
        self._speaker = speaker
        self._then = then
        self._export = export
        self._again = again
        self._coming = Coming(turning)
        self._judging = Judging(play.judge)
        self._others = OthersTab(play)
        self._chosen = ""
        self._guess: tuple[str, Sureness] | None = None
        self._asks = False
        self._made: Debrief | None = None
        self._waits = HEAD_START
        self._debrief: Debrief | None = None
        self._failed = self._entered = False
        self._at = Place()
        self._marks = False

    # the life of the screen ------------------------------------------------------------------------------

    def enter(self, now: float) -> Step:
        """End the sitting in the records, and begin to judge it."""
        told: Step = None
        try:
            self._play.end()
        except SalesdanceError as fault:
            told = Tell(str(fault))
        self._asks = not self._play.suspected and bool(self._play.seat.view().cards)
        self._judging.begin()
        self._entered = True
        return told

    def update(self, now: float) -> Step:
        """Open the debrief once it is judged and nothing is asked any more; add where it turned once that is known."""
        if self._entered:
            # The frame in which the sitting was ended has done enough.
            self._entered = False
            return None
        came = self._coming.asked()
        if self._debrief is not None:
            self._debrief = self._coming.added(self._debrief)
            return Redraw() if self._others.came() or came else None
        if self._failed or self._asks or not self._judging.over:
            return None
        if self._made is None:
            return self._make()
        self._waits -= 1
        if self._waits > 0:
            return None
        self._debrief = self._coming.added(self._made)
        return self._turn_to(self._pages[0])

    def _make(self) -> Step:
        """Make the debrief; it opens a little later, when its first pages are made ready."""
        try:
            if self._judging.failed:
                raise SalesdanceError(FAILED)
            self._made = self._play.debrief(self._guess)
        except Exception:
            self._failed = True
            return Redraw()
        return None

    def leave(self) -> None:
        """Keep the card of somebody who did not stay for the debrief, if it is made by now."""
        if self._made is None and self._judging.over and not self._judging.failed:
            with suppress(SalesdanceError):
                self._play.debrief(self._guess)

    @property
    def _pages(self) -> tuple[str, ...]:
        turned = self._coming.wanted or (self._debrief is not None and self._debrief.turning is not None)
        return pages.pages_of(first=self._play.first, marks=self._marks, turned=turned)

    def _turn_to(self, page: str) -> Step:
        if self._speaker is not None and self._at.page:
            self._speaker.play("paper")
        tab = self._at.tab
        if page == "more" and self._debrief is not None and not tab:
            tab = more.tabs_of(self._debrief)[0].id
        self._at = self._at._replace(page=page, tab=tab)
        # Where there is something to press, Enter still goes on; numbers open it, arrows turn to another tab.
        pressed = dict.fromkeys(("more", "card", "turning"), "on")
        return Redraw(), Focus(pressed.get(page, f"{SIGHT}{page}"))

    def _beside(self, step: int) -> Step:
        at = self._pages.index(self._at.page) + step
        if at >= len(self._pages):
            return Replace(self._then())
        return self._turn_to(self._pages[at]) if at >= 0 else Redraw()

    def _tabbed(self, step: int, debrief: Debrief) -> Step:
        there = self._at.beside(step, self._others.beside(more.tabs_of(debrief)))
        if there is None:
            return self._beside(-1)
        self._at = there
        self._others.looked_at(there.tab)
        return Redraw(), Focus("on")

    # what is pressed -------------------------------------------------------------------------------------

    def handle(self, event: Event) -> Step:
        """Answer the keys of the page that is open."""
        if self._asks and event == KeyPress("escape"):
            self._asks = False
            return Redraw()
        if event == KeyPress("escape") or event in (Pressed("end"), Pressed("end", by="click")):
            return Replace(self._then())
        if isinstance(event, KeyPress) and event.name in ("f1", "m"):
            return Tell(KEYS, 8.0) if event.name == "f1" else Tell(switched(self._speaker))
        if self._asks:
            return self._asked(event)
        if self._debrief is None:
            return None
        return self._read(event, self._debrief)

    def _asked(self, event: Event) -> Step:
        match event:
            case Pressed(key) if key.startswith(guess.CARD):
                self._chosen = key.removeprefix(guess.CARD)
                return Redraw(), Focus(guess.HOW_SURE)
            case Pressed(key) if key.startswith(guess.SURE):
                self._guess = self._chosen, next(level for level in guess.SURE_WORDS if key.endswith(level))
            case Pressed(guess.LEAVE_OUT):
                pass
            case KeyPress("return"):
                return Tell(guess.SURE_FIRST if self._chosen else guess.CARD_FIRST)
            case _:
                return None
        self._asks = False
        return Redraw()

    def _read(self, event: Event, debrief: Debrief) -> Step:
        match event:
            case KeyPress("left" | "right" as way) if self._at.page == "more":
                return self._tabbed(1 if way == "right" else -1, debrief)
            case KeyPress("return") if self._at.page == "more":
                # The ring was on something that Enter does not press; now it is on what Enter ends with.
                return Focus("on")
            case Pressed("on") | KeyPress("right") | KeyPress("return"):
                return self._beside(1)
            case Pressed("back") | KeyPress("left"):
                return self._beside(-1)
            case Pressed("whole-talk") | KeyPress("t") if "more" in self._pages and debrief.lines:
                self._at = self._at._replace(tab="talk")
                return self._turn_to("more")
            case Pressed("marks") | KeyPress("c") if self._play.first and not self._marks:
                self._marks = True
                return self._turn_to(self._pages[len(pages.SHORT)])
            case Pressed(foot.AGAIN) if self._again is not None and (moment := self._at.moment(debrief)) is not None:
                return Push(self._again(moment.turn))
            case Pressed("save") | KeyPress("e"):
                return Tell(self._export(debrief, self._others.asked_for), 8.0) if self._export is not None else None
            case Pressed() | Changed() if (there := self._at.after(event)) is not None:
                self._at = there
                self._others.looked_at(there.tab)
                if isinstance(event, Pressed) and event.by != "enter" and self._at.page == "turning":
                    return Redraw(), Focus("on")
            case _:
                return None
        return Redraw()

    # what is to be seen ----------------------------------------------------------------------------------

    def build(self, space: Space) -> Widget:
        """Return the sentence that all is on its way, the one question, or the page that is open."""
        if self._asks:
            cards = self._play.seat.view().cards
            return self._framed(space, "asks", guess.guess_page(cards, self._chosen), None)
        if self._failed:
            return self._framed(space, "failed", Label(FAILED, "speech"), Button("end", "Go on", "primary"))
        if self._debrief is None:
            return self._framed(space, "wait", Label(WAIT, "speech"), None)
        return self._shown(space, self._at, self._debrief)

    def ahead(self) -> Iterator[Next]:
        """Return the other pages, the next one first, each moment, all that stands behind tabs, and every rule."""
        if self._made is None:
            return
        debrief = self._coming.added(self._debrief or self._made, ahead=True)
        for at in places_from(self._at, self._pages, debrief, self._others.beside(more.tabs_of(debrief))):
            key = (at, debrief.turning is not None, self._others.there, self._marks)
            yield Next(key, partial(self._shown, at=at, debrief=debrief))

    def _shown(self, space: Space, at: Place, debrief: Debrief) -> Widget:
        return self._framed(space, at.page, self._body(space, at, debrief), self._foot(at, debrief), at.tab, debrief)

    def _framed(
        self, space: Space, page: str, body: Widget, foot: Widget | None, tab: str = "", debrief: Debrief | None = None
    ) -> Widget:
        """Return a page in its frame; where there is no room beside it, the person stands on the first one."""
        tab = tab if page == "more" else ""
        who = frame.about(space, self._play, self._props, debrief)
        if page == "person" and not space.holds(frame.WITH_FACE):
            body = Column([Row(who, gap="m"), body], gap="l")
        head = guess.question(self._play.brief.name) if page == "asks" else None
        title = pages.TITLES.get(page, self.title)
        there = self._others.beside(more.tabs_of(debrief)) if debrief and tab else ()
        tabs = Tabs("tabs", there, tab, "Parts of the debrief") if debrief and tab else None
        return frame.frame(space, who, f"{SIGHT}{page}{tab}", title, body, head=head, tabs=tabs, foot=foot)

    def _body(self, space: Space, at: Place, debrief: Debrief) -> Widget:
        match at.page:
            case "turning":
                chosen = at.moment(debrief)
                return turning.turning_page(space, debrief.turning, chosen, failed=self._coming.failed)
            case "card":
                return card.card_page(debrief, at.opened)
            case "more" if at.tab == others.TAB:
                return self._others.page()
            case "more" if at.tab == "talk":
                return talk.talk_page(debrief, at.chapter, at.searched)
        return pages.page_of(space, debrief, at.tab if at.page == "more" else at.page)

    def _foot(self, at: Place, debrief: Debrief) -> Widget:
        again = self._again is not None and at.page == "turning" and at.moment(debrief) is not None
        play, saves = self._play, self._export is not None
        return foot.foot_of(at.page, self._pages, first=play.first, marks=self._marks, saves=saves, again=again)
