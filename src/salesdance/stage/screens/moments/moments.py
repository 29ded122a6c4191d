"""My moments as a screen: a turn of your own deals again, a line to choose, what came of it, and the next one."""

from __future__ import annotations

from salesdance.sitting.due import BRIEF, KNOWN, SKIPPED, TITLE, Moments, Standing, who_words
from salesdance.sitting.practice import Situation, Tried
from salesdance.stage import (
    Button,
    Centered,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    Icon,
    KeyPress,
    Label,
    Pad,
    Pop,
    Portrait,
    Preferences,
    Pressed,
    Props,
    Push,
    Redraw,
    Row,
    Screen,
    Scroll,
    Space,
    Speaker,
    Stack,
    Step,
    Tell,
    Widget,
    switched,
)
from salesdance.stage.screens.moments.known import Known
from salesdance.stage.screens.moments.pages import LINE, lines_page, table_page, talk_page, tried_page

KEYS = (
    "A number chooses a line, the same again or Enter says it. N is what you knew then, S leaves the moment for "
    "another day. Page Up and Page Down scroll, Esc goes back, M turns sound off or on."
)
BESIDE, LOW = 900.0, 560.0
FACE, SMALL_FACE = 170.0, 96.0


class MomentsScreen(Screen):
    """The moments of who plays that are due."""

    title = TITLE

    def __init__(self, moments: Moments, props: Props, preferences: Preferences, speaker: Speaker | None) -> None:
        self._moments = moments
        self._props = props
        self._two_press = preferences.two_press
        self._speaker = speaker
        self._standing = Standing(0, 0, "")
        self._situation: Situation | None = None
        self._tried: Tried | None = None
        self._selected = ""
        self._number = 0

    def enter(self, now: float) -> Step:
        """Begin at the first moment that is due."""
        return self._next()

    def _next(self, *told: str) -> Step:
        self._situation, self._tried = self._moments.begin(), None
        self._selected = ""
        self._number += 1
        return self._looked(f"{LINE}1" if self._situation is not None else "back", *told)

    def _looked(self, focus: str, *more: str) -> Step:
        """Look how things stand now, and tell what there is to be told once; no `focus` is for the way on."""
        self._standing = self._moments.standing()
        focus = focus or ("next" if self._standing.due else "done")
        told = [*more, *self._moments.notices()]
        step = (Redraw(), Focus(focus))
        return (*step, Tell(" ".join(told), 8.0 if len(told) > len(more) else 3.0)) if told else step

    # what is pressed -------------------------------------------------------------------------------------

    def handle(self, event: Event) -> Step:
        """Answer the keys."""
        match event:
            case Pressed("back" | "done"):
                return Pop()
            case KeyPress("f1", again=False):
                return Tell(KEYS, 12.0)
            case KeyPress("m", alt=False, again=False):
                return Tell(switched(self._speaker))
            case Pressed(key, by=by) if key.startswith(LINE):
                return self._line(int(key.removeprefix(LINE)), clicked=by == "click")
            case Pressed("known") if self._situation is not None:
                return Push(Known(self._situation))
            case Pressed("skip") if self._situation is not None and self._tried is None:
                self._moments.skip()
                return self._next(SKIPPED)
            case Pressed("next"):
                return self._next()
        return None

    def _line(self, number: int, *, clicked: bool) -> Step:
        situation = self._situation
        if situation is None or self._tried is not None or not 1 <= number <= len(situation.lines):
            return None
        choice = situation.lines[number - 1]
        if (self._two_press or choice.final) and not clicked and self._selected != choice.move:
            self._selected = choice.move
            return Redraw(), Focus(f"{LINE}{number}")
        self._tried = self._moments.choose(choice.move)
        if self._speaker is not None:
            self._speaker.play("paper")
        return self._looked("")

    # what is to be seen ----------------------------------------------------------------------------------

    def build(self, space: Space) -> Widget:
        """Return the moment beside its lines or what came of them; or when the next one comes."""
        situation = self._situation
        back = Button("back", "Back", "quiet", icon="arrow-left", bare=True)
        left = Label(self._standing.words, "small", align="end") if situation is not None else None
        head = Row([back, Grow(Label(TITLE, "heading")), left], gap="m", align="center")
        wide = space.holds(BESIDE)
        if situation is None:
            return Pad(Column([head, Grow(self._nothing())], gap="m"), across="xl", along="m")
        one = Scroll(f"said-{self._number}", self._said(space, situation, wide=wide), "The moment", at_end=True)
        tried = self._tried
        page = lines_page(situation, self._selected) if tried is None else tried_page(situation, tried)
        name = f"{'lines' if tried is None else 'tried'}-{self._number}"
        other = Scroll(name, page, "Lines" if tried is None else "What came of it")
        if wide:
            both: Widget = Row([Grow(one, 1.0), Grow(other, 1.15)], gap="xl", align="stretch")
        elif tried is None:
            both = Column([Grow(one, 1.0, least=120), Grow(other, 1.3, least=120)], gap="s")
        else:
            # Where there is little room what was said gives way to what came of it.
            both = other
        whole = Column([head, Grow(both), Flow(self._deeds(), gap="s")], gap="m")
        return Pad(whole, across="xl" if wide else "l", along="m")

    def _nothing(self) -> Widget:
        words = [Icon("calendar-days", size=40), Label(self._standing.words, "speech", align="center")]
        return Centered(Column([*words, Label(BRIEF, "small", align="center")], gap="m", align="center"))

    def _said(self, space: Space, situation: Situation, *, wide: bool) -> Widget:
        day = f"{situation.title}, {situation.day}" if situation.day else situation.title
        who = Column([Label(day, "strong"), Label(who_words(situation), "small")], gap="none")
        low = not wide or space.height < LOW * space.text
        face = self._face(space, situation, SMALL_FACE if low else FACE)
        top = Row([face, Grow(who)], gap="m", align="center")
        return Column([top, table_page(situation), talk_page(situation, low=low)], gap="m")

    def _face(self, space: Space, situation: Situation, width: float) -> Widget | None:
        """Return who it is, before the place: as they were, and once a line is said as it left them."""
        view = self._tried.view if self._tried is not None else situation.view
        if situation.view.calendar is not None:
            return None
        ground = self._props.background(situation.view.place, "dark" if space.dark else "light", fine=True)
        wide = width / space.text if space.text > 1 else width
        if situation.view.faceless:
            label = f"{situation.name}, not to be seen"
            return Stack([Portrait(ground, (), label, width=wide), Centered(Icon("phone", size=wide / 5))])
        shown = self._props.expression(view.signal, view.mood) if view.signal else self._props.of_moment("listening")
        label = f"{situation.name}, {shown.replace('_', ' ')}"
        return Portrait(ground, (self._props.portrait(situation.face, shown, fine=True),), label, width=wide)

    def _deeds(self) -> list[Widget]:
        known = Button("known", KNOWN, "quiet", badge="n", icon="notebook-pen")
        if self._tried is None:
            return [known, Button("skip", "Another day", "quiet", badge="s", icon="calendar")]
        if self._standing.due:
            return [Button("next", "The next one", "primary", icon="arrow-right"), known]
        return [Button("done", "Back", "primary", icon="arrow-left"), known]
