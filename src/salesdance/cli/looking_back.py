"""A finished sitting opened again for its debrief: judged and looked at as on its day, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from salesdance.cli.aftermath import Scale
from salesdance.cli.coaching import Coach
from salesdance.cli.compared import Whose
from salesdance.cli.content import Content
from salesdance.cli.curtain import Curtain
from salesdance.cli.keeping import Keeper, name_of
from salesdance.cli.playing import Playing
from salesdance.records import Sitting as Stored
from salesdance.sitting import resume
from salesdance.stage import Past
from salesdance.transcript import Transcript

STATES: Mapping[str, str] = {"open": "in the middle", "finished": "played to its end", "left": "left in the middle"}


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


def past_of(stored: Stored, title: str, total: float | None) -> Past:
    """Return a stored sitting as the profile shows it; one that came to its end can be looked back on."""
    over = stored.state == "finished"
    return Past(title, _day(stored.started_at), STATES[stored.state], total, stored.id if over else "")


def _day(at: str) -> str:
    """Return the day of a kept time in plain words, as in "25 November 2026"."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at[:10]
    return f"{when.day} {when:%B %Y}"
