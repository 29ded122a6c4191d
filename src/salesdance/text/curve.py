"""How a deal went, over moves and over days, in a terminal."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief
from salesdance.text.figures import bar, ten
from salesdance.text.screen import Screen

STILL = "If you had done nothing more from that day on, so many would have been there on day ninety:"


def draw_curve(screen: Screen, debrief: Debrief) -> None:
    """Write how it went, move by move, in figures beside bars."""
    curve = debrief.curve
    if not curve.points:
        return
    screen.heading("How it went")
    for sentence in curve.words:
        screen.say(sentence)
    screen.blank()
    when = ""
    for point in curve.points:
        if point.when != when:
            when = point.when
            screen.say(when, style="strong")
        moves = f"{point.made} {'move' if point.made == 1 else 'moves'}"
        told = f"{bar(point.worth)} {ten(point.worth)} of 10; by your moves alone {ten(point.alone)}"
        screen.say(f"{moves:<9}{told}", indent=2, hang=9)
    if not curve.stops:
        return
    screen.blank()
    screen.say(STILL)
    for point in curve.stops:
        screen.say(f"Day {point.day:<4}{bar(point.still or 0.0)} {ten(point.still or 0.0)} of 10", indent=2, hang=8)
