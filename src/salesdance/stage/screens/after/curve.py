"""How it went: who would still be there, over the moves and over the days, and what the deal was worth."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_shares import Curve, Event
from salesdance.sitting.debrief_words import (
    ALONE_LINE,
    HEARD_LINE,
    STILL,
    STILL_DAYS,
    TRULY_LINE,
    WORTH_LINE,
    days_words,
)
from salesdance.stage import Card, Column, Label, LineChart, Series, Widget
from salesdance.stage.screens.after.words import ten

HORIZON = 90
BEFORE = "before your first move"


def curve_page(debrief: Debrief) -> Widget:
    """Return the curves, each with its words: who would stay by moves and by days, then what the deal was worth."""
    curve = debrief.curve
    parts: list[Widget] = [Column([Label(STILL), _moves(curve), *_legend(curve.marked)], gap="s")]
    if len(curve.stops) > 1:
        parts.append(_days(curve))
    parts.append(Column([*[Label(sentence) for sentence in curve.words], _worth(curve)], gap="s"))
    return Column([Card(part) for part in parts], gap="m")


def _legend(events: Sequence[Event]) -> list[Widget]:
    return [Label(f"{number}. {event.words}", "small") for number, event in enumerate(events, 1)]


def _moves(curve: Curve) -> Widget:
    points, last = curve.points, max(curve.points[-1].made, 1)
    lines = (
        Series(HEARD_LINE, [(point.made / last, point.still) for point in points]),
        Series(TRULY_LINE, [(point.made / last, point.truly) for point in points], quiet=True),
    )
    told = [f"{_after(point.made)} {ten(point.still)} of 10, {TRULY_LINE} {ten(point.truly)}" for point in points]
    events = [f"{number}: {event.words}" for number, event in enumerate(curve.marked, 1)]
    return LineChart(
        "Who would still be there, move by move",
        lines,
        "; ".join([*told, *events]),
        low="0",
        high="10",
        start=BEFORE,
        end=_after(last),
        marks=[(event.made / last, str(number)) for number, event in enumerate(curve.marked, 1)],
    )


def _after(made: int) -> str:
    return f"after {made} {'move' if made == 1 else 'moves'}"


def _worth(curve: Curve) -> Widget:
    points, last = curve.points, max(curve.points[-1].made, 1)
    lines = (
        Series(WORTH_LINE, [(point.made / last, point.worth) for point in points]),
        Series(ALONE_LINE, [(point.made / last, point.alone) for point in points]),
    )
    told = "; ".join(
        f"{_after(point.made)} {ten(point.worth)} of 10, by your moves alone {ten(point.alone)}" for point in points
    )
    return LineChart(
        "What it was worth, move by move", lines, told, low="0", high="10", start=BEFORE, end=_after(last), height=150
    )


def _days(curve: Curve) -> Widget:
    stops = curve.stops
    told = days_words(curve)
    lines = (
        Series(HEARD_LINE, [(stop.day / HORIZON, stop.still) for stop in stops]),
        Series(TRULY_LINE, [(stop.day / HORIZON, stop.truly) for stop in stops], quiet=True),
    )
    first = min((stop.made for stop in stops), default=0)
    marks = [(event.day / HORIZON, str(number)) for number, event in enumerate(curve.marked, 1) if event.made >= first]
    chart = LineChart(
        "Who would still be there, day by day",
        lines,
        told,
        low="0",
        high="10",
        start="the yes",
        end=f"day {HORIZON}",
        height=150,
        marks=marks,
    )
    return Column([Label(STILL_DAYS), chart, Label(told, "small")], gap="s")
