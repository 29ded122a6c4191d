"""Smallest valid scenarios, decks, profiles and sittings in Python, for tests that need one to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from salesdance.engine import RULES_VERSION, Tables, build_tables
from salesdance.moves import Deck, DeckMove, Relief
from salesdance.profile import Coefficient, Profile
from salesdance.scenario import (
    COMMITMENTS,
    FAMILIES,
    MOODS,
    TOPICS,
    VOICES,
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

PROFILES = Path(__file__).resolve().parents[1] / "assets" / "profiles"

# kind, group, minutes, hours, effects, relieves, wordings
_DECK: dict[str, tuple[str, str, int, float, dict[str, float], Relief | None, tuple[str, ...]]] = {
    "ask": ("ask", "ask", 3, 0, {"openness": 0.055, "trust": 0.035, "ease": 0.06}, None, ("Tell me about that, from the start?",)),
    "follow_up": ("follow", "listen", 2, 0, {"openness": 0.06, "trust": 0.05, "ease": 0.08}, None, ("And then what happened, once that was done?", "What did you do about it at the time?")),
    "say_nothing": ("silence", "listen", 1, 0, {"openness": 0.03, "ease": 0.03}, None, ("You say nothing.",)),
    "ask_straight": ("probe", "ask", 2, 0, {"openness": -0.02, "ease": -0.06}, None, ("Can I ask you straight: is it that, or something else?",)),
    "who_decides": ("process", "people", 2, 0, {"ease": 0.01}, None, ("Besides you, who has to be happy before this can go ahead?",)),
    "who_uses": ("users", "people", 2, 0, {"ease": 0.03}, None, ("Whose hands are going to be on it all day long?",)),
    "bring": ("bring", "people", 4, 0, {}, None, ("Could the three of us sit down before we go any further?",)),
    "about_us": ("about", "case", 4, 0, {"trust": -0.04, "openness": -0.06, "ease": -0.1}, "silence", ("We have looked after firms like yours in this town for years.",)),
    "picture_it": ("pitch", "case", 3, 0, {"emotion": 0.16, "ease": 0.03}, "problem", ("Picture that room on a Thursday evening with nobody in it.",)),
    "small_talk": ("charm", "listen", 1, 0, {"emotion": 0.03, "ease": 0.05}, "liked", ("That is a fine plant, does it do well in here?",)),
    "boast": ("boast", "case", 2, 0, {"logic": 0.1, "ease": -0.08}, "pride", ("It has been the best of its kind for two years running.",)),
    "reason": ("reason", "case", 3, 0, {"logic": 0.22, "ease": 0.02}, None, ("That is exactly where this one would help you most.",)),
    "difference": ("differ", "case", 3, 0, {"difference": 0.28}, None, ("There is one thing here that the others do not have.",)),
    "downside": ("disclose", "case", 2, 0, {"trust": 0.1, "risk": -0.08, "ease": 0.06}, None, ("There is one thing about it that you will not like.",)),
    "promise": ("promise", "offer", 1, 0, {"ease": 0.06}, "doubt", ("You have my word that this will not go wrong here.",)),
    "tell_price": ("price", "offer", 2, 0, {"risk": 0.05}, "price", ("It comes to {price}, delivery and training included.",)),
    "discount": ("discount", "offer", 1, 0, {"risk": -0.05, "trust": -0.03}, "price", ("What if I took something off for a signature by Friday?",)),
    "argue": ("argue", "case", 2, 0, {"pressure": 0.25, "trust": -0.25, "ease": -0.45}, "pride", ("I have to put you right there, that is not how it works.",)),
    "answer": ("answer", "case", 3, 0, {"ease": 0.02}, None, ("About what is really bothering you, here is what we can do.",)),
    "answer_excuse": ("excuse", "case", 2, 0, {"ease": -0.01}, "excuse", ("If it is only that, here is how others have done it.",)),
    "close_soft": ("close", "close", 2, 0, {"ease": -0.02}, "kindness", ("How does it sit with you now that you have seen it?",)),
    "close": ("close", "close", 2, 0, {"ease": -0.08}, "praise", ("Shall we do it, you and I, and settle the first day?",)),
    "close_firm": ("close", "close", 2, 0, {"ease": -0.3}, "haste", ("If we sign it today I can still keep that slot for you.",)),
    "next_vague": ("next_step", "close", 2, 0, {}, "kindness", ("Then I will simply give you a ring some time next week.",)),
    "next_dated": ("next_step", "close", 2, 0, {}, None, ("Could we two sit down again on Thursday of next week?",)),
    "next_calendar": ("next_step", "close", 2, 0, {}, None, ("Thursday at ten past two, shall we both put it in now?",)),
    "turn_up": ("turn_up", "close", 0, 0, {}, None, ("You go there on the day, five minutes early, and ring.",)),
    "easy_no": ("easy_no", "close", 1, 0, {"trust": 0.05, "pressure": -0.15, "ease": 0.15}, None, ("You can still say no to me, and I would rather hear it here.",)),
    "leave_openly": ("leave", "leave", 0, 0, {}, None, ("Honestly, I do not think that this one is for you.",)),
    "walk_out": ("walk", "leave", 0, 0, {}, "excuse", ("I will stop there and let you have your day back.",)),
    "nail_vague": ("nail", "nail", 1, 0.25, {}, "haste", ("We will find a day for that between us, I am sure.",)),
    "nail_dated": ("nail", "nail", 2, 0.25, {}, None, ("Could we make that the fourteenth of next month?",)),
    "nail_timed": ("nail", "nail", 2, 0.25, {}, None, ("The fourteenth at nine, and will you write it in?",)),
    "goodbye": ("goodbye", "leave", 0, 0, {}, "praise", ("Wonderful, I will send it all over and leave you to your day.",)),
    "day": ("day", "keep", 0, 0, {}, None, ()),
    "post": ("post", "keep", 0, 0, {}, None, ()),
    "contact": ("contact", "keep", 0, 0, {}, None, ("Get in touch about the thing that you two have fixed.",)),
    "check_in": ("check_in", "keep", 0, 0.25, {}, "silence", ("Write two lines to {first_name} and ask how it is all going.",)),
    "sell_more": ("sell", "keep", 0, 0.25, {}, "praise", ("Write to {first_name} about the bigger version and the plan.",)),
    "carry_on": ("carry_on", "keep", 0, 0, {}, None, ("Leave it there for now and let the days go by.",)),
    "restart": ("restart", "wobble", 0, 3, {}, None, ("May I come by and go over it again from the very start?",)),
    "nudge": ("reply", "wobble", 0, 0.25, {}, "haste", ("Just asking whether you have had a moment to decide?",)),
    "joke_back": ("reply", "wobble", 0, 0.25, {}, "liked", ("Do not tell me that the old one has started to behave?",)),
    "drop_price": ("reply", "wobble", 0, 0.25, {}, "price", ("Would it be easier all round if I took some of it off?",)),
    "blame_them": ("reply", "wobble", 0, 1, {"trust": -0.1}, "pride", ("We did shake hands on this, and the crate has your name on it.",)),
    "still_stands": ("confirm", "wobble", 1, 0, {}, None, ("Then I would ask you once more, does it still stand?",)),
    "is_it_final": ("ask_final", "after_no", 0, 0, {}, None, ("Is that the last word, or would anything still change it?",)),
    "thank_them": ("grace", "after_no", 0, 0, {"ease": 0.1}, None, ("Thank you for telling me yourself, and for all those hours.",)),
    "wish_well": ("grace", "after_no", 0, 0, {"ease": 0.1}, None, ("I hope the new one does you proud from the first day.",)),
    "own_it": ("grace", "after_no", 0, 0, {"ease": 0.1}, None, ("I talked where I might have asked, and that is my doing.",)),
    "permission": ("permission", "after_no", 0, 0, {"pressure": -0.2, "ease": 0.05}, None, ("May I ask you two things about it, and then I am gone?",)),
    "ask_help": ("road_help", "after_no", 0, 0, {"ease": 0.08}, None, ("I lost it fairly, would you help me see where it went?",)),
    "promise_no_reopen": ("road_promise", "after_no", 0, 0, {"ease": 0.1}, None, ("I will not try to change it now, you have my word on that.",)),
    "why": ("why", "after_no", 0, 0, {}, None, ("What was it, in the end, that made you choose theirs?",)),
    "if_matched": ("matched", "after_no", 0, 0, {}, None, ("And if we had matched that, would it have been us?",)),
    "third_question": ("third", "after_no", 0, 0, {"ease": -0.1}, None, ("One more then, who else was in the room that day?",)),
    "offer_fix": ("offer", "after_no", 0, 0, {}, None, ("What if we put exactly that right, in writing, by nine?",)),
    "come_back": ("come_back", "after_no", 0, 0, {}, None, ("May I come by once more and hear it from you there?",)),
    "argue_no": ("argue_no", "after_no", 0, 0, {"ease": -0.5}, "pride", ("With respect, I think by the autumn you will see it differently.",)),
    "blame_no": ("argue_no", "after_no", 0, 0, {"ease": -0.5}, "pride", ("It might have helped to hear that somebody else was in it.",)),
    "our_best": ("undermine", "after_no", 0, 0, {"ease": -0.15}, "doubt", ("Ours was the better one though, would you not say so?",)),
    "family_eats": ("undermine", "after_no", 0, 0, {}, "liked", ("And what do I tell my two at supper, no pudding till March?",)),
    "hang_up": ("hang_up", "leave", 0, 0, {}, None, ("Then I will let you get on, and all the best with it.",)),
}  # fmt: skip
_FINAL = ("leave_openly", "walk_out", "promise_no_reopen", "goodbye", "nudge", "joke_back", "drop_price", "blame_them")
_SIGNALS: dict[str, tuple[str, ...]] = {
    "ask": ("open_clue", "open", "thin_clue", "thin"),
    "follow": ("open_clue", "open", "thin_clue", "thin"),
    "silence": ("adds_clue", "adds", "nothing", "truth", *[f"half_{family}" for family in FAMILIES]),
    "probe": ("voiced", "excuse", "tell", "evades"),
    "process": ("names_nobody", "names", "names_all"),
    "users": ("names_users", "thin"),
    "argue": ("cold",),
    "answer": ("relieved", "puzzled"),
    "excuse": ("accepts", "moves_on"),
    "close": ("yes", "not_now", "not_now_tell", "not_now_voiced", "no"),
    "turn_up": ("comes", "no_show"),
    "easy_no": ("stands", "admits"),
    "leave": ("thanks",),
    "walk": ("ends",),
    "nail": ("writes", "slowly", "lets_see", "changes_subject"),
    "goodbye": ("waves",),
    "contact": ("warm", "short"),
    "check_in": ("warm", "short"),
    "sell": ("warm", "short"),
    "restart": ("agrees",),
    "reply": ("reassured", "noncommittal"),
    "confirm": ("stands", "wavers", "off"),
    "ask_final": ("final", "not_final"),
    "why": ("truth", *[f"half_{family}" for family in FAMILIES], "lie", "refuses"),
    "matched": ("yes_would", "no_would", "refuses"),
    "third": ("answers", "refuses"),
    "offer": ("back_in", "declines"),
    "hang_up": ("ends",),
    "day": (),
    "post": (),
    "carry_on": (),
    **dict.fromkeys(("argue_no", "undermine"), ("cold", "shrugs")),
    **dict.fromkeys(("grace", "permission", "road_help", "road_promise"), ("eases", "nods")),
    **dict.fromkeys(("bring", "next_step", "come_back"), ("agrees", "dodges", "declines")),
}
_LANDS = ("lands", "shrugs")


def _wordings(id: str, signal: str, mood: str) -> tuple[Answer, ...]:
    return tuple(
        Answer(f"They answer {id} with {signal}, {mood}, way {way}.", "" if way == 2 else f"A hand moves, {way}.")
        for way in (1, 2, 3)
    )


@cache
def a_deck() -> Deck:
    """Return the standard moves, each with wordings of both forms and answers for every voice, signal and mood."""
    moves: dict[str, DeckMove] = {}
    for id, (kind, group, minutes, hours, effects, relieves, says) in _DECK.items():
        by_signal = {
            signal: MappingProxyType({mood: _wordings(id, signal, mood) for mood in MOODS})
            for signal in _SIGNALS.get(kind, _LANDS)
        }
        answers = MappingProxyType(dict.fromkeys(VOICES, MappingProxyType(by_signal)))
        moves[id] = DeckMove(
            id, kind, group, id.replace("_", " "), minutes, hours, MappingProxyType(effects), says, answers,
            relieves, final=id in _FINAL,
        )  # fmt: skip
    texts = {f"mood_{mood}": tuple(f"{{first_name}} sits there, {mood}, {n}." for n in range(4)) for mood in MOODS}
    texts |= {
        "overrun": ("{first_name} looks at the clock, and then at the door.",),
        "no_show": ("You are there, and {first_name} is not.",),
        "phone_call": ("You ring once more, and it is picked up late.",),
        "silence_item": ("No answer.",),
        "recall_about_us": ("You told me how it all began with you.",),
        "recall_never_met": ("You never met the person it was up to.",),
        "recall_good": ("You came when you said that you would.",),
        "said_again": ("As before.", "As before, dear.", "As I said.", "I think we had that one."),
    }
    return Deck(MappingProxyType(moves), MappingProxyType(texts), digest="deck")


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
        {kind: tuple(Mail("Dana Okafor", f"Mail {kind} number {n}.") for n in range(count)) for kind, count in counts.items()}
    )


def a_scenario(**changes: Any) -> Scenario:
    """Return a scenario with everything in it: 11 facts, 4 objections (two of one family), 2 deciders, 3 meetings."""
    of = ("a", "a", "a", "b", "b", "c", "c", "d", "d", "boss", "")
    names = ("past", "lamp", "folder", "week", "noise", "bill", "meter", "door", "stairs", "drawer", "garden")
    facts = [a_fact(name, TOPICS[at % 5], clue) for at, (name, clue) in enumerate(zip(names, of, strict=True))]
    facts[0] = a_fact("past", "today", "a", opens=("garden",), follow_up="And who was it that chose it at the time?")
    ending = {name: Answer(f"This is how it ended: {name}.", "A window.") for name in Ending.__dataclass_fields__}
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
    return a_scenario(**{"start": start, "opening": Answer("Go on, then. What happens now?", "She looks for her keys."), **changes})


def after_the_no(**changes: Any) -> Scenario:
    """Return a scenario that starts after the no, with one fact heard."""
    start = Start("after_the_no", (Played("ask/past", "open"),), (), (Played("close", "no"),))
    return a_scenario(**{"start": start, "opening": Answer("I'm sorry. It is theirs.", "He looks at the wall."), **changes})


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


def a_header(scenario: Scenario, deck: Deck, *, game_seed: int = 1, type_seed: int = 1, mode: Mode = "plain") -> Header:
    """Return the header of a sitting of this scenario with this deck under the evidence profile."""
    return Header(
        scenario.id, scenario.digest, deck.digest, RULES_VERSION, "evidence", "profile", game_seed, type_seed, mode
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
