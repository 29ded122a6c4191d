"""The coach: what every move at every choice of a deal was worth by what could be known then, and where it turned."""

from salesdance.coach.analysing import Effort, Screener, Tell, analyse
from salesdance.coach.hands import Loads, Sharing
from salesdance.coach.screening import Screening

__all__ = ["Effort", "Loads", "Screener", "Screening", "Sharing", "Tell", "analyse"]
