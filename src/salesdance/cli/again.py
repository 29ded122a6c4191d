"""A turn of an earlier sitting opened again: the same person, the same luck up to then, and the answer hidden.

What is played from there is a branch: a sitting of its own, kept and replayable, and counted nowhere as a deal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from salesdance.cli import places
from salesdance.cli.aftermath import Scale
from salesdance.cli.content import Content
from salesdance.cli.keeping import Keeper
from salesdance.cli.playing import Playing, told_before
from salesdance.cli.transcripts import refuse_other
from salesdance.errors import InputError
from salesdance.sitting import resume
from salesdance.transcript import Header, Transcript, lines_of


@dataclass(slots=True)
class Branch(Playing):
    """A sitting that goes on from a line of an earlier one, `base`: its number, and its entry counted from 0."""

    base: Transcript
    line: int
    entry: int


def open_at(
    content: Content,
    transcript: Transcript,
    turn: int,
    *,
    dice: int | None,
    keeper: Keeper | None = None,
    of: str = "",
    name: str = "",
) -> Branch:
    """Return the deal of a transcript as it was before a turn, ready to be played on from there.

    `turn` is the number of a line of the player as the debrief counts them, from 1; `line_of` finds it for an entry.
    `dice` is the seed of luck from there on, None for the same dice. `keeper` keeps what is played, nothing does
    without one; `of` is the id of the sitting and `name` the id or the path of its deal. Errors: InputError for a turn
    in which nothing was chosen, TranscriptError where the deal is no longer what it was.
    """
    refuse_other(content, transcript)
    entry = entry_of(transcript, turn)
    before, chosen = transcript.entries[:entry], transcript.entries[entry]
    header = _header(transcript.header, entry, dice, of=of, turn=turn)
    # What was pinned or forecast while this turn was open stands; the move itself, and what it asked for, do not.
    noted = tuple(one for one in chosen.forecasts if one.taken in ("pinned", "yes"))
    start = Transcript(header, before, noted)
    keeper = keeper or Keeper(None, None)
    sitting = resume(content.scenario, content.deck, content.tables, start, on_move=keeper.on_move)
    keeper.start_later(header, None if not name or name in places.shipped_scenarios() else Path(name), before)
    told = told_before(content, start)
    return Branch(content, sitting, keeper, Scale(content, at_once=False), told, transcript, turn, entry)


def entry_of(transcript: Transcript, turn: int) -> int:
    """Return the entry, counted from 0, of a line of the player; InputError where there is no such line."""
    lines = lines_of(transcript)
    if not lines:
        raise InputError("Nothing was chosen in this sitting, so there is no turn of it to try again.")
    known = "1" if len(lines) == 1 else f"1 to {len(lines)}"
    if turn < 1:
        raise InputError(
            f"Nothing is chosen in turn {turn}: it is what stood there before your first line. Your lines are {known}."
        )
    if turn > len(lines):
        raise InputError(
            f"There is no turn {turn} in this sitting; your lines are {known}, as its debrief counts them."
        )
    return lines[turn - 1]


def line_of(transcript: Transcript, entry: int) -> int:
    """Return the number of the line that an entry, counted from 0, is; InputError where nobody chose it."""
    lines = lines_of(transcript)
    if entry not in lines:
        raise InputError(f"Nothing is chosen in entry {entry + 1}: the deal brought it along, or it came by itself.")
    return lines.index(entry) + 1


def _header(header: Header, entry: int, dice: int | None, *, of: str, turn: int) -> Header:
    """Return the header of a branch; the luck up to the entry stays what it was."""
    kept = header.dice if dice is None else (*(pair for pair in header.dice if pair[0] < entry), (entry, dice))
    return replace(header, branch_of=of, branch_turn=turn, dice=kept)
