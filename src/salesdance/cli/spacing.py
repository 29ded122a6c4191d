"""On which day a moment is due again: fsrs, in whole days.

Each moment is a card of fsrs, rated once a day at most. The deal it comes from counts as its first rating, *Again*,
so it is due on the next day. A try that solves it is *Good*, one that misses it *Again*. *Easy* is never given: what
looks easy may have been a lucky choice of six. Nor is *Hard*: who has just read what would have been better learns
nothing from choosing it at once, so a moment that was missed does not come again on that day. One that is skipped is
not rated, and comes again on the next day. fsrs plans in minutes within a day; here every rating is made at the
beginning of its day, without learning steps and without fuzz, so that the same tries always give the same days.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

LONGEST = 365
"""Days after which every moment comes again, however often it was solved."""
HARDNESS = (1.0, 10.0)
"""Between what bounds fsrs keeps how hard a card is."""
Planned = tuple[dict[str, object], date]
"""The state of a card, as plain data, and the day on which it is due."""


def first(day: date) -> Planned:
    """Return the card of a moment that a deal of this day brought: due on the next day."""
    return rated({}, "missed", day)


def rated(card: Mapping[str, object], how: Literal["solved", "missed"], day: date) -> Planned:
    """Return a card after a try on this day; one that cannot be read begins anew with it."""
    from fsrs import Rating

    rating = Rating.Good if how == "solved" else Rating.Again
    new, _ = _scheduler().review_card(_read(card, day), rating, _at(day))
    # At least a day, also where a clock was set back since the last try.
    return dict(new.to_dict()), max(new.due.date(), later(day))


def later(day: date) -> date:
    """Return the day on which what was skipped comes again."""
    return day + timedelta(days=1)


def readable(card: Mapping[str, object]) -> bool:
    """Tell whether the state of a card can be read and makes sense."""
    return _known(card) is not None


def _read(card: Mapping[str, object], day: date) -> Card:
    from fsrs import Card

    # Without an id of its own a card would wait for a new millisecond.
    return _known(card) or Card(card_id=0, due=_at(day))


def _known(card: Mapping[str, object]) -> Card | None:
    from fsrs import Card, State

    plain: Any = card
    try:
        known = Card.from_dict(plain)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return None
    stability, difficulty, last = known.stability, known.difficulty, known.last_review
    sound = (
        known.state is State.Review
        and stability is not None
        and 0 < stability < math.inf
        and difficulty is not None
        and HARDNESS[0] <= difficulty <= HARDNESS[1]
        and last is not None
        and last.tzinfo is not None
    )
    return known if sound else None


def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
