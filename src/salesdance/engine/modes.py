"""The small hidden state that chance may move, the visible phases, and the columns of the visible history.

Names for whole numbers, not enums: numpy takes a member of an enum for an int64, so that comparing a column of int16
with it widens the whole column.
"""

from __future__ import annotations

from typing import Final


def names_of(numbers: type) -> tuple[str, ...]:
    """Return the names in one of the classes below, in the order of their numbers."""
    return tuple(name for name in vars(numbers) if name.isupper())


class Mode:
    """What is hidden and moves: sincerity of a next step, how real a yes is, how final a no is."""

    TALK: Final = 0
    SINCERE: Final = 1
    INSINCERE: Final = 2
    SETTLED: Final = 3
    SEEN: Final = 4
    UNSEEN: Final = 5
    HOLLOW_SETTLED: Final = 6
    HOLLOW_SEEN: Final = 7
    HOLLOW_UNSEEN: Final = 8
    GONE: Final = 9
    NO_FINAL: Final = 10
    NO_OPEN: Final = 11
    OVER: Final = 12


MODES = len(names_of(Mode))
HOLLOW_SHIFT = Mode.HOLLOW_SETTLED - Mode.SETTLED


class Phase:
    """Where the deal stands, for all to see."""

    TALK: Final = 0
    WAITING: Final = 1
    CEMENT: Final = 2
    STOP: Final = 3
    PASSING: Final = 4
    POST: Final = 5
    RESTART: Final = 6
    AFTER_NO: Final = 7
    DONE: Final = 8


PHASES = len(names_of(Phase))


class Level:
    """Columns of State.levels: hidden, float32, all but EXPECT and FOLLOW in [0, 1]."""

    TRUST: Final = 0
    OPENNESS: Final = 1
    EMOTION: Final = 2
    LOGIC: Final = 3
    RISK: Final = 4
    DIFFERENCE: Final = 5
    PRESSURE: Final = 6
    EXPECT: Final = 7
    RESOLVED: Final = 8
    FOLLOW: Final = 9
    NOT_NOW: Final = 10  # the greatest chance of a yes at an ask that brought none


LEVELS = len(names_of(Level))


class Seen:
    """Fixed columns of State.seen: whole numbers that anyone at the table could have counted."""

    PHASE: Final = 0
    MEETING: Final = 1
    MINUTE: Final = 2
    DAY: Final = 3
    QUARTERS: Final = 4  # quarter hours left in the ninety days
    EASE: Final = 5  # thousandths
    MOOD: Final = 6  # 0 at ease, 1 guarded, 2 cornered
    LAST_MOVE: Final = 7
    LAST_SIGNAL: Final = 8
    LAST_FACT: Final = 9  # fact index + 1 while it can be followed up, else 0
    QUESTIONS: Final = 10
    BEFORE_SELF: Final = 11
    SELF_TALKED: Final = 12
    CLOSES: Final = 13
    MARK: Final = 14  # next step: 0 none, 1 vague, 2 dated, 3 in their calendar
    STALLED: Final = 15
    EASY_NO: Final = 16
    YES_DAY: Final = 17
    RIVAL_DAY: Final = 18  # day of the pitch + 1, 0 none
    WOBBLE_DAY: Final = 19  # day of the open wobble + 1, 0 none
    WOBBLES: Final = 20
    CONTACT_DAY: Final = 21  # day of the last contact + 1, 0 none
    RESTART_ASKED: Final = 22
    REPLIES: Final = 23
    TOLD: Final = 24  # after the no: 0 nothing, 1 refused, 2 lie, 3 half, 4 truth
    FINAL: Final = 25  # 0 unknown, 1 said final, 2 said not final
    PROMISED: Final = 26
    BROKE: Final = 27
    ARGUED: Final = 28
    PERMISSION: Final = 29
    GRACE: Final = 30
    WISHED: Final = 31
    OWNED: Final = 32
    HELP: Final = 33
    UNDERMINED: Final = 34
    GUILT: Final = 35
    QUESTIONS_AFTER: Final = 36
    USERS_KNOWN: Final = 37
    HEARD_OPEN: Final = 38
    SHORTCUTS: Final = 39
    BLAMED: Final = 40
    LEFT: Final = 41  # 1 left openly, 2 walked out
    SAID_YES: Final = 42
    SAID_NO: Final = 43
    STOPS: Final = 44
    MINUTES_ALL: Final = 45
    MINUTES_SELF: Final = 46
    PRICE_TALKED: Final = 47
    DISCOUNTED: Final = 48
    ENDED_GONE: Final = 49
    WHY_ASKED: Final = 50
    MATCHED_ASKED: Final = 51


SEEN_FIXED = len(names_of(Seen))

# What the numbers in these columns mean.
AT_EASE, GUARDED, CORNERED = range(3)
MOOD_NAMES = ("at_ease", "guarded", "cornered")
NOT_TOLD, REFUSED, LIE, HALF, TRUTH = range(5)
SAID_FINAL, SAID_OPEN = 1, 2
ARGUED_BEFORE, ARGUED_AFTER = 1, 2
LEFT_OPENLY, WALKED_OUT = 1, 2
VAGUE, DATED, IN_HAND = range(1, 4)
"""How precisely a commitment or a next step is fixed; in hand: with a time, written down by them."""

# Bits of the per-subject columns.
HEARD_THIN, HEARD_OPEN, HEARD_CLUE, HEARD_DEEPER, HEARD_AGAIN, HEARD_TOLD = (1 << bit for bit in range(6))
NAMED, PRESENT = 1, 2
GIVEN, TELL = 1, 2

THOUSAND = 1000
"""Ease is kept in thousandths."""
QUARTERS_AN_HOUR = 4
