"""Both ways from one line beside each other: what was said and answered, what came of it, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence

from salesdance.sitting.comparing import Comparison, Way
from salesdance.sitting.comparing_words import HEADINGS, known_words, luck_words, same_words, title_words
from salesdance.stage import (
    Button,
    Card,
    Column,
    Event,
    Figures,
    Flow,
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
    Space,
    Step,
    Widget,
)
from salesdance.stage.screens.after.exchanges import exchange, told
from salesdance.stage.screens.after.opening import STOOD
from salesdance.stage.screens.after.words import BESIDE, count_words, in_the_middle

TITLE = "Then and now"
WIDEST = 1120.0


class Beside(Screen):
    """The small debrief of a line tried again. `result` is what is left behind by whoever has had enough.

    Without one it is over, and there is nothing to go on with.
    """

    title = TITLE

    def __init__(self, both: Comparison, result: object = None) -> None:
        self._both = both
        self._result = result

    def enter(self, now: float) -> Step:
        """Begin where the ways are read."""
        return Focus("beside-sight")

    def handle(self, event: Event) -> Step:
        """End here, or go on to the end."""
        match event:
            case Pressed("end") | KeyPress("return"):
                return Pop(self._result)
            case Pressed("on") | KeyPress("escape"):
                return Pop()
        return None

    def build(self, space: Space) -> Widget:
        """Return what stood there, then both ways, beside each other where there is room."""
        both = self._both
        sides = [_way(heading, way) for heading, way in zip(HEADINGS, (both.then, both.now), strict=True)]
        ways: Widget = (
            Row([Grow(side) for side in sides], gap="m", align="start")
            if space.holds(BESIDE)
            else Column(sides, gap="m")
        )
        stood = Card(Column([Label(STOOD, "small_strong"), *told(both.table)], gap="s"), ground="well", raised=False)
        words = [Label(words, "small") for words in (same_words(both), luck_words(both), known_words(both)) if words]
        body = Column([stood, ways, *words], gap="m")
        sight = Scroll("beside-sight", Pad(body, across="s"), TITLE)
        column = Column([Label(title_words(both), "heading"), Grow(sight), self._foot()], gap="m")
        return Pad(in_the_middle(column, WIDEST), across="l", along="m")

    def _foot(self) -> Widget:
        if self._result is None:
            return Flow([Button("end", "Done", "primary", icon="check")], gap="s")
        end = Button("end", "Leave it here", "primary", icon="check")
        return Flow([end, Button("on", "Play on to the end", "quiet", icon="arrow-right", badge="g")], gap="s")


def _way(heading: str, way: Way) -> Widget:
    # How it stands comes first, so that both can be seen at once however long the ways are.
    lines: Sequence[Widget] = [exchange(moment) for moment in way.lines]
    return Card(Column([Label(heading, "subhead"), *_stands(way), Rule(), *lines], gap="m"), label=heading)


def _stands(way: Way) -> list[Widget]:
    parts: list[Widget] = [Label(way.stands, "strong")]
    for sentence, count, share in way.counts:
        parts.append(Column([Label(sentence), Figures(count), Label(count_words(count, share), "small")], gap="s"))
    return parts
