"""Every text of a scenario with its place in the file and whose mouth it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

from salesdance.authoring.reporting import Path
from salesdance.scenario import Answer, Fact, Mail, Objection, Scenario

Speaker = Literal["seller", "seller_brief", "prospect", "mail", "body"]
"""`seller_brief` is a line that may be short: a follow-up, a date, something to do in the ninety days."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text; `acted` tells that a body line stands beside the words."""

    path: Path
    speaker: Speaker
    words: str
    acted: bool = False


def texts_of(scenario: Scenario) -> Iterator[Text]:
    """Yield every text that somebody says, writes or does, in the usual order of a file; none is empty."""
    for text in _all(scenario):
        if text.words:
            yield text


VARIANTS = frozenset(("guarded", "cornered", "clue", "faintly", "tell"))
"""Keys of an answer's other forms: by mood, with a clue, with a tell."""


def own_answers(scenario: Scenario) -> int:
    """Return how many things a prospect has to say in words of their own; other forms of an answer count with it."""
    spoken = (text.path for text in texts_of(scenario) if text.speaker == "prospect")
    return sum(not VARIANTS & set(path) and not _by_mood(path) for path in spoken)


def _by_mood(path: Path) -> bool:
    """Tell whether an answer to an own line is one for a mood: lines, move, answers, signal, mood, says."""
    return path[0] == "lines" and len(path) > len(("lines", "move", "answers", "signal", "says"))


def _all(scenario: Scenario) -> Iterator[Text]:
    for at, meeting in enumerate(scenario.meetings):
        yield from _answer(("meetings", at, "opens"), meeting.opens)
        yield Text(("meetings", at, "next_dated"), "seller", meeting.next_dated)
        yield Text(("meetings", at, "next_calendar"), "seller", meeting.next_calendar)
    for fact in scenario.facts:
        yield from _fact(fact)
    for objection in scenario.objections:
        yield from _objection(objection)
    yield from _excuses(scenario)
    yield from _people(scenario)
    yield from _offers(scenario)
    yield from _ninety_days(scenario)
    yield from _own_lines(scenario)
    yield from _answer(("opening",), scenario.opening)
    for field in fields(scenario.ending):
        yield from _answer(("ending", field.name), getattr(scenario.ending, field.name))


def _answer(path: Path, answer: Answer) -> Iterator[Text]:
    yield Text((*path, "says"), "prospect", answer.says, acted=answer.acted)
    yield Text((*path, "does"), "body", answer.does)
    yield Text((*path, "heard"), "body", answer.heard)


def _mail(path: Path, mail: Mail | None) -> Iterator[Text]:
    if mail is not None:
        yield Text((*path, "says"), "mail", mail.says)


def _fact(fact: Fact) -> Iterator[Text]:
    path: Path = ("facts", fact.id)
    yield Text((*path, "ask"), "seller", fact.ask)
    for mood in ("at_ease", "guarded", "cornered", "deeper"):
        yield from _answer((*path, mood), getattr(fact, mood))
    if fact.clue:
        yield from _answer((*path, "clue"), Answer(fact.clue.says, fact.clue.does, heard=fact.clue.heard))
        yield from _answer((*path, "clue", "faintly"), fact.clue.faintly)
    yield Text((*path, "follow_up"), "seller_brief", fact.follow_up)
    if fact.reason:
        yield Text((*path, "reason", "says"), "seller", fact.reason.says)
        yield from _answer((*path, "reason", "lands"), fact.reason.lands)
        yield from _answer((*path, "reason", "shrugs"), fact.reason.shrugs)


def _objection(one: Objection) -> Iterator[Text]:
    path: Path = ("objections", one.id)
    yield from _answer((*path, "says"), one.says)
    yield Text((*path, "answer", "says"), "seller", one.answer)
    yield from _answer((*path, "answer", "relieved"), one.relieved)
    yield from _answer((*path, "answer", "puzzled"), one.puzzled)
    yield from _answer((*path, "half"), one.half)
    lesson = one.after_the_no
    yield from _answer((*path, "after_the_no"), Answer(lesson.says, lesson.does, heard=lesson.heard))
    for move, sentence in lesson.recalls.items():
        yield Text((*path, "after_the_no", "recalls", move), "prospect", sentence, acted=True)


def _excuses(scenario: Scenario) -> Iterator[Text]:
    for one in scenario.excuses:
        path: Path = ("excuses", one.id)
        yield from _answer((*path, "says"), one.says)
        yield from _answer((*path, "tell"), one.tell)
        yield Text((*path, "answer"), "seller", one.answer)
        yield from _answer((*path, "accepts"), one.accepts)
        yield from _answer((*path, "moves_on"), one.moves_on)
        if one.after_the_no != one.says:
            yield from _answer((*path, "after_the_no"), one.after_the_no)


def _people(scenario: Scenario) -> Iterator[Text]:
    for one in scenario.people:
        path: Path = ("people", one.id)
        yield from _answer((*path, "named"), one.named)
        yield Text((*path, "bring"), "seller_brief", one.bring)
        yield from _answer((*path, "agrees"), one.agrees)
        yield from _answer((*path, "dodges"), one.dodges)


def _offers(scenario: Scenario) -> Iterator[Text]:
    rival = scenario.competitor
    if rival:
        yield Text(("competitor", "difference"), "seller", rival.difference)
        yield from _answer(("competitor", "lands"), rival.lands)
        yield from _answer(("competitor", "shrugs"), rival.shrugs)
    for promise in scenario.promises:
        path: Path = ("promises", promise.id)
        yield Text((*path, "says"), "seller", promise.says)
        yield from _answer((*path, "warms"), promise.warms)
        yield from _answer((*path, "cools"), promise.cools)
        yield from _mail((*path, "comes_back"), promise.comes_back)
    for downside in scenario.downsides:
        path = ("downsides", downside.id)
        yield Text((*path, "says"), "seller", downside.says)
        yield from _answer((*path, "lands"), downside.lands)
        yield from _answer((*path, "shrugs"), downside.shrugs)


def _ninety_days(scenario: Scenario) -> Iterator[Text]:
    for one in scenario.commitments:
        path: Path = ("commitments", one.kind)
        for line in ("vague", "dated", "timed", "contact"):
            yield Text((*path, line), "seller_brief", getattr(one, line))
        for hand in ("writes", "slowly", "lets_see", "changes_subject"):
            yield from _answer((*path, hand), getattr(one, hand))
        yield from _mail((*path, "kept"), one.kept)
        yield from _mail((*path, "gap"), one.gap)
    for contact in scenario.contacts:
        path = ("contacts", contact.id)
        yield Text((*path, "says"), "seller_brief", contact.says)
        yield from _answer((*path, "warm"), contact.warm)
        yield from _answer((*path, "short"), contact.short)
    for kind, mails in scenario.mails.items():
        for at, mail in enumerate(mails):
            yield from _mail(("mails", kind, at), mail)


def _own_lines(scenario: Scenario) -> Iterator[Text]:
    for move, reply in scenario.lines.items():
        yield Text(("lines", move, "says"), "seller_brief", reply.says)
        for key, answer in reply.answers.items():
            signal, _, mood = key.partition("@")
            signal, _, later = signal.partition("#")
            several = f"{signal}#1" in reply.answers
            place = (int(later or 0),) if several else (mood,) if mood else ()
            yield from _answer(("lines", move, "answers", signal, *place), answer)
    for name, temptations in (("first_thoughts", scenario.first_thoughts), ("drafts", scenario.drafts)):
        for at, one in enumerate(temptations):
            yield Text((name, at, "says"), "seller_brief", one.says)
