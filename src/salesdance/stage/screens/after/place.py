"""Where somebody is in a debrief: the page, the tab, and what is open there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from salesdance.sitting.debrief import Debrief, Turned
from salesdance.stage import Changed, Item, Pressed
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

    def beside(self, step: int, tabs: Sequence[Item]) -> Place | None:
        """Return the place at the tab a step further, at the last one for good; None before the first."""
        ids = [tab.id for tab in tabs]
        at = ids.index(self.tab) + step if self.tab in ids else 0
        return self._replace(tab=ids[min(at, len(ids) - 1)]) if at >= 0 else None

    def moment(self, debrief: Debrief) -> Turned | None:
        """Return the moment that is open: the one chosen, else the one that cost most."""
        moments = debrief.turning.moments if debrief.turning is not None else ()
        return next((one for one in moments if one.turn == self.turn), turning.heaviest(moments))


def places_from(here: Place, pages: Sequence[str], debrief: Debrief, tabs: Sequence[Item]) -> Iterator[Place]:
    """Yield where somebody may go from here: the pages from this one on, the moments, behind each tab, every rule."""
    at = pages.index(here.page) if here.page in pages else 0
    for page in (*pages[at:], *pages[:at]):
        if page != "more":
            yield here._replace(page=page)
        if page == "turning" and debrief.turning is not None:
            yield from (here._replace(page=page, turn=one.turn) for one in debrief.turning.moments)
    if "more" in pages:
        yield from (here._replace(page="more", tab=tab.id) for tab in tabs)
    if "card" in pages:
        yield here._replace(page="card", opened=card.keys_of(debrief))
