"""What the screens of the hall have in common: the page, portraits, and the keys that work everywhere here."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.stage import (
    Button,
    Centered,
    Column,
    Event,
    Grow,
    KeyPress,
    Label,
    Pad,
    Picture,
    Pop,
    Pressed,
    Push,
    Row,
    Scroll,
    Sized,
    Space,
    Spacer,
    Stack,
    Step,
    Widget,
)
from salesdance.stage.screens.hall.hall import Hall
from salesdance.stage.screens.hall.help import Help

EDGE = 28.0


def middle(space: Space, child: Widget, most: float) -> Widget:
    """Return a child in the middle of the window, at most so many units wide at a text size of 1."""
    width = min(most * (1 + (space.text - 1) * 0.6), space.width - 2 * EDGE)
    return Row([Grow(Spacer()), Sized(child, width=width), Grow(Spacer())], gap="none", align="stretch")


def page(
    space: Space,
    title: str,
    body: Widget,
    *,
    tools: Sequence[Widget] = (),
    foot: Widget | None = None,
    most: float = 1000,
) -> Widget:
    """Return a page with its title above, a way back, and a body that scrolls if it must."""
    back = Button("back", "Back", "quiet", icon="arrow-left", bare=True)
    head = Row([back, Grow(Label(title, "title")), *tools], gap="m", align="center")
    # A little room at the sides leaves the shadows of cards whole where the page scrolls.
    parts = [Pad(head, across="s"), Grow(Scroll("page", Pad(body, across="s"), title))]
    below = Pad(foot, across="s") if foot is not None else None
    return Pad(middle(space, Column([*parts, below], gap="m"), most), along="l")


def answer(hall: Hall, event: Event) -> Step:
    """Answer what works on every page of the hall: back, help, mute."""
    match event:
        case Pressed("back"):
            return Pop()
        case KeyPress("f1", again=False):
            return Push(Help())
        case KeyPress("m", alt=False, again=False):
            return hall.mute()
        case _:
            return None


def portrait(
    hall: Hall, face: str, label: str, moment: str, width: float, height: float = 0, *, place: str = "plain"
) -> Widget:
    """Return a face before the place where it is met, `width` units wide; as high if nothing is said."""
    height = height or width
    picture = hall.props.portrait(face, hall.props.of_moment(moment), fine=width > 150)
    behind = hall.props.background(place or "plain", hall.preferences.theme, fine=width > 150)
    side = min(width, height)
    before: Widget = Picture(picture, label, side, side, framed=False)
    if width > side:
        before = Centered(before, along="end")
    return Stack([Picture(behind, "", width, height), before])
