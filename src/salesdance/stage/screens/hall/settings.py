"""Settings: one page, everything applied at once and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from salesdance.stage import (
    Card,
    Changed,
    Choices,
    Column,
    Event,
    Focus,
    Grow,
    Item,
    Label,
    List,
    Pad,
    Preferences,
    Pressed,
    Restyle,
    Row,
    Screen,
    Sized,
    Space,
    Step,
    Widget,
)
from salesdance.stage.preferences import TEXT_SIZES, VOLUMES
from salesdance.stage.screens.hall.hall import Hall, settings_of
from salesdance.stage.screens.hall.pieces import answer, page

VOLUME_WORDS = dict(zip(VOLUMES, ("Off", "Low", "Middle", "High", "Full"), strict=True))
ROWS: tuple[tuple[str, str, tuple[tuple[Any, str], ...]], ...] = (
    ("text_size", "Text size", tuple((size, f"{size} %") for size in TEXT_SIZES)),
    ("theme", "Theme", (("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))),
    ("motion", "Motion", ((True, "On"), (False, "Off"))),
    ("volume", "Sound", tuple(VOLUME_WORDS.items())),
    ("two_press", "Saying a line", ((True, "Two presses"), (False, "One press"))),
    ("full_screen", "Window", ((False, "In a window"), (True, "Full screen"))),
)
NOTES = {
    "motion": "Faces fade and days turn; nothing is told by motion alone.",
    "volume": "Things in the room. Nothing is told by sound alone.",
    "two_press": "Two: a number chooses, the same number again says it.",
    "full_screen": "F11 does the same anywhere.",
}
MODES = (
    Item("coached", "Coached", "A mood word, clues underlined, a colleague's word after a meeting, a hint on a key."),
    Item("plain", "Plain", "The body and the face, and nothing besides. This is how it is meant."),
    Item("cold", "Cold", "Less to see and no lines laid out for you. Harder, and nearer to a real room."),
)
MODES_NOTE = (
    "A mode changes what you see and the help you get; never the person, never the marks. From the next deal on."
)


class SettingsPage(Screen):
    """What can be set on this machine."""

    title = "Settings"

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def enter(self, now: float) -> Step:
        """Begin at the first setting."""
        return Focus("text_size")

    def build(self, space: Space) -> Widget:
        """Return a row for each setting, and the modes with their sentences."""
        rows = [self._row(space, *row) for row in ROWS]
        modes = Column(
            [
                Label("Mode", "subhead"),
                List("mode", MODES, self.hall.preferences.mode, "Mode"),
                Label(MODES_NOTE, "small"),
            ],
            gap="s",
        )
        cards = [Card(Column(rows, gap="l")), Card(modes)]
        if space.holds(1150):
            return page(space, self.title, Row([Grow(cards[0], 1.35), Grow(cards[1])], gap="l"), most=1200)
        return page(space, self.title, Column(cards, gap="l"), most=860)

    def _row(self, space: Space, key: str, label: str, choices: tuple[tuple[Any, str], ...]) -> Widget:
        chosen = getattr(self.hall.preferences, key)
        widget = Choices(key, [Item(_id(value), words) for value, words in choices], _id(chosen), label)
        note = Label(NOTES[key], "small") if key in NOTES else None
        side = Column([widget, note], gap="xs", align="start")
        if not space.holds(640):
            return Column([Label(label, "strong"), side], gap="s")
        return Row([Sized(Pad(Label(label, "strong"), along="s"), width=140 * space.text), Grow(side)], gap="m")

    def handle(self, event: Event) -> Step:
        """Set it, at once."""
        match event:
            case Changed(key, str(value)) | Pressed(key, value) if value:
                new = _with(self.hall.preferences, key, value)
                if new is None:
                    return None
                self.hall.prefer(new)
                if key == "volume":
                    self.hall.speaker.choose(new.volume / 100)
                return Restyle(settings_of(new))
            case _:
                return answer(self.hall, event)


def _id(value: object) -> str:
    return str(value).lower()


def _with(preferences: Preferences, key: str, value: str) -> Preferences | None:
    """Return the preferences with one of them changed; None if the key is none of theirs."""
    if key == "mode":
        known: list[Any] = [item.id for item in MODES]
    else:
        known = [one for name, _, choices in ROWS if name == key for one, _ in choices]
    found = next((one for one in known if _id(one) == value), None)
    return None if found is None else replace(preferences, **{key: found})
