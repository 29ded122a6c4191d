"""Playing a transcript again: to take it up where it stopped, or to see that it still goes the same way."""

from __future__ import annotations

from dataclasses import dataclass

from salesdance.engine import RULES_VERSION, Tables
from salesdance.errors import TranscriptError
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting.course import Course, OnMove
from salesdance.sitting.sitting import Sitting
from salesdance.transcript import Header, Transcript


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first turn that came out differently. `turn` counts from 1; nothing found: it cannot be made."""

    turn: int
    move: str
    expected_signal: str
    found_signal: str
    expected_digest: str
    found_digest: str

    def __str__(self) -> str:
        if not self.found_signal:
            return f"Turn {self.turn}, {self.move}: this move cannot be made there any more."
        if self.found_signal != self.expected_signal:
            return f"Turn {self.turn}, {self.move}: expected {self.expected_signal}, found {self.found_signal}."
        return (
            f"Turn {self.turn}, {self.move}: the answer is {self.found_signal} as before, "
            f"but the state after it differs (expected {self.expected_digest}, found {self.found_digest})."
        )


def replay(scenario: Scenario, deck: Deck, tables: Tables, transcript: Transcript) -> Divergence | None:
    """Return the first turn that goes another way when played again, or None; digests are not compared."""
    return _redone(Course(scenario, deck, tables, transcript.header, None), transcript)


def resume(
    scenario: Scenario, deck: Deck, tables: Tables, transcript: Transcript, *, on_move: OnMove | None = None
) -> Sitting:
    """Return the sitting that a transcript is of, at the same turn.

    Raises TranscriptError, in one sentence, if rules, scenario or deck are others, or if it goes another way.
    """
    wrong = differs(transcript.header, scenario, deck)
    if wrong:
        raise TranscriptError(wrong)
    course = Course(scenario, deck, tables, transcript.header, None)
    divergence = _redone(course, transcript)
    if divergence is not None:
        raise TranscriptError(f"The transcript does not play out as it was stored. {divergence}")
    course.forecasts.restored(transcript.pending)
    if course.table.asking is not None and course.table.asking in course.forecasts.done:
        course.table.asking = None
    course.hints = transcript.hints
    course.on_move = on_move
    course.go_on()
    return Sitting(course)


def differs(header: Header, scenario: Scenario, deck: Deck) -> str:
    """Return a sentence for the first thing that is no longer as it was for the transcript, or nothing."""
    if header.rules != RULES_VERSION:
        return (
            f"The transcript was made with rules version {header.rules}; this salesdance plays version "
            f"{RULES_VERSION}, so it can be read but not played on."
        )
    if header.scenario != scenario.id:
        return f"The transcript is of {header.scenario!r}, not of {scenario.id!r}."
    if header.scenario_digest != scenario.digest:
        return f"The scenario {scenario.id!r} has changed since the transcript was made."
    if header.deck_digest != deck.digest:
        return "The moves deck has changed since the transcript was made."
    return ""


def _redone(course: Course, transcript: Transcript) -> Divergence | None:
    for turn, entry in enumerate(transcript.entries, 1):
        found = course.redo(entry)
        if found != entry:
            signal, digest = (found.signal, found.digest) if found else ("", "")
            return Divergence(turn, entry.move, entry.signal, signal, entry.digest, digest)
    return None
