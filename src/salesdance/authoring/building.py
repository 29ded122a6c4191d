"""Models become the frozen words of the house: chances turn into numbers, mappings into tuples."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from salesdance import scenario as words
from salesdance.authoring.guiding import facilitator_of
from salesdance.authoring.models_after import CommitmentBlock, MailsBlock, PromiseBlock, TemptationBlock
from salesdance.authoring.models_deck import DeckAnswerBlock
from salesdance.authoring.models_file import ReplyBlock, ScenarioFile
from salesdance.authoring.models_people import CompetitorBlock, PersonBlock, ProspectBlock
from salesdance.authoring.models_talk import ClueBlock, ExcuseBlock, FactBlock, MeetingBlock, ObjectionBlock
from salesdance.authoring.models_text import AnswerBlock, MailBlock, MoodsBlock
from salesdance.authoring.starting import expectation_of, start_of
from salesdance.authoring.words import chance, gap_size, help_size

NOTHING = words.Answer()
V = TypeVar("V")

ORDINARY: Mapping[words.CommitmentKind, tuple[str, int]] = MappingProxyType(
    {
        "delivery_date": ("Delivery", 14),
        "financing": ("Payment", 30),
        "named_users": ("Who works with it", 10),
        "internal_meeting": ("The talk in the house", 5),
        "next_step": ("Next talk", 7),
    }
)
"""Row on the sheet and day it comes due, for a commitment whose author gives none. Source: design choice."""


def build_scenario(file: ScenarioFile) -> words.Scenario:
    """Return the scenario of a file without problems; `digest` is still empty, weights add up to 1."""
    total = sum(chance(objection.weight) for objection in file.objections.values())
    return words.Scenario(
        id=file.id,
        title=file.title,
        teaser=file.teaser,
        brief=file.brief,
        teaches=tuple(file.teaches),
        seller=words.Seller(file.seller.company, file.seller.product, file.seller.price),
        prospect=_prospect(file.prospect),
        deal=words.Deal(
            size=float(file.deal.size),
            remorse=float(file.deal.remorse),
            fit=chance(file.deal.fit),
            interest=float(file.deal.interest),
            golive_day=file.deal.golive_day,
            hours=float(file.deal.hours),
        ),
        meetings=tuple(_meeting(meeting) for meeting in file.meetings),
        facts=tuple(_fact(id, fact) for id, fact in file.facts.items()),
        objections=tuple(_objection(id, one, total) for id, one in file.objections.items()),
        excuses=tuple(_excuse(id, excuse) for id, excuse in file.excuses.items()),
        people=tuple(_person(id, person) for id, person in file.people.items()),
        competitor=_competitor(file.competitor) if file.competitor else None,
        promises=tuple(_promise(id, promise) for id, promise in file.promises.items()),
        downsides=tuple(
            words.Downside(id, one.says, lands=answer_of(one.lands), shrugs=answer_of(one.shrugs))
            for id, one in file.downsides.items()
        ),
        commitments=tuple(_commitment(kind, getattr(file.commitments, kind)) for kind in words.COMMITMENTS),
        contacts=tuple(
            words.Contact(id, one.says, one.about, one.by, answer_of(one.warm), answer_of(one.short))
            for id, one in file.contacts.items()
        ),
        mails=_mails(file.mails),
        lines=frozen({move: _reply(reply) for move, reply in file.lines.items()}),
        first_thoughts=tuple(_temptation(one) for one in file.first_thoughts),
        drafts=tuple(_temptation(one) for one in file.drafts),
        opening=answer_of(file.opening),
        ending=words.Ending(**{how: answer_of(getattr(file.ending, how)) for how in type(file.ending).model_fields}),
        start=start_of(file.start),
        expect=tuple(expectation_of(one) for one in file.expect),
        weights=frozen({str(part): float(points) for part, points in file.weights.items()}),
        facilitator=facilitator_of(file.facilitator),
    )


def answer_of(given: str | AnswerBlock | DeckAnswerBlock | None) -> words.Answer:
    """Return an answer; nothing given is an empty one, which leaves the wording to the deck."""
    if given is None:
        return NOTHING
    if isinstance(given, str):
        return words.Answer(given)
    return words.Answer(given.says, given.does, given.pause, given.heard)


def frozen(mapping: dict[str, V]) -> Mapping[str, V]:
    """Return a read-only view of a mapping that nobody else holds."""
    return MappingProxyType(mapping)


def _prospect(one: ProspectBlock) -> words.Prospect:
    return words.Prospect(
        name=one.name,
        role=one.role,
        company=one.company,
        voice=one.voice,
        pronoun=one.pronoun,
        face=one.face,
        courtesy=chance(one.courtesy),
        nerves=chance(one.nerves),
        reticence=chance(one.reticence),
    )


def _meeting(one: MeetingBlock) -> words.Meeting:
    return words.Meeting(
        title=one.title,
        when=one.when,
        minutes=one.minutes,
        opens=answer_of(one.opens),
        place=one.place,
        starts=one.starts,
        next_dated=one.next_dated,
        next_calendar=one.next_calendar,
    )


def _clue(one: ClueBlock) -> words.Clue:
    return words.Clue(one.of, float(one.strength), one.says, one.does, answer_of(one.faintly), one.heard)


def _fact(id: str, one: FactBlock) -> words.Fact:
    clue = one.clue
    reason = one.reason
    return words.Fact(
        id=id,
        ask=one.ask,
        topic=one.topic,
        at_ease=answer_of(one.at_ease),
        guarded=answer_of(one.guarded),
        cornered=answer_of(one.cornered),
        deeper=answer_of(one.deeper),
        clue=_clue(clue) if clue else None,
        opens=tuple(one.opens),
        follow_up=one.follow_up,
        note=one.note,
        reason=words.Reason(
            reason.says, reason.links, tuple(reason.eases), answer_of(reason.lands), answer_of(reason.shrugs)
        )
        if reason
        else None,
    )


def _objection(id: str, one: ObjectionBlock, total: float) -> words.Objection:
    lesson = one.after_the_no
    return words.Objection(
        id=id,
        weight=chance(one.weight) / total,
        family=one.family,
        card=one.card,
        says=answer_of(one.says),
        answer=one.answer.says,
        solves=help_size(one.answer.solves),
        relieved=answer_of(one.answer.relieved),
        puzzled=answer_of(one.answer.puzzled),
        half=answer_of(one.half),
        after_the_no=words.Lesson(lesson.says, lesson.does, frozen(dict(lesson.recalls)), lesson.heard),
        hides_behind=tuple(one.hides_behind),
        awkward=chance(one.awkward),
    )


def _excuse(id: str, one: ExcuseBlock) -> words.Excuse:
    return words.Excuse(
        id=id,
        says=answer_of(one.says),
        tell=answer_of(one.tell),
        answer=one.answer,
        accepts=answer_of(one.accepts),
        moves_on=answer_of(one.moves_on),
        after_the_no=answer_of(one.after_the_no if one.after_the_no is not None else one.says),
        true_of=tuple(one.true_of),
        label=one.label or id.replace("_", " "),
    )


def _person(id: str, one: PersonBlock) -> words.Person:
    return words.Person(
        id=id,
        name=one.name,
        role=one.role,
        decides=chance(one.decides),
        uses=one.uses,
        named=answer_of(one.named),
        bring=one.bring,
        agrees=answer_of(one.agrees),
        dodges=answer_of(one.dodges),
    )


def _competitor(one: CompetitorBlock) -> words.Competitor:
    return words.Competitor(
        name=one.name,
        pitches=chance(one.pitches),
        strength=float(one.strength),
        wins_on=one.wins_on,
        difference=one.difference,
        lands=answer_of(one.lands),
        shrugs=answer_of(one.shrugs),
        linked_to=tuple(one.linked_to),
    )


def _promise(id: str, one: PromiseBlock) -> words.Promise:
    return words.Promise(
        id=id,
        says=one.says,
        gap=gap_size(one.gap),
        relieves=one.relieves,
        motive=one.motive,
        warms=answer_of(one.warms),
        cools=answer_of(one.cools),
        back_on=one.back_on,
        comes_back=_mail(one.comes_back),
    )


def _commitment(kind: words.CommitmentKind, one: CommitmentBlock) -> words.Commitment:
    return words.Commitment(
        kind=kind,
        label=one.label or ORDINARY[kind][0],
        vague=one.vague,
        dated=one.dated,
        timed=one.timed,
        day=one.day or ORDINARY[kind][1],
        matters_if=tuple(one.matters_if),
        writes=answer_of(one.writes),
        slowly=answer_of(one.slowly),
        lets_see=answer_of(one.lets_see),
        changes_subject=answer_of(one.changes_subject),
        kept=_mail(one.kept),
        gap=_mail(one.gap),
        contact=one.contact,
    )


def _mail(one: MailBlock | None) -> words.Mail | None:
    return words.Mail(one.sender, one.says) if one else None


def _mails(block: MailsBlock) -> Mapping[str, tuple[words.Mail, ...]]:
    return frozen(
        {
            kind: tuple(words.Mail(one.sender, one.says) for one in getattr(block, kind))
            for kind in type(block).model_fields
        }
    )


def _reply(one: ReplyBlock) -> words.Reply:
    answers: dict[str, words.Answer] = {}
    for signal, given in one.answers.items():
        if isinstance(given, MoodsBlock):
            answers |= _by_mood(signal, given)
        elif isinstance(given, list):
            answers |= {words.nth_answer(signal, at): answer_of(other) for at, other in enumerate(given)}
        else:
            answers[signal] = answer_of(given)
    return words.Reply(one.says, frozen(answers))


def _by_mood(signal: str, given: MoodsBlock) -> dict[str, words.Answer]:
    """Return `yes` for a prospect at ease, and `yes@guarded`, `yes@cornered` where those differ."""
    usual = given.at_ease or given.guarded or given.cornered
    moods = {f"{signal}@{mood}": getattr(given, mood) for mood in ("guarded", "cornered")}
    return {signal: answer_of(usual)} | {
        key: answer_of(answer) for key, answer in moods.items() if answer is not None and answer != usual
    }


def _temptation(one: TemptationBlock) -> words.Temptation:
    return words.Temptation(one.says, one.move, one.motive)
