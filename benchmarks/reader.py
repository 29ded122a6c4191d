"""The cold reader: a small classifier that sees hands and not the talk, and looks for the best line in them.

A softmax over the lines of a hand; its features are relative to the hand, so that it learns what stands out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.sittings import Dealt
from salesdance.cli.content import load
from salesdance.sitting.company import look, names_of

WORD_BINS, FIRST_BINS = 512, 64
ROUNDS, RATE, PENALTY = 300, 0.5, 0.004
LITTLE = 4
_WORD = re.compile(r"[a-z']+|\d+")
Numbers = NDArray[np.float64]


def _bin(word: str, bins: int) -> int:
    return zlib.crc32(word.encode()) % bins


def features(lines: Sequence[str], names: frozenset[str]) -> Numbers:
    """Return [lines, features] of one hand: how each line looks, its first word, its words; the hand's mean taken off."""
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
    out: Numbers = np.hstack([ranks[:, None], own, extremes, only, commas, first, words])
    return out - out.mean(axis=0)


def _prepared(dealt: Sequence[Dealt], best: Callable[[Dealt], str]) -> tuple[list[Numbers], list[int]]:
    names = {name: names_of(load(name).scenario) for name in {one.scenario for one in dealt}}
    rows, right = [], []
    for one in dealt:
        moves = [line.move for line in one.lines]
        if len(moves) >= LITTLE and best(one) in moves:
            rows.append(features([line.says for line in one.lines], names[one.scenario]))
            right.append(moves.index(best(one)))
    return rows, right


def trained(rows: Sequence[Numbers], right: Sequence[int]) -> Numbers:
    """Return the weights of a reader that was shown these hands and their best lines."""
    table = np.vstack(rows)
    hand = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    starts = np.concatenate([[0], np.cumsum([len(one) for one in rows])[:-1]])
    wanted = np.zeros(len(table))
    wanted[starts + np.array(right)] = 1
    weights, speed = np.zeros(table.shape[1]), np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        scores = table @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[hand])
        chances = raised / np.add.reduceat(raised, starts)[hand]
        slope = table.T @ (chances - wanted) / len(rows) + PENALTY * weights
        speed = 0.9 * speed - RATE * slope
        weights = weights + speed
    return weights


def hits(shown: Sequence[Dealt], asked: Sequence[Dealt], best: Callable[[Dealt], str]) -> tuple[float, float]:
    """Return how often a reader of some hands finds the best line in others, and how often guessing would."""
    weights = trained(*_prepared(shown, best))
    rows, right = _prepared(asked, best)
    found = [float(np.argmax(one @ weights) == at) for one, at in zip(rows, right, strict=True)]
    return float(np.mean(found)), float(np.mean([1 / len(one) for one in rows]))
