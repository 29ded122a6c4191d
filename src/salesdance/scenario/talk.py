"""What is said in a talk: answers, facts, objections, excuses, people, promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from salesdance.scenario.afterwards import Mail
from salesdance.scenario.answers import SILENCE, Answer
from salesdance.scenario.terms import Family, Topic


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


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
    faintly: Answer = SILENCE
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to buy tied to a fact: `links` names what the product does; `eases` the objections it bears
    on.
    """

    says: str
    links: str
    eases: tuple[str, ...] = ()
    lands: Answer = SILENCE
    shrugs: Answer = SILENCE


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
    deeper: Answer = SILENCE
    clue: Clue | None = None
    opens: tuple[str, ...] = ()
    follow_up: str = ""
    note: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A line of the seller's and the prospect's possible answers to it, by signal.

    `yes@guarded` is that of a mood; where there are several, `silent` is the first and `silent#1` the next.
    """

    says: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def several(self, key: str) -> tuple[Answer, ...]:
        """Return the answers under a key, the first of them first; none where it has none."""
        found: list[Answer] = []
        while (one := self.answers.get(nth_answer(key, len(found)))) is not None:
            found.append(one)
        return tuple(found)


def nth_answer(key: str, at: int) -> str:
    """Return the key of one of several answers, counted from 0."""
    return f"{key}#{at}" if at else key


@dataclass(frozen=True, slots=True)
class Lesson:
    """The truth told after a no: the reason in their own words, and lines that call a move of this sitting
    back.
    """

    says: str
    does: str = ""
    recalls: Mapping[str, str] = field(default_factory=_nothing)
    heard: str = ""


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
    named: Answer = SILENCE
    bring: str = ""
    agrees: Answer = SILENCE
    dodges: Answer = SILENCE


@dataclass(frozen=True, slots=True)
class Competitor:
    """The rival. `pitches` in [0, 1]: chance that they pitch in the two weeks after a yes. `strength` in [0,
    1].
    """

    name: str
    pitches: float
    strength: float
    wins_on: str
    difference: str
    lands: Answer = SILENCE
    shrugs: Answer = SILENCE
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
    warms: Answer = SILENCE
    cools: Answer = SILENCE
    back_on: int = 30
    comes_back: Mail | None = None


@dataclass(frozen=True, slots=True)
class Downside:
    """Something plain and unflattering about the product that an honest seller says first."""

    id: str
    says: str
    lands: Answer = SILENCE
    shrugs: Answer = SILENCE
