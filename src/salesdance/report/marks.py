"""The parts of the page with numbers: luck, the card, forecasts."""

from __future__ import annotations

from html import escape

from salesdance.report.drawing import bar, ten_figures
from salesdance.sitting.debrief import (
    Bar,
    Debrief,
    SkillBar,
    TheCard,
    Told,
)
from salesdance.sitting.debrief_numbers import points
from salesdance.sitting.debrief_words import limit_sentence


def luck_section(debrief: Debrief) -> str:
    """Return honest counts out of ten."""
    parts = []
    for chance in debrief.luck:
        label = f"{chance.out_of_ten} of 10"
        parts.append(
            f"<p>{escape(chance.sentence)}</p><div class='figures'>{ten_figures(chance.out_of_ten, label)}"
            f"<small>{label} ({chance.share * 100:.0f} %)</small></div>"
        )
    if not parts:
        parts.append("<p>Nothing in this deal turned on luck.</p>")
    return f"<section><h2>What was luck</h2>{''.join(parts)}</section>"


def card_section(card: TheCard) -> str:
    """Return the card: every skill opens to its rules; the total stands last and small."""
    skills = "".join(_skill(skill) for skill in card.skills)
    limits = "".join(
        f"<p>{escape(limit_sentence(limit))} {escape(limit.why)}{_turn(limit)}</p>" for limit in card.limits
    )
    nexts = f"<p class='next'>{escape(card.next_thing)}</p>" if card.next_thing else ""
    looked = f"<br>{escape(card.hints)}" if card.hints else ""
    total = f"<p class='total'><small>All in all {points(card.total)} of 100.{looked}</small></p>"
    return f"<section><h2>The card</h2>{skills}{limits}{nexts}{total}</section>"


def _skill(skill: SkillBar) -> str:
    rules = "".join(_mark(mark) for mark in skill.marks)
    label = f"{skill.bar.title}: {skill.words}"
    return (
        f"<details class='skill'><summary><span class='row'><strong>{escape(skill.bar.title)}</strong>"
        f"{bar(skill.bar.share, label)}<small>{escape(_capital(skill.words))} Why?</small></span></summary>"
        f"<dl>{rules}</dl></details>"
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _mark(mark: Bar) -> str:
    line = f"<br><small>“{escape(mark.moment.mine)}”</small>" if mark.moment and mark.moment.mine else ""
    return f"<dt>{escape(mark.title)} <small>{mark.said}</small></dt><dd>{escape(mark.why)}{_turn(mark)}{line}</dd>"


def _turn(mark: Bar) -> str:
    return f" <small>Line {mark.moment.number}.</small>" if mark.moment is not None and mark.moment.number else ""


def forecast_section(told: tuple[Told, ...]) -> str:
    """Return the forecasts against what could be known."""
    if not told:
        return ""
    items = "".join(
        f"<li>{escape(one.question)}<br>You said: {escape(one.said)}<br>"
        f"<span class='quiet'>What could be known: {escape(one.known)}</span></li>"
        for one in told
    )
    return f"<section><h2>What you expected</h2><ul>{items}</ul></section>"
