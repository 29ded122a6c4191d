"""A desk of losses: a hundred customers who said no, the hours of a month, and the year that habits make."""

from salesdance.desk.month import DEBRIEF, HOURS, OFFER, Habit, Month, debrief, new_month, offer
from salesdance.desk.pile import LOSSES, MONTHS, Desk, open_desk
from salesdance.desk.session import Session
from salesdance.desk.sheet import ASK, BRIEF, KIT, TEASER, TITLE, Letter, Sheet, Stack, duration
from salesdance.desk.summary import Chart, Line, charts, month_words, year_words
from salesdance.desk.year import Tally, Year, tally, year_of

__all__ = [
    "ASK",
    "BRIEF",
    "DEBRIEF",
    "HOURS",
    "KIT",
    "LOSSES",
    "MONTHS",
    "OFFER",
    "TEASER",
    "TITLE",
    "Chart",
    "Desk",
    "Habit",
    "Letter",
    "Line",
    "Month",
    "Session",
    "Sheet",
    "Stack",
    "Tally",
    "Year",
    "charts",
    "debrief",
    "duration",
    "month_words",
    "new_month",
    "offer",
    "open_desk",
    "tally",
    "year_of",
    "year_words",
]
