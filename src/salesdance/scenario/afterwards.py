"""What happens after the yes or the no: mails, commitments, contacts, temptations, endings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdance.scenario.answers import SILENCE, Answer
from salesdance.scenario.terms import CommitmentKind


@dataclass(frozen=True, slots=True)
class Mail:
    """A message in the ninety days: who writes (a name) and what."""

    sender: str
    says: str


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
    writes: Answer = SILENCE
    slowly: Answer = SILENCE
    lets_see: Answer = SILENCE
    changes_subject: Answer = SILENCE
    kept: Mail | None = None
    gap: Mail | None = None
    contact: str = ""


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
    warm: Answer = SILENCE
    short: Answer = SILENCE


@dataclass(frozen=True, slots=True)
class Temptation:
    """How the line already on the tongue begins; `move` is what saying it would be, in that move's own line."""

    says: str
    move: str
    motive: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """The last card: two sentences from the customer, by how it ended."""

    kept: Answer
    wavering: Answer
    gone: Answer
    warm_no: Answer
    cool_no: Answer
    left: Answer
