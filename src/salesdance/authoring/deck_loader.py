"""The moves deck's file becomes a Deck: every answer spelled out for every voice and mood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from salesdance.authoring.building import answer_of, frozen
from salesdance.authoring.digest import with_digest
from salesdance.authoring.limits import Limits
from salesdance.authoring.models_deck import DeckAnswerBlock, DeckFile, DeckMoodsBlock, DeckMoveBlock, DeckQuestionBlock
from salesdance.authoring.move_ids import WORDED_APART, forms_of, stems_of
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Node
from salesdance.authoring.placeholders import IN_SCENARIOS
from salesdance.authoring.reporting import Path, finding_at, listed, shown
from salesdance.authoring.scenario_loader import newer_format
from salesdance.authoring.shape import check_shape
from salesdance.authoring.source import read_source
from salesdance.findings import Finding, has_errors, sort_key
from salesdance.moves import MANNERS, NEVER, PLAIN_TOO, Answers, Deck, DeckMove, DeckQuestion, Harder
from salesdance.scenario import MOODS, VOICES, Answer, Mood, Voice

FORMAT_VERSION = 1
LIMITS = Limits(file_bytes=1024 * 1024, nodes=100_000)
"""The deck words every move in four voices: it may be larger than a scenario."""

SILENT_KINDS = ("day", "post")
"""Kinds whose answers are mail and calendar, not words."""

ByMood = Mapping[Mood, tuple[Answer, ...]]
Form = str | DeckAnswerBlock | list[str | DeckAnswerBlock] | DeckMoodsBlock


def read_deck(data: bytes, name: str) -> tuple[Deck | None, list[Finding]]:
    """Return the deck, and all findings in the order of their places; it is None when one is an error.

    Raises nothing for any bytes.
    """
    node, findings = read_source(data, name, LIMITS)
    if node is None:
        return None, findings
    newer = newer_format(node, "deck", FORMAT_VERSION, "deck")
    if newer:
        return None, [newer]
    file, found = check_shape(DeckFile, node, findings, slots=IN_SCENARIOS)
    findings = findings + found
    if file is not None and not has_errors(findings):
        findings += [*_manners(file, node), *_signals(file, node)]
    deck = None
    if file is not None and not has_errors(findings):
        deck = with_digest(_build(file))
        findings += [*_answers_missing(deck, node), *_voices(deck, node), *_never_said_when(deck, node)]
        findings += _never_checked(deck, node)
    return deck, sorted(findings, key=sort_key)


def _manners(file: DeckFile, node: Node) -> Iterator[Finding]:
    for id, move in file.moves.items():
        known = MANNERS.get(move.kind, ())
        if move.manner is not None and move.manner not in known:
            message = f"A move of the kind `{move.kind}` has no manner {shown(move.manner)}."
            hint = f"It may be {listed(known)}." if known else "Take it out."
            yield finding_at(node, ("moves", id, "manner"), "unknown-manner", message, hint=hint)
        elif move.manner is None and known and move.kind not in PLAIN_TOO:
            message = f"Moves of the kind `{move.kind}` differ by their manner, and `{id}` has none."
            hint = f"Add `manner:` with one of {listed(known)}."
            yield finding_at(node, ("moves", id), "manner-missing", message, hint=hint, key=True)


def _signals(file: DeckFile, node: Node) -> Iterator[Finding]:
    for id, move in file.moves.items():
        yield from _unknown(node, ("moves", id), move.kind, move.answers)
    for question, block in file.questions.items():
        yield from _unknown(node, ("questions", question), "follow", block.answers)


def _unknown(node: Node, path: Path, kind: str, answers: Iterable[str]) -> Iterator[Finding]:
    known = [form for stem in (*stems_of(kind), *WORDED_APART.get(kind, ())) for form in forms_of(stem)]
    for signal in answers:
        if signal not in known:
            near = near_miss(signal, known)
            hint = f"Did you mean `{near}`?" if near else f"It gets: {listed(known)}."
            message = f"A move of the kind `{kind}` never gets the answer {shown(signal)}."
            yield finding_at(node, (*path, "answers", signal), "unknown-signal", message, hint=hint, key=True)


def _answers_missing(deck: Deck, node: Node) -> Iterator[Finding]:
    for move in deck.moves.values():
        worded = {signal for by_signal in (move.answers or {}).values() for signal in by_signal}
        missing = [stem for stem in stems_of(move.kind) if worded.isdisjoint(forms_of(stem))]
        if missing and move.kind not in SILENT_KINDS:
            message = f"`{move.id}` has no words for {' and '.join(f'`{stem}`' for stem in missing)}."
            path = ("moves", move.id)
            yield finding_at(
                node,
                path,
                "answer-missing",
                message,
                hint="Add it to `answers`.",
                severity="warning",
                key=True,
            )


def _never_said_when(deck: Deck, node: Node) -> Iterator[Finding]:
    for move in deck.moves.values():
        if move.relieves is not None and not move.right_when:
            message = f"`{move.id}` is a temptation, and nothing says when it is right."
            hint = "Add `right_when:` with that state in one sentence, or with `never`."
            yield finding_at(
                node, ("moves", move.id), "right-when-missing", message, hint=hint, severity="warning", key=True
            )


def _never_checked(deck: Deck, node: Node) -> Iterator[Finding]:
    """Yield sentences for the debrief of which nothing says when they are true: they are never said."""
    for move in deck.moves.values():
        if move.harder and not move.harder_when:
            message = f"Nothing says when `harder` of `{move.id}` is true, so no debrief says it."
            hint = "Add `harder_when:` with what has to be true of the deal, or with `[always]`."
            at = ("moves", move.id, "harder")
            yield finding_at(node, at, "harder-when-missing", message, hint=hint, severity="warning", key=True)
        if move.right_when not in ("", NEVER) and not move.right_if:
            message = f"Nothing says how to see that `right_when` of `{move.id}` holds, so no debrief says it."
            hint = "Add `right_if:` with what of it can be seen."
            at = ("moves", move.id, "right_when")
            yield finding_at(node, at, "right-if-missing", message, hint=hint, severity="warning", key=True)


def _voices(deck: Deck, node: Node) -> Iterator[Finding]:
    worded: list[tuple[Path, str, Answers]] = [
        *((("moves", one.id), one.id, one.answers or {}) for one in deck.moves.values()),
        *((("questions", kind), kind, one.answers or {}) for kind, one in deck.questions.items()),
    ]
    for path, id, answers in worded:
        for signal in dict.fromkeys(signal for by_signal in answers.values() for signal in by_signal):
            silent = [voice for voice in VOICES if signal not in answers.get(voice, {})]
            if silent:
                message = f"`{id}` has no wording of `{signal}` for a prospect who is {' or '.join(silent)}."
                hint = "Add the voice, or write `any`."
                at = (*path, "answers", signal)
                yield finding_at(node, at, "voice-missing", message, hint=hint, severity="warning", key=True)


def _build(file: DeckFile) -> Deck:
    moves = {id: _move(id, move) for id, move in file.moves.items()}
    questions = {str(kind): DeckQuestion(tuple(one.follow_up), _answers(one)) for kind, one in file.questions.items()}
    texts = {key: tuple(texts) for key, texts in file.texts.items()}
    return Deck(moves=frozen(moves), texts=frozen(texts), questions=frozen(questions))


def _move(id: str, one: DeckMoveBlock) -> DeckMove:
    return DeckMove(
        id=id,
        kind=one.kind,
        group=one.group,
        label=one.label,
        minutes=one.minutes,
        hours=float(one.hours),
        effects=frozen({str(level): float(rate) for level, rate in one.effects.items()}) if one.effects else None,
        says=tuple(one.says),
        answers=_answers(one),
        relieves=one.relieves,
        motive=one.motive,
        harder=one.harder,
        harder_when=tuple(one.harder_when or ()),
        or_harder=tuple(Harder(tuple(other.when), other.says) for other in one.or_harder),
        right_when=one.right_when,
        right_if=tuple(one.right_if),
        final=one.final,
        source=one.source,
        manner=one.manner,
        again=tuple(one.again),
    )


def _answers(one: DeckMoveBlock | DeckQuestionBlock) -> Answers | None:
    """Turn signal -> voice around to voice -> signal; what a voice says itself stands before `any`."""
    if not one.answers:
        return None
    by_voice: dict[Voice, Mapping[str, ByMood]] = {}
    for voice in VOICES:
        by_signal: dict[str, ByMood] = {}
        for signal, forms in one.answers.items():
            form = forms.get(voice, forms.get("any"))
            if form is not None:
                by_signal[signal] = _by_mood(form)
        if by_signal:
            by_voice[voice] = MappingProxyType(by_signal)
    return MappingProxyType(by_voice)


def _by_mood(form: Form) -> ByMood:
    if isinstance(form, DeckMoodsBlock):
        usual = next(given for given in (form.at_ease, form.guarded, form.cornered) if given is not None)
        moods = {mood: getattr(form, mood) if getattr(form, mood) is not None else usual for mood in MOODS}
    else:
        moods = dict.fromkeys(MOODS, form)
    return MappingProxyType({mood: _wordings(given) for mood, given in moods.items()})


def _wordings(given: str | DeckAnswerBlock | list[str | DeckAnswerBlock]) -> tuple[Answer, ...]:
    several = given if isinstance(given, list) else [given]
    return tuple(answer_of(one) for one in several)
