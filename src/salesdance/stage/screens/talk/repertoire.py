"""Everything that could be said, by group; typing finds, arrows choose, Enter says."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting import Choice, Group
from salesdance.sitting.phrases import choice_words
from salesdance.stage import (
    Button,
    Changed,
    Column,
    Event,
    Field,
    Focus,
    KeyPress,
    Label,
    Pop,
    Pressed,
    Redraw,
    Screen,
    Space,
    Step,
    Widget,
)
from salesdance.stage.screens.talk.hand import AGAIN
from salesdance.stage.screens.talk.pages import page

TITLE = "Everything you could say"
MOVES = {"up": -1, "down": 1, "page up": -5, "page down": 5}


class Everything(Screen):
    """The repertoire, or some of its groups under a title of their own. It goes with the chosen line as its result."""

    title = TITLE
    overlay = True

    def __init__(self, groups: Sequence[Group], *, two_press: bool, doing: bool = False, title: str = "") -> None:
        self._groups = list(groups)
        self._two_press = two_press
        self._again = AGAIN[doing]
        self._title = title or TITLE
        self._wanted = ""
        self._chosen = ""
        self._armed = ""
        self._choose(0)

    def enter(self, now: float) -> Step:
        """Begin in the field."""
        return Focus("search")

    def found(self) -> list[Group]:
        """Return the groups with what fits the words that were typed."""
        words = self._wanted.lower().split()
        return [
            Group(group.id, group.title, fitting)
            for group in self._groups
            if (fitting := tuple(one for one in group.choices if _fits(one, group, words)))
        ]

    def build(self, space: Space) -> Widget:
        """Return the field and the groups."""
        search = Field("search", "Find a line", self._wanted, "type a word of it")
        parts: list[Widget] = []
        for group in self.found():
            lines: list[Widget] = [Label(group.title, "small_strong")]
            for one in group.choices:
                lines.append(Button(f"line-{one.move}", choice_words(one), "line", chosen=one.move == self._chosen))
                if one.move == self._armed:
                    lines.append(Label(self._again, "small_strong", "accent"))
            parts.append(Column(lines, gap="s"))
        if not parts:
            parts.append(Label("Nothing with these words just now.", "aside"))
        body = Column(parts, gap="l")
        return page(self._title, body, space, top=search, wide=760, shows=f"line-{self._chosen}")

    def handle(self, event: Event) -> Step:
        """Find, choose, say."""
        match event:
            case Pressed("close"):
                return Pop()
            case Changed("search", str(words)):
                self._wanted = words
                self._choose(0)
            case KeyPress(name) if name in MOVES:
                self._choose(MOVES[name])
                return Redraw(), Focus("search")
            case Pressed("search"):
                return self._pressed(self._chosen, clicked=False)
            case Pressed(key, by=by) if key.startswith("line-"):
                return self._pressed(key.removeprefix("line-"), clicked=by == "click")
            case _:
                return None
        return Redraw()

    def _lines(self) -> list[Choice]:
        return [choice for group in self.found() for choice in group.choices]

    def _choose(self, step: int) -> None:
        moves = [choice.move for choice in self._lines()]
        self._armed = ""
        if not moves:
            self._chosen = ""
            return
        at = moves.index(self._chosen) if self._chosen in moves else 0
        self._chosen = moves[max(min(at + step, len(moves) - 1), 0)]

    def _pressed(self, move: str, *, clicked: bool) -> Step:
        choice = next((one for one in self._lines() if one.move == move), None)
        if choice is None:
            return Redraw()
        # By keys a line is chosen before it is said; a click both chooses and says.
        needs_two = choice.final or (self._two_press and (clicked or move != self._chosen))
        if needs_two and self._armed != move:
            self._chosen = self._armed = move
            return Redraw()
        return Pop(choice)


def _fits(choice: Choice, group: Group, words: Sequence[str]) -> bool:
    text = f"{choice.says} {group.title}".lower()
    return all(word in text for word in words)
