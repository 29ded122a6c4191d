"""The profile: who plays on this machine, what they played, how sure they were, and who wrote them a line."""

from __future__ import annotations

from salesdance.errors import InputError
from salesdance.stage import (
    Bar,
    Bars,
    Button,
    Calibration,
    Card,
    Changed,
    Column,
    Event,
    Field,
    Flow,
    Focus,
    Grow,
    Item,
    Label,
    List,
    Pad,
    Past,
    Postcard,
    Pressable,
    Pressed,
    Push,
    Redraw,
    Row,
    Rule,
    Screen,
    Space,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.hall.hall import Back, Hall
from salesdance.stage.screens.hall.pieces import answer, page, portrait

PRIVACY = (
    "All of this stays on this machine; nothing is sent anywhere. In a terminal, the command "
    "salesdance records forget takes everything about a person away."
)
NOBODY_KEPT = "Nothing is saved this time, so there is nobody to choose."
TOO_FEW = "Once you have said ten times what you think it is, this shows how often it was that."
SURE: tuple[tuple[float, str], ...] = (
    (0.45, "A hunch: four or five of ten"),
    (0.70, "Fairly sure: seven of ten"),
    (0.90, "I'd bet on it: nine of ten"),
)
PRIVATE = "Your deals are private: what you chose is shown to nobody else here."
SHARED = "Your deals are counted, without a name, when others here look at what was chosen."
SHARE, TAKE_BACK = "Let mine be counted from now on", "Keep mine private again"
YEAR = "The year on your habits"
YEAR_IS = "What you do in your deals, what a year of it comes to, and what would change most."
LOOK_BACK = "Press one that was played to its end to read its debrief again, and to try a line of it again."
PAST = "past-"
LONGEST_NAME = 40
MOST_SITTINGS, MOST_CARDS = 40, 12


class Profile(Screen):
    """The people and the sittings of this machine."""

    title = "Profile"

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.people: tuple[str, ...] = ()
        self.past: tuple[Past, ...] = ()
        self.cards: tuple[Postcard, ...] = ()
        self.calibration: Calibration | None = None
        self.pointed = ""
        self.naming = ""
        self.name = ""
        self.fault = ""

    def enter(self, now: float) -> Step:
        """Fetch everything."""
        self._fetch()
        told = self.hall.told()
        focus = Focus("people" if len(self.people) > 1 else "rename")
        return (focus, told) if isinstance(told, Tell) else focus

    def _fetch(self) -> None:
        house = self.hall.house
        self.people, self.past = house.people(), house.past()
        self.cards, self.calibration = house.postcards(), house.calibration()
        self.pointed = house.person()
        self.naming = self.name = self.fault = ""

    def build(self, space: Space) -> Widget:
        """Return people and calibration beside the sittings, or all below each other."""
        left = [self._people(), self._sure(), Label(PRIVACY, "small")]
        right = [self._own(), self._postcards(space), self._sittings()]
        if space.holds(800):
            body: Widget = Row([Grow(Column(left, gap="l")), Grow(Column(right, gap="l"), 1.15)], gap="l")
        else:
            body = Column([left[0], *right, *left[1:]], gap="l")
        return page(space, self.title, body, most=1080)

    def _people(self) -> Widget:
        person = self.hall.house.person()
        if not person:
            return Card(Label(NOBODY_KEPT), label="Who plays")
        parts: list[Widget] = [Label("Who plays", "subhead")]
        if len(self.people) > 1:
            items = [Item(one, one, "plays now" if one == person else "") for one in self.people]
            parts.append(List("people", items, self.pointed, "People on this machine"))
        else:
            parts.append(Label(person))
        if self.naming:
            words = "Another name for you" if self.naming == "rename" else "Who else plays"
            buttons = Flow([Button("keep", "Keep it", "primary"), Button("leave", "Leave it")])
            parts += [Field("name", words, self.name, "a first name is enough", self.fault, LONGEST_NAME), buttons]
        else:
            parts.append(Flow([Button("rename", "Change the name"), Button("add", "Somebody else")]))
        return Card(Column(parts, gap="m"), label="Who plays")

    def _sure(self) -> Widget:
        head = Label("How sure, and how right", "subhead")
        if self.calibration is None:
            return Card(Column([head, Label(TOO_FEW, "small")], gap="s"))
        bars = [
            Bar(_sureness(share), right, f"{round(right * count)} of {count} were right")
            for share, count, right in self.calibration.groups
        ]
        return Card(Column([head, Bars("How often you were right", bars)], gap="m"))

    def _own(self) -> Widget | None:
        """Return the way to the year on one's own habits, and whose business the deals are."""
        if not self.past or not self.hall.house.person():
            return None
        private = self.hall.house.private()
        year = [Label(YEAR_IS, "small"), Flow([Button("year", YEAR, icon="arrow-right")])]
        share = [
            Label(PRIVATE if private else SHARED, "small"),
            Flow([Button("share", SHARE if private else TAKE_BACK)]),
        ]
        return Card(Column([*year, Rule(), *share], gap="s"), label=YEAR)

    def _sittings(self) -> Widget:
        parts: list[Widget] = [Label("Sittings", "subhead")]
        if any(past.id for past in self.past[:MOST_SITTINGS]):
            parts.append(Label(LOOK_BACK, "small"))
        for past in self.past[:MOST_SITTINGS]:
            parts.append(_sitting(past))
        if not self.past:
            parts.append(Label("None yet.", "small"))
        elif len(self.past) > MOST_SITTINGS:
            more = len(self.past) - MOST_SITTINGS
            parts += [Rule(), Label(f"And {more} before these; salesdance records show lists them all.", "small")]
        return Card(Column(parts, gap="s"), label="Sittings")

    def _postcards(self, space: Space) -> Widget | None:
        if not self.cards:
            return None
        parts: list[Widget] = [Label("What they wrote", "subhead")]
        for card in self.cards[:MOST_CARDS]:
            face = portrait(self.hall, card.face, "", "kept" if card.kept else "gone", 64, place=card.place)
            words = Column([Label(card.says), Label(f"{card.name}, {card.title}", "small")], gap="none")
            parts += [Rule(), Row([face, Grow(words)], gap="m")]
        return Card(Column(parts, gap="s"), label="What they wrote")

    def handle(self, event: Event) -> Step:
        """Switch, add, rename."""
        match event:
            case Changed("people", str(name)):
                self.pointed = name
                return Redraw()
            case Pressed("people", name):
                return self._try(name, "as")
            case Pressed("rename" | "add" as what):
                self.naming, self.fault = what, ""
                self.name = self.hall.house.person() if what == "rename" else ""
                return Focus("name")
            case Changed("name", str(name)):
                self.name = name
                return Redraw()
            case Pressed("keep") | Pressed("name"):
                return self._try(self.name, self.naming)
            case Pressed("share"):
                self.hall.house.keep_private(not self.hall.house.private())
                return Redraw(), Focus("share")
            case Pressed("year"):
                # Loaded when it is wanted: what it needs would hold up the title.
                from salesdance.stage.screens.hall.own_year import OwnYearScreen

                return Push(OwnYearScreen(self.hall))
            case Pressed("leave"):
                return self._left()
            case Pressed(key) if key.startswith(PAST):
                return self._look_back(key.removeprefix(PAST))
            case _ if self.naming and getattr(event, "name", "") == "escape":
                return self._left()
            case _:
                return answer(self.hall, event)

    def _look_back(self, sitting: str) -> Step:
        try:
            play = self.hall.house.look_back(sitting)
        except InputError as fault:
            return Tell(str(fault), 8.0)
        return Push(self.hall.after(play, Back))

    def _left(self) -> Step:
        what, self.naming = self.naming, ""
        return Focus(what)

    def _try(self, name: str, what: str) -> Step:
        house = self.hall.house
        try:
            if what == "rename":
                house.rename(name.strip())
            else:
                house.play_as(name.strip())
        except InputError as unfit:
            self.fault = str(unfit)
            return Redraw()
        self._fetch()
        return Tell(f"{house.person()} plays.")


def _sitting(past: Past) -> Widget:
    total = Label("" if past.total is None else f"{round(past.total)} of 100", "small")
    words = Column([Label(past.title, "strong"), Label(f"{past.day}, {past.state}", "small")], gap="none")
    row = Row([Grow(words), total], gap="m")
    if not past.id:
        return Pad(row, "s")
    return Pressable(f"{PAST}{past.id}", row, f"{past.title}, {past.day}: its debrief", pad="s")


def _sureness(share: float) -> str:
    return min(SURE, key=lambda sure: abs(sure[0] - share))[1]
