"""A deal for a room without phones: hands are counted, the split is shown, and the other branch is played too."""

from salesdance.stage.screens.room.room import Room

__all__ = ["Room"]
