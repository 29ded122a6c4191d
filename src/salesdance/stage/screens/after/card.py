"""The card: a short bar for each skill, which opens to its rules; the total stands last and small."""

from __future__ import annotations

from collections.abc import Collection

from salesdance.sitting.debrief import Bar, Debrief, SkillBar
from salesdance.sitting.debrief_words import limit_words, line_words, total_words
from salesdance.stage import Card, Column, Grow, Label, Opener, Row, Widget
from salesdance.stage.screens.after.words import marked, quoted

KEY = "skill-"
DIGITS = 9


def card_page(debrief: Debrief, opened: Collection[str]) -> Widget:
    """Return the card; `opened` are the keys of the skills that stand open."""
    card, parts = debrief.card, []
    for number, skill in enumerate(card.skills, 1):
        parts.append(_skill(skill, number, opened))
    below: list[Widget] = [marked("info", Label(limit_words(limit))) for limit in card.limits]
    if card.next_thing:
        below.append(Card(marked("lightbulb", Label(card.next_thing, "strong"), ink="accent"), pad="m"))
    last = [Label(words, "small") for words in (total_words(card.total), card.hints) if words]
    return Column([Column(parts, gap="xs"), *below, Column(last, gap="none")], gap="m")


def keys_of(debrief: Debrief) -> frozenset[str]:
    """Return the keys of all skills."""
    return frozenset(f"{KEY}{number}" for number in range(1, len(debrief.card.skills) + 1))


def _skill(skill: SkillBar, number: int, opened: Collection[str]) -> Widget:
    key = f"{KEY}{number}"
    badge = str(number) if number <= DIGITS else ""
    words = skill.words[:1].upper() + skill.words[1:]
    behind = _rules(skill) if key in opened else None
    return Opener(key, skill.bar.title, words, skill.bar.share, badge, behind)


def _rules(skill: SkillBar) -> Widget:
    said = Label(skill.bar.said, "small_strong")
    rules = Column([said, *[_mark(mark) for mark in skill.marks]], gap="m")
    return Card(rules, pad="m", ground="well", raised=False)


def _mark(mark: Bar) -> Widget:
    said = Label(mark.said, "small")
    parts: list[Widget] = [Row([Grow(Label(mark.title, "strong")), said], align="center"), Label(mark.why)]
    if mark.moment is not None and mark.moment.mine:
        parts.append(Label(quoted(mark.moment.mine) + line_words(mark), "small"))
    return Column(parts, gap="xs")
