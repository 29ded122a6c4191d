"""The closed lists of the trade: moods, families, topics, voices, acts and commitments."""

from __future__ import annotations

from typing import Literal

Mood = Literal["at_ease", "guarded", "cornered"]
MOODS: tuple[Mood, ...] = ("at_ease", "guarded", "cornered")

Family = Literal["price", "time", "product", "company", "salesperson"]
FAMILIES: tuple[Family, ...] = ("price", "time", "product", "company", "salesperson")

Topic = Literal["today", "trouble", "cost", "people", "future"]
TOPICS: tuple[Topic, ...] = ("today", "trouble", "cost", "people", "future")

Voice = Literal["brisk", "warm", "dry", "careful"]
VOICES: tuple[Voice, ...] = ("brisk", "warm", "dry", "careful")

Act = Literal["discover", "present", "close", "cement", "ninety_days", "after_the_no"]
ACTS: tuple[Act, ...] = ("discover", "present", "close", "cement", "ninety_days", "after_the_no")

CommitmentKind = Literal["delivery_date", "financing", "named_users", "internal_meeting", "next_step"]
COMMITMENTS: tuple[CommitmentKind, ...] = (
    "delivery_date",
    "financing",
    "named_users",
    "internal_meeting",
    "next_step",
)

Pause = Literal["none", "short", "long"]
POOR_FIT = "poor_fit"

MAX_OBJECTIONS = 6
MAX_EXCUSES = 4
MAX_DECIDERS = 2
