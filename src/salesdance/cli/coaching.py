"""What the coach says of a sitting: worked out in a second process while it is played, or here where there is none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial

from salesdance.analysis import Analysis
from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content, load
from salesdance.cli.crowd import cores
from salesdance.coach import Effort, Screening, Sharing, analyse
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.scenario import Scenario
from salesdance.sitting.debrief import Turning
from salesdance.sitting.debriefing import turning_of
from salesdance.transcript import Entry, Header, Transcript

SEED = 11
"""The luck of every analysis: the same transcript, the same analysis."""
EXPERT = "expert"
PATIENCE, AT_ONCE = 60.0, 1.0
"""Seconds that somebody waits for a second process before the analysis is made here, and before that is said."""
LONG, MOST = 20, 4
"""So many entries are worth the second that another process takes to begin; more than so many save little more, and
each of them takes its memory."""
WAIT = "One moment; where it turned is still being worked out."
Says = Callable[[str], None]


def loaded(name: str, profile: str) -> tuple[Tables, Scenario, Player]:
    """Return a deal by its id or path, and the player that plays on."""
    content = load(name, profile)
    return content.tables, content.scenario, shipped_players()[EXPERT]


def worth_starting(transcript: Transcript, *, deeper: bool) -> int:
    """Return how many processes are worth starting for the analysis of a sitting: one for a short one."""
    long = deeper or len(transcript.entries) >= LONG
    return min(cores(), MOST) if long else 1


def shared_by(name: str, profile: str, processes: int) -> Sharing | None:
    """Return how so many processes work on a deal, named by its id or path; None for one."""
    return Sharing(partial(loaded, name, profile), processes) if processes > 1 else None


def screening_of(name: str, header: Header, entries: Iterable[Entry] = ()) -> Screening:
    """Start screening a sitting of a deal, named by its id or path, while it is played."""
    return Screening.start(partial(loaded, name, header.profile), header, seed=SEED, entries=entries)


class Coach:
    """The coach of one sitting: it is told every move, and says where the deal turned once that is over."""

    def __init__(self, name: str, content: Content, header: Header, entries: Iterable[Entry] = ()) -> None:
        self._content = content
        self._screening = screening_of(name, header, entries)
        self._found: Analysis | None = None
        self._here: threading.Thread | None = None
        self._turning: Turning | None = None
        self._fault: Exception | None = None

    def heard(self, entry: Entry) -> None:
        """Take in a move that was made."""
        self._screening.entry(entry)

    def over(self) -> None:
        """Take in that the deal is over."""
        self._screening.finish()

    def stop(self) -> None:
        """End it; nobody will ask any more."""
        self._screening.stop()

    def turning(self, transcript: Transcript) -> Turning | None:
        """Return where the deal turned, None as long as that is not known; this never waits, and raises what failed."""
        if self._fault is not None:
            raise self._fault
        if self._turning is None and self._here is None and (self.found() is not None or self._screening.failed):
            # The talk is gone through once more for the words: too long for one frame of a window.
            self._here = threading.Thread(target=self._find_words, args=(transcript,), daemon=True)
            self._here.start()
        return self._turning

    def found(self, patience: float = 0.0) -> Analysis | None:
        """Return the analysis, None if it is not there within so many seconds."""
        self._found = self._found or self._screening.result(patience)
        return self._found

    def wait(self, transcript: Transcript, says: Says) -> Turning:
        """Return where the deal turned, however long that takes; `says` is told if it takes longer than a moment."""
        if self.found(AT_ONCE) is None and not self._screening.failed:
            says(WAIT)
        self._found = self._found or analysis_of(self._content, transcript, screening=self._screening, says=says)
        return self._told(transcript, self._found)

    def _told(self, transcript: Transcript, found: Analysis) -> Turning:
        content = self._content
        return turning_of(content.scenario, content.deck, content.tables, transcript, found)

    def _find_words(self, transcript: Transcript) -> None:
        try:
            self._found = self._found or analysis_of(self._content, transcript)
            self._turning = self._told(transcript, self._found)
        except Exception as fault:
            self._fault = fault


def analysis_of(
    content: Content,
    transcript: Transcript,
    *,
    screening: Screening | None = None,
    says: Says | None = None,
    effort: Effort | None = None,
    deeper: bool = False,
    sharing: Sharing | None = None,
) -> Analysis:
    """Return what the coach found in a sitting; `says` is given a sentence now and then while it is made here.

    With `deeper` the lines that are shown are weighed once more by a player who looks a move ahead. With `sharing`
    several processes work on it.
    """
    found = screening.result(PATIENCE) if screening is not None else None
    if found is not None:
        return found
    if screening is not None:
        screening.stop()
    told = _Told(says) if says is not None else None
    expert = shipped_players()[EXPERT]
    return analyse(
        content.tables, content.scenario, transcript, expert,
        seed=SEED, effort=effort, tell=told, second_pass=deeper, sharing=sharing,
    )  # fmt: skip


class _Told:
    """Says how far it has come, each time another part of it begins or a quarter of one is done."""

    def __init__(self, says: Says) -> None:
        self._says = says
        self._last = ("", -1)

    def __call__(self, what: str, share: float) -> None:
        now = (what, int(4 * share))
        if now != self._last and share < 1:
            self._last = now
            self._says(f"{what}: {25 * now[1]} %." if now[1] else f"{what}.")
