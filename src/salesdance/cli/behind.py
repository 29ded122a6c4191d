"""What stands behind the window, loaded by a thread of its own while the title is shown."""

from __future__ import annotations

import gc
import importlib
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from salesdance.cli import places
from salesdance.cli.keeping import LAST_PERSON, name_of
from salesdance.cli.orders import FIRST_DEAL
from salesdance.errors import RecordError, SalesdanceError

if TYPE_CHECKING:
    from salesdance.cli.backstage import House
    from salesdance.cli.content import Shelfware
    from salesdance.cli.orders import Orders
    from salesdance.records import Store
    from salesdance.transcript import Transcript

PATIENCE = 10.0
BEYOND = ("salesdance.stage.screens.talk", "salesdance.stage.screens.after", "salesdance.cli.exporting", "fsrs")
"""What is wanted after the title: imported before, since that would take longer than a frame."""


class Behind:
    """Loads what stands behind the window while its title is shown, and hands it over in the window's own thread."""

    def __init__(self, store: Store | None, orders: Orders, told: list[str]) -> None:
        self._store = store
        self._orders = orders
        self._told = told
        self._work: threading.Thread | None = None
        self._content: Shelfware | None = None
        self._failed: Exception | None = None
        self._whole = self._stopped = False
        self._house: House | None = None

    def house(self) -> House | None:
        """Return who stands behind the window, None while that is loading; what went wrong there is raised here."""
        if self._work is None:
            self._work = threading.Thread(target=self._load, args=(self._first(),), daemon=True)
            self._work.start()
        if self._failed is not None:
            raise self._failed
        if self._house is None and self._content is not None:
            from salesdance.cli.backstage import House

            self._house = House(self._store, self._orders, self._told, self._content)
        return self._house

    def whole(self) -> bool:
        """Tell whether all deals are read by now."""
        return self._whole

    def played(self) -> Transcript | None:
        """Return the transcript of the sitting that was played last; None if none was."""
        return self._house.played() if self._house is not None else None

    def stop(self) -> None:
        """End all work behind the window; a process that ends in the middle of the loading may fall over it."""
        self._stopped = True
        gc.unfreeze()
        if self._house is not None:
            self._house.close()
        if self._work is not None:
            self._work.join(PATIENCE)

    def _first(self) -> list[tuple[str, str]]:
        """Return the deals that are wanted first, each with its profile: one that was named, or left in the middle."""
        first = [(self._orders.scenario or FIRST_DEAL, self._orders.profile)]
        if self._store is not None:
            with suppress(RecordError):
                last = self._store.setting(LAST_PERSON)
                left = self._store.unfinished(str(last))
                first += [(name_of(left[0]), left[0].profile)] if left is not None else []
        return first

    def _load(self, first: list[tuple[str, str]]) -> None:
        try:
            # Imported here, and made in the thread of the window, which alone may use the records.
            importlib.import_module("salesdance.cli.backstage")
            from salesdance.cli.content import Shelfware

            content = Shelfware()
            for name, profile in first:
                self._read(content, name, profile)
            self._content = content
            for name in places.shipped_scenarios():
                self._read(content, name, self._orders.profile)
            for module in BEYOND:
                importlib.import_module(module)
            # Deals and modules stay to the end: looking through them for garbage would take several frames each time.
            gc.freeze()
            self._whole = True
        except Exception as fault:
            self._failed = fault

    def _read(self, content: Shelfware, name: str, profile: str) -> None:
        # What is wrong with a deal is said where it is opened.
        with suppress(SalesdanceError):
            if not self._stopped:
                content.content(name, profile)
