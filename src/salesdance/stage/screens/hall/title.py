"""The title: a face, the name, Start. On the screen before anything heavy is loaded, and it waits for that itself."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.stage import (
    Button,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    KeyPress,
    Label,
    Offer,
    Pad,
    Pressable,
    Pressed,
    Push,
    Quit,
    Redraw,
    Row,
    Screen,
    Scroll,
    Sized,
    Space,
    Spacer,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.hall.brief import go_on, open_brief, open_desk, open_moments, open_room
from salesdance.stage.screens.hall.credits import Credits
from salesdance.stage.screens.hall.hall import Hall
from salesdance.stage.screens.hall.help import Help
from salesdance.stage.screens.hall.library import Library, suggested
from salesdance.stage.screens.hall.pieces import middle, portrait
from salesdance.stage.screens.hall.profile import Profile
from salesdance.stage.screens.hall.settings import SettingsPage

NAME = "salesdance"
LINE = "A person sits across the table and does not tell you what really bothers them."
FIRST_DEAL = "the_yes"
FACE, PLACE = "gwen", "bakery"
SEEN = "Gwen Abara, a baker, looks at you"
WORDS = 460
MOMENT = "One moment."
QUIET = (
    ("deals", "Deals"),
    ("profile", "Profile"),
    ("settings", "Settings"),
    ("credits", "Credits"),
    ("help", "Keys"),
    ("quit", "Quit"),
)
AT_ONCE = ("settings", "credits", "help", "quit")


class Title(Screen):
    """The lowest screen. What is pressed before all is loaded is done by itself once it is.

    `straight` is a deal to open at once, as one named on the command line; `room` opens it for a whole room, `desk`
    a desk of losses instead, `moments` one's own moments.
    """

    title = NAME

    def __init__(
        self, hall: Hall, straight: str = "", *, room: bool = False, desk: bool = False, moments: bool = False
    ) -> None:
        self.hall = hall
        self.offer: Offer | None = None
        self.waiting = f"room {straight or FIRST_DEAL}" if room else f"open {straight}" if straight else ""
        aside = "desk" if desk else "moments" if moments else "named" if hall.named is not None else ""
        self.waiting = aside or self.waiting
        self._touched = bool(self.waiting)
        self._next = ""
        self._shown = self._came = False

    def enter(self, now: float) -> Step:
        """Begin at Start."""
        return Focus("start")

    def resume(self, now: float, result: object) -> Step:
        """See what can be gone on with now."""
        self._touched = False
        return self._look() if self._came else None

    def update(self, now: float) -> Step:
        """Wait for those behind the window, and then for what was pressed meanwhile."""
        if not self._came:
            # The first frame is drawn before anything is loaded.
            shown, self._shown = self._shown, True
            if not shown or not self.hall.arrived:
                return None
            self._came = True
            return self._look()
        if self.waiting and self._can(self.waiting):
            key, self.waiting = self.waiting, ""
            return self._do(key)
        if not self._next and self.hall.whole() and not self.hall.house.new_here():
            shelves = self.hall.house.shelves()
            self._next = next((shelf.title for shelf in shelves if shelf.id == suggested(shelves)), " ")
            return Redraw()
        return None

    def _look(self) -> Step:
        before, self._next = self.offer, ""
        self.offer = self.hall.house.offer()
        told = self.hall.told()
        if self.offer is not None and before is None and not self._touched:
            return (Focus("continue"), told) if isinstance(told, Tell) else Focus("continue")
        return told or Redraw()

    def handle(self, event: Event) -> Step:
        """Go where a button leads."""
        match event:
            case Pressed(key):
                self._touched = True
                return self._do(key) if self._can(key) else self._wait(key)
            case KeyPress("f1", again=False):
                return Push(Help())
            case KeyPress("m", again=False):
                return self.hall.mute()
            case KeyPress("f9", again=False) if self.hall.room is not None:
                return self._do("room") if self._can("room") else self._wait("room")
            case KeyPress():
                self._touched = True
                return None
            case _:
                return None

    def _wait(self, key: str) -> Step:
        self.waiting = key
        return Redraw()

    def _can(self, key: str) -> bool:
        if key in AT_ONCE:
            return True
        if not self._came:
            return False
        light = (
            key.startswith(("open ", "room "))
            or key in ("continue", "named")
            or (key == "start" and self.hall.house.new_here())
        )
        return light or self.hall.whole()

    def _do(self, key: str) -> Step:
        hall = self.hall
        onward: dict[str, Callable[[], Step]] = {
            "start": self._start,
            "continue": lambda: go_on(hall, self.offer, self._library) if self.offer else None,
            "deals": lambda: Push(Library(hall)),
            "profile": lambda: Push(Profile(hall)),
            "settings": lambda: Push(SettingsPage(hall)),
            "credits": lambda: Push(Credits(hall)),
            "desk": lambda: open_desk(hall),
            "moments": lambda: open_moments(hall),
            "help": lambda: Push(Help()),
            "room": lambda: open_room(hall, FIRST_DEAL, self._library),
            "quit": Quit,
            "named": lambda: Push(hall.named()) if hall.named is not None else None,
        }
        if key.startswith("room "):
            return open_room(hall, key.removeprefix("room "), self._library)
        if key.startswith("open "):
            return open_brief(hall, key.removeprefix("open "), self._library)
        return onward[key]()

    def _start(self) -> Step:
        house = self.hall.house
        deal = FIRST_DEAL if house.new_here() else suggested(house.shelves())
        return open_brief(self.hall, deal, self._library)

    def _library(self) -> Screen:
        return Library(self.hall)

    def build(self, space: Space) -> Widget:
        """Return the face beside the words, or everything below each other where there is little room."""
        side = min(space.height - 200, space.width - 56 - 64 - WORDS * space.text, 600)
        if side >= 280:
            face = portrait(self.hall, FACE, SEEN, "title", side, place=PLACE)
            words = Sized(Column([*self._name(), *self._ways()], gap="l"), width=WORDS * space.text)
            whole: Widget = Row(
                [Grow(Spacer()), face, Sized(Spacer(), width=64), words, Grow(Spacer())], align="center"
            )
        else:
            face = portrait(
                self.hall, FACE, SEEN, "title", min(200, space.height * (0.2 if self.offer else 0.25)), place=PLACE
            )
            # Where there is little room, what can be gone on with comes before what the game says of itself.
            name = self._name()[:1] if self.offer else self._name()
            top = Row([face, Grow(Column(name, gap="s"))], gap="l", align="center")
            whole = middle(space, Column([top, *self._ways()], gap="l"), 620)
        body = Scroll("title", Column([Grow(Spacer()), whole, Grow(Spacer())], gap="none"))
        return Pad(Column([Grow(body), self._foot(space)], gap="m"), across="l", along="l")

    def _name(self) -> list[Widget]:
        return [Label(NAME, "display"), Label(LINE, "speech", "muted")]

    def _ways(self) -> list[Widget | None]:
        start = Button("start", "Start", "plain" if self.offer else "primary", icon="play", role="speech")
        note = Label(MOMENT if self.waiting else self._note(), "small")
        return [self._continue(), Column([start, note], gap="s", align="start")]

    def _note(self) -> str:
        if self._came and self.hall.house.new_here():
            return "The Yes. Three minutes, and it begins after the yes."
        return f"Next: {self._next}" if self._next.strip() else " "

    def _continue(self) -> Widget | None:
        if self.offer is None:
            return None
        face = portrait(self.hall, self.offer.face, "", "listening", 88, place=self.offer.place)
        words = Column(
            [
                Label("Continue", "small_strong", "accent"),
                Label(self.offer.title, "strong"),
                Label(self.offer.recap, "small"),
            ],
            gap="xs",
        )
        return Pressable("continue", Row([face, Grow(words)], gap="m"), f"Continue: {self.offer.title}", pad="m")

    def _foot(self, space: Space) -> Widget:
        return Flow([Button(key, words, "quiet", role="small_strong") for key, words in QUIET], gap="s", pack="center")
