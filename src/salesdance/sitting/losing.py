"""After the no: the thought on the tongue, the half-truth that tells no more than its family, the recall."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from salesdance.engine import Seen
from salesdance.scenario import Answer, Objection, Temptation
from salesdance.sitting.deal import Deal
from salesdance.sitting.dice import TEXT, Dice
from salesdance.sitting.game import NAMED, PRESENT, Sight, Turn

OWN = ("sitting", "look_back")
RECALLED = ("promise", "close_firm", "argue", "discount", "about_us")
FIRST, DRAFT, RECALL = 0, 1, 2


def chosen_thought(
    deal: Deal, thoughts: Sequence[Temptation], legal: Collection[int], dice: Dice, purpose: int, count: int
) -> Temptation | None:
    """Return one of the thoughts whose move can be made now, by luck; None if there is none."""
    fitting = [one for one in thoughts if deal.index(one.move) in legal]
    if not fitting:
        return None
    return fitting[int(dice.one(TEXT + purpose, count) * len(fitting))]


def on_the_tongue(begins: str, line: str) -> str:
    """Return what shows of a line before it is said: its beginning; all of it where it does not begin so."""
    return f"{begins} ..." if line.startswith(begins) and line != begins else line


def habits(deal: Deal, drafts: Sequence[Temptation], turns: Sequence[Turn]) -> list[Temptation]:
    """Return the drafts that begin in a way this seller has given in to before; if there are none, all.

    What was sent already does not begin again while another has not been sent.
    """
    own = [turn.move for turn in turns if turn.origin in OWN]
    given_in = {deal.pieces[move].relieves for move in own} - {None}
    moves = [(one, deal.index(one.move)) for one in drafts]
    unsent = [(one, move) for one, move in moves if move not in own] or moves
    before = [one for one, move in unsent if move is not None and deal.pieces[move].relieves in given_in]
    return before or [one for one, _ in unsent]


def half_words(deal: Deal, family: str) -> Answer:
    """Return the half-truth of a family: the objection's own words only where no other could be meant."""
    meant = [one for one in deal.scenario.objections if one.family == family]
    return meant[0].half if len(meant) == 1 else Answer()


def truth_words(deal: Deal, objection: Objection, turns: Sequence[Turn], sight: Sight, dice: Dice) -> Answer:
    """Return the reason as told after a no, with a sentence that calls back a moment of this sitting."""
    lesson = objection.after_the_no
    recalled = recall(deal, objection, turns, sight, dice)
    return Answer(f"{lesson.says} {recalled}".strip(), lesson.does, heard=lesson.heard)


def recall(deal: Deal, objection: Objection, turns: Sequence[Turn], sight: Sight, dice: Dice) -> str:
    """Return the most telling sentence about what the seller did: the scenario's first, then the deck's."""
    made = {deal.pieces[turn.move].id for turn in turns if turn.origin in OWN}
    for move, sentence in objection.after_the_no.recalls.items():
        if move in made:
            return sentence
    entries = {deal.pieces[turn.move].entry.id for turn in turns if turn.origin in OWN}
    keys = [f"recall_{entry}" for entry in RECALLED if entry in entries]
    if sight.seen[Seen.SELF_TALKED] and sight.seen[Seen.BEFORE_SELF] == 0 and "about_us" in entries:
        keys.insert(0, "recall_no_questions")
    if any(sight.person(at) & (NAMED | PRESENT) == NAMED for at in range(len(deal.deciders))):
        keys.append("recall_never_met")
    for key in (*keys, "recall_good"):
        if deal.texts.all(key):
            return deal.text(key, dice.one(TEXT + RECALL, 0))
    return ""
