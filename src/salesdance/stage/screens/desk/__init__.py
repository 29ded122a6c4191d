"""The Hundred a Month: a desk of losses on one plain screen, and the year after it on another."""

from salesdance.stage.screens.desk.desk import DeskScreen

__all__ = ["DeskScreen"]
