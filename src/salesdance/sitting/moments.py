"""Moments for a room to vote on: those that the author chose, else where natural line and temptation lie in one hand.

Between them a decent seller plays on: the natural line each time, no first thought said, no forecast made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from salesdance.scenario import Moment
from salesdance.sitting.seat import Seat
from salesdance.sitting.view import Choice, Said, View

LONGEST = 200
LOOKING_BACK = "look_back"
UNSAID = ("you", "note", "calendar")
ON_PAPER = ("cement", "ninety_days")
MOST: Mapping[str, int] = {
    "discover": 4,
    "present": 3,
    "close": 1,
    "cement": 2,
    "ninety_days": 4,
    "after_the_no": 5,
    LOOKING_BACK: 3,
}
"""How many votes an act is worth: ten to twelve for a deal from its beginning."""
MANY = 4
"""Votes of an act with moments of the author's own after which a branch is played on to the next mail."""
PATIENCE = 2
"""Lines of the seller without a vote, after which a moment that is not the author's will do."""
APART: Mapping[str, int] = {"present": 2, "cement": 2}
"""How many lines of the seller lie at least between two votes of an act; one where nothing is said here."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was played on between two votes: the lines now to be voted on (none: it is over), and what was said.

    `moves` counts the lines of the decent seller, `told` is everything that was heard and said meanwhile, and
    `learned` what is new in the notebook.
    """

    lines: tuple[Choice, ...]
    moves: int
    told: tuple[Said, ...]
    learned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One line and what came of it, to the next mail, or to the end of the exchange where no mail is near.

    `heard` came at once; `moves` lines of the decent seller later came `later`, which ends with the mail.
    """

    move: str
    mine: str
    heard: tuple[Said, ...]
    moves: int
    later: tuple[Said, ...]
    view: View


@dataclass(slots=True)
class Pace:
    """How many votes each act has had, how many lines ago the last one was, and which moments were used.

    In an act with moments of the author's own these are voted on, each once; where they are long in coming others help
    out, up to three quarters of the usual number. Elsewhere the usual number is voted on.
    """

    voted: dict[str, int] = field(default_factory=dict)
    since: int = LONGEST
    authored: tuple[Moment, ...] = ()
    used: set[int] = field(default_factory=set)

    def wants(self, act: str, last: tuple[str, ...] = ()) -> bool:
        """Tell whether a moment in this act, after this move, is one to vote on."""
        if self._fitting(act, last) is not None:
            return True
        if self._of(act):
            return self.voted.get(act, 0) < MOST.get(act, 0) * 3 // 4 and self.since >= PATIENCE
        return self.voted.get(act, 0) < MOST.get(act, 0) and self.since >= APART.get(act, 1)

    def vote(self, act: str, last: tuple[str, ...] = ()) -> None:
        """Count a vote."""
        fitting = self._fitting(act, last)
        if fitting is not None:
            self.used.add(fitting)
        self.voted[act] = self.voted.get(act, 0) + 1
        self.since = 0

    def last(self, act: str) -> bool:
        """Tell whether the vote just counted was the last one of its act, or enough for it."""
        most = min(len(self._of(act)), MANY) or MOST.get(act, 0)
        return self.voted.get(act, 0) >= most

    def _of(self, act: str) -> list[int]:
        return [at for at, moment in enumerate(self.authored) if moment.act == act]

    def _fitting(self, act: str, last: tuple[str, ...]) -> int | None:
        """Return the moment that a turn is: one that names just this move, one that begins the act, or a pattern."""
        left = [at for at in self._of(act) if at not in self.used]
        exactly = [at for at in left if self.authored[at].after in last]
        first = [] if self.voted.get(act, 0) else [at for at in left if not self.authored[at].after]
        alike = [at for at in left if any(self.authored[at].follows(move) for move in last)]
        return next(iter([*exactly, *first, *alike]), None)


def play_on(seat: Seat, pace: Pace) -> Stretch:
    """Play on to the next moment, or to the end of the sitting; a choice about the past is always one."""
    known = _known(seat.view())
    told: list[Said] = []
    for moves in range(LONGEST):
        view = _settled(seat)
        lines = () if view.finished else seat.moment()
        act = LOOKING_BACK if view.look_back is not None else view.act
        if view.finished or (lines and pace.wants(act, seat.last())):
            if lines:
                pace.vote(act, seat.last())
            return Stretch(lines, moves, tuple(told), tuple(one for one in _known(view) if one not in known))
        told += _make(seat, seat.natural()).news
        pace.since += 1
    return Stretch((), LONGEST, tuple(told), ())


def play_out(seat: Seat, move: str, *, far: bool = True) -> Branch:
    """Make a move and play on to the next mail; where none can come within the act, only to its answer.

    Not `far`: only to its answer, as while the two still sit together.
    """
    far = far and seat.view().act in ON_PAPER
    view = _make(seat, move)
    mine, heard = view.mine, tuple(said for said in view.news if said.who != "you")
    if not far or view.act not in ON_PAPER or has_mail(heard):
        return Branch(move, mine, heard, 0, (), view)
    later: tuple[Said, ...] = ()
    moves = 0
    while view.act in ON_PAPER and not view.finished and not has_mail(later) and moves < LONGEST:
        _settled(seat)
        view = _make(seat, seat.natural())
        later, moves = tuple(said for said in view.news if said.who != "you"), moves + 1
    return Branch(move, mine, heard, moves, later, view)


def has_mail(told: Sequence[Said]) -> bool:
    """Tell whether something came by post: words with a day on them."""
    return any(said.says and said.does and said.who not in UNSAID and said.does[-2:-1].isdigit() for said in told)


def _make(seat: Seat, move: str) -> View:
    """Make a move; a forecast that it would wait for is left out."""
    view = seat.say(move)
    return seat.skip_forecast(asked=False) if view.asking in ("suspicion", "suspicion_again") else view


def _settled(seat: Seat) -> View:
    """Return the view once nothing is asked and no thought is on the tongue."""
    view = seat.view()
    while not view.finished and (view.asking is not None or view.thought is not None):
        view = seat.skip_forecast(asked=False) if view.asking is not None else seat.answer_thought(False)
    return view


def _known(view: View) -> tuple[str, ...]:
    return tuple(note.text for note in view.notebook if note.kind in ("fact", "person", "excuse", "objection"))
