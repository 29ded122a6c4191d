"""A finished sitting opened again for its debrief: judged and looked at as on its day, and nothing is kept of it."""

from __future__ import annotations

from salesdance.cli.aftermath import Scale
from salesdance.cli.coaching import Coach
from salesdance.cli.content import Content
from salesdance.cli.curtain import Curtain
from salesdance.cli.keeping import Keeper, name_of
from salesdance.cli.others_work import Whose
from salesdance.cli.playing import Playing
from salesdance.records import Sitting as Stored
from salesdance.sitting import resume
from salesdance.transcript import Transcript


class LookBack(Curtain):
    """A finished sitting in the window; see `salesdance.stage.Play`."""

    def __init__(self, playing: Playing, theirs: Whose) -> None:
        super().__init__(playing, first=False, fresh=False, theirs=theirs)

    @property
    def suspected(self) -> bool:
        """Tell that nobody is to be asked what it was: whoever looks back has seen it."""
        return True


def look_back(
    content: Content, stored: Stored, transcript: Transcript, theirs: Whose, *, screened: bool = False
) -> LookBack:
    """Return a stored sitting, ready to be judged; TranscriptError where its deal is no longer what it was."""
    keeper = Keeper(None, None)
    keeper.go_on(stored, transcript)
    sitting = resume(content.scenario, content.deck, content.tables, transcript)
    name = name_of(stored)
    coach = Coach(name, content, transcript.header, transcript.entries) if screened else None
    return LookBack(Playing(content, sitting, keeper, Scale(content), [], name, coach=coach), theirs)
