"""From what the seat tells to scenes: what is on the screen until the player goes on or says something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from salesdance.sitting import Said, View
from salesdance.sitting.telling import chapter_of, split_news

Look = Literal["talk", "between", "days", "card"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What just happened, and where: `room` is the view whose heading, place and clock stand over it.

    `mine` is what the player said or, if a `deed`, did. `last` scenes invite what the view invites; others only
    go on. `opens` is true for the first scene of a chapter.
    """

    room: View
    heard: View
    news: tuple[Said, ...] = ()
    mine: str = ""
    deed: bool = False
    last: bool = True
    opens: bool = False

    @property
    def look(self) -> Look:
        """Return how the room looks."""
        return look_of(self.room)


def look_of(view: View) -> Look:
    """Return how the room of a view looks: a talk, your desk between talks, the ninety days, or the last card."""
    if view.finished:
        return "card"
    if view.calendar is not None:
        return "days"
    return "talk" if view.clock is not None or view.act == "after_the_no" else "between"


def scenes_of(before: View | None, view: View, fresh: Sequence[Said]) -> list[Scene]:
    """Return the scenes of what is new; none if nothing is and the chapter is the same."""
    if before is None or chapter_of(before) == chapter_of(view):
        scene = _scene(view, view, fresh)
        return [scene] if fresh or before is None else []
    cut = _cut(before, view, fresh)
    farewell, opening = _scene(before, view, fresh[:cut], last=False), _scene(view, view, fresh[cut:], opens=True)
    if not farewell.news:
        return [_scene(view, view, fresh, opens=True)]
    if not opening.news and look_of(view) == "talk":
        # In a room that only changes, what was just said is still in the air.
        opening = replace(opening, news=tuple(_aloud(said, before) for said in farewell.news[-1:]))
    return [farewell, opening]


def _aloud(said: Said, before: View) -> Said:
    """Return what was said as it is remembered in the room: how a letter came is nothing that is done there."""
    return replace(said, does="") if said.says and look_of(before) == "days" else said


def _cut(before: View, view: View, fresh: Sequence[Said]) -> int:
    """Return how much of the news is read in the chapter before."""
    if before.look_back is not None and view.look_back is None and view.act == "after_the_no":
        return len(fresh) - 1  # the words with which the sitting opens
    cut = split_news(fresh, before=before, view=view)
    while cut > 1 and fresh[cut - 1].who == "note":
        cut -= 1  # what is noted at the end of a chapter is read at the beginning of the next
    return cut


def _scene(room: View, heard: View, news: Sequence[Said], *, last: bool = True, opens: bool = False) -> Scene:
    mine, deed = "", False
    others = []
    for said in news:
        if said.who == "you":
            mine = said.says
        elif said.who == "note" and said.says == heard.mine:
            mine, deed = said.says, True
        else:
            others.append(said)
    return Scene(room, heard, tuple(others), mine, deed, last, opens)
