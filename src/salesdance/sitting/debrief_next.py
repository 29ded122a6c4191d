"""The one thing to take along, by the line that cost most in this deal: what to do where it comes up again."""

from __future__ import annotations

from collections.abc import Mapping

from salesdance.analysis import Analysis, TurningPoint
from salesdance.engine import Phase, Seen
from salesdance.scenario import TOPICS
from salesdance.sitting.deal import Piece
from salesdance.sitting.debrief_talk import Played

NEXT = "Next time: {lesson} (line {line} was the moment for it)."
BEFORE_ASKING = "before you ask for the sale, {lesson}"
LEFT_THERE = "once you have promised to leave it there, leave it there, whatever they let fall"
INSTEAD: Mapping[str, str] = {
    "about": "ask one question more before a word about yourself",
    "pitch": "ask one question more before you paint it for them",
    "boast": "let them say what is good about it, and ask for that",
    "promise": "promise only what will happen, and say the rest as it is",
    "price": "leave the price until you know what it is set against",
    "discount": "leave the price where it is until you know what stands in the way",
    "argue": "when they see it otherwise, ask what makes it so for them",
    "excuse": "when a reason comes easily, ask whether it is all of it before you answer it",
    "walk": "before you go, ask for the sale, or say openly that it is not for them",
    "argue_no": "let the hot answer go, thank them for theirs, and ask",
    "undermine": "once they have chosen, wish them well with it, and ask",
}
"""What to do rather than this, wherever it comes up."""
RATHER: Mapping[str, str] = {
    "ask": "ask about {topic}",
    "follow": "when something slips out, stay with it for one more line",
    "silence": "when you have asked, leave it quiet and wait",
    "probe": "ask straight what stands in the way",
    "process": "ask who else it is up to",
    "users": "ask whose hands will be on it",
    "bring": "when somebody is named, ask them in",
    "answer": "answer what really stands in the way, as soon as you know it",
    "reason": "tie what you say to something they told you",
    "differ": "say the one difference that matters to them",
    "disclose": "say one plain downside before they find it",
    "close": "ask for the sale when it is time, and plainly",
    "next_step": "leave with the next step in their own calendar",
    "easy_no": "where they dodge, make it easy to say no",
    "leave": "say openly that it is not for them",
    "goodbye": "stop once it stands",
    "confirm": "end a fresh start with the question whether it still stands",
    "restart": "when second thoughts are written, offer to begin again, and soon",
    "reply": "answer second thoughts while they are fresh",
    "contact": "in the weeks after the yes, be in touch about what is due before anybody has to ask",
    "carry_on": "where nothing is open, leave them in peace and keep your hours",
    "ask_final": "ask early whether it is final, and act on the answer",
    "permission": "ask leave before you ask why",
    "why": "ask what made them decide",
    "matched": "ask the second question, and be quiet",
    "road_help": "once you know the reason, ask for their help",
    "road_promise": "once you know the reason, promise to leave it there, and keep to that",
    "offer": "once you know what it was, offer what would put that right",
    "come_back": "where the no is not the last word, ask for another meeting",
    "hang_up": "when all is said, let them go",
}
"""What to do, by the kind of line that would have been better."""
GRACE: Mapping[str | None, str] = {
    "thanks": "thank them for the time they gave you before you ask why",
    "wishes_well": "wish them well with what they chose, and mean it",
    "owns_it": "own your part in it before you ask why",
}
NAIL: Mapping[bool, str] = {
    True: "before you leave the table, get a day and an hour for this: {label}",
    False: "catch up on what has no day and hour yet: {label}",
}
ABOUT: Mapping[str, str] = {
    "today": "how it is done today",
    "trouble": "what gives them trouble",
    "cost": "what it costs them",
    "people": "who has to live with it",
    "future": "what they want of the years ahead",
}


def next_words(played: Played, analysis: Analysis) -> str:
    """Return what to do next time, by the moment that cost most; nothing where none did."""
    costs = [one for one in analysis.points if one.kind == "cost" and one.turn in played.talk]
    if not costs:
        return ""
    worst = max(costs, key=lambda one: (one.worth, -one.turn))
    lesson = _lesson(played, worst)
    return NEXT.format(lesson=lesson, line=played.talk[worst.turn].number) if lesson else ""


def _lesson(played: Played, point: TurningPoint) -> str:
    chosen, rather = (_piece(played, move) for move in (point.chosen, next(iter(point.better), "")))
    kind = chosen.kind if chosen is not None else ""
    if kind == "offer" and not point.stretch and played.turns[point.turn].before.seen[Seen.PROMISED]:
        return LEFT_THERE
    if kind in INSTEAD and not point.stretch:
        return INSTEAD[kind]
    told = _rather(played, point.turn, rather) if rather is not None else ""
    if told and kind == "close" and rather is not None and rather.kind != "close":
        return BEFORE_ASKING.format(lesson=told)
    return told


def _piece(played: Played, move: str) -> Piece | None:
    at = played.deal.index(move)
    return played.deal.pieces[at] if at is not None else None


def _rather(played: Played, turn: int, piece: Piece) -> str:
    deal = played.deal
    if piece.kind == "grace":
        return GRACE.get(piece.entry.manner, GRACE["thanks"])
    if piece.kind == "nail":
        at_the_table = played.turns[turn].before.phase == Phase.CEMENT
        return NAIL[at_the_table].format(label=deal.filled(deal.commitments[piece.subject].label))
    words = RATHER.get(piece.kind, "")
    if piece.kind == "ask":
        return words.format(topic=ABOUT[TOPICS[int(deal.tables.topic[deal.fact_at[piece.subject]])]])
    return words
