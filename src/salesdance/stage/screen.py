"""A screen of the game: what it is made of, when it is called, and what it may ask for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from salesdance.stage.events import Event, Settings
from salesdance.stage.widget import Widget


class Space(NamedTuple):
    """The room and the moment that a screen is built for: width and height in design units, time in seconds.

    `text` is the size of text from 1 to 2, `still` is true where nothing may move, `dark` where light letters stand
    on a dark ground.
    """

    width: float
    height: float
    text: float
    now: float
    still: bool
    dark: bool

    def holds(self, units: float) -> bool:
        """Return whether something fits beside that is so wide at a text size of 1, and grows with the text."""
        return self.width >= units * self.text


class Redraw(NamedTuple):
    """Build again; from `handle` also: the key was used up."""


@dataclass(frozen=True, slots=True)
class Push:
    """Go to a screen, and later back to this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Replace:
    """Go to a screen instead of this one."""

    screen: Screen


class Pop(NamedTuple):
    """Go back to the screen below, which is told the result; from the lowest one: end."""

    result: object = None


class Quit(NamedTuple):
    """End."""


class Tell(NamedTuple):
    """Show a short message over everything for some seconds."""

    text: str
    seconds: float = 4.0


class Focus(NamedTuple):
    """Move the focus to a widget by its key."""

    key: str


class Restyle(NamedTuple):
    """Use other settings from now on."""

    settings: Settings


OneStep = Redraw | Push | Replace | Pop | Quit | Tell | Focus | Restyle
Step = OneStep | tuple[OneStep, ...] | None


class Next(NamedTuple):
    """Something that a screen may show next: what makes it, and a key that is another one where it would differ."""

    key: Hashable
    build: Callable[[Space], Widget]


class Screen(ABC):
    """A screen of the game. What it needs it is given by its constructor; it draws by building widgets.

    `title` is read out and stands over the window. An `overlay` is laid over the screen below, which is dimmed.
    """

    title: str = ""
    overlay: bool = False

    @abstractmethod
    def build(self, space: Space) -> Widget:
        """Return all that is to be seen, for this room. Called after every event; it must change nothing."""

    def ahead(self) -> Iterable[Next]:
        """Return what may be shown next, the most likely first; it is made ready while nothing else happens."""
        return ()

    def enter(self, now: float) -> Step:
        """Begin; called once, before the first build."""
        return None

    def handle(self, event: Event) -> Step:
        """Answer an event. None leaves a key to what it does everywhere: Tab, arrows, Page Down, Esc (back)."""
        return None

    def update(self, now: float) -> Step:
        """Go on in time, some sixty times a second while on top; anything but None builds again."""
        return None

    def resume(self, now: float, result: object) -> Step:
        """Go on after the screen above has gone, which left a result."""
        return None

    def leave(self) -> None:  # noqa: B027 - most screens have nothing to end
        """End; called once, whatever way it ends."""
