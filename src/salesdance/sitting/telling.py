"""From view to view, what is news to somebody who reads along, and which of it belongs to the chapter before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from salesdance.sitting.deal import DEEDS
from salesdance.sitting.debrief_numbers import DAY
from salesdance.sitting.view import Choice, Said, View

DAY_HEADING = re.compile(r"Day \d+$")


class Telling:
    """Remembers what was told, and which words of the player were deeds and no speech."""

    def __init__(self) -> None:
        self._told: tuple[int, tuple[Said, ...]] = (-1, ())
        self._deeds: set[str] = set()

    def chosen(self, choice: Choice) -> None:
        """Note what the player is about to say or do."""
        if choice.move in DEEDS:
            self._deeds.add(choice.says)

    def fresh(self, view: View) -> tuple[Said, ...]:
        """Return what was not told yet: a pin or a forecast changes the view and brings nothing new.

        Something done without a word is a note and no speech.
        """
        moves, shown = self._told
        self._told = (view.moves, view.news)
        known = len(shown) if view.moves == moves and view.news[: len(shown)] == shown else 0
        return tuple(Said("note", one.says) if self._deed(one) else one for one in view.news[known:])

    def _deed(self, said: Said) -> bool:
        return said.who == "you" and said.says in self._deeds


def chapter_of(view: View) -> str:
    """Return what names the chapter that a view belongs to."""
    return f"{view.heading}|{view.place}|{view.finished}"


def split_news(news: Sequence[Said], *, before: View | None, view: View) -> int:
    """Return how many of the news still belong to the chapter before; the rest stands under the new heading."""
    if before is None:
        return 0
    for at, said in enumerate(news):
        if (
            said.who == "calendar"
            and DAY.fullmatch(said.says)
            and (not view.finished or DAY_HEADING.match(view.heading))
        ):
            return at
    if view.finished:
        return max(len(news) - 1, 0)  # the last card stands alone, also after a talk that a backing out began
    if view.clock is not None and before.clock is None and view.act != "ninety_days":
        # What was said, and the answer to it, belong to the talk in which they were said; a deed has no answer there.
        return min(2, len(news)) if news and news[0].who == "you" else sum(said.who == "note" for said in news[:1])
    return len(news)
