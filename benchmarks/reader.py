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

WORD_BINS, FIRST_BINS = 2048, 256
ROUNDS, RATE = 80, 0.5
PENALTIES = (0.01, 0.03, 0.1, 0.3)
LITTLE = 4
_WORD = re.compile(r"[a-z']+|\d+")
Numbers = NDArray[np.float32]


def _bin(word: str, bins: int) -> int:
    return zlib.crc32(word.encode()) % bins


def features(lines: Sequence[str], names: frozenset[str]) -> Numbers:
    """Return [lines, features] of one hand: looks, first word and words of each line, less their mean."""
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
    out = np.hstack([ranks[:, None], own, extremes, only, commas, first, words]).astype(np.float32)
    return out - out.mean(axis=0)


def decisions(dealt: Sequence[Dealt], best: Callable[[Dealt], str]) -> list[Dealt]:
    """Return the hands that hold their best line; a line left unsaid turn after turn is one decision, not many."""
    found: dict[tuple[str, str, int, str], Dealt] = {}
    for one in dealt:
        if len(one.lines) >= LITTLE and one.at(best(one)) is not None:
            found.setdefault((one.scenario, one.driver, one.seed, best(one)), one)
    return list(found.values())


def _prepared(dealt: Sequence[Dealt], best: Callable[[Dealt], str]) -> tuple[list[Numbers], list[int]]:
    names = {name: names_of(load(name).scenario) for name in {one.scenario for one in dealt}}
    rows, right = [], []
    for one in decisions(dealt, best):
        rows.append(features([line.says for line in one.lines], names[one.scenario]))
        right.append([line.move for line in one.lines].index(best(one)))
    return rows, right


def trained(rows: Sequence[Numbers], right: Sequence[int], penalty: float) -> Numbers:
    """Return the weights of a reader that was shown these hands and their best lines."""
    table = np.vstack(rows)
    hand = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    starts = np.concatenate([[0], np.cumsum([len(one) for one in rows])[:-1]])
    wanted = np.zeros(len(table), dtype=np.float32)
    wanted[starts + np.array(right)] = 1
    weights = speed = np.zeros(table.shape[1], dtype=np.float32)
    for _ in range(ROUNDS):
        scores = table @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[hand])
        chances = raised / np.add.reduceat(raised, starts)[hand]
        slope = table.T @ (chances - wanted) / np.float32(len(rows)) + np.float32(penalty) * weights
        speed = np.float32(0.9) * speed - np.float32(RATE) * slope
        weights = weights + speed
    return weights


def found(weights: Numbers, rows: Sequence[Numbers], right: Sequence[int]) -> float:
    """Return how often a reader with these weights points at the best line."""
    return float(np.mean([np.argmax(one @ weights) == at for one, at in zip(rows, right, strict=True)]))


def practised(shown: Sequence[Dealt], best: Callable[[Dealt], str]) -> Numbers:
    """Return the weights of a reader that chose by itself how much to trust single words.

    It tries what it learned in each of the scenarios it was shown on the others.
    """
    by_scenario = {name: _prepared([one for one in shown if one.scenario == name], best) for name in scenarios(shown)}

    def across(penalty: float) -> float:
        scores = []
        for name, (rows, right) in by_scenario.items():
            others = [pair for other, pair in by_scenario.items() if other != name]
            weights = trained(
                [r for pair in others for r in pair[0]], [at for pair in others for at in pair[1]], penalty
            )
            scores.append(found(weights, rows, right))
        return float(np.mean(scores))

    penalty = max(PENALTIES, key=across)
    rows, right = zip(*by_scenario.values(), strict=True)
    return trained([r for some in rows for r in some], [at for some in right for at in some], penalty)


def scenarios(dealt: Sequence[Dealt]) -> list[str]:
    """Return the scenarios of some hands, in order."""
    return list(dict.fromkeys(one.scenario for one in dealt))


def hits(shown: Sequence[Dealt], asked: Sequence[Dealt], best: Callable[[Dealt], str]) -> tuple[float, float]:
    """Return how often a reader of some hands finds the best line in others, and how often guessing would."""
    rows, right = _prepared(asked, best)
    if not rows:
        return 0.0, 0.0
    return found(practised(shown, best), rows, right), float(np.mean([1 / len(one) for one in rows]))
