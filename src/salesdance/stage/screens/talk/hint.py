"""The hint of coached mode: what a listener who misses nothing would now believe, in words."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import View
from salesdance.sitting.phrases import HINT_NOTED, LISTENS, hint_words
from salesdance.stage import Column, Event, KeyPress, Label, Pop, Pressed, Screen, Space, Step, Widget
from salesdance.stage.screens.talk.pages import page


class Hint(Screen):
    """The hint as a page of its own."""

    title = LISTENS
    overlay = True

    def __init__(self, sentences: Sequence[str], view: View) -> None:
        self._sentences = tuple(one for one in (*sentences, hint_words(view)) if one)

    def build(self, space: Space) -> Widget:
        """Return the page."""
        lines = [Label(sentence) for sentence in self._sentences]
        return page(LISTENS, Column([*lines, Label(HINT_NOTED, "small")], gap="m"), space)

    def handle(self, event: Event) -> Step:
        """Close it."""
        return Pop() if event == KeyPress("h") or isinstance(event, Pressed) else None
