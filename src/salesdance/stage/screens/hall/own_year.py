"""The year on one's own habits: what is done in deals, what a year of it comes to, and what might change."""

from __future__ import annotations

from salesdance.simulation.own import OwnYear
from salesdance.simulation.own.words import change_words, looked_at, method, nothing_more, year_sentences
from salesdance.stage import (
    Bar,
    Bars,
    Card,
    Column,
    Event,
    Focus,
    Grow,
    Label,
    OwnPage,
    Redraw,
    Row,
    Screen,
    Space,
    Step,
    Widget,
)
from salesdance.stage.screens.hall.hall import Hall
from salesdance.stage.screens.hall.pieces import answer, page

READING = "Your last deals are being read."
PLAYING = "A year of such deals is being played, and the same year with one thing changed."
HABITS, YEAR, CHANGES = "How you do it", "A year of it", "The same year with one thing changed"
AS_IT_IS = "As you do it"
BESIDE, WIDEST = 860, 1080


class OwnYearScreen(Screen):
    """The year on the habits of who plays; it is worked out behind a quiet sentence."""

    title = "The year on your habits"

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._work: OwnPage | None = None
        self._shown = ""

    def enter(self, now: float) -> Step:
        """Begin to work it out."""
        if self._work is None:
            self._work = self._hall.house.own_year()
            self._work.begin()
        return Focus("page")

    def update(self, now: float) -> Step:
        """Show what there is by now."""
        stands = self._stands()
        if stands == self._shown:
            return None
        self._shown = stands
        return Redraw()

    def leave(self) -> None:
        """Let the work be."""
        if self._work is not None:
            self._work.leave()

    def handle(self, event: Event) -> Step:
        """Go back."""
        return answer(self._hall, event)

    def _stands(self) -> str:
        work = self._work
        return "" if work is None else "over" if work.over else PLAYING if work.share else READING

    def build(self, space: Space) -> Widget:
        """Return the page, or the sentence that it is on its way."""
        work = self._work
        if work is None or not work.over:
            return page(space, self.title, Label(self._stands() or READING, "speech"), most=WIDEST)
        if work.page is None:
            return page(space, self.title, Label(work.instead), most=WIDEST)
        return page(space, self.title, own_page(space, work.page), most=WIDEST)


def own_page(space: Space, own: OwnYear) -> Widget:
    """Return habits beside the year and its changes, or above them."""
    habits = [Label(HABITS, "subhead"), Label(looked_at(own), "small"), *[Label(one) for one in own.habits]]
    notes = [Label(note, "small") for note in own.notes]
    left = Card(Column([*habits, *notes], gap="s"), label=HABITS)
    right = Column([_year(own), _changes(own), Label(method(own), "small")], gap="l")
    if space.holds(BESIDE):
        return Row([Grow(left), Grow(right, 1.15)], gap="l")
    return Column([left, right], gap="l")


def _year(own: OwnYear) -> Widget:
    return Card(Column([Label(YEAR, "subhead"), *[Label(one) for one in year_sentences(own)]], gap="s"), label=YEAR)


def _changes(own: OwnYear) -> Widget:
    if not own.changes:
        return Card(Column([Label(CHANGES, "subhead"), Label(nothing_more(own))], gap="s"), label=CHANGES)
    bars = [Bar(AS_IT_IS, own.year.kept / own.a_year, f"{round(own.year.kept)} of {own.a_year} still there")]
    for change in own.changes:
        bars.append(Bar(f"If you {change.words}", change.came.kept / own.a_year, change_words(change)))
    more = nothing_more(own)
    beside = [Label(more)] if more else []
    return Card(Column([Label(CHANGES, "subhead"), Bars(CHANGES, bars), *beside], gap="m"), label=CHANGES)
