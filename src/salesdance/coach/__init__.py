"""The coach: what every move at every choice of a deal was worth by what could be known then, and where it turned."""

from salesdance.coach.analysing import Effort, Screener, analyse

__all__ = ["Effort", "Screener", "analyse"]
