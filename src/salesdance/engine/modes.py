"""The small hidden state that chance may move, the visible phases, and the columns of the visible history."""

from __future__ import annotations

from enum import IntEnum


class Mode(IntEnum):
    """What is hidden and moves: sincerity of a next step, how real a yes is, how final a no is."""

    TALK = 0
    SINCERE = 1
    INSINCERE = 2
    SETTLED = 3
    SEEN = 4
    UNSEEN = 5
    HOLLOW_SETTLED = 6
    HOLLOW_SEEN = 7
    HOLLOW_UNSEEN = 8
    GONE = 9
    NO_FINAL = 10
    NO_OPEN = 11
    OVER = 12


MODES = len(Mode)
HOLLOW_SHIFT = Mode.HOLLOW_SETTLED - Mode.SETTLED


class Phase(IntEnum):
    """Where the deal stands, for all to see."""

    TALK = 0
    WAITING = 1
    CEMENT = 2
    STOP = 3
    PASSING = 4
    POST = 5
    RESTART = 6
    AFTER_NO = 7
    DONE = 8


PHASES = len(Phase)


class Level(IntEnum):
    """Columns of State.levels: hidden, float32, all but EXPECT and FOLLOW in [0, 1]."""

    TRUST = 0
    OPENNESS = 1
    EMOTION = 2
    LOGIC = 3
    RISK = 4
    DIFFERENCE = 5
    PRESSURE = 6
    EXPECT = 7
    RESOLVED = 8
    FOLLOW = 9


LEVELS = len(Level)


class Seen(IntEnum):
    """Fixed columns of State.seen: whole numbers that anyone at the table could have counted."""

    PHASE = 0
    MEETING = 1
    MINUTE = 2
    DAY = 3
    QUARTERS = 4  # quarter hours left in the ninety days
    EASE = 5  # thousandths
    MOOD = 6  # 0 at ease, 1 guarded, 2 cornered
    LAST_MOVE = 7
    LAST_SIGNAL = 8
    LAST_FACT = 9  # fact index + 1 while it can be followed up, else 0
    QUESTIONS = 10
    BEFORE_SELF = 11
    SELF_TALKED = 12
    CLOSES = 13
    MARK = 14  # next step: 0 none, 1 vague, 2 dated, 3 in their calendar
    STALLED = 15
    EASY_NO = 16
    YES_DAY = 17
    RIVAL_DAY = 18  # day of the pitch + 1, 0 none
    WOBBLE_DAY = 19  # day of the open wobble + 1, 0 none
    WOBBLES = 20
    CONTACT_DAY = 21  # day of the last contact + 1, 0 none
    RESTART_ASKED = 22
    REPLIES = 23
    TOLD = 24  # after the no: 0 nothing, 1 refused, 2 lie, 3 half, 4 truth
    FINAL = 25  # 0 unknown, 1 said final, 2 said not final
    PROMISED = 26
    BROKE = 27
    ARGUED = 28
    PERMISSION = 29
    GRACE = 30
    WISHED = 31
    OWNED = 32
    HELP = 33
    UNDERMINED = 34
    GUILT = 35
    QUESTIONS_AFTER = 36
    USERS_KNOWN = 37
    HEARD_OPEN = 38
    SHORTCUTS = 39
    BLAMED = 40
    LEFT = 41  # 1 left openly, 2 walked out
    SAID_YES = 42
    SAID_NO = 43
    STOPS = 44
    MINUTES_ALL = 45
    MINUTES_SELF = 46
    PRICE_TALKED = 47
    DISCOUNTED = 48
    ENDED_GONE = 49
    WHY_ASKED = 50
    MATCHED_ASKED = 51


SEEN_FIXED = len(Seen)

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
