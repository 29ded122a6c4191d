"""Judging in a thread of its own, so that the window never stops for it."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Judging:
    """One deed in the background: begun once, over at some time, and failed or not."""

    def __init__(self, judge: Callable[[], None]) -> None:
        self._judge = judge
        self._done = threading.Event()
        self.failed = False

    def begin(self) -> None:
        """Begin; somebody who leaves need not wait for the end of it."""
        threading.Thread(target=self._work, daemon=True).start()

    @property
    def over(self) -> bool:
        """Tell whether it has come to its end."""
        return self._done.is_set()

    def _work(self) -> None:
        try:
            self._judge()
        except Exception:
            self.failed = True
        finally:
            self._done.set()
