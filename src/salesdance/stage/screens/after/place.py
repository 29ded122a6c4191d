"""Where somebody is in a debrief: the page, the tab, and what is open there."""

from __future__ import annotations

from typing import NamedTuple

from salesdance.sitting.debrief import Debrief, Turned
from salesdance.stage import Changed, Pressed
from salesdance.stage.screens.after import card, talk, turning


class Place(NamedTuple):
    """A page with all that makes it look as it does: the tab, the moment, the skills that stand open, the search."""

    page: str = ""
    tab: str = ""
    turn: int = -1
    opened: frozenset[str] = frozenset()
    chapter: str = talk.ALL
    searched: str = ""

    def after(self, event: Pressed | Changed) -> Place | None:
        """Return the place that something pressed or changed leads to; None where it leads nowhere."""
        match event:
            case Pressed(key) if key.startswith(turning.MOMENT):
                return self._replace(turn=int(key.removeprefix(turning.MOMENT)))
            case Pressed(key) if key.startswith(card.KEY):
                return self._replace(opened=self.opened ^ {key})
            case Changed("tabs", str(tab)):
                return self._replace(tab=tab)
            case Changed(talk.CHAPTERS, str(chapter)):
                return self._replace(chapter=chapter)
            case Changed(talk.SEARCH, str(searched)):
                return self._replace(searched=searched)
        return None

    def moment(self, debrief: Debrief) -> Turned | None:
        """Return the moment that is open: the one chosen, else the one that cost most."""
        moments = debrief.turning.moments if debrief.turning is not None else ()
        return next((one for one in moments if one.turn == self.turn), turning.heaviest(moments))
