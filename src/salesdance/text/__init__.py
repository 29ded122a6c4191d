"""The terminal face: a sitting and its debrief as lines of text, for eyes, screen readers and pipes alike."""

from salesdance.text.again import ask_dice, ask_on, draw_back, draw_comparison
from salesdance.text.debrief import draw_debrief
from salesdance.text.desk import DeskTable, draw_year
from salesdance.text.guide import draw_guide
from salesdance.text.moments import MomentsTable
from salesdance.text.others import draw_others
from salesdance.text.own_year import draw_own_year
from salesdance.text.reading import read_debrief
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Outcome, Reader, reader
from salesdance.text.start import (
    NOBODY,
    ask_guess,
    ask_to_continue,
    choose_deal,
    draw_brief,
    draw_library,
)
from salesdance.text.table import Table
from salesdance.text.terminal import NARROWEST, Terminal, look_at
from salesdance.text.turn import draw_said

__all__ = [
    "NARROWEST",
    "NOBODY",
    "PROMPT",
    "STOPS",
    "DeskTable",
    "MomentsTable",
    "Outcome",
    "Reader",
    "Screen",
    "Table",
    "Terminal",
    "ask_dice",
    "ask_guess",
    "ask_on",
    "ask_to_continue",
    "choose_deal",
    "draw_back",
    "draw_brief",
    "draw_comparison",
    "draw_debrief",
    "draw_guide",
    "draw_library",
    "draw_others",
    "draw_own_year",
    "draw_said",
    "draw_year",
    "look_at",
    "read_debrief",
    "reader",
]
