"""How a deal went, over moves and over days, in a terminal."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief
from salesdance.sitting.debrief_shares import Curve
from salesdance.sitting.debrief_words import STILL, STILL_DAYS, TRULY_LINE
from salesdance.text.figures import bar, ten
from salesdance.text.screen import Screen


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
        for point in curve.stops:
            screen.say(f"Day {point.day:<4}{_still(point.still, point.truly)}", indent=2, hang=8)
    screen.blank()
    _draw_worth(screen, curve)


def _still(still: float, truly: float) -> str:
    return f"{bar(still)} {ten(still)} of 10; {TRULY_LINE} {ten(truly)}"


def _draw_still(screen: Screen, curve: Curve) -> None:
    when = ""
    for point in curve.points:
        for number, event in enumerate(curve.marked, 1):
            if event.made == point.made:
                screen.say(f"({number}) {event.words}", indent=4, hang=4)
        if point.when != when:
            when = point.when
            screen.say(when, style="strong")
        screen.say(f"{_moves(point.made):<9}{_still(point.still, point.truly)}", indent=2, hang=9)


def _draw_worth(screen: Screen, curve: Curve) -> None:
    for sentence in curve.words:
        screen.say(sentence)
    screen.blank()
    for point in curve.points:
        told = f"{bar(point.worth)} {ten(point.worth)} of 10; by your moves alone {ten(point.alone)}"
        screen.say(f"{_moves(point.made):<9}{told}", indent=2, hang=9)


def _moves(made: int) -> str:
    return f"{made} {'move' if made == 1 else 'moves'}"
