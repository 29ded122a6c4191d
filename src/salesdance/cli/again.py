"""A turn of an earlier sitting opened again: the same person, the same luck up to then, and the answer hidden.

What is played from there is a branch: a sitting of its own, kept and replayable, and counted nowhere as a deal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from salesdance.cli import places
from salesdance.cli.aftermath import Scale
from salesdance.cli.content import Content
from salesdance.cli.keeping import Keeper
from salesdance.cli.orders import Orders
from salesdance.cli.playing import Playing, told_before
from salesdance.cli.transcripts import Found, content_for, find_transcript, refuse_other
from salesdance.errors import InputError
from salesdance.sitting import resume
from salesdance.sitting.comparing import Comparison, compare, reached
from salesdance.transcript import Header, Transcript, lines_of


@dataclass(slots=True)
class Branch(Playing):
    """A sitting that goes on from a line of an earlier one, `base`: its number, and its entry counted from 0."""

    base: Transcript
    line: int
    entry: int

    @property
    def begun(self) -> bool:
        """Tell whether the turn has been played by now."""
        return len(self.sitting.transcript().entries) > self.entry

    @property
    def reached(self) -> bool:
        """Tell whether it has come to the next mail, to the answer, or to its end."""
        return reached(self.sitting.turns(), self.entry) is not None

    @property
    def other_dice(self) -> bool:
        """Tell whether other dice fall from here than did then."""
        return self.sitting.transcript().header.dice != self.base.header.dice

    def end(self) -> None:
        """End it in the records: it came to its end, or it is put aside as far as it went."""
        if self.sitting.finished:
            Playing.end(self)
        else:
            self.keeper.leave()

    def compared(self, *, whole: bool = False) -> Comparison:
        """Return both ways beside each other, to that point or, as `whole`, to where each was played to."""
        content, branch = self.content, self.sitting.transcript()
        return compare(content.scenario, content.deck, content.tables, self.base, branch, self.line, whole=whole)


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
    return Branch(content, sitting, keeper, Scale(content, at_once=False), told, name, transcript, turn, entry)


def named(words: str) -> tuple[Found, int]:
    """Return the transcript and the turn that TRANSCRIPT:TURN names.

    Errors: InputError for what names none, or a stored sitting that is still open; TranscriptError as elsewhere.
    """
    name, colon, number = words.rpartition(":")
    if not colon or not name:
        raise InputError(f"--from takes TRANSCRIPT:TURN, as in sitting.json:7, not {words!r}.")
    if not (number.isascii() and number.isdigit()):
        raise InputError(f"{number!r} is not the number of a turn; --from takes TRANSCRIPT:TURN, as in sitting.json:7.")
    found = find_transcript(name)
    if found.id and found.unfinished:
        raise InputError(
            f"The sitting {found.id} is not finished, and a turn tried again would show what comes of it; "
            "play it to its end first."
        )
    entry_of(found.transcript, int(number))
    return found, int(number)


def named_at(orders: Orders, keeper: Keeper | None) -> Branch:
    """Return the turn that a command line names, opened; errors as `named` and `open_at`."""
    found, turn = named(orders.again)
    content = content_for(found, orders.scenario)
    name = orders.scenario or found.scenario
    transcript, mode = found.transcript, orders.mode
    if mode:
        wanted: Any = mode
        transcript = replace(transcript, header=replace(transcript.header, mode=wanted))
    return open_at(content, transcript, turn, dice=orders.dice, keeper=keeper, of=found.id, name=name)


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
