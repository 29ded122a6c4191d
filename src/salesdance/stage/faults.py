"""What can go wrong on the stage, each with one sentence for the person at the keyboard."""

from __future__ import annotations

from salesdance.errors import InputError, SalesdanceError


class NoDisplay(SalesdanceError):
    """There is no screen to open a window on; the terminal still works."""


class WrongPygame(SalesdanceError):
    """The pygame that is installed is not pygame-ce, or lies over it; the sentence says how to repair it."""


class ThemeError(InputError):
    """A theme file holds a value that cannot be used; the sentence names the file and the key."""


class PictureError(InputError):
    """A picture is too large, broken, or of a kind that is not read."""
