"""Everything in one scenario file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from salesdance.scenario.afterwards import Commitment, Contact, Ending, Mail, Temptation
from salesdance.scenario.answers import Answer
from salesdance.scenario.guiding import Facilitator
from salesdance.scenario.setting import Deal, Expectation, Meeting, Prospect, Seller, Start
from salesdance.scenario.talk import Competitor, Downside, Excuse, Fact, Objection, Person, Promise, Reply

UNPLAYED = "unplayed"
"""Marks a field that no play of a deal depends on; the digest leaves it out."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything in one scenario file. `digest` is the hash of what is played of it, set by the reader."""

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
    facilitator: Facilitator = field(default=Facilitator(), metadata={UNPLAYED: True})
    digest: str = ""
