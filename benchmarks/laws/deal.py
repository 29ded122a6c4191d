"""The deal in which the laws are tried: thirty questions, six objections, one long talk, sixteen hours.

Its numbers are those of the middle of the library (size .6, average remorse); its words do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from salesdance.cli.content import load_deck, load_profile
from salesdance.engine import Tables, build_tables
from salesdance.moves import Deck
from salesdance.profile import Profile
from salesdance.scenario import (
    COMMITMENTS,
    TOPICS,
    Answer,
    Clue,
    Commitment,
    Competitor,
    Contact,
    Deal,
    Downside,
    Ending,
    Excuse,
    Fact,
    Lesson,
    Meeting,
    Objection,
    Person,
    Promise,
    Prospect,
    Reason,
    Scenario,
    Seller,
    Start,
)

SAID = Answer("Said.")
FACTS = 30
COEFFICIENT = "c:"
"""How the name of a change begins that is about a coefficient and not about the deal."""
SIZE, HOURS, GO_LIVE = 0.6, 16, 30
MIXTURE = (
    # id, share (C.1), family, solvable and awkward (C.1), the excuses that hide it
    ("fit_gap", 0.16, "product", 0.35, 0.0, ("budget", "later")),
    ("no_difference", 0.18, "product", 0.6, 0.1, ("price", "later")),
    ("risk", 0.26, "time", 0.6, 0.2, ("price", "later", "budget")),
    ("trust_company", 0.17, "company", 0.5, 0.5, ("board", "price")),
    ("trust_seller", 0.11, "salesperson", 0.4, 1.0, ("price", "board")),
    ("price_value", 0.12, "price", 0.6, 0.0, ("price",)),
)
CLUES = ("fit_gap", "no_difference", "risk", "trust_company", "trust_seller", "price_value", "boss", "poor_fit", None)
CALENDAR = {"delivery_date": 30, "financing": 7, "named_users": 21, "internal_meeting": 14, "next_step": 66}


@cache
def the_deck() -> Deck:
    """Return the shipped moves deck, read once."""
    return load_deck()


@cache
def the_profile(name: str = "evidence") -> Profile:
    """Return a shipped profile, read once."""
    return load_profile(name)


def a_deal(
    *,
    size: float = SIZE,
    decides: float = 0.4,
    courtesy: float = 0.5,
    remorse: float = 1.0,
    pitches: float = 0.6,
    talks: int = 1,
    interest: float = 0.6,
) -> Scenario:
    """Return the deal with another size, chance of a hidden decider, courtesy, remorse, rival, or more talks."""
    return Scenario(
        id="laws",
        title="Laws",
        teaser="",
        brief="",
        teaches=("discover",),
        seller=Seller("Northgate", "Atlas", "14,900"),
        prospect=Prospect("Dana", "Manager", "Halden", "dry", courtesy=courtesy, nerves=0.5, reticence=0.4),
        deal=Deal(size=size, remorse=remorse, fit=0.75, interest=interest, golive_day=GO_LIVE, hours=HOURS),
        meetings=(Meeting("Talk", "Tuesday", 240, SAID),) * int(talks),
        facts=tuple(_fact(i) for i in range(FACTS)),
        objections=tuple(_objection(*row) for row in MIXTURE),
        excuses=(
            Excuse("price", SAID, SAID, "answer", SAID, SAID, SAID, true_of=("price_value",)),
            Excuse("budget", SAID, SAID, "answer", SAID, SAID, SAID),
            Excuse("board", SAID, SAID, "answer", SAID, SAID, SAID),
            Excuse("later", SAID, SAID, "answer", SAID, SAID, SAID),
        ),
        people=(Person("boss", "Brandt", "Owner", decides), Person("petra", "Petra", "Clerk", 0.0, uses=True)),
        competitor=Competitor("Lumen", pitches, 0.5, "speed", "difference", linked_to=("f0", "f1", "f2")),
        promises=(Promise("big", "p", 0.35, back_on=30),),
        downsides=(Downside("slow", "s"),),
        commitments=tuple(Commitment(kind, kind, "v", "d", "t", CALENDAR[kind], ()) for kind in COMMITMENTS),
        contacts=(
            Contact("use", "s", "users", "mail"),
            Contact("beside", "s", "rival", "mail"),
            Contact("news", "s", "nothing", "mail"),
            Contact("upgrade", "s", "more", "mail"),
            *(Contact(f"on_{name}", "s", name, "mail") for name, *_ in MIXTURE),
        ),
        mails=MappingProxyType({}),
        lines=MappingProxyType({}),
        first_thoughts=(),
        drafts=(),
        opening=Answer(),
        ending=Ending(*[SAID] * 6),
        start=Start(),
        expect=(),
    )


def _fact(i: int) -> Fact:
    of = CLUES[i % len(CLUES)]
    eases = (MIXTURE[i % len(MIXTURE)][0],) if i % 3 == 0 else ()
    reason = Reason("r", "l", eases)
    clue = Clue(of, 3.0) if of else None
    return Fact(f"f{i}", f"Question {i}?", TOPICS[i % 5], SAID, SAID, SAID, deeper=SAID, clue=clue, reason=reason)


def _objection(
    name: str, weight: float, family: str, solves: float, awkward: float, hides: tuple[str, ...]
) -> Objection:
    return Objection(
        name, weight, family, name, SAID, "answer", solves, SAID, SAID, SAID, Lesson("truth"), hides, awkward
    )


@cache
def tables_for(profile: str = "evidence", **changes: float) -> Tables:
    """Return the tables of the deal, changed as in `a_deal`, under a profile.

    A change whose name begins with `c:` is that of a coefficient: `**{"c:hazard.cement": 0.0}`. Raises KeyError for
    a coefficient that there is not.
    """
    coefficients = {name[len(COEFFICIENT) :]: value for name, value in changes.items() if name.startswith(COEFFICIENT)}
    others = {name: value for name, value in changes.items() if not name.startswith(COEFFICIENT)}
    return build_tables(a_deal(**others), the_deck(), _with(the_profile(profile), coefficients))


def _with(profile: Profile, values: Mapping[str, float]) -> Profile:
    changed = {name: replace(profile.coefficients[name], value=value) for name, value in values.items()}
    return replace(profile, coefficients=MappingProxyType({**profile.coefficients, **changed}))
