"""What they named or told themselves, said once more or answered: words that stand by it, and never deny it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from salesdance.scenario import VOICES, Answer
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import Turn


def voiced_again(deal: Deal, turn: Turn, heard: Container[str]) -> Answer | None:
    """Return what is said where the objection was put into its own words before; None where it was not."""
    again = deal.texts.all("voiced_again")
    if turn.head == "truth" or len(again) != len(VOICES):
        return None
    words = deal.objections[turn.subject].says
    known = bool(words.says) and words.says in heard
    return Answer(again[VOICES.index(deal.scenario.prospect.voice)]) if known else None


def nothing_more(deal: Deal, turn: Turn, heard: Container[str]) -> Turn:
    """Return a follow-up as one that brings nothing where all of it was told before, say after a silence."""
    if deal.pieces[turn.move].kind != "follow" or turn.signal not in ("open", "adds") or turn.before.fact < 0:
        return turn
    deeper = deal.facts[turn.before.fact].deeper.says
    return replace(turn, signal="thin") if deeper and deeper in heard else turn


def stays(deal: Deal, turn: Turn) -> list[Answer]:
    """Return what is said where an answer to what they had named themselves does not do it; else nothing."""
    piece = deal.pieces[turn.move]
    if piece.kind != "answer" or turn.head != "puzzled":
        return []
    at = next(at for at, one in enumerate(deal.scenario.objections) if one.id == piece.subject)
    named = turn.before.voiced(at)
    return [Answer(words) for words in deal.texts.all(f"named_and_stays_{deal.scenario.prospect.voice}")] * named
