"""The talk of a line tried again: at its next mark both ways can be seen, and it can be played to its end."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.sitting.comparing import Comparison
from salesdance.stage import BranchPlay, Event, Pop, Preferences, Pressed, Props, Push, Screen, Speaker, Step
from salesdance.stage.screens.talk.talk import Talk

ENOUGH = "enough"
BothWays = Callable[[Comparison, object], Screen]


class Trying(Talk):
    """Plays a branch; it is ended in the records whatever way it is left.

    `beside` makes the screen of both ways, given what it leaves behind for somebody who has had enough (None: it is
    over).
    """

    def __init__(
        self, branch: BranchPlay, props: Props, preferences: Preferences, speaker: Speaker | None, beside: BothWays
    ) -> None:
        self._branch = branch
        self._beside = beside
        super().__init__(branch, props, preferences, speaker, self._whole, prompted=False, mark=self._marked)
        self._shown = False

    def handle(self, event: Event) -> Step:
        """Show both ways where they are wanted; everything else is as in any talk."""
        if event == Pressed("beside") and self.settled and self._marked():
            self._shown = True
            return Push(self._beside(self._branch.compared(whole=False), ENOUGH))
        return super().handle(event)

    def resume(self, now: float, result: object) -> Step:
        """Leave it, or go on to the end."""
        return Pop() if result == ENOUGH else super().resume(now, result)

    def leave(self) -> None:
        """Leave the room, and end the branch as far as it went."""
        super().leave()
        self._branch.end()

    def _marked(self) -> bool:
        return not self._shown and self._branch.reached

    def _whole(self) -> Screen:
        return self._beside(self._branch.compared(whole=True), None)
