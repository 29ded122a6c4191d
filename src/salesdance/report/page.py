"""A debrief as one HTML page that needs nothing else: no network, no script, light and dark, fit for paper."""

from __future__ import annotations

from html import escape

from salesdance.report.curve import curve_section
from salesdance.report.finds import finds_section
from salesdance.report.marks import card_section, forecast_section, luck_section
from salesdance.report.others import others_section
from salesdance.report.quoting import moment, quoted, said
from salesdance.report.style import STYLE
from salesdance.report.turning import every_line_section, turning_section
from salesdance.sitting.debrief import (
    Debrief,
    Moment,
    Showing,
    ThePerson,
)
from salesdance.sitting.debrief_numbers import days_once
from salesdance.sitting.debrief_words import (
    IN_FRONT,
    SHOWED,
    decider_words,
    guess_words,
    hidden_words,
    instead_words,
    stayed_words,
    straight_words,
)
from salesdance.sitting.others import Others
from salesdance.sitting.view import Said


def debrief_page(debrief: Debrief, *, player: str = "", others: Others | None = None) -> str:
    """Return the whole page as text; every word of the deal and of the player is escaped."""
    title = escape(f"{debrief.title}: the debrief")
    played = f"<p class='quiet'>{escape(player)}</p>" if player else ""
    parts = [
        person_section(debrief.person),
        turning_section(debrief.turning),
        luck_section(debrief),
        card_section(debrief.card),
        finds_section(debrief.finds),
        forecast_section(debrief.forecasts),
        curve_section(debrief.curve),
        others_section(others) if others is not None else "",
        every_line_section(debrief.turning),
        talk_section(debrief.lines),
        sources_section(debrief),
    ]
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>\n"
        f"<header><h1>{escape(debrief.title)}</h1><p>{escape(debrief.ending)}</p>{played}</header>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main></body></html>\n"
    )


def person_section(person: ThePerson) -> str:
    """Return the section about the person: no number stands in it."""
    parts = [
        f"<h2>{escape(person.name)} <small>{escape(person.role)}</small></h2>",
        f"<p>{escape(person.heading)}</p>",
        f"<blockquote class='truth'>{quoted(person.truth)}</blockquote>",
    ]
    if person.straight:
        parts.append(f"<p class='quiet'>{straight_words(person)} {quoted(person.straight)}</p>")
    for guess in person.guesses:
        parts.append(f"<p>{escape(' '.join(guess_words(guess)))}</p>")
    if person.instead:
        parts.append(f"<h3>{_title(IN_FRONT)}</h3>")
        for instead in person.instead:
            parts.append(f"<p>{escape(instead_words(instead))}</p>")
            parts.append(moment(instead.moment) if instead.moment else "")
    parts += _places(person.places)
    parts += _house(person)
    return f"<section>{''.join(parts)}</section>"


def _places(places: tuple[Showing, ...]) -> list[str]:
    shown = [place for place in places if place.moment is not None]
    hidden = [place for place in places if place.moment is None]
    parts = [f"<h3>{_title(SHOWED)}</h3>"] if shown else []
    for place in shown:
        parts.append(moment(place.moment, after=stayed_words(place)) if place.moment else "")
    if hidden:
        heading = _title(hidden_words(shown=bool(shown)))
        asks = "".join(f"<li>{quoted(place.ask)}</li>" for place in hidden)
        parts.append(f"<h3>{heading}</h3><ul>{asks}</ul>")
    return parts


def _house(person: ThePerson) -> list[str]:
    items = [f"<li>{escape(decider_words(decider))}</li>" for decider in person.deciders]
    parts = [f"<h3>Who else there was</h3><ul>{''.join(items)}</ul>"] if items else []
    return [*parts, f"<p>{escape(person.fit)}</p>"] if person.fit else parts


def _title(words: str) -> str:
    return escape(words.rstrip(":"))


def talk_section(lines: tuple[Moment, ...]) -> str:
    """Return the whole talk, folded away."""
    items, when = [], ""
    for one in lines:
        if one.when != when:
            when = one.when
            items.append(f"<li class='chapter'><strong>{escape(when)}</strong></li>")
        mine = f"<p class='mine'><small>{one.number}</small> {escape(one.mine)}</p>" if one.mine else ""
        items.append(f"<li>{mine}{''.join(_named(heard) for heard in days_once(one.heard))}</li>")
    if not items:
        return ""
    talk = f"<ol class='talk'>{''.join(items)}</ol>"
    return f"<section><h2>The whole talk</h2><details><summary>Show it</summary>{talk}</details></section>"


def _named(one: Said) -> str:
    name = "" if one.who in ("note", "calendar") else f"<small>{escape(one.who.capitalize())}</small>"
    return f"{name}{said(one)}"


def sources_section(debrief: Debrief) -> str:
    """Return what it takes to play the same sitting again, as a table."""
    sources = debrief.sources
    rows = [
        ("Deal", f"{sources.scenario} ({sources.scenario_digest[:12]})"),
        ("Figures", f"{sources.profile} ({sources.profile_digest[:12]})"),
        ("Rules", str(sources.rules)),
        ("Mode", sources.mode),
        ("Seed of the luck", str(sources.game_seed)),
        ("Seed of who it was", str(sources.type_seed)),
    ]
    table = "".join(f"<tr><th>{name}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    notes = "".join(f"<p class='quiet'>{escape(note)}</p>" for note in sources.notes)
    return f"<section><h2>This sitting</h2><table>{table}</table>{notes}</section>"
