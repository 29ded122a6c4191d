"""Sharing out the pass over a finished deal: processes that went through the same deal and weigh pieces of it.

Luck is keyed to a turn and never to who plays, so that a piece comes to the same bits wherever it is done. The process
that asks works as well, and does by itself whatever another one did not: with no process to be had it does it all.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from salesdance.coach.deal import Deal, heard_through
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.scenario import Scenario
from salesdance.transcript import Entry, Header

Loads = Callable[[], tuple[Tables, Scenario, Player]]
"""Loads the deal and the player that plays on; it is called in the other process, so it has to be a function of a
module, or a partial of one."""
Does = Callable[[Deal, Any], Any]
"""A function of a module: from the deal and a piece to what comes of it."""
GRACE, GLANCE = 2.0, 0.05
"""Seconds that another process has to end by itself, and after which it is looked whether it is still needed."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How many processes work on a deal, this one included, and how the others come by it."""

    loads: Loads
    processes: int


@dataclass(slots=True, eq=False)
class _Hand:
    """Another process: `ready` once it has gone through the deal; the `steps` that it played."""

    process: BaseProcess
    talk: Connection
    ready: bool = False
    steps: int = 0


class Hands:
    """Those who work on a deal: this process and, between `start` and `stop`, some others."""

    def __init__(self, deal: Deal) -> None:
        self.deal = deal
        self._others: list[_Hand] = []

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.stop()

    def start(self, sharing: Sharing, header: Header, entries: Sequence[Entry]) -> None:
        """Start the other processes; nothing waits for them, and where one cannot be had there is one less."""
        context = multiprocessing.get_context("spawn")
        for _ in range(sharing.processes - 1):
            here, there = context.Pipe()
            work = (there, sharing.loads, header, tuple(entries))
            try:
                process = context.Process(target=lend_a_hand, args=work, daemon=True)
                process.start()
            except Exception:  # no process to be had: this one does its work
                here.close()
                return
            finally:
                there.close()
            self._others.append(_Hand(process, here))

    def stop(self) -> None:
        """End the other processes, whatever they are doing."""
        for hand in self._others:
            hand.talk.close()
            hand.process.terminate()
        for hand in self._others:
            hand.process.join(GRACE)
        self._others = []

    @property
    def count(self) -> int:
        """Return how many there are, this one included."""
        return 1 + len(self._others)

    @property
    def ready(self) -> bool:
        """Tell whether all of them have gone through the deal."""
        return all(hand.ready for hand in self._others)

    def each(self, does: Does, pieces: Sequence[Any]) -> list[Any]:
        """Return what comes of each piece, in their order; whoever has nothing to do takes the next one."""
        left, found = deque(range(len(pieces))), dict[int, Any]()
        feeders = [
            threading.Thread(target=_feed, args=(hand, does, pieces, left, found), daemon=True)
            for hand in (self._others if len(pieces) > 1 else ())
        ]
        for feeder in feeders:
            feeder.start()
        while (at := _next(left)) is not None:
            found[at] = does(self.deal, pieces[at])
        for feeder in feeders:
            while feeder.is_alive():
                feeder.join(GLANCE)
        for hand in self._others:
            self.deal.expert.steps += hand.steps
            hand.steps = 0
        return [found[at] if at in found else does(self.deal, piece) for at, piece in enumerate(pieces)]


def _next(left: deque[int]) -> int | None:
    try:
        return left.popleft()
    except IndexError:
        return None


def _feed(hand: _Hand, does: Does, pieces: Sequence[Any], left: deque[int], found: dict[int, Any]) -> None:
    """Hand pieces to another process while some are left; what it does not bring back is not found."""
    with suppress(EOFError, OSError):
        while not hand.ready:
            if hand.talk.poll(GLANCE):
                hand.ready = bool(hand.talk.recv())
            elif not left:
                return
        while (at := _next(left)) is not None:
            hand.talk.send((does, pieces[at]))
            found[at], steps = hand.talk.recv()
            hand.steps += steps


def lend_a_hand(there: Connection, loads: Loads, header: Header, entries: Sequence[Entry]) -> None:
    """Go through a deal and do what is asked for until nobody asks any more; the other process's whole life.

    Where anything fails it ends without a word: whoever asked does it again, and fails there.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(there, orders), daemon=True).start()
    with suppress(Exception):
        tables, scenario, player = loads()
        if scenario.digest == header.scenario_digest:
            deal = heard_through(tables, scenario, player, header, entries)
            there.send(True)
            while True:
                does, piece = orders.get()
                before = deal.expert.steps
                found = does(deal, piece)
                there.send((found, deal.expert.steps - before))


def listen(there: Connection, orders: queue.SimpleQueue[Any]) -> None:
    """Hand on what arrives; when nobody is there any more this process ends, whatever it is doing."""
    with suppress(EOFError, OSError):
        while True:
            orders.put(there.recv())
    os._exit(0)
