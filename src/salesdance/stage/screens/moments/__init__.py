"""A person's own moments, met again one after the other."""

from salesdance.stage.screens.moments.moments import MomentsScreen

__all__ = ["MomentsScreen"]
