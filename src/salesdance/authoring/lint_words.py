"""Hints on single texts: length, business nouns, quotation marks, body lines, exclamation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from salesdance.authoring.nodes import Node
from salesdance.authoring.reporting import Path, finding_at, shown
from salesdance.authoring.spoken import Text
from salesdance.findings import Finding
from salesdance.scenario import Scenario

LINE_WORDS = (6, 16)
ANSWER_WORDS = (3, 35)
BRIEF_WORDS = 60
MAIL_WORDS = 50
CARD_WORDS = 12

BUSINESS_NOUNS = re.compile(
    r"\b(solutions?|leverag(?:e|es|ed|ing)|streamlin(?:e|es|ed|ing)|pain points?|values?|stakeholders?"
    r"|synerg(?:y|ies|istic)|seamless(?:ly)?|journeys?|empower(?:s|ed|ing|ment)?|reach(?:es|ed|ing)? out"
    r"|circl(?:e|es|ed|ing) back)\b",
    re.IGNORECASE,
)
SEEN = re.compile(
    r"\b(looks?|looking|glances?|watches|watching|eyes?|eyebrows?|smiles?|smiling|grins?|nods?|shrugs?|points?"
    r"|stares?|blinks?|winks?|frowns?|waves?|beams?|pale|faces"
    r"|shows? you|holds? (?:up|out)|shakes? (?:his|her|their))\b",
    re.IGNORECASE,
)
_SOUND = re.compile(r"\b(hear|hears|heard|voice|sounds?|word|words|says?|said)\b", re.IGNORECASE)
_QUOTES = ('"', "“", "„", "«", "'")
_SENTENCE_ENDS = (".", "!", "?", "…")


def lint_words(scenario: Scenario, texts: Sequence[Text], node: Node) -> Iterator[Finding]:
    """Yield hints on the texts of a scenario."""
    if (count := _words(scenario.brief)) > BRIEF_WORDS:
        message = f"The brief has {count} words; {BRIEF_WORDS} are read, the rest is skipped."
        yield _hint(node, ("brief",), "long-brief", message, "Who, what, and why today.")
    for objection in scenario.objections:
        if (count := _words(objection.card)) > CARD_WORDS:
            message = f"The card has {count} words; {CARD_WORDS} fit."
            yield _hint(node, ("objections", objection.id, "card"), "long-card", message, "Shorten it.")
    for text in texts:
        yield from _length(text, node)
        yield from _manner(text, node)
    yield from _exclamations(texts, node)


def _length(text: Text, node: Node) -> Iterator[Finding]:
    count = _words(text.words)
    least, most = LINE_WORDS
    if text.speaker in ("seller", "seller_brief") and (count > most or (count < least and text.speaker == "seller")):
        message = f"The seller's line has {_count(count)}; {least} to {most} are good."
        yield _hint(node, text.path, "line-words", message, _longer_or_shorter(count < least))
    least, most = ANSWER_WORDS
    if text.speaker == "prospect" and (count > most or (count < least and not text.acted)):
        message = f"The answer has {_count(count)}; {least} to {most} are good."
        advice = "Give it a body line, or some words more." if count < least else "One thought an answer."
        yield _hint(node, text.path, "answer-words", message, advice)
    if text.speaker == "mail" and count > MAIL_WORDS:
        message = f"The mail has {count} words; {MAIL_WORDS} are enough."
        yield _hint(node, text.path, "long-mail", message, "Shorten it.")


def _manner(text: Text, node: Node) -> Iterator[Finding]:
    if text.speaker in ("prospect", "mail") and (noun := BUSINESS_NOUNS.search(text.words)):
        message = f"{shown(noun[0])} sounds like a brochure in a customer's mouth."
        yield _hint(node, text.path, "brochure-word", message, "Name the thing itself.")
    if text.speaker != "body" and _wholly_quoted(text.words):
        message = "The words stand in quotation marks; the game adds its own."
        yield _hint(node, text.path, "quoted-words", message, "Leave the marks out.")
    if text.path[-1] == "heard" and (sign := needs_eyes(text.words)):
        message = f"{shown(sign)} cannot be heard, and on the telephone this is all there is."
        yield _hint(node, text.path, "not-to-be-heard", message, "A chair creaks; a keyboard stops; a door goes.")
    if text.speaker == "body" and not (text.words[:1].isupper() and text.words.endswith(_SENTENCE_ENDS)):
        message = "A body line is one full sentence: She turns the sheet face down."
        yield _hint(node, text.path, "body-line", message, "Begin with a capital and end with a full stop.")


def needs_eyes(words: str) -> str:
    """Return what in a body line can only be seen, or nothing."""
    found = SEEN.search(words)
    return found[0] if found and not _SOUND.search(words) else ""


def _wholly_quoted(words: str) -> bool:
    marks = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}
    closing = marks.get(words[:1])
    return closing is not None and len(words) > 1 and words.find(closing, 1) == len(words) - 1


def _exclamations(texts: Sequence[Text], node: Node) -> Iterator[Finding]:
    with_mark = [text for text in texts if "!" in text.words]
    count = sum(text.words.count("!") for text in texts)
    if count > 1:
        message = f"There are {count} exclamation marks in this scenario; one, once, is plenty."
        second = with_mark[1] if with_mark[0].words.count("!") == 1 else with_mark[0]
        yield _hint(node, second.path, "exclamation-marks", message, "Keep the one from the person you least expect.")


def _words(text: str) -> int:
    """Return how many words a text has; a dash between spaces is none."""
    return sum(1 for word in text.split() if any(letter.isalnum() for letter in word))


def _count(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _longer_or_shorter(short: bool) -> str:
    return "Say a little more." if short else "Shorten it."


def _hint(node: Node, path: Path, code: str, message: str, hint: str) -> Finding:
    return finding_at(node, path, code, message, hint=hint, severity="hint")
