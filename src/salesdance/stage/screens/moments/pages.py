"""What is to be seen of a moment: who and when, what was said, what could be said, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Said
from salesdance.sitting.debrief_numbers import DAY, days_once
from salesdance.sitting.due import (
    BETTER,
    CHOOSE,
    LATER,
    STANDS,
    THEN,
    my_words,
    spoken_by,
)
from salesdance.sitting.phrases import PAUSES, UNNAMED, choice_words
from salesdance.sitting.practice import Exchange, Situation, Tried
from salesdance.stage import Button, Card, Column, Label, Role, Rule, Widget

LINE = "line-"


def talk_page(situation: Situation, *, low: bool) -> Widget:
    """Return the last exchanges, the latest large."""
    *earlier, last = situation.exchanges
    role: Role = "body" if low else "speech"
    parts: list[Widget] = []
    for exchange in earlier:
        parts += [*exchange_words(exchange, spoken_by(situation), "body"), Rule()]
    return Card(
        Column([*parts, *exchange_words(last, spoken_by(situation), role)], gap="s"), pad="m", label="What was said"
    )


def table_page(situation: Situation) -> Widget | None:
    """Return what stood there then, beside what was said."""
    if not situation.table:
        return None
    rows = [Label(line, "small") for line in situation.table]
    return Column([Label(STANDS, "small_strong"), *rows], gap="none")


def lines_page(situation: Situation, selected: str) -> Widget:
    """Return the lines, each under its number."""
    lines: list[Widget] = [
        Button(
            f"{LINE}{number}",
            choice_words(choice),
            "line",
            badge=str(number),
            chosen=selected == choice.move,
        )
        for number, choice in enumerate(situation.lines, 1)
    ]
    return Column([Label(CHOOSE, "small_strong"), *lines], gap="s")


def tried_page(situation: Situation, tried: Tried) -> Widget:
    """Return what came of a choice, and in a sentence or two whether that was it."""
    name = spoken_by(situation)
    words: list[Widget] = [*exchange_words(tried.answer, name, "speech")]
    if tried.later:
        words += [Label(LATER, "small_strong"), *_heard(tried.later, "", "body")]
    verdict: list[Widget] = [Label(tried.verdict, "strong")]
    if tried.then:
        verdict.append(Column([Label(THEN, "small_strong"), Label(tried.then)], gap="none"))
    if tried.better:
        better = [Label(line) for line in tried.better]
        verdict.append(Column([Label(BETTER, "small_strong"), *better], gap="xs"))
    if tried.about:
        verdict.append(Label(tried.about))
    answer = Card(Column(words, gap="s"), pad="m", label="What they answer")
    return Column([answer, Card(Column(verdict, gap="m"), ground="well", pad="m", raised=False)], gap="m")


def exchange_words(exchange: Exchange, name: str, role: Role) -> list[Widget]:
    """Return what you said, small, and what came of it."""
    mine = my_words(exchange)
    return [*([Label(mine, "small")] if mine else []), *_heard(exchange.heard, name, role)]


def _heard(told: Sequence[Said], name: str, role: Role) -> list[Widget]:
    parts: list[Widget] = []
    for said in days_once(told):
        if PAUSES[said.pause]:
            parts.append(Label(PAUSES[said.pause], "aside"))
        if said.who in UNNAMED:
            parts.append(Label(said.says or said.does, "aside"))
            continue
        day = said.does if DAY.fullmatch(said.does) else ""
        if said.does and not day:
            parts.append(Label(said.does, "aside"))
        if said.says and said.who != name:
            who = f"{said.who}, {day[:1].lower()}{day[1:-1]}" if day else said.who
            parts.append(Label(who, "small_strong", "them"))
        if said.says:
            parts.append(Label(said.says, role))
    return parts
