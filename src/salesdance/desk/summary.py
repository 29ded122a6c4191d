"""The end of a month and the year after it, in sentences and bars that every face shows alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdance.desk.month import BACK_IN, HOURS, NOTHING
from salesdance.desk.pile import LOSSES, MONTHS
from salesdance.desk.session import Session
from salesdance.desk.sheet import ABOUT, duration
from salesdance.desk.year import IF_SHARE, Tally, Year
from salesdance.engine.modes import HALF, LIE, REFUSED, TRUTH
from salesdance.scenario import FAMILIES

ATTEMPTS = LOSSES * MONTHS


@dataclass(frozen=True, slots=True)
class Line:
    """A bar: its name, its length from 0 to 1, and the same in words."""

    name: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title."""

    title: str
    lines: tuple[Line, ...]


def month_words(session: Session) -> tuple[str, ...]:
    """Return what the month came to, plainly; of a polite lie no more than could be seen."""
    month, sheet = session.month, session.sheet()
    deep = {depth: int((month.depth == depth).sum()) for depth in (TRUTH, HALF, LIE, REFUSED)}
    opened, offers = int(month.opened.sum()), int((month.offered != NOTHING).sum())
    back = int((month.offered == BACK_IN).sum())
    spent = f"{duration(month.minutes)} of {HOURS} h spent."
    words = [
        f"{len(session.desk)} losses, {opened} debriefed, {offers} offers. {spent}",
        f"{deep[TRUTH]} told you the reason, {deep[HALF]} half of it, {deep[LIE]} what people say, "
        f"{deep[REFUSED]} would rather not.",
    ]
    if sheet.kit:
        kit = "one question" if len(sheet.kit) == 1 else f"{len(sheet.kit)} questions"
        words.append(f"{kit[:1].upper()}{kit[1:]} for the kit; {sheet.known}")
    else:
        words.append("No question for the kit; nobody's reason is known.")
    if offers:
        expected = _number(float(month.chance.sum()))
        words.append(f"{back} of {offers} offers brought somebody back; {expected} was to be expected.")
    return tuple(words)


def year_words(year: Year) -> tuple[str, ...]:
    """Return the year in sentences: attempts, reasons, who came back, and the "if" beside what was measured."""
    yours, everyone = year.yours, year.everyone
    return (
        f"{LOSSES} a month are {ATTEMPTS:,} a year. This month and eleven more at its habits, {_hours(yours)} a month: "
        f"{yours.opened:,} debriefs, {yours.offers:,} offers.",
        *_hours_left(year),
        f"{sum(yours.known):,} reasons known, {sum(yours.half):,} by half.",
        f"{_at_once(yours)} {_number(yours.later)} are to be expected back within the year; with nothing done at all, "
        f"{_number(year.nothing.later)}.",
        f"Debriefing all and offering to all who tell takes {_hours(everyone)} a month; you have {HOURS}. It brings "
        f"{_number(everyone.expected)} back at once and {_number(everyone.later)} within the year.",
        f"Five in a hundred would be {round(IF_SHARE * ATTEMPTS)} a year: an \u201cif\u201d, not a measurement. "
        f"Measured on this desk, of a hundred losses {_in_a_hundred(yours)} come back at once at your habits, "
        f"{_in_a_hundred(everyone)} with an offer to all.",
    )


def charts(year: Year) -> tuple[Chart, ...]:
    """Return the year as bars: reasons known by family, and who comes back in three ways of doing it."""
    most = max(max(year.yours.known[at] + year.yours.half[at] for at in range(len(FAMILIES))), 1)
    reasons = tuple(
        Line(ABOUT[family].capitalize(), year.yours.known[at] / most, _known(year.yours, at))
        for at, family in enumerate(FAMILIES)
    )
    ways: Sequence[tuple[str, Tally]] = (
        ("Nothing at all", year.nothing),
        ("Your habits", year.yours),
        ("An offer to everyone", year.everyone),
    )
    best = max(max(way.expected + way.later for _, way in ways), 1.0)
    back = tuple(
        Line(
            name,
            (way.expected + way.later) / best,
            f"{_number(way.expected)} at once, {_number(way.later)} later; {_hours(way)} a month{_too_long(way)}",
        )
        for name, way in ways
    )
    return Chart("Reasons known in the year", reasons), Chart(
        f"To be expected back within the year, of {ATTEMPTS:,}", back
    )


def _known(tally: Tally, family: int) -> str:
    half = f", {tally.half[family]} by half" if tally.half[family] else ""
    return f"{tally.known[family]}{half}"


def _hours(tally: Tally) -> str:
    return duration(round(60 * tally.hours))


def _too_long(tally: Tally) -> str:
    return f", and there are {HOURS}" if tally.hours > HOURS else ""


def _hours_left(year: Year) -> Sequence[str]:
    """Return what the hours of the year's months left over, or did not do."""
    if year.short:
        months = "month" if year.short == 1 else "months"
        letters = "letter stays" if year.shut == 1 else "letters stay"
        return (f"In {year.short} {months} of the twelve the hours are gone too soon: {year.shut} {letters} shut.",)
    left = round(60 * (HOURS - year.yours.hours))
    return (f"Left of the hours: {duration(left)} a month.",) if left else ()


def _number(value: float) -> str:
    return f"{value:.1f}" if 0 < value < 10 else f"{value:.0f}"


def _at_once(tally: Tally) -> str:
    if not tally.offers:
        return "Nobody was made an offer."
    return f"Back at once on an offer: {tally.now}, where {_number(tally.expected)} were to be expected. Of the others"


def _in_a_hundred(tally: Tally) -> str:
    share = 100 * tally.expected / tally.attempts
    return f"{share:.1f}" if share else "none"
