"""The notebook: beside the talk, as a strip where there is little room, and as a page of its own."""

from __future__ import annotations

from salesdance.sitting import View
from salesdance.sitting.phrases import LOOK_AGAIN, NOTE_TITLES, pinned_words
from salesdance.stage import (
    Button,
    Card,
    Centered,
    Column,
    Event,
    Grow,
    Icon,
    KeyPress,
    Label,
    Pop,
    Pressed,
    Row,
    Rule,
    Screen,
    Scroll,
    Space,
    Step,
    Widget,
)
from salesdance.stage.screens.talk.pages import page
from salesdance.stage.words import Role

ICONS = {
    "fact": "quote",
    "person": "user-round",
    "excuse": "message-circle",
    "objection": "message-circle",
    "promise": "pen-line",
    "link": "arrow-right",
    "suspicion": "pin",
}


def notebook(view: View, role: Role = "body") -> list[Widget]:
    """Return all that is written down, under its headings; the same words as on paper."""
    parts: list[Widget] = []
    for kind, title in NOTE_TITLES.items():
        noted = [note for note in view.notebook if note.kind == kind and kind != "suspicion"]
        lines = [_line(kind, note.text, role, again=note.underlined) for note in noted]
        if kind == "suspicion" and view.pinned is not None:
            lines = [_line(kind, pinned_words(view), role, again=False)]
        if lines:
            if parts:
                parts.append(Rule())
            parts.append(Column([Label(title, "small_strong"), *lines], gap="s"))
    return parts or [Label("Nothing in it yet.", "aside")]


def _line(kind: str, text: str, role: Role, *, again: bool) -> Widget:
    words: Widget = Label(text, role, "ink")
    if again:
        words = Column([words, Label(LOOK_AGAIN, "small", "accent")], gap="none")
    return Row([Icon(ICONS[kind], size=16), Grow(words)], gap="s")


def notes_card(view: View, above: Widget | None = None) -> Widget:
    """Return the notebook as it lies beside the talk; `above` lies on it, such as the sheet."""
    book = Card(Column([Label("Notebook", "subhead"), *notebook(view, "small")], gap="m"), pad="l", label="Notebook")
    return Scroll("notes", Column([above, book], gap="m"), "Notebook")


def strip() -> Widget:
    """Return the closed notebook."""
    book = Button("strip", "Open the notebook", "quiet", icon="notebook-pen", bare=True)
    return Card(Centered(book, along="start"), pad="xs", label="Notebook, closed")


class Notebook(Screen):
    """The notebook as a page of its own."""

    title = "Notebook"
    overlay = True

    def __init__(self, view: View) -> None:
        self._view = view

    def build(self, space: Space) -> Widget:
        """Return the page."""
        return page("Notebook", Column(notebook(self._view), gap="m"), space)

    def handle(self, event: Event) -> Step:
        """Close it."""
        return Pop() if event in (KeyPress("n"),) or isinstance(event, Pressed) else None
