"""What follows a sitting in the window: the debrief, in the order in which it should be read."""

from salesdance.stage.screens.after.after import After
from salesdance.stage.screens.after.beside import Beside
from salesdance.stage.screens.after.opening import Opening

__all__ = ["After", "Beside", "Opening"]
