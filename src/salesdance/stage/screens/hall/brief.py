"""The title card of a deal: who it is, what you sell, why today. Enter begins, or goes on where it was left."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.errors import SalesdanceError
from salesdance.stage import (
    Brief,
    Button,
    Card,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    Icon,
    KeyPress,
    Label,
    Offer,
    Pressed,
    Push,
    Replace,
    Row,
    Rule,
    Screen,
    Space,
    Spacer,
    Step,
    Tell,
    Widget,
)
from salesdance.stage.screens.hall.hall import Hall, Then
from salesdance.stage.screens.hall.pieces import answer, page, portrait
from salesdance.stage.screens.hall.rubric import Rubric


class TitleCard(Screen):
    """The brief of one deal. `then` makes the screen that follows the whole sitting."""

    def __init__(self, hall: Hall, brief: Brief, then: Then) -> None:
        self.hall = hall
        self.brief = brief
        self.then = then
        self.title = brief.title
        self.offer: Offer | None = None

    def enter(self, now: float) -> Step:
        """See whether this deal was left in the middle."""
        return self._look()

    def resume(self, now: float, result: object) -> Step:
        """See it again: a sitting may have been left meanwhile."""
        return self._look()

    def _look(self) -> Step:
        self.offer = self.hall.house.offer(self.brief.deal)
        told = self.hall.told()
        focus = Focus("go-on" if self.offer else "begin")
        return (focus, told) if isinstance(told, Tell) else focus

    def build(self, space: Space) -> Widget:
        """Return the card: the face beside the words, or above them where there is little room."""
        wide = space.width >= 356 + 480 * space.text and space.height >= 100 + 470 * space.text
        tools = (self._rubric(),) if wide else ()
        card = self._beside(space) if wide else self._below()
        body = (
            Column([Grow(Spacer()), card, Grow(Spacer()), Grow(Spacer())], gap="none")
            if wide
            else Column([*self._left(), card], gap="m")
        )
        foot = None if wide else Flow([*self._buttons(), self._rubric()])
        return page(space, self.brief.title, body, tools=tools, foot=foot, most=980)

    def _beside(self, space: Space) -> Widget:
        side = min(space.width * 0.28, space.height - 250, 340)
        face = portrait(self.hall, self.brief.face, self.brief.name, "brief", side, place=self.brief.place)
        words = [self._who(), Label(self.brief.text, "speech"), self._from(), Rule(), *self._left()]
        return Card(Row([face, Grow(Column([*words, Flow(self._buttons())], gap="l"))], gap="xl"), "xl")

    def _below(self) -> Widget:
        face = portrait(self.hall, self.brief.face, self.brief.name, "brief", 132, place=self.brief.place)
        top = Row([face, Grow(Column([self._who(), self._from()], gap="s"))], gap="m")
        return Card(Column([top, Label(self.brief.text, "speech")], gap="m"), "l")

    def _who(self) -> Widget:
        brief = self.brief
        return Column([Label(brief.name, "heading"), Label(f"{brief.role}, {brief.company}", "small")], gap="none")

    def _from(self) -> Widget:
        brief = self.brief
        return Label(f"You come from {brief.seller}, with the {brief.product}: {brief.price}.", "small")

    def _rubric(self) -> Button:
        return Button("rubric", "What the card asks", "quiet", badge="c")

    def _left(self) -> list[Widget]:
        if self.offer is None:
            return []
        words = Grow(Label(f"You are in the middle. {self.offer.recap}"))
        return [Row([Icon("bookmark", size=18, ink="accent"), words], gap="s")]

    def _buttons(self) -> list[Widget]:
        if self.offer is None:
            return [Button("begin", "Begin", "primary", icon="play")]
        return [Button("go-on", "Go on", "primary", icon="play"), Button("begin", "Begin anew")]

    def handle(self, event: Event) -> Step:
        """Begin, go on, or answer what every page answers."""
        match event:
            case Pressed("begin"):
                return self._begin()
            case Pressed("go-on") if self.offer is not None:
                return go_on(self.hall, self.offer, self.then, replace=True)
            case Pressed("rubric"):
                return Push(Rubric(self.hall))
            case KeyPress("f9", again=False) if self.hall.room is not None:
                return open_room(self.hall, self.brief.deal, self.then, replace=True)
            case _:
                return answer(self.hall, event)

    def _begin(self) -> Step:
        house = self.hall.house
        if self.offer is not None:
            # The same deal anew: what was left is kept, and not offered again.
            house.leave(self.offer)
        return _open(lambda: self.hall.sit(house.begin(self.brief.deal), self.then), replace=True)


def open_brief(hall: Hall, deal: str, then: Then) -> Step:
    """Return the way to the title card of a deal, or why it cannot be played."""
    try:
        return Push(TitleCard(hall, hall.house.brief(deal), then))
    except SalesdanceError as fault:
        return Tell(str(fault).splitlines()[0], 8.0)


def go_on(hall: Hall, offer: Offer, then: Then, *, replace: bool = False) -> Step:
    """Return the way to a sitting that was left, at the turn where it was."""
    return _open(lambda: hall.sit(hall.house.go_on(offer), then), replace=replace)


def open_room(hall: Hall, deal: str, then: Then, *, replace: bool = False) -> Step:
    """Return the way to a deal for a whole room before one screen, where there is such a thing."""
    room = hall.room
    return _open(lambda: room(deal, then), replace=replace) if room is not None else None


def open_desk(hall: Hall) -> Step:
    """Return the way to a desk of losses, where there is such a thing."""
    desk = hall.desk
    return _open(lambda: desk().begin(), replace=False) if desk is not None else None


def open_moments(hall: Hall) -> Step:
    """Return the way to one's own moments, where there is such a thing."""
    moments = hall.moments
    return _open(moments, replace=False) if moments is not None else None


def _open(make: Callable[[], Screen], *, replace: bool) -> Step:
    """Return the way to a screen, or why it cannot be made."""
    try:
        screen = make()
    except SalesdanceError as fault:
        return Tell(str(fault).splitlines()[0], 8.0)
    return Replace(screen) if replace else Push(screen)
