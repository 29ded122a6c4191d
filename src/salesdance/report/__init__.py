"""The debrief on paper and in a browser: one self-contained HTML page."""

from salesdance.report.page import debrief_page

__all__ = ["debrief_page"]
