"""What was luck, as honest counts out of ten; and how the first yes was left."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_words import FROM_HERE, NO_LUCK
from salesdance.stage import Card, Column, Figures, Label, Widget
from salesdance.stage.screens.after.words import count_words


def luck_page(debrief: Debrief) -> Widget:
    """Return the counts in the order in which they came up."""
    cards: list[Widget] = [_count(one.sentence, one.out_of_ten, one.share) for one in debrief.luck]
    if not cards:
        cards.append(Label(NO_LUCK))
    return Column(cards, gap="s")


def door_page(debrief: Debrief) -> Widget:
    """Return how the very first yes was left, what it would have been, and where selling starts."""
    if debrief.door is None:
        return Column([luck_page(debrief), Label(FROM_HERE, "heading")], gap="l")
    cards = [_count(sentence, count, share) for sentence, count, share in debrief.door.sentences]
    return Column([*cards, Label(FROM_HERE, "heading")], gap="l")


def _count(sentence: str, count: int, share: float) -> Widget:
    figures = Column([Figures(count), Label(count_words(count, share), "small")], gap="s")
    return Card(Column([Label(sentence, "speech"), figures], gap="s"))
