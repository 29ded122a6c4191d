"""A line tried again as the stage asks for it."""

from __future__ import annotations

from salesdance.cli.again import Branch, line_of, open_at
from salesdance.cli.curtain import Curtain
from salesdance.cli.keeping import Keeper
from salesdance.cli.orders import drawn
from salesdance.sitting.comparing import Comparison


class BranchCurtain(Curtain):
    """A branch in the window; see `salesdance.stage.BranchPlay`."""

    def __init__(self, branch: Branch) -> None:
        super().__init__(branch, first=False, fresh=True)
        self._branch = branch
        self.line = branch.line

    @property
    def reached(self) -> bool:
        """Tell whether it has come to the answer, to the next mail, or to its end."""
        return self._branch.begun and self._branch.reached

    def compared(self, *, whole: bool) -> Comparison:
        """Return both ways beside each other."""
        return self._branch.compared(whole=whole)


def branch_from(last: Curtain, turn: int, keeper: Keeper, *, other_dice: bool) -> BranchCurtain:
    """Open a turn (an entry of the transcript, from 0) of a sitting; errors as `open_at`."""
    playing, transcript = last.playing, last.transcript()
    dice = drawn() if other_dice else None
    line, of, name = line_of(transcript, turn), playing.keeper.id, playing.name
    return BranchCurtain(open_at(playing.content, transcript, line, dice=dice, keeper=keeper, of=of, name=name))
