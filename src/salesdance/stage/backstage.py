"""What the window needs from behind it: who plays, which deals there are, sittings to play and their debriefs.

The stage knows no folder, no record and no rule; whoever opens the window hands it one of these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from salesdance.stage.preferences import Preferences

if TYPE_CHECKING:
    # For types only: the title is on the screen before the rooms behind these are loaded.
    from salesdance.simulation.own import OwnYear
    from salesdance.sitting import Said, Seat, Shelf
    from salesdance.sitting.comparing import Comparison
    from salesdance.sitting.debrief import Debrief, Turning
    from salesdance.sitting.due import Moments
    from salesdance.sitting.guide import Guide
    from salesdance.sitting.others import Others
    from salesdance.transcript import Sureness


@dataclass(frozen=True, slots=True)
class Offer:
    """A sitting that was left in the middle: its id, the deal, its title, and one line of recap."""

    id: str
    deal: str
    title: str
    recap: str
    face: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The title card of a deal: who it is, what is sold, and why today; `face` is that of a shipped portrait."""

    deal: str
    title: str
    text: str
    name: str
    role: str
    company: str
    face: str
    seller: str
    product: str
    price: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A sitting in the profile: the deal, the day, how it stands, and the total of its card (None: no card).

    `id` opens its debrief again; empty where there is none yet.
    """

    title: str
    day: str
    state: str
    total: float | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Forecasts so far, in groups: what was said (share), how many, and how often it came true (share)."""

    forecasts: int
    groups: tuple[tuple[float, int, float], ...]


@dataclass(frozen=True, slots=True)
class Postcard:
    """One line from somebody at the end of a deal: who, the deal, the words, and whether they stayed a customer."""

    name: str
    title: str
    face: str
    says: str
    kept: bool
    place: str = ""


class OwnPage(Protocol):
    """The year on somebody's own habits, worked out in the background: begun once, over at some time."""

    over: bool
    share: float
    page: OwnYear | None
    instead: str

    def begin(self) -> None:
        """Begin; nothing waits for it."""

    def leave(self) -> None:
        """Let it be: nobody waits for it any more."""


class Play(Protocol):
    """One sitting, from the brief to the debrief."""

    brief: Brief
    seat: Seat
    told: tuple[Said, ...]
    first: bool
    fresh: bool
    turning: Callable[[], Turning | None] | None
    """Where it turned, once that is known; None where no coach goes along."""

    def guide(self) -> Guide:
        """Return the facilitator's page of the deal."""

    def note(self) -> None:
        """Keep what was noted since the last move."""

    def end(self) -> None:
        """End the sitting in the records."""

    @property
    def suspected(self) -> bool:
        """Tell whether a suspicion was given anywhere."""

    def judge(self) -> None:
        """Make the card; slow, and may run in any thread."""

    def debrief(self, guess: tuple[str, Sureness] | None) -> Debrief:
        """Keep the card and return the debrief; only after `judge` came to its end."""

    def others(self) -> Others | None:
        """Return what others chose in this deal; None while that is worked out."""


class BranchPlay(Play, Protocol):
    """A line of an earlier sitting tried again: a sitting that goes on from there, and both ways beside each other.

    `line` is the number of that line. Ended before its end it is put aside.
    """

    line: int

    @property
    def reached(self) -> bool:
        """Tell whether it has come to the answer, to the next mail, or to its end."""

    def compared(self, *, whole: bool) -> Comparison:
        """Return both ways beside each other, to that point or, as `whole`, to where each was played to."""


class Backstage(Protocol):
    """Everything behind the window. Errors are InputError with one sentence; lost records never stop the play."""

    def notices(self) -> tuple[str, ...]:
        """Return sentences worth showing once, such as that nothing is saved, and forget them."""

    def preferences(self) -> Preferences:
        """Return what was set on this machine."""

    def keep(self, preferences: Preferences) -> None:
        """Keep what was set."""

    def person(self) -> str:
        """Return the name of who plays, empty where nothing is saved."""

    def people(self) -> tuple[str, ...]:
        """Return the names of all people on this machine."""

    def play_as(self, name: str) -> None:
        """Let somebody play, new or known. InputError for a name that will not do."""

    def rename(self, name: str) -> None:
        """Give who plays another name. InputError for a name that will not do or is taken."""

    def private(self) -> bool:
        """Tell whether the sittings of who plays are kept out of what others are compared with."""

    def keep_private(self, private: bool) -> None:
        """Keep them out, or let those from now on be counted."""

    def new_here(self) -> bool:
        """Tell whether who plays has not begun any sitting yet."""

    def shelves(self) -> tuple[Shelf, ...]:
        """Return the deals of the library, the first deal first."""

    def brief(self, deal: str) -> Brief:
        """Return the title card of a deal, by id or path. InputError or ScenarioError where it cannot be played."""

    def offer(self, deal: str = "") -> Offer | None:
        """Return the sitting to go on with: of one deal, or the last one left."""

    def begin(self, deal: str, *, room: bool = False) -> Play:
        """Begin a sitting in the mode of the preferences; that of a room is plain and is kept for nobody.

        InputError where the deal cannot be played.
        """

    def again(self, turn: int, *, other_dice: bool) -> BranchPlay:
        """Open a turn (an entry of the transcript, from 0) of the sitting that was played last.

        InputError where that cannot be.
        """

    def named(self) -> BranchPlay:
        """Open the turn that the command line names. Errors as `again`."""

    def go_on(self, offer: Offer) -> Play:
        """Take up a sitting where it was left. InputError where that cannot be."""

    def look_back(self, sitting: str) -> Play:
        """Open a finished sitting for its debrief; nothing is kept of that. InputError where that cannot be."""

    def leave(self, offer: Offer) -> None:
        """Put a sitting aside for good: it is kept, and not offered again."""

    def moments(self) -> Moments:
        """Return the moments of who plays, to be met again."""

    def past(self) -> tuple[Past, ...]:
        """Return the sittings of who plays, the latest first."""

    def calibration(self) -> Calibration | None:
        """Return how forecasts came out, once there are ten."""

    def own_year(self) -> OwnPage:
        """Return the year on the habits of who plays, not begun yet."""

    def postcards(self) -> tuple[Postcard, ...]:
        """Return a line from everybody who stayed, and the reason of everybody who gave one; the latest first."""
