"""Smallest valid scenarios, decks, profiles and sittings in Python, for tests that need one to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from salesdance.engine import RULES_VERSION, Tables, build_tables
from salesdance.moves import Deck
from salesdance.profile import Coefficient, Profile
from salesdance.scenario import (
    COMMITMENTS,
    Answer,
    Competitor,
    Contact,
    Deal,
    Downside,
    Ending,
    LookBack,
    Played,
    Prospect,
    Scenario,
    Seller,
    Start,
    Temptation,
)
from salesdance.transcript import Entry, Header, Mode
from tests.scenario_parts import (
    a_commitment,
    a_fact,
    a_person,
    a_promise,
    an_excuse,
    an_objection,
    own_lines,
    some_facts,
    some_mails,
    some_meetings,
)
from tests.standard_moves import a_deck

__all__ = [
    "a_commitment",
    "a_deck",
    "a_fact",
    "a_header",
    "a_person",
    "a_profile",
    "a_promise",
    "a_scenario",
    "a_sitting",
    "after_the_no",
    "after_the_yes",
    "an_excuse",
    "an_objection",
    "own_lines",
    "some_facts",
    "some_mails",
    "some_meetings",
    "some_tables",
]
PROFILES = Path(__file__).resolve().parents[1] / "assets" / "profiles"


def a_scenario(**changes: Any) -> Scenario:
    """Return a scenario with everything: 11 facts, 4 objections (two of one family), 2 deciders, 3 meetings.

    Without changes it is the same one each time, so that its tables are made once.
    """
    return replace(_everything(), **changes) if changes else _everything()


@cache
def _everything() -> Scenario:
    days = {"delivery_date": 10, "financing": 4, "named_users": 12, "internal_meeting": 7, "next_step": 20}
    endings = {how: Answer(f"This is how it ended: {how}.", "A window.") for how in Ending.__dataclass_fields__}
    return Scenario(
        id="copying",
        title="Copying",
        teaser="A teaser.",
        brief="You are there to sell something.",
        teaches=("discover",),
        seller=Seller("Northgate", "Atlas", "14,900"),
        prospect=Prospect("Dana Okafor", "Office manager", "Halden", "dry", "she", "dana"),
        deal=Deal(size=0.35, remorse=0.8, fit=0.75, golive_day=10, hours=8),
        meetings=some_meetings(),
        facts=some_facts(),
        objections=(
            an_objection("a", 0.5, "product"),
            an_objection("b", 0.2, "time"),
            an_objection("c", 0.15, "time"),
            an_objection("d", 0.15, "price", hides_behind=("partner",)),
        ),
        excuses=(an_excuse("budget"), an_excuse("partner", true_of=("d",))),
        people=(
            a_person("boss", "Aurelio Brandt", 0.6),
            a_person("owner", "Moira Thrale", 0.3),
            a_person("petra", "Petra Lindqvist", 0.0, uses=True),
        ),
        competitor=Competitor(
            "Lumen",
            0.7,
            0.6,
            "speed",
            "The others put it in a folder, ours puts it away.",
            Answer("Say that again.", ""),
            Answer("They all do that.", ""),
            ("lamp",),
        ),
        promises=(a_promise("big", 0.35, "doubt", 30), a_promise("small", 0.1, "problem", 11)),
        downsides=(Downside("slow", "It takes a minute to wake, and the first one in will curse."),),
        commitments=tuple(
            a_commitment(kind, days[kind], ("a",) if kind == "internal_meeting" else ()) for kind in COMMITMENTS
        ),
        contacts=(
            Contact("scans", "Ring Dana about the scans that she renames.", "a", "call", Answer("Good.", "")),
            Contact("beside", "Send one page that sets the two side by side.", "rival", "mail"),
            Contact("cards", "Bring two cards for those who use it the most.", "users", "visit"),
        ),
        mails=some_mails(),
        lines=own_lines(),
        first_thoughts=(
            Temptation("With respect, I think by the autumn you", "argue_no", "You do think so."),
            Temptation("Thank you for telling me yourself, and", "thank_them", "It is decent."),
        ),
        drafts=(
            Temptation("Do not tell me that the old one", "joke_back", "You always laughed."),
            Temptation("Would it be easier all round if I took", "drop_price", "To help."),
        ),
        opening=Answer(),
        ending=Ending(**endings),
        start=Start(),
        expect=(),
        digest="scenario",
    )


@cache
def after_the_yes() -> Scenario:
    """Return a scenario that starts after the yes, with one fact heard and two choices to look back on."""
    start = Start(
        "cement",
        (Played("ask/past", "open_clue"), Played("reason/past")),
        (LookBack("When she asked about jams, you said ...", ("downside/slow", "promise/big")),),
        (Played("close", "yes"),),
    )
    opening = Answer("Go on, then. What happens now?", "She looks for her keys.")
    return a_scenario(start=start, opening=opening, digest="after the yes")


@cache
def after_the_no() -> Scenario:
    """Return a scenario that starts after the no, with one fact heard."""
    start = Start("after_the_no", (Played("ask/past", "open"),), (), (Played("close", "no"),))
    opening = Answer("I'm sorry. It is theirs.", "She looks at the wall.")
    return a_scenario(start=start, opening=opening, digest="after the no")


@cache
def a_profile(name: str = "evidence") -> Profile:
    """Return a shipped profile's coefficients; read with a small pattern, so that no other room is needed."""
    text = (PROFILES / f"{name}.yaml").read_text(encoding="utf-8")
    found = re.findall(r"^  ([a-z_.]+): \{value: (-?[0-9.]+),", text, re.MULTILINE)
    return Profile(name, MappingProxyType({key: Coefficient(float(value), "test") for key, value in found}))


_TABLES: dict[int, tuple[Scenario, Deck, Tables]] = {}


def some_tables(scenario: Scenario, deck: Deck | None = None) -> Tables:
    """Return the tables of a scenario under the evidence profile, made once for each scenario and deck."""
    deck = deck or a_deck()
    known = _TABLES.get(id(scenario))
    if known is None or known[0] is not scenario or known[1] is not deck:
        known = _TABLES[id(scenario)] = (scenario, deck, build_tables(scenario, deck, a_profile()))
    return known[2]


def a_header(scenario: Scenario, deck: Deck, *, game_seed: int = 1, type_seed: int = 1, mode: Mode = "plain") -> Header:
    """Return the header of a sitting of this scenario with this deck under the evidence profile."""
    return Header(
        scenario.id,
        scenario.digest,
        deck.digest,
        RULES_VERSION,
        "evidence",
        "profile",
        game_seed,
        type_seed,
        mode,
    )


def a_sitting(
    scenario: Scenario | None = None,
    *,
    deck: Deck | None = None,
    game_seed: int = 1,
    type_seed: int = 1,
    mode: Mode = "plain",
    on_move: Callable[[Entry], None] | None = None,
    moves: Sequence[str] = (),
) -> Any:
    """Return a sitting with `moves` already made; forecasts asked for on the way are skipped."""
    from salesdance.sitting import Sitting  # a builder for others must not need this room

    scenario, deck = scenario or a_scenario(), deck or a_deck()
    sitting = Sitting.begin(
        scenario,
        deck,
        some_tables(scenario, deck),
        game_seed=game_seed,
        type_seed=type_seed,
        mode=mode,
        header=a_header(scenario, deck, game_seed=game_seed, type_seed=type_seed, mode=mode),
        on_move=on_move,
    )
    for move in moves:
        if sitting.say(move).asking in ("suspicion", "suspicion_again"):
            sitting.skip_forecast()
    return sitting
