"""What others chose, behind the window: read in its own thread, and worked out in another, so that nothing waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from salesdance.cli.content import Content
from salesdance.cli.playing import Playing
from salesdance.sitting.others import Others, Theirs, what_others_chose
from salesdance.transcript import Transcript

Whose = Callable[[Content, Transcript], list[Theirs]]
"""From a deal and a finished sitting of it to those of others that it may be compared with."""


def nobody(content: Content, mine: Transcript) -> list[Theirs]:
    """Return nobody's sittings."""
    return []


class OthersWork:
    """What others chose in one sitting: read in the thread of the window, and worked out in one of its own."""

    def __init__(self, playing: Playing, theirs: Whose) -> None:
        self._playing = playing
        self._ask = theirs
        self._theirs: list[Theirs] = []
        self.others: Others | None = None

    def read(self) -> None:
        """Read whose sittings there are to compare with."""
        self._theirs = self._ask(self._playing.content, self._playing.sitting.transcript())

    def begin(self) -> None:
        """Begin to compare; nothing waits for it."""
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        content, mine = self._playing.content, self._playing.sitting.transcript()
        with suppress(Exception):
            self.others = what_others_chose(content.scenario, content.deck, content.tables, mine, self._theirs)
