"""Which key does what."""

from __future__ import annotations

from salesdance.stage import (
    Button,
    Card,
    Centered,
    Column,
    Event,
    Focus,
    Grow,
    KeyPress,
    Label,
    Pad,
    Pop,
    Pressed,
    Row,
    Rule,
    Screen,
    Scroll,
    Sized,
    Space,
    Spacer,
    Step,
    Widget,
)

KEYS: tuple[tuple[str, str], ...] = (
    ("1 to 6", "choose a line of the hand; the same number again, or Enter, says it"),
    ("Tab, arrows", "go from one thing to the next"),
    ("Enter", "press what has the frame around it"),
    ("Esc", "go back"),
    ("N", "your notebook"),
    ("M", "in a talk: everything you could say; elsewhere: sound off and on"),
    ("T", "what was said so far"),
    ("Ctrl M", "sound off and on, anywhere"),
    ("Page Up, Page Down", "scroll"),
    ("Ctrl +, Ctrl -", "larger and smaller text; Ctrl 0 as it was"),
    ("F11", "full screen, and back"),
    ("F1", "this page"),
)
SAVED = "Every line is saved as you say it. You can close the window at any time and go on later."


class Help(Screen):
    """The keys, over whatever is on the screen."""

    title = "Keys"
    overlay = True

    def enter(self, now: float) -> Step:
        """Begin at the way out."""
        return Focus("close")

    def build(self, space: Space) -> Widget:
        """Return the card of keys."""
        lead = 170 * space.text if space.holds(520) else 0
        rows = [_key(keys, words, lead) for keys, words in KEYS]
        table = Column([*rows, Rule(), Label(SAVED, "small")], gap="s")
        foot = Row([Grow(Spacer()), Button("close", "Close", "primary")])
        card = Card(Column([Label("Keys", "title"), Grow(Scroll("keys", table, "Keys")), foot], gap="m"), "xl")
        width = min(640 * space.text, space.width - 56)
        return Pad(Centered(Sized(card, width=width), along="stretch" if space.text > 1.2 else "center"), "l")

    def handle(self, event: Event) -> Step:
        """Close on the button, and on the key that opened it."""
        match event:
            case Pressed("close") | KeyPress("f1", again=False):
                return Pop()
            case _:
                return None


def _key(keys: str, words: str, lead: float) -> Widget:
    name, says = Label(keys, "strong"), Label(words, ink="muted")
    if not lead:
        return Column([name, says], gap="none")
    return Row([Sized(name, width=lead), Grow(says)], gap="m")
