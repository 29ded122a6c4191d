"""A scenario as frozen data: one prospect, one product, and everything that can be said between them.

Built by `authoring` from a YAML file or by hand in tests. Nothing here knows how to read, play or draw.
Probabilities are numbers in [0, 1]; days count from 0, the day of the yes; minutes and hours are the seller's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Mood = Literal["at_ease", "guarded", "cornered"]
MOODS: tuple[Mood, ...] = ("at_ease", "guarded", "cornered")

Family = Literal["price", "time", "product", "company", "salesperson"]
FAMILIES: tuple[Family, ...] = ("price", "time", "product", "company", "salesperson")

Topic = Literal["today", "trouble", "cost", "people", "future"]
TOPICS: tuple[Topic, ...] = ("today", "trouble", "cost", "people", "future")

Voice = Literal["brisk", "warm", "dry", "careful"]
VOICES: tuple[Voice, ...] = ("brisk", "warm", "dry", "careful")

Act = Literal["discover", "present", "close", "cement", "ninety_days", "after_the_no"]
ACTS: tuple[Act, ...] = ("discover", "present", "close", "cement", "ninety_days", "after_the_no")

CommitmentKind = Literal["delivery_date", "financing", "named_users", "internal_meeting", "next_step"]
COMMITMENTS: tuple[CommitmentKind, ...] = (
    "delivery_date",
    "financing",
    "named_users",
    "internal_meeting",
    "next_step",
)

Pause = Literal["none", "short", "long"]
POOR_FIT = "poor_fit"

MAX_OBJECTIONS = 6
MAX_EXCUSES = 4
MAX_DECIDERS = 2


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the prospect says and does: words, one body line, and the pause before them."""

    says: str = ""
    does: str = ""
    pause: Pause = "none"


@dataclass(frozen=True, slots=True)
class Clue:
    """A hidden thing showing through an answer.

    `of` is an objection id, a person id or "poor_fit". `strength` 1 to 5: how many times likelier the clue
    is when the thing is real. Empty words keep those of the plain answer. `faintly` is the guarded version.
    """

    of: str
    strength: float
    says: str = ""
    does: str = ""
    faintly: Answer = Answer()


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to buy tied to a fact: `links` names what the product does; `eases` the objections it bears on."""

    says: str
    links: str
    eases: tuple[str, ...] = ()
    lands: Answer = Answer()
    shrugs: Answer = Answer()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the prospect can be asked about, with an answer for each mood and perhaps a clue in it.

    `deeper` is what a follow-up or a silence brings out. `note` is what the notebook keeps, in their words.
    `opens` lists facts that can be asked about only once this one was answered openly.
    """

    id: str
    ask: str
    topic: Topic
    at_ease: Answer
    guarded: Answer
    cornered: Answer
    deeper: Answer = Answer()
    clue: Clue | None = None
    opens: tuple[str, ...] = ()
    follow_up: str = ""
    note: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A line of the seller's and the prospect's possible answers to it, by signal."""

    says: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Lesson:
    """The truth told after a no: the reason in their own words, and lines that call a move of this sitting back."""

    says: str
    does: str = ""
    recalls: Mapping[str, str] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Objection:
    """A real reason not to buy. `weight` is its share of the prior (normalised over the scenario).

    `card` is the suspicion card in the prospect's own words; `says` what they say if it comes out in the talk.
    `awkward` in [0, 1]: how hard it is to say to the seller's face. `solves` in [0, 1]: how far the answer helps.
    `half` is the half-truth told after a no.
    """

    id: str
    weight: float
    family: Family
    card: str
    says: Answer
    answer: str
    solves: float
    relieved: Answer
    puzzled: Answer
    half: Answer
    after_the_no: Lesson
    hides_behind: tuple[str, ...] = ()
    awkward: float = 0.3


@dataclass(frozen=True, slots=True)
class Excuse:
    """A stated objection that stands in front of the real one. `tell` is how it sounds when it is one.

    `true_of` lists the objections of which this is simply the truth.
    """

    id: str
    says: Answer
    tell: Answer
    answer: str
    accepts: Answer
    moves_on: Answer
    after_the_no: Answer
    true_of: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the prospect's house. `decides` in [0, 1] is the chance that they can stop the deal.

    `uses` marks people who will work with the product. `named` is how the prospect brings them up.
    """

    id: str
    name: str
    role: str
    decides: float = 0.0
    uses: bool = False
    named: Answer = Answer()
    bring: str = ""
    agrees: Answer = Answer()
    dodges: Answer = Answer()


