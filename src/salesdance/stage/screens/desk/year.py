"""What the month came to, and the year after it: sentences, and the same as bars."""

from __future__ import annotations

from collections.abc import Callable

from salesdance.desk import Chart, Session, charts, month_words, year_words
from salesdance.stage import (
    Bar,
    Bars,
    Button,
    Card,
    Column,
    Event,
    Flow,
    Focus,
    Grow,
    Label,
    Pad,
    Pop,
    Pressed,
    Replace,
    Row,
    Screen,
    Scroll,
    Space,
    Step,
    Widget,
)

BESIDE = 900.0


class YearScreen(Screen):
    """The end of a month. `again` makes another month."""

    title = "The year"

    def __init__(self, session: Session, again: Callable[[], Screen]) -> None:
        self._again = again
        year = session.year()
        self._month, self._year, self._charts = month_words(session), year_words(year), charts(year)

    def enter(self, now: float) -> Step:
        """Begin at the page, where it scrolls."""
        return Focus("year")

    def handle(self, event: Event) -> Step:
        """Go back, or begin another month."""
        match event:
            case Pressed("back"):
                return Pop()
            case Pressed("again"):
                return Replace(self._again())
        return None

    def build(self, space: Space) -> Widget:
        """Return the sentences beside the bars, or above them."""
        words = Column(
            [
                Label("The month", "subhead"),
                *[Label(sentence) for sentence in self._month],
                Label("The year", "subhead"),
                *[Label(sentence) for sentence in self._year],
            ],
            gap="s",
        )
        bars = Column([_chart(chart) for chart in self._charts], gap="m")
        wide = space.holds(BESIDE)
        page = Row([Grow(words), Grow(bars)], gap="xl") if wide else Column([words, bars], gap="l")
        deeds = [
            Button("again", "Another month", "primary", badge="n"),
            Button("back", "Back", badge="b", icon="arrow-left"),
        ]
        whole = [
            Label("A month, and the year after it", "heading"),
            Grow(Scroll("year", page, self.title)),
            Flow(deeds, gap="s"),
        ]
        return Pad(Column(whole, gap="m"), across="xl" if wide else "l", along="m")


def _chart(chart: Chart) -> Widget:
    bars = Bars(chart.title, [Bar(line.name, line.share, line.words) for line in chart.lines])
    return Card(Column([Label(chart.title, "subhead"), bars], gap="s"))
