"""The debrief as a screen: put together behind a quiet sentence, opened by one tap, then read page by page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from salesdance.errors import SalesdanceError
from salesdance.sitting.debrief import Debrief
from salesdance.stage import (
    Button,
    Changed,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    KeyPress,
    Label,
    Pad,
    Play,
    Portrait,
    Preferences,
    Pressed,
    Props,
    Redraw,
    Replace,
    Row,
    Screen,
    Scroll,
    Sized,
    Space,
    Speaker,
    Step,
    Tabs,
    Tell,
    Widget,
    switched,
)
from salesdance.stage.screens.after import card, curve, guess, luck, more, others, person, talk
from salesdance.stage.screens.after.judging import Judging
from salesdance.stage.screens.after.others import OthersTab
from salesdance.stage.screens.after.words import in_the_middle
from salesdance.transcript import Sureness

WAIT = "The debrief is being put together."
FAILED = "The debrief could not be put together this time. The talk itself is kept."
KEYS = (
    "Enter or right goes on, left goes back. A number opens a skill. T is the whole talk, E saves a page to keep, "
    "M turns sound off or on, Esc ends."
)
WHOLE: tuple[str, ...] = ("person", "luck", "card", "more")
SHORT: tuple[str, ...] = ("person", "door")
TITLES = {
    "person": "Who it was",
    "luck": "What was luck",
    "card": "The card",
    "more": "Everything else",
    "door": "How you left it",
}
SIGHT = "sight-"
FACE, SMALL_FACE = 220.0, 120.0
WITH_FACE, WIDEST = 980.0, 1010.0
FACES = {"kept": "kept", "wavering": "wavering", "gone": "gone", "warm_no": "after_no", "cool_no": "after_no"}


class After(Screen):
    """The debrief of a finished sitting; `then` makes the screen that follows, `export` saves a page and says where.

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
        export: Callable[[Debrief], str] | None = None,
    ) -> None:
        self._play = play
        self._props = props
        self._speaker = speaker
        self._then = then
        self._export = export
        self._judging = Judging(play.judge)
        self._others = OthersTab(play)
        self._chosen = ""
        self._guess: tuple[str, Sureness] | None = None
        self._asks = False
        self._debrief: Debrief | None = None
        self._failed = False
        self._page = ""
        self._opened: set[str] = set()
        self._marks = False
        self._tab = ""
        self._chapter = talk.ALL
        self._searched = ""

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
        return told

    def update(self, now: float) -> Step:
        """Open the debrief once it is judged and nothing is asked any more."""
        if self._debrief is not None and self._others.came():
            return Redraw()
        if self._debrief is not None or self._failed or self._asks or not self._judging.over:
            return None
        try:
            if self._judging.failed:
                raise SalesdanceError(FAILED)
            self._debrief = self._play.debrief(self._guess)
        except Exception:
            self._failed = True
            return Redraw()
        return self._turn_to(self._pages[0])

    def leave(self) -> None:
        """Keep the card of somebody who did not stay for the debrief, if it is made by now."""
        if self._debrief is None and self._judging.over and not self._judging.failed:
            with suppress(SalesdanceError):
                self._play.debrief(self._guess)

    @property
    def _pages(self) -> tuple[str, ...]:
        if not self._play.first:
            return WHOLE
        return (*SHORT, "card", "more") if self._marks else SHORT

    def _turn_to(self, page: str) -> Step:
        if self._speaker is not None and self._page:
            self._speaker.play("paper")
        self._page = page
        if page == "more" and self._debrief is not None and not self._tab:
            self._tab = more.tabs_of(self._debrief)[0].id
        return Redraw(), Focus("tabs" if page == "more" else f"{SIGHT}{page}")

    def _beside(self, step: int) -> Step:
        at = self._pages.index(self._page) + step
        if at >= len(self._pages):
            return Replace(self._then())
        return self._turn_to(self._pages[at]) if at >= 0 else Redraw()

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
                return Redraw(), Focus(f"{guess.SURE}hunch")
            case Pressed(key) if key.startswith(guess.SURE):
                self._guess = self._chosen, next(level for level in guess.SURE_WORDS if key.endswith(level))
            case Pressed(guess.LEAVE_OUT):
                pass
            case _:
                return None
        self._asks = False
        return Redraw()

    def _read(self, event: Event, debrief: Debrief) -> Step:
        match event:
            case Pressed("on") | KeyPress("right") | KeyPress("return"):
                return self._beside(1)
            case Pressed("back") | KeyPress("left"):
                return self._beside(-1)
            case Pressed("whole-talk") | KeyPress("t") if "more" in self._pages and debrief.lines:
                self._tab = "talk"
                return self._turn_to("more")
            case Pressed("marks") | KeyPress("c") if self._play.first and not self._marks:
                self._marks = True
                return self._turn_to("card")
            case Pressed("save") | KeyPress("e"):
                return Tell(self._export(debrief), 8.0) if self._export is not None else None
            case Pressed(key) if key.startswith(card.KEY):
                self._opened ^= {key}
            case Changed("tabs", str(tab)):
                self._tab = tab
            case Changed(talk.CHAPTERS, str(chapter)):
                self._chapter = chapter
            case Changed(talk.SEARCH, str(searched)):
                self._searched = searched
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
        return self._framed(space, self._page, self._body(space, self._debrief), self._foot(self._debrief))

    def _framed(self, space: Space, page: str, body: Widget, foot: Widget | None) -> Widget:
        """Return a page with its title and what leads on, beside the person where there is room."""
        debrief, tab = self._debrief, self._tab if page == "more" else ""
        beside = space.holds(WITH_FACE)
        if page == "person" and not beside:
            body = Column([Row(self._about(space, SMALL_FACE), gap="m"), body], gap="l")
        title = guess.QUESTION.format(name=self._play.brief.name) if page == "asks" else TITLES.get(page, self.title)
        there = self._others.beside(more.tabs_of(debrief)) if debrief and tab else ()
        tabs = Tabs("tabs", there, self._tab, "Parts of the debrief") if debrief and tab else None
        # A little room at the sides leaves what is read, and the shadows of cards, clear of the ring of the focus.
        sight = Scroll(f"{SIGHT}{page}{tab}", Pad(body, across="s"), title)
        others = [Pad(one, across="s") if one is not None else None for one in (Label(title, "heading"), tabs, foot)]
        column = Column([*others[:2], Grow(sight), others[2]], gap="m")
        if not beside:
            return Pad(column, across="l", along="m")
        side = Sized(Column(self._about(space, FACE), gap="m"), width=FACE)
        return Pad(in_the_middle(Row([side, Grow(column)], gap="xl", align="stretch"), WIDEST), across="xl", along="m")

    def _about(self, space: Space, size: float) -> list[Widget]:
        """Return the face, and name, role and how it ended."""
        brief, debrief = self._play.brief, self._debrief
        words = [
            Label(brief.name, "heading"),
            Label(brief.role, "small"),
            Label(debrief.ending, "small") if debrief is not None else None,
        ]
        below = Column(words, gap="xs")
        return [self._portrait(space, size), Grow(below) if size == SMALL_FACE else below]

    def _body(self, space: Space, debrief: Debrief) -> Widget:
        match self._page:
            case "person":
                return person.person_page(space, debrief)
            case "luck":
                return luck.luck_page(debrief)
            case "door":
                return luck.door_page(debrief)
            case "card":
                return card.card_page(debrief, self._opened)
        match self._tab:
            case "finds":
                return more.finds_page(debrief)
            case "forecasts":
                return more.forecasts_page(debrief)
            case "curve":
                return curve.curve_page(debrief)
            case others.TAB:
                return self._others.page()
            case "talk":
                return talk.talk_page(debrief, self._chapter, self._searched)
        return more.sources_page(debrief)

    def _portrait(self, space: Space, size: float) -> Widget:
        """Return the face before the place, as it was in the end."""
        view, brief, props = self._play.seat.view(), self._play.brief, self._props
        face = props.portrait(brief.face, props.of_moment(FACES.get(view.end, "listening")), fine=True)
        ground = props.background(view.place, "dark" if space.dark else "light", fine=True)
        return Portrait(ground, (face,), brief.name, width=size / space.text)

    def _foot(self, debrief: Debrief) -> Widget:
        first, last = self._page == self._pages[0], self._page == self._pages[-1]
        on = "From the beginning" if last and self._play.first else "Done" if last else "Go on"
        buttons = [
            Button("on", on, "primary", icon="check" if last and not self._play.first else "arrow-right"),
            None if first else Button("back", "Back", "quiet", icon="arrow-left"),
            Button("marks", "The card as well", "quiet", badge="c")
            if last and self._play.first and not self._marks
            else None,
            None if last or self._play.first else Button("whole-talk", "The whole talk", "quiet", badge="t"),
            Button("save", "Save as a page", "quiet", badge="e") if self._export is not None and last else None,
        ]
        return Flow(buttons, gap="s")
