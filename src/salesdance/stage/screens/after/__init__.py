"""What follows a sitting in the window: the debrief, in the order in which it should be read."""

from salesdance.stage.screens.after.after import After

__all__ = ["After"]
