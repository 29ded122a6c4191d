"""What had just been refused, or has nothing left to lead to: no good advice, whatever it is worth.

The games do not mind being asked twice; a person does, and a reader sees it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from salesdance.coach.clues import head_of
from salesdance.coach.kinds import kind_at, kind_of
from salesdance.coach.listening import Happened, Moment
from salesdance.engine import Seen, Tables

REFUSED = (
    "refuses", "evades", "excuse", "tell", "dodges", "changes_subject", "lets_see", "declines", "names_nobody", "cold",
    "shrugs", "puzzled", "moves_on", "hurries", "thin", "silent", "stands", "not_now", "not_now_tell", "not_now_voiced",
    "noncommittal",
)  # fmt: skip
"""Heads of signals that leave a wish unmet: asking the same again would be pressing."""
ASKS_LEAVE = "permission"
IN_BETWEEN = ("silence", "day", "post", "carry_on", "turn_up")
"""Kinds of moves after which what was refused before is still the last thing that was asked for."""
AS_ONE: Mapping[str, tuple[str, ...]] = {
    "refuses": ("why", "matched", "third", "permission"),
    "stands": ("confirm", "restart", "reply"),
}
"""Kinds of moves that ask for the same thing in other words, once it got this answer."""


def just_refused(tables: Tables, happened: Sequence[Happened], turn: int) -> Callable[[str], bool]:
    """Return what tells of a move, by its id, whether it asks again for what was refused just before a turn.

    The same words, another way to put them, or for a question anything about the same topic.
    """
    before = (one for one in reversed(happened[:turn]) if kind_at(tables, one.move) not in IN_BETWEEN)
    last = next(before, None)
    if last is None or head_of(tables, last) not in REFUSED:
        return lambda move: False
    asked, as_one = last.move, AS_ONE.get(head_of(tables, last), ())
    return lambda move: _same(tables, asked, tables.index[move], as_one)


def leads_nowhere(tables: Tables, moment: Moment, move: str) -> bool:
    """Tell whether a move asks leave for a question that has been asked by then."""
    asked = bool(moment.belief.state.seen[0, Seen.WHY_ASKED])
    return asked and kind_of(tables, move) == ASKS_LEAVE


def _same(tables: Tables, asked: int, move: int, as_one: Sequence[str]) -> bool:
    kinds = kind_at(tables, asked), kind_at(tables, move)
    if set(kinds) <= set(as_one):
        return True
    subjects = int(tables.subject[asked]), int(tables.subject[move])
    if kinds == ("ask", "ask"):
        return int(tables.topic[subjects[0]]) == int(tables.topic[subjects[1]])
    return kinds[0] == kinds[1] and subjects[0] == subjects[1]
