"""Pages, tables and pictures that need nothing else: the debrief as HTML, and what house players came to."""

from salesdance.report.guide import guide_page
from salesdance.report.page import debrief_page
from salesdance.report.players import players_table
from salesdance.report.players_chart import players_chart

__all__ = ["debrief_page", "guide_page", "players_chart", "players_table"]
