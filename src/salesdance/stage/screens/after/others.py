"""What others chose where you stood: a tab of the debrief, there once it is worked out and there are enough of them."""

from __future__ import annotations

from salesdance.sitting.others import Others, OthersThere
from salesdance.sitting.others_words import chose_words, opening_words, rest_words, where_words
from salesdance.stage import Bar, Bars, Card, Column, Item, Label, Play, Widget

TAB, TITLE = "others", "Others"


class OthersTab:
    """The tab of one debrief; it asks whoever is behind the sitting until there is an answer."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._others: Others | None = None
        self._looked = False

    def came(self) -> bool:
        """Tell once, when it is there."""
        if self._others is not None:
            return False
        self._others = self._play.others()
        return self.there

    @property
    def there(self) -> bool:
        """Tell whether there is anything to show."""
        return self._others is not None and bool(self._others.turns)

    @property
    def asked_for(self) -> Others | None:
        """Return what others chose to somebody who has looked at it; None else."""
        return self._others if self._looked else None

    def beside(self, tabs: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return the tabs of a debrief with this one before the last."""
        return (*tabs[:-1], Item(TAB, TITLE), *tabs[-1:]) if self.there else tabs

    def looked_at(self, tab: str) -> None:
        """Take in that somebody looks at a tab."""
        self._looked = self._looked or tab == TAB

    def page(self) -> Widget:
        """Return the page."""
        others = self._others or Others(0, 0, ())
        return Column([Label(opening_words(others), "small"), *[_turn(there) for there in others.turns]], gap="m")


def _turn(there: OthersThere) -> Widget:
    bars = [Bar(choice.line, choice.share, chose_words(choice)) for choice in there.choices]
    rest = rest_words(there)
    parts = [
        Label(f"{there.moment.when}:", "small"),
        Label(f"{there.moment.number}. {there.moment.mine}", "strong"),
        Label(where_words(there), "small"),
        Bars(f"What others chose at {there.moment.number}", bars),
        Label(rest, "small") if rest else None,
    ]
    return Card(Column(parts, gap="s"), label=f"{there.moment.number}. {there.moment.when}")
