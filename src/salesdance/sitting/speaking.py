"""What the prospect says about a fact: words for how open the answer was, and of a clue what is new."""

from __future__ import annotations

import re
from collections.abc import Container

from salesdance.scenario import Answer, Fact, Mood, Pause

_SENTENCE = re.compile(r"[^.!?]+[.!?]+[\"'”’)]*|[^.!?]+$")
_WORD = re.compile(r"[\w']+")
KNOWN_SHARE = 0.5


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, trimmed."""
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def fresh(text: str, heard: str) -> str:
    """Return the sentences of a text that one who heard the other would not take for the same again."""
    if not heard:
        return text
    known = {word.lower() for word in _WORD.findall(heard)}
    kept = []
    for sentence in sentences(text):
        words = [word.lower() for word in _WORD.findall(sentence)]
        if sum(word in known for word in words) <= KNOWN_SHARE * len(words):
            kept.append(sentence)
    return " ".join(kept)


def asked(fact: Fact, signal: str, mood: Mood, heard: Container[str]) -> Answer:
    """Return the answer to a question about a fact; empty words where it has nothing new to say.

    `heard` are the words that were spoken before in this sitting.
    """
    if signal in ("open", "open_clue"):
        return _openly(fact, signal == "open_clue", heard)
    return _thinly(fact, signal == "thin_clue", mood, heard)


def followed(fact: Fact, signal: str, mood: Mood, heard: Container[str]) -> Answer:
    """Return what a follow-up or a silence brings out: more of it, and the clue if that shows only now."""
    if signal in ("open", "adds"):
        return Answer() if fact.deeper.says in heard else fact.deeper
    if signal == "thin_clue":
        return _thinly(fact, True, mood, heard)
    if signal not in ("open_clue", "adds_clue"):
        return Answer()
    clue = _openly(fact, True, heard)
    if fact.deeper.says in heard or not fact.deeper.says:
        return clue
    if clue.says and not _any_heard(fact, heard):
        return clue
    both = f"{fact.deeper.says} {clue.says}".strip()
    return _acted(clue if clue.acted else fact.deeper, both, fact.deeper.pause)


def _any_heard(fact: Fact, heard: Container[str]) -> bool:
    return any(answer.says in heard for answer in (fact.at_ease, fact.guarded, fact.cornered))


def _openly(fact: Fact, with_clue: bool, heard: Container[str]) -> Answer:
    plain, clue = fact.at_ease, fact.clue
    told = plain.says if plain.says in heard else ""
    if not with_clue or clue is None:
        return Answer() if told or (clue is not None and clue.says in heard) else plain
    says = fresh(clue.says or plain.says, told)
    return Answer(says, clue.does, plain.pause, clue.heard) if clue.does or clue.heard else _acted(plain, says)


def _thinly(fact: Fact, with_clue: bool, mood: Mood, heard: Container[str]) -> Answer:
    plain = fact.cornered if mood == "cornered" else fact.guarded
    clue = fact.clue
    if not with_clue or clue is None:
        return Answer() if plain.says in heard else plain
    told = fact.guarded.says if fact.guarded.says in heard else ""
    faintly = clue.faintly
    says = fresh(faintly.says or fact.guarded.says, told)
    if faintly.acted:
        return _acted(faintly, says)
    if clue.does or clue.heard:
        return Answer(says, clue.does, faintly.pause, clue.heard)
    return _acted(fact.guarded, says, faintly.pause)


def _acted(answer: Answer, says: str, pause: Pause | None = None) -> Answer:
    """Return other words with the body line of an answer, and its pause or the given one."""
    return Answer(says, answer.does, answer.pause if pause is None else pause, answer.heard)
