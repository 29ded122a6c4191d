"""The cold reader: a small classifier that sees hands and not the talk, and looks for the best line in them.

A softmax over the lines of a hand; its features are relative to the hand, so that it learns what stands out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.sittings import Dealt
from salesdance.cli.content import load
from salesdance.sitting.company import look, names_of

WORD_BINS, FIRST_BINS = 2048, 256
ROUNDS, RATE = 80, 0.5
FOLDS = 3
PENALTIES = (0.01, 0.03, 0.1, 0.3)
LITTLE = 4
_WORD = re.compile(r"[a-z']+|\d+")
Numbers = NDArray[np.float32]


def _bin(word: str, bins: int) -> int:
    return zlib.crc32(word.encode()) % bins


def features(lines: Sequence[str], names: frozenset[str]) -> Numbers:
    """Return [lines, features] of one hand: looks, first word and words of each line."""
    looks = [look(line, names) for line in lines]
    lengths = np.array([one.words for one in looks], dtype=np.float64)
    ranks = (lengths[:, None] > lengths[None, :]).mean(axis=1) + 0.5 * (lengths[:, None] == lengths[None, :]).mean(
        axis=1
    )
    own = np.array([[one.asks, one.number, one.name, one.hedge, one.cares] for one in looks], dtype=np.float64)
    extremes = np.stack([lengths == lengths.min(), lengths == lengths.max(), np.abs(ranks - 0.5)], axis=1)
    only = own * (own.sum(axis=0) == 1)
    words = np.zeros((len(lines), WORD_BINS))
    first = np.zeros((len(lines), FIRST_BINS))
    commas = np.array([[line.count(","), len(line) / 60, line.count(".") > 1] for line in lines], dtype=np.float64)
    for at, line in enumerate(lines):
        found = _WORD.findall(line.lower().replace("’", "'"))
        first[at, _bin(found[0], FIRST_BINS)] = 1
        words[at, [_bin(word, WORD_BINS) for word in found]] = 1
    return np.hstack([ranks[:, None], own, extremes, only, commas, first, words]).astype(np.float32)


def decisions(dealt: Sequence[Dealt], best: Callable[[Dealt], str]) -> list[Dealt]:
    """Return the hands that hold their best line; a line left unsaid turn after turn is one decision, not many."""
    found: dict[tuple[str, str, int, str], Dealt] = {}
    for one in dealt:
        if len(one.lines) >= LITTLE and one.at(best(one)) is not None:
            found.setdefault((one.scenario, one.driver, one.seed, best(one)), one)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Shown:
    """The decisions of one scenario as a cold reader is shown them: features of each hand, place of its best line."""

    dealt: list[Dealt]
    rows: list[Numbers]
    right: list[int]


@cache
def _names(scenario: str) -> frozenset[str]:
    return names_of(load(scenario).scenario)


def shown(dealt: Sequence[Dealt], best: Callable[[Dealt], str]) -> Shown:
    """Return hands as a reader is shown them, each decision once."""
    chosen = decisions(dealt, best)
    rows = [features([line.says for line in one.lines], _names(one.scenario)) for one in chosen]
    return Shown(chosen, rows, [[line.move for line in one.lines].index(best(one)) for one in chosen])


def trained(rows: Sequence[Numbers], right: Sequence[int], penalty: float) -> Numbers:
    """Return the weights of a reader that was shown these hands and their best lines."""
    table = np.vstack(rows)
    line, feature = np.nonzero(table)
    value, first = table[line, feature], np.searchsorted(line, np.arange(len(table)))
    hand = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    starts = np.concatenate([[0], np.cumsum([len(one) for one in rows])[:-1]])
    wanted = np.zeros(len(table))
    wanted[starts + np.array(right)] = 1
    weights = speed = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        scores = np.add.reduceat(weights[feature] * value, first)
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[hand])
        missed = raised / np.add.reduceat(raised, starts)[hand] - wanted
        slope = np.bincount(feature, missed[line] * value, len(weights)) / len(rows) + penalty * weights
        speed = 0.9 * speed - RATE * slope
        weights = weights + speed
    return weights.astype(np.float32)


def found(weights: Numbers, rows: Sequence[Numbers], right: Sequence[int]) -> list[bool]:
    """Return for each hand whether a reader with these weights points at its best line."""
    return [bool(np.argmax(one @ weights) == at) for one, at in zip(rows, right, strict=True)]


def practised(lessons: Sequence[Shown]) -> Numbers:
    """Return the weights of a reader that chose by itself how much to trust single words.

    It leaves out one part of the scenarios it was shown after the other, and tries there what the rest taught it.
    """
    parts = [lessons[at::FOLDS] for at in range(min(FOLDS, len(lessons)))]

    def across(penalty: float) -> float:
        scores: list[bool] = []
        for at, part in enumerate(parts):
            rest = _all([one for other, some in enumerate(parts) if other != at for one in some])
            scores.extend(found(trained(*rest, penalty), *_all(part)))
        return float(np.mean(scores))

    penalty = max(PENALTIES, key=across) if len(parts) > 1 else PENALTIES[-1]
    return trained(*_all(lessons), penalty)


def _all(lessons: Sequence[Shown]) -> tuple[list[Numbers], list[int]]:
    return [row for one in lessons for row in one.rows], [at for one in lessons for at in one.right]


@dataclass(frozen=True, slots=True)
class Guess:
    """One decision put to a cold reader: in which act, whether its best line was found, and how likely by chance."""

    phase: int
    right: bool
    chance: float


def guesses(lessons: Sequence[Shown], asked: Shown) -> list[Guess]:
    """Return what a reader of some scenarios makes of another."""
    learned = practised([one for one in lessons if one.rows])
    return [
        Guess(one.phase, hit, 1 / len(one.lines))
        for one, hit in zip(asked.dealt, found(learned, asked.rows, asked.right), strict=True)
    ]


def hits(told: Sequence[Guess]) -> tuple[float, float]:
    """Return how often the best line was found, and how often guessing would find it."""
    if not told:
        return 0.0, 0.0
    return float(np.mean([one.right for one in told])), float(np.mean([one.chance for one in told]))
