"""The debrief and the facilitator's page on paper and in a browser: one self-contained HTML page each."""

from salesdance.report.guide import guide_page
from salesdance.report.page import debrief_page

__all__ = ["debrief_page", "guide_page"]
