"""Many games by several processes: the work of `simulate` in pieces, whose results come back in order.

A piece is the same whoever plays it, so the figures do not depend on how many processes there are. At most a few
pieces are under way at a time, however long the run is.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from salesdance.cli.cast import read_player, shipped_players
from salesdance.cli.content import Content, load
from salesdance.habits import Player
from salesdance.players import Lines
from salesdance.simulation import Piece, Reciting, Tally, learnt, play_piece

AHEAD = 2
"""Pieces under way or waiting, for each process."""


@dataclass(frozen=True, slots=True)
class Order:
    """Who plays what: names that every process can look up by itself. `player` is a name or a file."""

    scenario: str
    profile: str
    player: str
    seed: int
    scale: tuple[float, float] = (0.0, 1.0)
    reciting: Reciting | None = None


@cache
def content_of(scenario: str, profile: str) -> Content:
    """Return the content of an order; each process reads it once."""
    return load(scenario, profile)


@cache
def player_of(name: str) -> Player:
    """Return the player of an order: a shipped one by name, else that of a file."""
    shipped = shipped_players()
    return shipped[name] if name in shipped else read_player(Path(name))


def play(order: Order, piece: Piece) -> Tally:
    """Return the sums of one piece."""
    content = content_of(order.scenario, order.profile)
    return play_piece(
        content.tables,
        content.scenario,
        player_of(order.player),
        piece,
        seed=order.seed,
        scale=order.scale,
        reciting=order.reciting,
    )


def learn(order: Order, piece: Piece) -> Counter[Lines]:
    """Return the lines that a player's games make for somebody to recite."""
    content = content_of(order.scenario, order.profile)
    return learnt(content.tables, content.scenario, player_of(order.player), piece.first, piece.games)


class Crowd:
    """So many processes, started when they are first needed; one plays in this process itself."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._stopped = False

    def __enter__(self) -> Crowd:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End its processes at once, from any thread; whoever waits for a result of theirs gets an error."""
        self._stopped = True
        pool = self._pool
        if pool is not None:
            # Known to the pool alone before Python 3.14; other crowds and the coach have processes of their own.
            mine = list((getattr(pool, "_processes", None) or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for process in mine:
                process.terminate()

    def in_order(self, work: Callable[..., Any], jobs: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Yield what `work` makes of each job, in the order of the jobs; they are asked for as they are needed."""
        if self._processes == 1:
            for job in jobs:
                yield work(*job)
            return
        if self._stopped:
            raise RuntimeError("this crowd was sent home")
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, context, initializer=_leave_interrupts_to_the_first)
        waiting: deque[Future[Any]] = deque()
        for job in jobs:
            waiting.append(self._pool.submit(work, *job))
            if len(waiting) >= AHEAD * self._processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _leave_interrupts_to_the_first() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
