"""Smallest valid scenarios, decks, profiles and sittings in Python, for tests that need one to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from salesdance.engine import RULES_VERSION, Tables, build_tables
from salesdance.moves import Deck
from salesdance.profile import Coefficient, Profile
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
    LookBack,
    Mail,
    Meeting,
    Objection,
    Person,
    Played,
    Promise,
    Prospect,
    Reason,
    Reply,
    Scenario,
    Seller,
    Start,
    Temptation,
)
from salesdance.transcript import Entry, Header, Mode
from tests.standard_moves import a_deck

PROFILES = Path(__file__).resolve().parents[1] / "assets" / "profiles"


def a_fact(id: str, topic: str = "today", clue_of: str = "", **changes: Any) -> Fact:
    """Return a fact with words of its own for every mood, a clue if `clue_of` names a hidden thing, and a reason."""
    clue = Clue(
        clue_of, 3.0, f"All of {id} goes well. There is one more thing about {id}.", f"A look at the {id} drawer.",
        Answer(f"The {id} is being seen to, mostly.", "A page is turned."),
    ) if clue_of else None  # fmt: skip
    plain = {
        "ask": f"What does the {id} look like here on an ordinary working day?",
        "at_ease": Answer(f"All of {id} goes well. We like it here.", f"A smile about {id}."),
        "guarded": Answer(f"The {id} is being seen to.", ""),
        "cornered": Answer(f"Why do you ask about {id}?", "A glance at the clock."),
        "deeper": Answer(f"Deeper down {id} is a long story.", "A longer smile."),
        "note": f"{id} goes well.",
        "reason": Reason(
            f"Because of your {id} this one would help you every day.", f"a better {id}", (),
            Answer(f"For the {id}, yes.", "A nod."), Answer(f"The {id} can wait.", ""),
        ),
    }  # fmt: skip
    return Fact(id=id, topic=topic, clue=clue, **{**plain, **changes})  # type: ignore[arg-type]


def an_objection(id: str, weight: float, family: str, **changes: Any) -> Objection:
    """Return an objection with words for every way it can come out."""
    plain: dict[str, Any] = {
        "card": f"I am afraid of {id}.",
        "says": Answer(f"What bothers me is {id}.", "A hand on the table.", "long"),
        "answer": f"About {id}, here is what we have done for others like you.",
        "solves": 0.6,
        "relieved": Answer(f"Then {id} is off my mind.", "A breath."),
        "puzzled": Answer(f"I had not thought of {id}.", ""),
        "half": Answer(f"It was more about something near {id}.", "A look aside."),
        "after_the_no": Lesson(
            f"It was {id}, in the end.", "A long look.", MappingProxyType({"promise/big": f"And you promised, with {id} there."})
        ),
        "hides_behind": ("budget",),
    }  # fmt: skip
    return Objection(id=id, weight=weight, family=family, **{**plain, **changes})  # type: ignore[arg-type]


def an_excuse(id: str, **changes: Any) -> Excuse:
    """Return a stated objection with words for every way it is given and taken back."""
    plain: dict[str, Any] = {
        "says": Answer(f"It is the {id}, plainly.", "A nod."),
        "tell": Answer(f"It is the {id}, the {id}, nothing but the {id}.", "It is said to the table."),
        "answer": f"If it is the {id}, we could look at that together now.",
        "accepts": Answer(f"Then the {id} is settled.", ""),
        "moves_on": Answer(f"Yes, well, the {id}.", ""),
        "after_the_no": Answer(f"It was the {id}, you know.", "A quick smile."),
        "label": f"the {id}",
    }
    return Excuse(id=id, **{**plain, **changes})


def _commitment(kind: str, day: int) -> Commitment:
    return Commitment(
        kind,  # type: ignore[arg-type]
        kind.replace("_", " ").capitalize(),
        f"We will see to the {kind} at some point, I am sure.",
        f"Would the fourteenth do for the {kind}, do you think?",
        f"The fourteenth at nine for the {kind}, will you write it in?",
        day,
        ("a",) if kind == "internal_meeting" else (),
        Answer(f"There, the {kind}.", "It is written down."),
        Answer(f"I will put the {kind}, I suppose.", "It is written slowly."),
        Answer(f"Let us see about the {kind}.", ""),
        Answer("Have you seen the new lamp?", "A finger points."),
        Mail("Petra", f"The {kind} went well."),
        Mail("Petra", f"Nobody knew about the {kind}."),
        f"Ring Dana about the {kind} and how far that has got.",
    )


def _mails() -> Mapping[str, tuple[Mail, ...]]:
    counts = {"fine": 4, "hectic": 3, "hedges": 2, "rival": 2, "cancels": 2}
    return MappingProxyType(
        {
            kind: tuple(Mail("Dana Okafor", f"Mail {kind} number {n}.") for n in range(count))
            for kind, count in counts.items()
        }
    )


def a_scenario(**changes: Any) -> Scenario:
    """Return a scenario with everything in it: 11 facts, 4 objections (two of one family), 2 deciders, 3 meetings."""
    of = ("a", "a", "a", "b", "b", "c", "c", "d", "d", "boss", "")
    names = ("past", "lamp", "folder", "week", "noise", "bill", "meter", "door", "stairs", "drawer", "garden")
    facts = [
        a_fact(name, TOPICS[at % 5], clue) for at, (name, clue) in enumerate(zip(names, of, strict=True))
    ]
    facts[0] = a_fact(
        "past", "today", "a", opens=("garden",), follow_up="And who was it that chose it at the time?"
    )
    ending = {
        name: Answer(f"This is how it ended: {name}.", "A window.") for name in Ending.__dataclass_fields__
    }
    plain: dict[str, Any] = {
        "id": "copying",
        "title": "Copying",
        "teaser": "A teaser.",
        "brief": "You are there to sell something.",
        "teaches": ("discover",),
        "seller": Seller("Northgate", "Atlas", "14,900"),
        "prospect": Prospect("Dana Okafor", "Office manager", "Halden", "dry", "she", "dana"),
        "deal": Deal(0.35, 0.8, 0.75, 10, 8),
        "meetings": (
            Meeting("First meeting", "Tuesday", 40, Answer("Sit down.", "She points at a chair."), "office", "09:00"),
            Meeting("Second meeting", "Thursday", 30, Answer("You came back.", "She nods."), "office", "14:10"),
            Meeting("Twenty minutes", "Monday", 20, Answer("Be quick.", "She sets a bell."), "office", "16:40"),
        ),
        "facts": tuple(facts),
        "objections": (
            an_objection("a", 0.5, "product"),
            an_objection("b", 0.2, "time"),
            an_objection("c", 0.15, "time"),
            an_objection("d", 0.15, "price", hides_behind=("partner",)),
        ),
        "excuses": (an_excuse("budget"), an_excuse("partner", true_of=("d",))),
        "people": (
            Person("boss", "Aurelio Brandt", "the one upstairs", 0.6, False, Answer("There is Aurelio.", ""),
                   "Could Aurelio come down to us for ten minutes today?", Answer("I will ring him.", ""), Answer("He is out.", "")),
            Person("owner", "Moira Thrale", "owner", 0.3, False, Answer("There is Moira.", ""),
                   "Would Moira sit with us for a moment, do you think?", Answer("I will ask.", ""), Answer("Not today.", "")),
            Person("petra", "Petra Lindqvist", "secretary", 0.0, True, Answer("Petra will use it.", "A nod at the hatch.")),
        ),
        "competitor": Competitor("Lumen", 0.7, 0.6, "speed", "The others put it in a folder, ours puts it away.",
                                 Answer("Say that again.", ""), Answer("They all do that.", ""), ("lamp",)),
        "promises": (
            Promise("big", "It will never stop on you, whatever the day is.", 0.35, "doubt", "", Answer("Never?", ""), Answer("Hm.", ""),
                    30, Mail("Neil", '"It will never stop on you," you said.')),
            Promise("small", "You will not be without one for even one hour.", 0.1, "problem", "", Answer("Good.", ""), Answer("Hm.", ""),
                    11, Mail("Ruth", '"Not one hour," you said.')),
        ),
        "downsides": (Downside("slow", "It takes a minute to wake, and the first one in will curse."),),
        "commitments": tuple(_commitment(kind, day) for kind, day in zip(COMMITMENTS, (10, 4, 12, 7, 20), strict=True)),
        "contacts": (
            Contact("scans", "Ring Dana about the scans that she renames.", "a", "call", Answer("Good that you rang.", "")),
            Contact("beside", "Send one page that sets the two side by side.", "rival", "mail"),
            Contact("cards", "Bring two cards for those who use it the most.", "users", "visit"),
        ),
        "mails": _mails(),
        "lines": MappingProxyType({
            "close": Reply("Shall we two do it, and settle the day for it now?", MappingProxyType({
                "yes": Answer("Yes. Do it.", "She puts the pen down.", "long"),
                "yes@guarded": Answer("It will be done, then.", "She looks at the pen."),
            })),
        }),
        "first_thoughts": (
            Temptation("With respect, I think by the autumn you'll", "argue_no", "You do think so."),
            Temptation("Thank you for telling me yourself and", "thank_them", "It is decent."),
        ),
        "drafts": (
            Temptation("Ha, cold feet in", "joke_back", "You always laughed."),
            Temptation("If it helps I could take", "drop_price", "To help."),
        ),
        "opening": Answer(),
        "ending": Ending(**ending),
        "start": Start(),
        "expect": (),
        "digest": "scenario",
    }  # fmt: skip
    return Scenario(**{**plain, **changes})


def after_the_yes(**changes: Any) -> Scenario:
    """Return a scenario that starts after the yes, with one fact heard and two choices to look back on."""
    start = Start(
        "cement",
        (Played("ask/past", "open_clue"), Played("reason/past")),
        (LookBack("When she asked about jams, you said ...", ("downside/slow", "promise/big")),),
        (Played("close", "yes"),),
    )
    return a_scenario(
        **{
            "start": start,
            "opening": Answer("Go on, then. What happens now?", "She looks for her keys."),
            **changes,
        }
    )


def after_the_no(**changes: Any) -> Scenario:
    """Return a scenario that starts after the no, with one fact heard."""
    start = Start("after_the_no", (Played("ask/past", "open"),), (), (Played("close", "no"),))
    return a_scenario(
        **{"start": start, "opening": Answer("I'm sorry. It is theirs.", "He looks at the wall."), **changes}
    )


@cache
def a_profile(name: str = "evidence") -> Profile:
    """Return a shipped profile's coefficients; read with a small pattern, so that no other room is needed."""
    text = (PROFILES / f"{name}.yaml").read_text(encoding="utf-8")
    found = re.findall(r"^  ([a-z_.]+): \{value: (-?[0-9.]+),", text, re.MULTILINE)
    return Profile(name, MappingProxyType({key: Coefficient(float(value), "test") for key, value in found}))


_TABLES: dict[int, tuple[Scenario, Deck, Tables]] = {}


def some_tables(scenario: Scenario, deck: Deck | None = None) -> Tables:
    """Return the engine's tables of a scenario under the evidence profile; the same scenario gets the same ones."""
    deck = deck or a_deck()
    known = _TABLES.get(id(scenario))
    if known is None or known[0] is not scenario or known[1] is not deck:
        known = _TABLES[id(scenario)] = (scenario, deck, build_tables(scenario, deck, a_profile()))
    return known[2]


def a_header(
    scenario: Scenario, deck: Deck, *, game_seed: int = 1, type_seed: int = 1, mode: Mode = "plain"
) -> Header:
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
