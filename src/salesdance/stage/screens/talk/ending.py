"""The last card: a photograph and two sentences, and no number."""

from __future__ import annotations

from salesdance.stage import Button, Card, Centered, Column, Label, Pad, Scroll, Sized, Space, Widget
from salesdance.stage.screens.talk.scenes import Scene

NINETY = "Three months on"
LATER = "Later"


LEAST, MOST, BELOW = 100.0, 380.0, 372.0
"""The least and most width of the picture, and the height of all else with six lines of words, in design units."""


def picture_width(space: Space) -> float:
    """Return how wide the picture may be so that as many words as an author writes stand below it."""
    return max(min(space.height / space.text - BELOW, MOST), LEAST)


def last_card(scene: Scene, portrait: Widget, name: str, space: Space, *, spoken: bool) -> Widget:
    """Return the still; the way on comes with the words."""
    heading = NINETY if scene.heard.end in ("kept", "wavering", "gone") else LATER
    words: list[Widget] = []
    for said in scene.news:
        if said.who == name:
            words += [Label(said.does, "aside")] if said.does else []
            words += [Label(said.says, "speech" if space.text < 1.5 else "body")] if said.says else []
    print_ = Card(
        Column(
            [Centered(portrait, along="start"), Label(heading, "small_strong"), *(words if spoken else [])], gap="m"
        ),
        "xl",
        label="The last card",
    )
    on = Button("go_on", "Go on", "primary", icon="arrow-right") if spoken else None
    body = Column([print_, on], gap="l", align="center")
    return Pad(Centered(Scroll("card", Sized(body, most=560, lettered=True), "The last card")), "l")
