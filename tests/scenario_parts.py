"""Parts of a scenario in Python: facts, objections, people, promises and more, each with words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from salesdance.scenario import (
    TOPICS,
    Answer,
    Clue,
    Commitment,
    CommitmentKind,
    Excuse,
    Fact,
    Lesson,
    Mail,
    Meeting,
    Objection,
    Person,
    Promise,
    Reason,
    Reply,
)


def a_fact(id: str, topic: str = "today", clue_of: str = "", **changes: Any) -> Fact:
    """Return a fact with words for every mood, a reason, and a clue if `clue_of` names a hidden thing."""
    clue = None
    if clue_of:
        says = f"All of {id} goes well. There is one more thing about {id}."
        faintly = Answer(f"The {id} is being seen to, mostly.", "A page is turned.")
        clue = Clue(clue_of, 3.0, says, f"A look at the {id} drawer.", faintly)
    plain: dict[str, Any] = {
        "ask": f"What does the {id} look like here on an ordinary working day?",
        "at_ease": Answer(f"All of {id} goes well. We like it here.", f"A smile about {id}."),
        "guarded": Answer(f"The {id} is being seen to.", ""),
        "cornered": Answer(f"Why do you ask about {id}?", "A glance at the clock."),
        "deeper": Answer(f"Deeper down {id} is a long story.", "A longer smile."),
        "note": f"{id} goes well.",
        "reason": Reason(
            f"Because of your {id} this one would help you every day.",
            f"a better {id}",
            lands=Answer(f"For the {id}, yes.", "A nod."),
            shrugs=Answer(f"The {id} can wait.", ""),
        ),
    }
    return Fact(id=id, topic=topic, clue=clue, **{**plain, **changes})  # type: ignore[arg-type]


def an_objection(id: str, weight: float, family: str, **changes: Any) -> Objection:
    """Return an objection with words for every way it can come out."""
    recalls = MappingProxyType({"promise/big": f"And you promised, with {id} there."})
    plain: dict[str, Any] = {
        "card": f"I am afraid of {id}.",
        "says": Answer(f"What bothers me is {id}.", "A hand on the table.", "long"),
        "answer": f"About {id}, here is what we have done for others like you.",
        "solves": 0.6,
        "relieved": Answer(f"Then {id} is off my mind.", "A breath."),
        "puzzled": Answer(f"I had not thought of {id}.", ""),
        "half": Answer(f"It was more about something near {id}.", "A look aside."),
        "after_the_no": Lesson(f"It was {id}, in the end.", "A long look.", recalls),
        "hides_behind": ("budget",),
    }
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


def a_person(id: str, name: str, decides: float, *, uses: bool = False) -> Person:
    """Return somebody in the prospect's house, with words for naming and bringing them."""
    return Person(
        id,
        name,
        f"the {id}",
        decides,
        uses,
        named=Answer(f"There is {name}.", ""),
        bring=f"Could {name} come down to us for ten minutes today?",
        agrees=Answer("I will ring at once.", ""),
        dodges=Answer("Not today.", ""),
    )


def a_promise(id: str, gap: float, relieves: str, back_on: int) -> Promise:
    """Return a promise that comes back on its day."""
    return Promise(
        id,
        f"It will never go wrong in a {id} way, whatever the day.",
        gap,
        relieves,
        warms=Answer("Never? Good.", ""),
        cools=Answer("Hm.", ""),
        back_on=back_on,
        comes_back=Mail("Neil", f'"Never in a {id} way," you said.'),
    )


def a_commitment(kind: CommitmentKind, day: int, matters_if: tuple[str, ...] = ()) -> Commitment:
    """Return one thing to nail down, with what happens on its day."""
    return Commitment(
        kind,
        kind.replace("_", " ").capitalize(),
        f"We will see to the {kind} at some point, I am sure.",
        f"Would the fourteenth do for the {kind}, do you think?",
        f"The fourteenth at nine for the {kind}, will you write it in?",
        day,
        matters_if,
        writes=Answer(f"There, the {kind}.", "It is written down."),
        slowly=Answer(f"I will put the {kind}, I suppose.", "It is written slowly."),
        lets_see=Answer(f"Let us see about the {kind}.", ""),
        changes_subject=Answer("Have you seen the new lamp?", "A finger points."),
        kept=Mail("Petra", f"The {kind} went well."),
        gap=Mail("Petra", f"Nobody knew about the {kind}."),
        contact=f"Ring Dana about the {kind} and how far that has got.",
    )


def some_facts() -> tuple[Fact, ...]:
    """Return eleven facts over all topics: three clues to the likeliest objection, one fact behind another."""
    of = ("a", "a", "a", "b", "b", "c", "c", "d", "d", "boss", "")
    names = ["past", "lamp", "folder", "week", "noise", "bill", "meter", "door", "stairs", "drawer", "garden"]
    own: dict[str, dict[str, Any]] = {
        "past": {"opens": ("garden",), "follow_up": "And who was it that chose it at the time?"}
    }
    return tuple(
        a_fact(name, TOPICS[at % len(TOPICS)], clue, **own.get(name, {}))
        for at, (name, clue) in enumerate(zip(names, of, strict=True))
    )


def some_mails() -> Mapping[str, tuple[Mail, ...]]:
    """Return mails of every kind, each with its own words."""
    counts = {"fine": 4, "hectic": 3, "hedges": 2, "rival": 2, "cancels": 2}
    return MappingProxyType(
        {
            kind: tuple(Mail("Dana Okafor", f"Mail {kind} number {n}.") for n in range(count))
            for kind, count in counts.items()
        }
    )


def some_meetings() -> tuple[Meeting, ...]:
    """Return three meetings, the last ones shorter."""
    return (
        Meeting("First meeting", "Tuesday", 40, Answer("Sit down.", "She points at a chair.")),
        Meeting("Second meeting", "Thursday", 30, Answer("You came back.", "She nods."), starts="14:10"),
        Meeting("Twenty minutes", "Monday", 20, Answer("Be quick.", "She sets a bell."), starts="16:40"),
    )


def own_lines() -> Mapping[str, Reply]:
    """Return a scenario's own wording of the plain ask, with another yes for a guarded prospect."""
    answers = {
        "yes": Answer("Yes. Do it.", "She puts the pen down.", "long"),
        "yes@guarded": Answer("It will be done, then.", "She looks at the pen."),
    }
    ask = "Shall we two do it, and settle the day for it now?"
    return MappingProxyType({"close": Reply(ask, MappingProxyType(answers))})
