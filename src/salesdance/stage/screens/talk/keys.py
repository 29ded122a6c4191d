"""What every key does, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from salesdance.stage import (
    Button,
    Column,
    Event,
    Grow,
    KeyPress,
    Label,
    Pop,
    Pressed,
    Row,
    Screen,
    Sized,
    Space,
    Step,
    Widget,
)
from salesdance.stage.screens.talk.pages import page
from salesdance.stage.screens.talk.room import Width

TWO = "choose a line; the same key again, or Enter, says it"
ONE = "say that line; what cannot be taken back is asked for again"
KEYS: Sequence[tuple[str, str]] = (
    ("F", "follow up what was just said"),
    ("S", "say nothing and wait; in the ninety days, do nothing today"),
    ("M", "everything you could say, to read and to search"),
    ("N", "your notebook"),
    ("T", "what was said so far"),
    ("C", "the shared sheet, or the days and the post"),
    ("P", "pin what you think really bothers them; it can be changed at any time"),
    ("J", "put the case: what they said, joined to what the product does"),
    ("E", "end the meeting"),
    ("H", "what a listener would now believe, in coached mode; the card says how often you looked"),
    ("Any key", "shows the answer at once"),
    ("Tab, arrows", "from one thing to the next; Page Up and Down scroll"),
    ("Esc", "back; from the talk itself, leave it. Everything is saved, and it goes on here"),
    ("Ctrl +, Ctrl -", "larger and smaller text"),
    ("Ctrl M", "sound off and on"),
    ("F11", "the whole screen"),
)


class Keys(Screen):
    """The page of keys."""

    title = "Keys"
    overlay = True

    def __init__(self, *, two_press: bool) -> None:
        self._lines = (("1 to 6", TWO if two_press else ONE), *KEYS)

    def build(self, space: Space) -> Widget:
        """Return the page."""
        lines = [
            Row([Sized(Label(key, "strong"), width=120, lettered=True), Grow(Label(words))], gap="m")
            for key, words in self._lines
        ]
        return page("Keys", Column(lines, gap="s"), space)

    def handle(self, event: Event) -> Step:
        """Close it."""
        return Pop() if event == KeyPress("f1") or isinstance(event, Pressed) else None


class Tool(NamedTuple):
    """A page that a quiet button below opens: its key, what it is called where there is room, and where not."""

    key: str
    words: str
    short: str
    icon: str


TOOLS: Sequence[Tool] = (
    Tool("m", "Everything you could say", "Everything", "list"),
    Tool("c", "The sheet", "Sheet", "file-text"),
    Tool("j", "Put the case", "Case", "split"),
    Tool("p", "Suspect", "Suspect", "pin"),
    Tool("e", "End the meeting", "End", "door-open"),
    Tool("h", "Hint", "Hint", "info"),
    Tool("n", "Notebook", "Notebook", "notebook-pen"),
    Tool("t", "What was said", "Said", "message-circle"),
)
THE_DAYS = Tool("c", "The days", "Days", "calendar-days")


def tool(one: Tool, width: Width) -> Widget:
    """Return a quiet button; where there is little room only its key and its icon."""
    bare = width == "narrow"
    words = one.short if width == "middle" else one.words
    return Button(f"tool-{one.key}", words, "quiet", one.key, one.icon if bare else "", bare=bare, role="small")
