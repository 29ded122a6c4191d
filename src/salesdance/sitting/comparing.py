"""Two ways from one turn, side by side: what was said then and now, what came of it, and where each stands.

No score: what can be compared is what happened, and how many of ten such deals last by what could be known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from salesdance.belief import kept, signal_chances
from salesdance.engine import Phase, Tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_luck import PAST, Known, known, of_ten, total_of
from salesdance.sitting.debrief_shares import WORDS
from salesdance.sitting.debrief_talk import Played, go_through, turns_of
from salesdance.sitting.debriefing import ending_of
from salesdance.sitting.game import Turn
from salesdance.sitting.view import Said
from salesdance.transcript import BY_ITSELF, Transcript, lines_of

Reached = Literal["mail", "yes", "no", "end", "open"]
TALKING = (Phase.TALK, Phase.WAITING)
AFTER_YES = (Phase.CEMENT, Phase.STOP, Phase.PASSING, Phase.POST, Phase.RESTART)
STANDS = {
    "mail": "As far as the post of day {day}.",
    "yes": "{first_name} said yes.",
    "no": "{first_name} said no.",
    "open": "It was not played further.",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One of the two: the line and what they answered, the lines that followed, how far it is told and how it stands.

    Both shares are in [0, 1] and by what could be known: `yes` of such meetings that end in a yes, as it was last asked
    in a talk; `kept` of such deals that are there on day ninety with nothing more done. None where the way has no such
    point: nobody asked, nobody said yes, or it was played to its end.
    """

    lines: tuple[Moment, ...]
    reached: Reached
    stands: str
    yes: float | None = None
    kept: float | None = None

    @property
    def counts(self) -> tuple[tuple[str, int, float], ...]:
        """Return what there is to count, each a sentence with its count out of ten and the share behind it."""
        found = []
        if self.yes is not None:
            count = of_ten(self.yes)
            ends = "ends" if count in (0, 1) else "end"
            found.append((f"Of ten such meetings {WORDS[count]} {ends} in a yes.", count, self.yes))
        if self.kept is not None:
            count = of_ten(self.kept)
            there = "is" if count in (0, 1) else "are"
            words = f"Of ten such deals, with nothing more done, {WORDS[count]} {there} still there on day ninety."
            found.append((words, count, self.kept))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A line of an earlier sitting beside the one that was tried instead; `table` is what stood there before both.

    `line` is its number, `when` its chapter. `whole` tells whether both are told to where they were played to, else to
    the next mail, the answer or the end. `same` tells whether the very same was said, `other_dice` whether luck was
    another from there on.
    """

    title: str
    name: str
    line: int
    when: str
    table: tuple[Said, ...]
    then: Way
    now: Way
    whole: bool = False
    same: bool = False
    other_dice: bool = False


def reached(turns: Sequence[Turn], at: int) -> int | None:
    """Return the turn at which the way from turn `at` comes to its next mark, None while it does not.

    From a talk that is the yes, the no or the end; after the yes the first stop on a later day, or the end; after the
    no the end.
    """
    if at >= len(turns):
        return None
    start = turns[at].before
    for number in range(at, len(turns)):
        after = turns[number].after
        if start.phase in TALKING:
            found = after.phase not in TALKING
        elif start.phase in AFTER_YES:
            found = after.phase not in AFTER_YES or (after.phase == Phase.STOP and after.day > start.day)
        else:
            found = after.phase == Phase.DONE
        if found or after.phase == Phase.DONE:
            return number
    return None


def compare(
    scenario: Scenario, deck: Deck, tables: Tables, base: Transcript, branch: Transcript, line: int, *, whole: bool
) -> Comparison:
    """Return both ways from a line, counted from 1; the branch has been played beyond it."""
    entry = lines_of(base)[line - 1]
    then, now = (_way(scenario, deck, tables, one, entry, whole=whole) for one in (base, branch))
    before = go_through(scenario, deck, tables, replace(base, entries=base.entries[:entry], finished=False))
    last = before.talk[max(before.talk)] if before.talk else Moment(-1)
    mine = (Said("you" if last.spoken else "note", last.mine),) if last.mine else ()
    return Comparison(
        title=scenario.title,
        name=scenario.prospect.name,
        line=line,
        when=then.lines[0].when,
        table=(*mine, *last.heard),
        then=then,
        now=now,
        whole=whole,
        same=base.entries[entry].move == branch.entries[entry].move,
        other_dice=branch.header.dice != base.header.dice,
    )


def _way(scenario: Scenario, deck: Deck, tables: Tables, played: Transcript, entry: int, *, whole: bool) -> Way:
    mark = None if whole else reached(turns_of(scenario, tables, played), entry)
    if mark is not None:
        played = replace(played, entries=played.entries[: mark + 1])
    told = go_through(scenario, deck, tables, played)
    lines = tuple(told.talk[at] for at in sorted(told.talk) if at >= entry)
    how, beliefs = _reached(told, entry), tuple(known(told))
    return Way(lines, how, _stands(told, how), _yes(told, beliefs, entry), _kept(told, beliefs, how))


def _reached(told: Played, entry: int) -> Reached:
    last = told.turns[-1]
    if last.after.phase == Phase.DONE:
        return "end"
    if last.after.phase == Phase.AFTER_NO and told.turns[entry].before.phase != Phase.AFTER_NO:
        return "no"
    if last.after.phase == Phase.CEMENT and told.turns[entry].before.phase in TALKING:
        return "yes"
    if last.after.phase == Phase.STOP and told.deal.pieces[last.move].kind in BY_ITSELF:
        return "mail"
    return "open"


def _stands(told: Played, how: Reached) -> str:
    if how == "end":
        return ending_of(told)
    return told.deal.filled(STANDS[how], day=told.turns[-1].after.day)


def _yes(told: Played, beliefs: Sequence[Known], entry: int) -> float | None:
    """Return the chance of a yes, as it stood when the question was last put in a talk."""
    for at in range(len(told.turns) - 1, entry - 1, -1):
        turn = told.turns[at]
        if told.deal.pieces[turn.move].kind == "close" and turn.before.phase == Phase.TALK and turn.origin not in PAST:
            joint = total_of(signal_chances(told.deal.tables, beliefs[at][0], turn.move)[0])
            names = told.deal.tables.answers[int(told.deal.tables.kind[turn.move])].signals
            return float(joint[names.index("yes")])
    return None


def _kept(told: Played, beliefs: Sequence[Known], how: Reached) -> float | None:
    if how == "end" or told.turns[-1].after.phase not in AFTER_YES:
        return None
    return float(kept(told.deal.tables, beliefs[-1][1])[0])
