"""The conversation: the talk itself, the ninety days after a yes, what is said after a no, and the last card."""

from salesdance.stage.screens.talk.talk import Talk
from salesdance.stage.screens.talk.trying import Trying

__all__ = ["Talk", "Trying"]