@dataclass(frozen=True, slots=True)
class Competitor:
    """The rival. `pitches` in [0, 1]: chance that they pitch in the two weeks after a yes. `strength` in [0, 1]."""

    name: str
    pitches: float
    strength: float
    wins_on: str
    difference: str
    lands: Answer = Answer()
    shrugs: Answer = Answer()
    linked_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the seller may promise beyond what will be delivered; `gap` in [0, 1] is how far beyond.

    It comes back on day `back_on` as `comes_back`, in quotation marks. `motive` is the decent reason to say it.
    """

    id: str
    says: str
    gap: float
    relieves: str = "doubt"
    motive: str = ""
    warms: Answer = Answer()
    cools: Answer = Answer()
    back_on: int = 30
    comes_back: Mail | None = None


@dataclass(frozen=True, slots=True)
class Downside:
    """Something plain and unflattering about the product that an honest seller says first."""

    id: str
    says: str
    lands: Answer = Answer()
    shrugs: Answer = Answer()


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing to nail down after a yes, in three precisions, and what happens on its day.

    `matters_if` lists the objections for which this commitment carries extra weight.
    """

    kind: CommitmentKind
    label: str
    vague: str
    dated: str
    timed: str
    day: int
    matters_if: tuple[str, ...] = ()
    writes: Answer = Answer()
    slowly: Answer = Answer()
    lets_see: Answer = Answer()
    changes_subject: Answer = Answer()
    kept: Mail | None = None
    gap: Mail | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message in the ninety days: who writes (a name) and what."""

    sender: str
    says: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Something to get in touch about in the ninety days.

    `about` is "users", "rival", "nothing", "more", a commitment kind or an objection id; whether the contact
    helps, is empty or sells follows from that and from what is open for this buyer.
    """

    id: str
    says: str
    about: str
    by: Literal["mail", "call", "visit"]
    warm: Answer = Answer()
    short: Answer = Answer()


@dataclass(frozen=True, slots=True)
class Meeting:
    """One booked talk: where, which weekday, how many minutes, and the prospect's first words."""

    title: str
    when: str
    minutes: int
    opens: Answer
    place: str = "office"
    starts: str = "09:00"


@dataclass(frozen=True, slots=True)
class Temptation:
    """The half-sentence already on the tongue; `move` is what saying it would be."""

    says: str
    move: str
    motive: str = ""


@dataclass(frozen=True, slots=True)
class Prospect:
    """The simulated customer; the three chances describe a population, each sitting draws its own truth.

    `courtesy`: says yes to be kind. `nerves`: a worrier, with easy second thoughts, who after a no wants to be asked
    leave, where the others are in a hurry. `reticence`: slow to open up.
    """

    name: str
    role: str
    company: str
    voice: Voice
    pronoun: Literal["she", "he", "they"] = "they"
    face: str = ""
    courtesy: float = 0.4
    nerves: float = 0.4
    reticence: float = 0.4


@dataclass(frozen=True, slots=True)
class Seller:
    """Who the trainee plays: the company, the product (short name), its price in plain words."""

    company: str
    product: str
    price: str


@dataclass(frozen=True, slots=True)
class Deal:
    """The size (0 small and simple, 1 large), the trade's remorse (1 is average), fit, interest and calendar.

    `interest` in [0, 1] is how much they like it before a word is said (.4 is average).
    """

    size: float = 0.5
    remorse: float = 1.0
    fit: float = 0.75
    interest: float = 0.4
    golive_day: int = 14
    hours: float = 8.0


@dataclass(frozen=True, slots=True)
class Played:
    """A move made before the sitting starts, and the signal it got (empty: the usual one)."""

    move: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class LookBack:
    """A one-key choice in the brief about something already past; the chosen move counts as made."""

    says: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Where the sitting begins: moves already played, choices looking back, then how it opens."""

    act: Act = "discover"
    played: tuple[Played, ...] = ()
    look_back: tuple[LookBack, ...] = ()
    opens_with: tuple[Played, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """The last card: two sentences from the customer, by how it ended."""

    kept: Answer
    wavering: Answer
    gone: Answer
    warm_no: Answer
    cool_no: Answer
    left: Answer


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of the author's own tests: either a house player's result or a belief after some facts."""

    player: str = ""
    measure: str = ""
    at_least: float | None = None
    at_most: float | None = None
    after: tuple[str, ...] = ()
    believes: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything in one scenario file. `digest` is the hash of the file's meaning, set by the reader."""

    id: str
    title: str
    teaser: str
    brief: str
    teaches: tuple[str, ...]
    seller: Seller
    prospect: Prospect
    deal: Deal
    meetings: tuple[Meeting, ...]
    facts: tuple[Fact, ...]
    objections: tuple[Objection, ...]
    excuses: tuple[Excuse, ...]
    people: tuple[Person, ...]
    competitor: Competitor | None
    promises: tuple[Promise, ...]
    downsides: tuple[Downside, ...]
    commitments: tuple[Commitment, ...]
    contacts: tuple[Contact, ...]
    mails: Mapping[str, tuple[Mail, ...]]
    lines: Mapping[str, Reply]
    first_thoughts: tuple[Temptation, ...]
    drafts: tuple[Temptation, ...]
    opening: Answer
    ending: Ending
    start: Start
    expect: tuple[Expectation, ...]
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
