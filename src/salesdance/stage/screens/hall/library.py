"""The library: every deal as a card with its face, open from the start, in the order that we would play them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salesdance.stage import (
    Button,
    Column,
    Event,
    Figures,
    Flow,
    Focus,
    Grid,
    Grow,
    Icon,
    KeyPress,
    Label,
    Pressable,
    Pressed,
    Push,
    Row,
    Screen,
    Space,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.hall.brief import open_brief, open_desk, open_moments, open_room
from salesdance.stage.screens.hall.hall import Aside, Back, Hall
from salesdance.stage.screens.hall.pieces import answer, page, portrait
from salesdance.stage.screens.hall.rubric import Rubric

if TYPE_CHECKING:
    from salesdance.sitting import Shelf
    from salesdance.sitting.due import Standing

PLAINLY = "Every deal is open. Each face can hide another truth: yesterday's reason will not help you today."
MOMENTS, KEY = "My moments", "y"
TURNS = "Turns of your own deals where another line would have led further. Each takes under three minutes."
MOST_STARS = 5
DEAL = "deal-"
LARGE = (460.0, 260.0)
ROW, HIGH = 3, 660


class Library(Screen):
    """All deals."""

    title = "Deals"

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.shelves: tuple[Shelf, ...] = ()
        self.desk: Aside | None = None
        self.standing: Standing | None = None

    def enter(self, now: float) -> Step:
        """Fetch the deals and begin at the one we would play next."""
        self._fetch()
        self.desk = self.hall.desk() if self.hall.desk is not None else None
        told = self.hall.told()
        focus = Focus(f"{DEAL}{suggested(self.shelves)}")
        return (focus, told) if isinstance(told, Tell) else focus

    def resume(self, now: float, result: object) -> Step:
        """Fetch the deals again: one of them may be in the middle now, or another truth met."""
        self._fetch()
        return self.hall.told()

    def _fetch(self) -> None:
        house = self.hall.house
        self.shelves = house.shelves()
        self.standing = house.moments().standing() if self.hall.moments is not None else None

    def build(self, space: Space) -> Widget:
        """Return the cards, two or more beside each other where there is room."""
        following = suggested(self.shelves)
        cards = [
            self._card(space, number, shelf, following=shelf.id == following)
            for number, shelf in enumerate(self.shelves, 1)
        ]
        rubric = Button("rubric", "What the card asks", "quiet", badge="c")
        grid = Grid(cards, least=380, most_columns=3, gap="l")
        body = Column([Label(PLAINLY, ink="muted"), self._moments(), grid, self._aside()], gap="l")
        tools = (rubric,) if space.holds(560) else ()
        foot = None if tools else Flow([rubric])
        return page(space, self.title, body, tools=tools, foot=foot, most=1400)

    def _card(self, space: Space, number: int, shelf: Shelf, *, following: bool) -> Widget:
        badge = str(number) if number < 10 else ""
        words = Column([*_words(shelf, badge), *_truths(shelf), _marks(shelf, following=following)], gap="s")
        if self._few(space):
            face = portrait(self.hall, shelf.face, "", "brief", *LARGE, place=shelf.place)
            return Pressable(f"{DEAL}{shelf.id}", Column([face, words], gap="m"), _called(shelf), badge, pad="m")
        face = portrait(self.hall, shelf.face, "", "brief", 112, place=shelf.place)
        child = Row([face, Grow(words)], gap="m") if space.holds(430) else Column([face, words])
        return Pressable(f"{DEAL}{shelf.id}", child, _called(shelf), badge, pad="m")

    def _moments(self) -> Widget | None:
        """Return the way to one's own moments, once there are any."""
        standing = self.standing
        if standing is None or not standing.kept:
            return None
        due = f"{standing.due} due" if standing.due else "none due today"
        title = f"{MOMENTS}: {due}"
        head = Row([Label(KEY.upper(), "heading", "muted"), Grow(Label(title, "heading"))], gap="s")
        words = Column([head, Label(standing.words if not standing.due else TURNS)], gap="xs")
        row = Row([Icon("rotate-ccw", size=28, ink="muted"), Grow(words)], gap="m")
        return Pressable("moments", row, title, KEY, pad="m")

    def _aside(self) -> Widget | None:
        if self.desk is None:
            return None
        words = Column([Label(self.desk.title, "heading"), Label(self.desk.teaser)], gap="xs")
        return Pressable(
            "desk", Row([Icon("inbox", size=28, ink="muted"), Grow(words)], gap="m"), self.desk.title, pad="m"
        )

    def _few(self, space: Space) -> bool:
        """Tell whether there is room for large faces."""
        return len(self.shelves) <= ROW and space.holds(1200) and space.height >= HIGH * space.text

    def handle(self, event: Event) -> Step:
        """Open the title card of a deal."""
        match event:
            case Pressed(key) if key.startswith(DEAL):
                return open_brief(self.hall, key.removeprefix(DEAL), Back)
            case Pressed("desk"):
                return open_desk(self.hall)
            case Pressed("moments"):
                return open_moments(self.hall)
            case Pressed("rubric"):
                return Push(Rubric(self.hall))
            case KeyPress("f9", again=False) if self.hall.room is not None and self.shelves:
                return open_room(self.hall, suggested(self.shelves), Back)
            case _:
                return answer(self.hall, event)


def suggested(shelves: Sequence[Shelf]) -> str:
    """Return the id of the deal to play next: the first of which no truth was met, then the one with most left.

    One that was left in the middle comes after all others; it is offered by itself.
    """
    following = min(shelves, key=lambda shelf: (shelf.open, shelf.met / max(shelf.truths, 1)), default=None)
    return following.id if following is not None else ""


def met_words(shelf: Shelf) -> str:
    """Return how many truths of a deal were met, in words."""
    if shelf.met:
        return f"{shelf.met} of {shelf.truths} truths met."
    return f"{shelf.truths} people it could be; you have met none of them."


def _called(shelf: Shelf) -> str:
    return f"{shelf.title}, in the middle" if shelf.open else shelf.title


def _words(shelf: Shelf, badge: str) -> list[Widget]:
    number = Label(badge, "heading", "muted") if badge else None
    who = ", ".join(part for part in (shelf.who, shelf.role) if part)
    title = Row([number, Grow(Label(shelf.title, "heading"))], gap="s")
    return [Column([title, Label(who, "small")], gap="xs"), Label(shelf.teaser)]


def _marks(shelf: Shelf, *, following: bool) -> Widget | None:
    marks: list[Widget] = []
    if shelf.open:
        marks.append(_mark("bookmark", "In the middle: go on"))
    elif following:
        marks.append(_mark("arrow-right", "We would play this one next"))
    if shelf.stars is not None:
        marks.append(_stars(shelf.stars))
    return Flow(marks, gap="m") if marks else None


def _mark(icon: str, words: str) -> Widget:
    return Row([Icon(icon, size=16, ink="accent"), Label(words, "small_strong", "accent")], gap="xs", align="center")


def _stars(count: int) -> Widget:
    """Return how hard a deal is as stars, which say nothing that the words do not."""
    return Row([Icon("star", size=16), Label(f"Difficulty {count} of {MOST_STARS}", "small")], gap="xs", align="center")


def _truths(shelf: Shelf) -> list[Widget]:
    if not shelf.truths:
        return []
    return [Figures(shelf.met, met_words(shelf), small=True, of=min(shelf.truths, 10))]
