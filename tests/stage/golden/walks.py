"""All walks through the game; each plays as little as it takes, always in the same way."""

from __future__ import annotations

from collections.abc import Callable

from tests.stage.golden import desks, ends, hall, moments, talks
from tests.stage.golden.looks import Walk

WALKS: dict[str, Callable[[], Walk]] = {
    "hall": hall.hall,
    "first minutes": talks.first_minutes,
    "talk": talks.talk,
    "deal": talks.deal,
    "kept": talks.kept,
    "lost": talks.lost,
    "debrief": ends.debrief,
    "turning": ends.turning,
    "first debrief": ends.first_debrief,
    "again": ends.again,
    "room": ends.room,
    "desk": desks.desk,
    "moments": moments.moments,
}
