"""The parts of the page with numbers: luck, the card, forecasts."""

from __future__ import annotations

from html import escape

from salesdance.report.drawing import bar, key_line, line_chart, ten_figures
from salesdance.sitting.debrief import Bar, Curve, Debrief, SkillBar, TheCard, Told, points

HORIZON = 90
STILL = "If you had done nothing more from that day on, so many would have been there on day ninety."


def luck_section(debrief: Debrief) -> str:
    """Return honest counts out of ten, and the quiet line where the turning points will stand."""
    parts = []
    for chance in debrief.luck:
        label = f"{chance.out_of_ten} of 10"
        parts.append(
            f"<p>{escape(chance.sentence)}</p><div class='figures'>{ten_figures(chance.out_of_ten, label)}"
            f"<small>{label} ({chance.share * 100:.0f} %)</small></div>"
        )
    if not parts:
        parts.append("<p>Nothing in this deal turned on luck.</p>")
    quiet = f"<p class='quiet'>{escape(debrief.turning_points)}</p>" if debrief.turning_points else ""
    return f"<section><h2>What was luck</h2>{''.join(parts)}{quiet}</section>"


def card_section(card: TheCard) -> str:
    """Return the card: every skill opens to its rules; the total stands last and small."""
    skills = "".join(_skill(skill) for skill in card.skills)
    limits = "".join(
        f"<p>{escape(limit.title)} counts at most {points(limit.points)}. {escape(limit.why)}{_turn(limit)}</p>"
        for limit in card.limits
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


def curve_section(curve: Curve) -> str:
    """Return how it went, over moves and over days: pictures, and the same as a table."""
    if len(curve.points) < 2:
        return ""
    last = curve.points[-1].made
    names = ("what it was worth", "your moves alone")
    shares = ([(p.made / last, p.worth) for p in curve.points], [(p.made / last, p.alone) for p in curve.points])
    words = "".join(f"<p>{escape(sentence)}</p>" for sentence in curve.words)
    keys = "".join(f"<span>{key_line(at)} {name}</span>" for at, name in enumerate(names))
    moves = line_chart(list(zip(names, shares, strict=True)), " ".join(curve.words[1:]))
    rows = "".join(
        f"<tr><td>{p.made}</td><td>{escape(p.when)}</td><td>{_ten(p.worth)}</td><td>{_ten(p.alone)}</td></tr>"
        for p in curve.points
    )
    table = f"<table><tr><th>Moves</th><th>When</th><th>Worth</th><th>Your moves alone</th></tr>{rows}</table>"
    return (
        f"<section><h2>How it went</h2>{words}<p class='keys'>{keys}</p>{moves}"
        f"<p class='ends'><small>before your first move</small><small>after {last} moves</small></p>"
        f"{_days(curve)}<details><summary>In figures, out of ten</summary>{table}</details></section>"
    )


def _days(curve: Curve) -> str:
    stops = curve.stops
    if len(stops) < 2:
        return ""
    told = "; ".join(f"day {stop.day}: {_ten(stop.still or 0.0)} of 10" for stop in stops)
    chart = line_chart([("still there", [(stop.day / HORIZON, stop.still or 0.0) for stop in stops])], told)
    return (
        f"<p>{STILL}</p>{chart}<p class='ends'><small>the yes</small><small>day {HORIZON}</small></p>"
        f"<p class='quiet'>{escape(told[:1].upper() + told[1:])}.</p>"
    )


def _ten(share: float) -> str:
    return points(min(max(10 * share, 0.0), 10.0))
