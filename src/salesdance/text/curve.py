"""How a deal went, over moves and over days, in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_shares import Curve, Point
from salesdance.sitting.debrief_words import STILL, STILL_DAYS, TRULY_LINE
from salesdance.text.figures import bar, ten
from salesdance.text.screen import Screen

WIDE = 12


def draw_curve(screen: Screen, debrief: Debrief) -> None:
    """Write how it went in figures beside bars: who would still be there, by moves and by days, and the worth."""
    curve = debrief.curve
    if not curve.points:
        return
    screen.heading("How it went")
    screen.say(STILL)
    screen.blank()
    _draw_still(screen, curve)
    if len(curve.stops) > 1:
        screen.blank()
        screen.say(STILL_DAYS)
        _draw_days(screen, curve)
    screen.blank()
    _draw_worth(screen, curve)


def _still(still: float, truly: float) -> str:
    return f"{bar(still)} {ten(still)} of 10; {TRULY_LINE} {ten(truly)}"


def _draw_still(screen: Screen, curve: Curve) -> None:
    marked = {event.made for event in curve.marked}
    # What comes after the yes stands in the days below.
    last = curve.stops[0].made if len(curve.stops) > 1 else curve.points[-1].made
    points = [point for point in curve.points if point.made <= last]
    when = ""
    for run in _runs(points, lambda point: (point.when, ten(point.still), ten(point.truly)), marked):
        _draw_events(screen, curve, run[0].made - 1, run[0].made)
        if run[0].when != when:
            when = run[0].when
            screen.say(when, style="strong")
        screen.say(f"{_moves(run):<{WIDE}}{_still(run[0].still, run[0].truly)}", indent=2, hang=WIDE)


def _draw_days(screen: Screen, curve: Curve) -> None:
    before = curve.stops[0].made
    for point in curve.stops:
        _draw_events(screen, curve, before, point.made)
        before = max(before, point.made)
        screen.say(f"Day {point.day:<4}{_still(point.still, point.truly)}", indent=2, hang=8)


def _draw_events(screen: Screen, curve: Curve, after: int, to: int) -> None:
    for number, event in enumerate(curve.marked, 1):
        if after < event.made <= to:
            screen.say(f"({number}) {event.words}", indent=4, hang=4)


def _draw_worth(screen: Screen, curve: Curve) -> None:
    for sentence in curve.words:
        screen.say(sentence)
    screen.blank()
    for run in _runs(curve.points, lambda point: (ten(point.worth), ten(point.alone))):
        point = run[0]
        told = f"{bar(point.worth)} {ten(point.worth)} of 10; by your moves alone {ten(point.alone)}"
        screen.say(f"{_moves(run):<{WIDE}}{told}", indent=2, hang=WIDE)


def _runs(
    points: Sequence[Point], told: Callable[[Point], object], alone: Collection[int] = ()
) -> Iterator[list[Point]]:
    """Yield points that follow each other and are told alike; before one of `alone` a new run begins."""
    run: list[Point] = []
    for point in points:
        if run and (told(point) != told(run[0]) or point.made in alone):
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _moves(run: Sequence[Point]) -> str:
    first, last = run[0].made, run[-1].made
    if first != last:
        return f"{first}-{last} moves"
    return f"{first} {'move' if first == 1 else 'moves'}"
