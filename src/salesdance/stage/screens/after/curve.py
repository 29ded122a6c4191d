"""How it went: what the deal was worth over the moves, and who would still be there over the days."""

from __future__ import annotations

from salesdance.sitting.debrief import Curve, Debrief
from salesdance.stage import Card, Column, Label, LineChart, Series, Widget
from salesdance.stage.screens.after.words import ten

HORIZON = 90
STILL = "If you had done nothing more from that day on, so many would have been there on day ninety:"


def curve_page(debrief: Debrief) -> Widget:
    """Return both curves, each with its words."""
    curve = debrief.curve
    words: list[Widget] = [Label(sentence) for sentence in curve.words]
    parts: list[Widget] = [Column([*words, _moves(curve)], gap="s")]
    if len(curve.stops) > 1:
        parts.append(_days(curve))
    return Column([Card(part) for part in parts], gap="m")


def _moves(curve: Curve) -> Widget:
    points, last = curve.points, max(curve.points[-1].made, 1)
    lines = (
        Series("what it was worth", [(point.made / last, point.worth) for point in points]),
        Series("your moves alone", [(point.made / last, point.alone) for point in points]),
    )
    told = "; ".join(
        f"after {point.made} {'move' if point.made == 1 else 'moves'} {ten(point.worth)} of 10, "
        f"by your moves alone {ten(point.alone)}"
        for point in points
    )
    return LineChart(
        "How it went, move by move",
        lines,
        told,
        low="0",
        high="10",
        start="before your first move",
        end=f"after {last} moves",
    )


def _days(curve: Curve) -> Widget:
    stops = curve.stops
    told = "; ".join(f"day {stop.day}: {ten(stop.still or 0.0)} of 10" for stop in stops)
    line = Series("still there on day ninety", [(stop.day / HORIZON, stop.still or 0.0) for stop in stops])
    chart = LineChart(
        "How it went, day by day", (line,), told, low="0", high="10", start="the yes", end=f"day {HORIZON}", height=150
    )
    return Column([Label(STILL), chart, Label(f"{told[:1].upper()}{told[1:]}.", "small")], gap="s")
