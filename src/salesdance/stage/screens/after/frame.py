"""What stands around every page of a debrief: the person at the side, a title, tabs, what can be done below."""

from __future__ import annotations

from salesdance.sitting.debrief import Debrief
from salesdance.stage import Column, Grow, Label, Pad, Play, Portrait, Props, Row, Scroll, Sized, Space, Widget
from salesdance.stage.screens.after.words import in_the_middle

FACE, SMALL_FACE = 220.0, 120.0
WITH_FACE, WIDEST = 980.0, 1010.0
FACES = {"kept": "kept", "wavering": "wavering", "gone": "gone", "warm_no": "after_no", "cool_no": "after_no"}


def frame(
    space: Space,
    about: list[Widget],
    sight: str,
    title: str,
    body: Widget,
    *,
    head: Widget | None = None,
    tabs: Widget | None,
    foot: Widget | None,
) -> Widget:
    """Return a page with its title and what leads on, beside the person where there is room; `sight` is its key.

    `head` stands in the place of the title.
    """
    # A little room at the sides leaves what is read, and the shadows of cards, clear of the ring of the focus.
    seen = Scroll(sight, Pad(body, across="s"), title)
    others = [
        Pad(one, across="s") if one is not None else None for one in (head or Label(title, "heading"), tabs, foot)
    ]
    column = Column([*others[:2], Grow(seen), others[2]], gap="m")
    if not space.holds(WITH_FACE):
        return Pad(column, across="l", along="m")
    side = Sized(Column(about, gap="m"), width=FACE)
    return Pad(in_the_middle(Row([side, Grow(column)], gap="xl", align="stretch"), WIDEST), across="xl", along="m")


def about(space: Space, play: Play, props: Props, debrief: Debrief | None) -> list[Widget]:
    """Return the face, and name, role and how it ended; smaller where there is no room beside a page."""
    small = not space.holds(WITH_FACE)
    words = [
        Label(play.brief.name, "heading"),
        Label(play.brief.role, "small"),
        Label(debrief.ending, "small") if debrief is not None else None,
    ]
    below = Column(words, gap="xs")
    face = _portrait(space, play, props, SMALL_FACE if small else FACE)
    return [face, Grow(below) if small else below]


def _portrait(space: Space, play: Play, props: Props, size: float) -> Widget:
    """Return the face before the place, as it was in the end."""
    view, brief = play.seat.view(), play.brief
    face = props.portrait(brief.face, props.of_moment(FACES.get(view.end, "listening")), fine=True)
    ground = props.background(view.place, "dark" if space.dark else "light", fine=True)
    return Portrait(ground, (face,), brief.name, width=size / space.text)
