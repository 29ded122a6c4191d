"""How a deal went, on the page: pictures over moves and days, what happened on the way, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from salesdance.report.drawing import Line, key_line, line_chart
from salesdance.sitting.debrief_numbers import points
from salesdance.sitting.debrief_shares import Curve
from salesdance.sitting.debrief_words import (
    ALONE_LINE,
    HEARD_LINE,
    STILL,
    STILL_DAYS,
    TRULY_LINE,
    WORTH_LINE,
    days_words,
)

HORIZON = 90


def curve_section(curve: Curve) -> str:
    """Return how it went: who would still be there by moves and days, and what the deal was worth."""
    if len(curve.points) < 2:
        return ""
    worth = "".join(f"<p>{escape(sentence)}</p>" for sentence in curve.words)
    return (
        f"<section><h2>How it went</h2>{_still(curve)}{_days(curve)}{worth}{_worth(curve)}"
        f"<details><summary>In figures, out of ten</summary>{_table(curve)}</details></section>"
    )


def _still(curve: Curve) -> str:
    last = curve.points[-1].made
    lines = ([(p.made / last, p.still) for p in curve.points], [(p.made / last, p.truly) for p in curve.points])
    told = "; ".join(f"{p.made}: {_ten(p.still)} of 10, {TRULY_LINE} {_ten(p.truly)}" for p in curve.points)
    events = "".join(f"<li>{escape(event.words)}</li>" for event in curve.marked)
    marks = [(event.made / last, str(number)) for number, event in enumerate(curve.marked, 1)]
    return (
        f"<div class='still'><p>{STILL}</p>{_drawn((HEARD_LINE, TRULY_LINE), lines, told, marks)}{_ends(last)}</div>"
        + (f"<ol class='events'>{events}</ol>" if events else "")
    )


def _days(curve: Curve) -> str:
    stops = curve.stops
    if len(stops) < 2:
        return ""
    told = days_words(curve)
    lines = ([(stop.day / HORIZON, stop.still) for stop in stops], [(stop.day / HORIZON, stop.truly) for stop in stops])
    first = min(stop.made for stop in stops)
    numbered = enumerate(curve.marked, 1)
    marks = [(event.day / HORIZON, str(number)) for number, event in numbered if event.made >= first]
    return (
        f"<div class='still'><p>{STILL_DAYS}</p>{_drawn((HEARD_LINE, TRULY_LINE), lines, told, marks)}"
        f"<p class='ends'><small>the yes</small><small>day {HORIZON}</small></p>"
        f"<p class='quiet'>{escape(told)}</p></div>"
    )


def _worth(curve: Curve) -> str:
    last = curve.points[-1].made
    lines = ([(p.made / last, p.worth) for p in curve.points], [(p.made / last, p.alone) for p in curve.points])
    return _drawn((WORTH_LINE, ALONE_LINE), lines, " ".join(curve.words[1:]), ()) + _ends(last)


def _drawn(names: Sequence[str], lines: Sequence[Line], told: str, marks: Sequence[tuple[float, str]]) -> str:
    keys = "".join(f"<span>{key_line(at)} {name}</span>" for at, name in enumerate(names))
    return f"<p class='keys'>{keys}</p>{line_chart(list(zip(names, lines, strict=True)), told, marks)}"


def _ends(last: int) -> str:
    moves = "move" if last == 1 else "moves"
    return f"<p class='ends'><small>before your first move</small><small>after {last} {moves}</small></p>"


def _table(curve: Curve) -> str:
    rows = "".join(
        f"<tr><td>{p.made}</td><td>{escape(p.when)}</td><td>{_ten(p.still)}</td><td>{_ten(p.truly)}</td>"
        f"<td>{_ten(p.worth)}</td><td>{_ten(p.alone)}</td></tr>"
        for p in curve.points
    )
    head = (
        "<tr><th>Moves</th><th>When</th><th>Still there</th><th>Knowing who it was</th><th>Worth</th>"
        "<th>Your moves alone</th></tr>"
    )
    return f"<table>{head}{rows}</table>"


def _ten(share: float) -> str:
    return points(min(max(10 * share, 0.0), 10.0))
