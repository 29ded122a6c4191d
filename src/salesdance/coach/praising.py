"""What was done well: a move that took up what had been heard, or passed by what would have cost most of the deal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from salesdance.analysis import Thresholds, Weighed
from salesdance.belief import objection_shares
from salesdance.coach.clues import CLUES, fact_of, head_of, pointed_to
from salesdance.coach.comparing import SURE
from salesdance.coach.kinds import ends, kind_at, relieves, tempts
from salesdance.coach.listening import Listening, Moment
from salesdance.engine import Phase, Seen, Tables
from salesdance.engine.modes import MOOD_NAMES
from salesdance.engine.signals import KINDS
from salesdance.reliefs import DODGED, Heard, pulled_by
from salesdance.scenario import TOPICS

SURELY = 4.0
"""A gain counts if it is more than so many errors."""
FAR_MORE = 4.0
"""A move that took up nothing is done well from so many times the threshold on."""
BELIEVED = 0.45
"""From this share on the likeliest objection is one that can be answered."""
MOST = 3
STAYS = ("follow", "silence")
OPENED = ("open", "open_clue")
HALF_TOLD = ("half", "truth")
EVASIVE = (*DODGED, "not_now", "not_now_tell", "evades")
LOOKS_AFTER = ("contact", "restart", "reply", "confirm")
TAKES_THE_NO = ("ask_final", "grace", "permission", "why", "road_help", "road_promise")


@dataclass(frozen=True, slots=True)
class Praise:
    """A turn that was done well: what its move was worth beyond `other`, the error, and the turns that it took up."""

    turn: Weighed
    worth: float
    error: float
    other: str
    heard: tuple[int, ...]


def best_praise(
    tables: Tables,
    listening: Listening,
    judged: Sequence[Weighed],
    thresholds: Thresholds,
) -> Praise | None:
    """Return what was done best where what tempts would have cost most; None if there is nothing to speak of."""
    moments = {moment.turn: moment for moment in listening.moments}
    found = [praise_of(tables, listening, moments[turn.turn], turn, thresholds) for turn in judged]
    well = [one for one in found if one is not None and one.worth > SURELY * one.error]
    return max(well, key=lambda one: (one.worth, -one.turn.turn), default=None)


def praise_of(
    tables: Tables, listening: Listening, moment: Moment, turn: Weighed, thresholds: Thresholds
) -> Praise | None:
    """Return what there is to praise at a turn, however sure that is; None where there is nothing."""
    made = turn.made
    if made.behind >= thresholds.cost or made.behind > max(SURE * made.behind_error, thresholds.well / 4):
        return None
    gain, error, other = gain_of(tables, moment, turn)
    if gain < thresholds.well:
        return None
    heard = taken_up(tables, listening, moment)
    if heard is None and gain < FAR_MORE * thresholds.well:
        return None
    return Praise(turn, gain, error, other, heard or ())


def gain_of(tables: Tables, moment: Moment, turn: Weighed) -> tuple[float, float, str]:
    """Return what the move made was worth beyond what tempts there, the error of that, and the likeliest such move.

    What tempts are the moves that relieve what pulled just then, as the hand would offer them; where there are none,
    the other moves. Their middle one is taken: there is mostly a harmless one among them, and a disastrous one. Once
    any of them was looked at closely, it is the middle one of those.
    """
    others = [option for option in turn.options if option.move != turn.chosen and not ends(tables, option)]
    pulled = frozenset(pulled_by(just_heard(tables, moment)))
    tempting = [option for option in others if relieves(tables, option) in pulled]
    tempting = tempting or [option for option in others if not tempts(tables, option)]
    tempting = [option for option in tempting if option.close] or tempting
    if not tempting or tempts(tables, turn.made):
        return 0.0, 0.0, ""
    middle = tempting[len(tempting) // 2]
    gain = middle.behind - turn.made.behind
    return gain, hypot(middle.behind_error, turn.made.behind_error), middle.move


def just_heard(tables: Tables, moment: Moment) -> Heard:
    """Return what was just heard before a choice, as far as anybody at the table could tell."""
    seen = moment.belief.state.seen[0]
    move, fact = int(seen[Seen.LAST_MOVE]), int(seen[Seen.LAST_FACT]) - 1
    if move < 0:
        return Heard("", "", MOOD_NAMES[int(seen[Seen.MOOD])])
    code = int(tables.kind[move])
    head = tables.answers[code].signals[int(seen[Seen.LAST_SIGNAL])].split("/")[0]
    topic = TOPICS[int(tables.topic[fact])] if fact >= 0 else ""
    nailing = moment.phase == Phase.CEMENT
    return Heard(KINDS[code], head, MOOD_NAMES[int(seen[Seen.MOOD])], topic, nailing=nailing)


def taken_up(tables: Tables, listening: Listening, moment: Moment) -> tuple[int, ...] | None:
    """Return the earlier turns whose answers a move took up, the latest first; None where it took up nothing.

    It may be none of them: what is open after the yes, or a no, lies there without having been asked for.
    """
    kind, phase = kind_at(tables, moment.chosen), moment.phase
    if moment.past is not None:
        return None
    if kind in TAKES:
        return TAKES[kind](_Before(tables, listening, moment))
    looks_after = phase in (Phase.STOP, Phase.RESTART) and kind in LOOKS_AFTER
    return () if looks_after or (phase == Phase.AFTER_NO and kind in TAKES_THE_NO) else None


@dataclass(frozen=True, slots=True)
class _Before:
    """A choice with all that was heard before it."""

    tables: Tables
    listening: Listening
    moment: Moment

    @property
    def subject(self) -> int:
        """Return what the move is about."""
        return int(self.tables.subject[self.moment.chosen])

    @property
    def turns(self) -> range:
        """Return the turns before it, the latest first."""
        return range(self.moment.turn - 1, -1, -1)

    def head(self, turn: int) -> str:
        """Return what came back at a turn."""
        return head_of(self.tables, self.listening.happened[turn])

    def believed(self) -> int:
        """Return the likeliest objection by then, -1 where none is likely enough to be answered."""
        shares = objection_shares(self.tables, self.moment.belief)[0]
        return int(shares.argmax()) if float(shares.max()) >= BELIEVED else -1

    def pointing(self, objections: Sequence[int], people: Sequence[int] = ()) -> tuple[int, ...]:
        """Return the latest turns whose answers pointed to one of these."""
        happened = self.listening.happened
        return tuple(turn for turn in self.turns if pointed_to(self.tables, happened, turn, objections, people))[:MOST]

    def told_of(self, fact: int) -> tuple[int, ...]:
        """Return the latest turn at which a fact was told openly."""
        happened = self.listening.happened
        told = [turn for turn in self.turns if fact_of(self.tables, happened, turn) == fact]
        return tuple(turn for turn in told if self.head(turn) in OPENED)[:1]


def _stays(before: _Before) -> tuple[int, ...] | None:
    """Staying with it takes up a clue, or the half of a reason, that was heard just before."""
    last = before.moment.turn - 1
    return (last,) if last >= 0 and before.head(last) in (*CLUES, *HALF_TOLD) else None


def _asks(before: _Before) -> tuple[int, ...] | None:
    """A question takes up the answer just before it that brought it up."""
    opener, last = int(before.tables.opener[before.subject]), before.moment.turn - 1
    return (last,) if opener >= 0 and last in before.told_of(opener) else None


def _answers(before: _Before) -> tuple[int, ...] | None:
    """An answer takes up what pointed to its objection, if that was likely by then."""
    return before.pointing([before.subject]) or None if before.subject == before.believed() else None


def _reasons(before: _Before) -> tuple[int, ...] | None:
    """A reason takes up what was said of its fact, if that eases what was likely by then."""
    believed = before.believed()
    eases = believed >= 0 and float(before.tables.eases[before.subject, believed]) > 0
    return before.told_of(before.subject) or None if eases else None


def _brings(before: _Before) -> tuple[int, ...] | None:
    """Whoever is asked in was named, or heard of."""
    return before.pointing([], [before.subject]) or None


def _nails(before: _Before) -> tuple[int, ...]:
    """What is nailed down was open; it takes up what pointed to an objection for which it matters."""
    believed = before.believed()
    matters = believed >= 0 and float(before.tables.matters[before.subject, believed]) > 0
    return before.pointing([believed]) if matters else ()


def _eases_out(before: _Before) -> tuple[int, ...] | None:
    """An easy way to say no takes up what was dodged."""
    return tuple(turn for turn in before.turns if before.head(turn) in EVASIVE)[:MOST] or None


TAKES: Mapping[str, Callable[[_Before], tuple[int, ...] | None]] = {
    "follow": _stays,
    "silence": _stays,
    "ask": _asks,
    "answer": _answers,
    "reason": _reasons,
    "bring": _brings,
    "nail": _nails,
    "easy_no": _eases_out,
}
"""By kind of a move, what it takes up of all that was heard before it; None where that is nothing."""
