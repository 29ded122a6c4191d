"""A scenario, the deck and a profile as read-only arrays: ids become indexes, and no text is left.

Built once per sitting or simulation. The engine's other rooms read nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.engine.manners import Manners
from salesdance.engine.signals import AnswerTable
from salesdance.engine.types import Types
from salesdance.moves import DeckMove

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ABOUT_NOTHING, ABOUT_MORE, ABOUT_USERS, ABOUT_RIVAL, ABOUT_COMMITMENT, ABOUT_OBJECTION = range(6)
LAST_DAY = 90


@dataclass(frozen=True, slots=True)
class Move:
    """One move of one scenario: its id, the deck entry behind it, and the index of its subject (or -1)."""

    id: str
    entry: DeckMove
    subject: int = -1
    level: int = 0


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where the per-subject columns of State.seen start: facts, deciders, objections, excuses, commitments."""

    heard: int
    people: int
    voiced: int
    excused: int
    nailed: int
    dodged: int
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Everything the engine knows of a scenario. M moves, F facts, K objections, X excuses, D people that decide.

    Two are equal only if they are the same, so that what is worked out from one can be remembered.
    `in_phase` [PHASES, M]: which moves belong to a phase; `limits` there how often they may be made, 0 where they do
    not belong. `spans` are the moves of a kind, as a slice where they stand together, `named` and `excused` the columns
    of State.seen that bringing in and answering an excuse hang on. `spent` [PHASES, M] are minutes, at a stop quarter
    hours; `about` [M] is what a contact is about (ABOUT_*, -1 for other moves) and `about_index` which of them;
    `held` [5, K, 4] is what a commitment adds to C* by objection and precision;
    `is_silence` has one more at its end, for no move at all. `effects` float32 [M, 11] in the order of
    modes.Level; `clue_of` [F]: objection index, K + decider index, K + D for poor fit, or -1; `hides` float64 [K, X]:
    which excuse stands in front of which objection.
    """

    moves: tuple[Move, ...]
    index: Mapping[str, int]
    kind: Ints
    subject: Ints
    level: Ints
    spent: NDArray[np.int16]
    quarters: Ints
    effects: Floats
    in_phase: Bools
    limits: NDArray[np.uint8]
    by_kind: Mapping[str, Ints]
    spans: Mapping[str, slice | Ints]
    named: slice | Ints
    excused: slice | Ints
    behind: tuple[tuple[int, int], ...]
    gates: Bools
    is_day: Bools
    is_silence: Bools
    affordable: Bools
    own_talk: NDArray[np.int16]
    about_oneself: NDArray[np.int16]
    stays_with_it: NDArray[np.int16]
    ease_rate: NDArray[np.int32]
    answers: tuple[AnswerTable, ...]
    signal_table: Ints
    mode_table: NDArray[np.int8]
    types: Types
    c: Mapping[str, float]
    blocks: Blocks
    topic: Ints
    opener: Ints
    clue_of: Ints
    clue_open: Floats
    clue_thin: Floats
    same_topic: Bools
    telling: Floats
    mood_shift: Floats
    mood_sinks: Ints
    mood_rises: Ints
    has_deeper: Bools
    eases: Floats
    difference_needs: Bools
    solves: Floats
    awkward: Floats
    family: Ints
    hides: Floats
    true_of: Bools
    matters: Floats
    held: Floats
    due: Ints
    about: Ints
    about_index: Ints
    promise_gap: Floats
    promise_day: Ints
    meetings: int
    booked: Ints
    stops: Ints
    is_stop: Bools
    unanswered: Bools
    manners: Manners
    size: float
    interest: float
    remorse: float
    golive: int
    start_quarters: int
    rival_strength: float
    day_weight: Floats
    day_front: Floats
    pitch_days: tuple[int, ...]
    pitch_chance: Floats

    @property
    def facts(self) -> int:
        """Return the number of facts."""
        return len(self.topic)

    @property
    def deciders(self) -> int:
        """Return the number of people who may be able to stop the deal."""
        return int(self.types.decides.shape[1])

    @property
    def objections(self) -> int:
        """Return the number of objections."""
        return len(self.solves)

    @property
    def excuses(self) -> int:
        """Return the number of excuses."""
        return int(self.hides.shape[1])

    def of_kind(self, kind: str) -> Ints:
        """Return the move indexes of one kind, in order."""
        return self.by_kind[kind]
