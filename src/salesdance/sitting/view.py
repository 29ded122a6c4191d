"""What a face may show: plain words and choices, nothing hidden and no number about a person.

Made by a sitting after every move. Window, terminal and classroom all draw from this and from nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdance.scenario import Mood, Pause


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that happened: who ("you", a name, "post", "calendar", "note"), words, body line, pause."""

    who: str
    says: str = ""
    does: str = ""
    pause: Pause = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the seller can say or do: its move id, the exact words, whether it takes a second press.

    `again` is true for what was said before; `cost` is in hours, in the ninety days only.
    """

    move: str
    says: str
    final: bool = False
    again: bool = False
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A choice of the hand under a key that it keeps from turn to turn."""

    key: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the repertoire, under its heading."""

    id: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the notebook, in their words where they said it."""

    kind: Literal["fact", "person", "excuse", "objection", "promise", "link", "suspicion"]
    text: str
    subject: str = ""
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A suspicion card, in the prospect's own words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The wall clock of a meeting."""

    now: str
    until: str
    over: bool


Mark = Literal["open", "vague", "dated", "timed", "dodged"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the shared sheet: what it is about, how it stands in words, and the ways to raise it.

    `mark` is how it stands to somebody who draws it: nothing yet, spoken of, a day, a day and an hour in their
    hand, or put off.
    """

    kind: str
    label: str
    stands: str
    choices: tuple[Choice, ...]
    mark: Mark = "open"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ninety days at a stop: the day, the hours left, what is due next, and the post on the table."""

    day: int
    hours: float
    post: tuple[Said, ...]
    due: tuple[str, ...]
    wobble_since: int | None = None


@dataclass(frozen=True, slots=True)
class LookingBack:
    """A choice about something already past."""

    says: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Thought:
    """What is already on the tongue: say it (the move, and then in its whole line) or think again.

    `says` ends in "..." where it is the beginning of that line; else it is all of it.
    """

    says: str
    move: str


Asking = Literal["suspicion", "still_there", "suspicion_again"]


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the table right now.

    `heading` names the chapter ("First meeting, Tuesday"); `news` is what came of the last move, in order,
    your own words ("you") and the post of a stop included; `mine` is what the player said last. `asking` is
    a forecast wanted before the next move. Exactly one of hand, look_back and thought invites a choice,
    unless `finished`; in cold mode the repertoire stands for the hand. Aids of some modes: `mood_word` and
    `hint` (the name of a sound next move, but for a question) if coached, else empty, and `listens`, whether one can
    ask what a listener would now believe; `faceless` where no face can be seen. For the face:
    `signal` is the head of the last signal in the talk ("open", "not_now"), without its subject; `end` is how it
    ended ("kept", "wavering", "gone", "warm_no", "cool_no", "left") once finished.
    """

    act: str
    heading: str
    place: str
    mood: Mood
    news: tuple[Said, ...]
    mine: str
    hand: tuple[Key, ...]
    quick: tuple[Key, ...]
    repertoire: tuple[Group, ...]
    notebook: tuple[Note, ...]
    cards: tuple[Card, ...]
    pinned: tuple[str, str] | None
    clock: Clock | None
    sheet: tuple[Row, ...]
    calendar: Calendar | None
    look_back: LookingBack | None
    thought: Thought | None
    asking: Asking | None
    finished: bool
    moves: int
    mood_word: str = ""
    hint: str = ""
    listens: bool = False
    faceless: bool = False
    signal: str = ""
    end: str = ""
