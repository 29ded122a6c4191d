"""The card in plain sentences, and the forecasts against what could be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from salesdance.scorecard import Mark, Part, ScoreCard, Skill
from salesdance.scoring import Trace
from salesdance.sitting.debrief import Bar, Moment, SkillBar, TheCard, Told
from salesdance.sitting.debrief_luck import of_ten
from salesdance.sitting.debrief_person import SURE
from salesdance.sitting.debrief_talk import Played
from salesdance.sitting.game import NAMED, PRESENT
from salesdance.transcript import Forecast

SKILL_TITLES: dict[Skill, str] = {
    "discovery": "Finding out",
    "reasons": "Reasons and honesty",
    "people": "People",
    "forecasts": "Your guesses",
    "after_yes": "After the yes",
    "after_no": "After the no",
    "left_openly": "Leaving openly",
    "long_game": "The long game",
}
RULE_TITLES: dict[str, str] = {
    "worth of the questions": "What your questions could tell",
    "them before you": "Them before you",
    "breadth": "All round",
    "share of talk": "Who talked",
    "no promise too many": "Only what will happen",
    "one difference": "The one difference",
    "suspicion as you asked": "What was on their mind, as you asked",
    "suspicion before the reason": "What was on their mind, before they told you",
    "still there": "How many stay",
    "is it final": "Whether it was final",
    "neither bait nor opening": "Leaving the hot answer",
    "permission": "Asking leave",
    "the clean road": "Help, or peace",
    "making the truth easy": "Making the truth easy to say",
}
DAY = re.compile(r"Day \d+$")
ASKED = {"asked": "As you asked for the sale", "reason": "Before you asked why"}
HOW_MUCH = (
    (0.9, "nearly all of it."),
    (0.7, "most of it."),
    (0.45, "about half of it."),
    (0.2, "some of it."),
    (0.005, "hardly any of it."),
    (0.0, "none of it."),
)


def the_card(played: Played, card: ScoreCard) -> TheCard:
    """Return the score card in words; every mark keeps its rule, its reason and the line it rests on."""
    labels = {kind.replace("_", " "): one.label for kind, one in played.deal.commitments.items()}
    named = _somebody_named(played)
    skills = tuple(_skill(part, played.talk, labels, named=named) for part in card.parts)
    limits = []
    for cap in card.caps:
        title = "The whole card" if cap.applies_to == "total" else _title(cap.applies_to)
        limits.append(Bar(title, cap.at_most, 100.0, cap.why, _moment(played.talk, cap.turn)))
    return TheCard(skills, tuple(limits), card.total, card.next_thing)


def _somebody_named(played: Played) -> bool:
    """Tell whether a name came up of somebody who might have stopped it; without one People is what was asked."""
    last = played.turns[-1].after
    return any(last.person(at) & (NAMED | PRESENT) for at in range(len(played.deal.deciders)))


def _title(skill: str) -> str:
    return next((title for name, title in SKILL_TITLES.items() if name == skill), skill.replace("_", " "))


def _skill(part: Part, talk: Mapping[int, Moment], labels: Mapping[str, str], *, named: bool) -> SkillBar:
    undecided = [mark.rule for mark in part.marks] == ["no decision"]
    bar = Bar("The decision" if undecided else SKILL_TITLES[part.skill], part.points, part.out_of)
    words = next(words for least, words in HOW_MUCH if _as_drawn(bar.share) >= least)
    if part.skill == "people" and not named:
        words = f"{words.removesuffix('.')}; nobody with a say was named."
    # A forecast stands before a line and says nothing about that line.
    beside = {} if part.skill == "forecasts" else talk
    return SkillBar(part.skill, bar, words, tuple(_days(_mark(mark, beside, labels) for mark in part.marks)))


def _as_drawn(share: float) -> float:
    """Return a share as its bar of ten signs shows it; a little of it is not nothing."""
    return max(round(10 * share) / 10, min(share, 0.1))


def _mark(mark: Mark, talk: Mapping[int, Moment], labels: Mapping[str, str]) -> Bar:
    why = _capital(mark.why.removeprefix(f"{_capital(mark.rule)}: "))
    title = labels.get(mark.rule) or RULE_TITLES.get(mark.rule) or _capital(mark.rule)
    return Bar(title, mark.points, mark.out_of, why, _moment(talk, mark.turn))


def _days(bars: Iterable[Bar]) -> Iterator[Bar]:
    """Yield the marks, days in a row of which the same is to be said put together."""
    waiting: list[Bar] = []
    for one in bars:
        if waiting and (not _is_day(one) or one.why != waiting[0].why):
            yield _together(waiting)
            waiting = []
        if _is_day(one):
            waiting.append(one)
        else:
            yield one
    if waiting:
        yield _together(waiting)


def _is_day(one: Bar) -> bool:
    return DAY.match(one.title) is not None


def _together(days: Sequence[Bar]) -> Bar:
    if len(days) == 1:
        return days[0]
    numbers = [day.title.split()[1] for day in days]
    title = f"Days {', '.join(numbers[:-1])} and {numbers[-1]}"
    return Bar(title, sum(day.points for day in days), sum(day.out_of for day in days), days[0].why)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _moment(talk: Mapping[int, Moment], turn: int | None) -> Moment | None:
    return talk.get(turn) if turn is not None else None


def forecasts(played: Played, trace: Trace, card: ScoreCard) -> Iterator[Told]:
    """Yield each forecast that was taken: what was said, and what could be known at that moment."""
    marks = {mark.turn: mark for part in card.parts if part.skill == "forecasts" for mark in part.marks}
    for turn, entry in enumerate(played.transcript.entries):
        for forecast in entry.forecasts:
            mark = marks.get(turn)
            points = (mark.points, mark.out_of) if mark else (None, None)
            if forecast.kind == "still_there":
                yield from _still_there(forecast, trace, turn, points)
            elif forecast.taken in ("asked", "reason"):
                yield _suspicion(played, forecast, trace, turn, points)


Points = tuple[float | None, float | None]
LEFT_OUT = "nothing. You left it out."


def _still_there(forecast: Forecast, trace: Trace, turn: int, points: Points) -> Iterator[Told]:
    q = float(trace.still[0])
    if not np.isfinite(q):
        return
    question = "Of ten customers who say yes to you like this, how many are still there in ninety days?"
    said = LEFT_OUT if forecast.figures is None else f"{forecast.figures} of 10."
    yield Told(question, said, f"{of_ten(q)} of 10 ({q * 100:.0f} %).", turn, *points)


def _suspicion(played: Played, forecast: Forecast, trace: Trace, turn: int, points: Points) -> Told:
    deal = played.deal
    believed = trace.objections[turn, 0]
    likeliest = int(np.argmax(believed))
    top = deal.scenario.objections[likeliest]
    share = float(believed[likeliest])
    known = f'"{deal.filled(top.card)}", {of_ten(share)} of 10 ({share * 100:.0f} %).'
    if top.id == forecast.card:
        known = f"the same, {of_ten(share)} of 10 ({share * 100:.0f} %)."
    question = f"{ASKED[forecast.taken]}: what really bothers them?"
    if not forecast.card:
        return Told(question, LEFT_OUT, known, turn, *points)
    said = f'"{deal.filled(deal.objections[forecast.card].card)}", {SURE.get(forecast.sure or "", "")}.'
    return Told(question, said, known, turn, *points)
