"""The three forecasts: suspicion at the ask, who will still be there, suspicion before the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from salesdance.engine import Phase
from salesdance.errors import InputError
from salesdance.sitting.game import Sight
from salesdance.sitting.view import Asking
from salesdance.transcript import SURENESS, Entry, Forecast, Sureness

ASKS_FIRST: dict[str, Asking] = {"close": "suspicion", "why": "suspicion_again"}
TAKEN: dict[Asking, Literal["asked", "reason"]] = {"suspicion": "asked", "suspicion_again": "reason"}
FIGURES = 10


@dataclass(slots=True)
class Forecasts:
    """What was pinned, what was taken, and what waits for the next entry of the transcript."""

    pinned: tuple[str, Sureness] | None = None
    waiting: list[Forecast] = field(default_factory=list)
    done: set[Asking] = field(default_factory=set)

    def pin(self, card: str, sure: str, cards: Sequence[str]) -> None:
        """Pin a card; InputError if there is no such card or sureness."""
        if card not in cards:
            raise InputError(f"There is no card {card!r}; the cards are {', '.join(cards)}.")
        if sure not in SURENESS:
            raise InputError(f"{sure!r} is not a sureness; choose one of {', '.join(SURENESS)}.")
        level: Sureness = sure
        self.pinned = (card, level)
        self.waiting.append(Forecast("suspicion", "pinned", card, level))

    def wanted(self, kind: str) -> Asking | None:
        """Return the forecast that has to be asked for before a move of this kind; None if none is."""
        asking = ASKS_FIRST.get(kind)
        if asking is None or asking in self.done or self.pinned is not None:
            return None
        return asking

    def copy(self) -> Forecasts:
        """Return the same forecasts, to be changed without changing these."""
        return Forecasts(self.pinned, list(self.waiting), set(self.done))

    def before(self, kind: str, sight: Sight, *, own: bool = True) -> tuple[Forecast, ...]:
        """Return the forecasts that go with a move about to be made, with the snapshot that it calls for.

        `own` is False for a move that the scenario brings along: it takes no forecast away.
        """
        taken, self.waiting = list(self.waiting), []
        if own and sight.phase == Phase.CEMENT:
            self.done.add("still_there")
        asking = ASKS_FIRST.get(kind)
        if asking is not None and asking not in self.done:
            self.done.add(asking)
            if self.pinned is not None:
                card, sure = self.pinned
                taken.append(Forecast("suspicion", TAKEN[asking], card, sure))
        return tuple(taken)

    def wants_still_there(self, sight: Sight) -> bool:
        """Tell whether it is the moment right after the first yes."""
        return sight.phase == Phase.CEMENT and "still_there" not in self.done

    def still_there(self, figures: int, *, asked: bool) -> None:
        """Take how many of ten will still be there; InputError outside 0 to 10, or when nobody asked."""
        if not asked:
            raise InputError("How many will still be there is asked once, right after the yes.")
        if type(figures) is not int or not 0 <= figures <= FIGURES:
            raise InputError(f"{figures!r} is not a number of figures from 0 to {FIGURES}.")
        self.waiting.append(Forecast("still_there", "yes", figures=figures))
        self.done.add("still_there")

    def skip(self, asking: Asking, *, asked: bool) -> None:
        """Leave a forecast out; that it was `asked` for is kept, since leaving out is an answer too."""
        if asking == "still_there":
            self.done.add("still_there")
        if not asked:
            return
        if asking == "still_there":
            self.waiting.append(Forecast("still_there", "yes"))
        else:
            self.waiting.append(Forecast("suspicion", TAKEN[asking]))

    def again(self, entry: Entry, kind: str, sight: Sight) -> None:
        """Take up what an entry of an earlier run had taken before it was made."""
        for forecast in entry.forecasts:
            self._remember(forecast)
        self.before(kind, sight, own=entry.origin != "opens_with")

    def restored(self, pending: Sequence[Forecast]) -> None:
        """Take up forecasts that were made after the last entry."""
        self.waiting = list(pending)
        for forecast in pending:
            self._remember(forecast)

    def _remember(self, forecast: Forecast) -> None:
        if forecast.kind == "still_there":
            self.done.add("still_there")
        elif forecast.sure is not None:
            self.pinned = (forecast.card, forecast.sure)
