"""Screening a deal while it is played, in a process of its own that gets out of the way.

It works at the lowest priority it can have, ends at once when the process that started it ends, and is handed every
entry as it happens. What it costs here is a thread that waits. Where no process can be had there is no result, and the
analysis can be made afterwards.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from salesdance.analysis import Analysis
from salesdance.coach.analysing import Effort, Screener
from salesdance.coach.hands import Loads, listen
from salesdance.transcript import Entry, Header

NICE = 10
GRACE, GLANCE = 2.0, 0.2
"""Seconds that the other process has to end by itself, and after which it is looked whether anybody still waits."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the other process is to do: the deal, the sitting's header, and the luck and effort of the analysis."""

    loads: Loads
    header: Header
    seed: int
    effort: Effort


class Screening:
    """A deal that is being screened elsewhere; nothing here ever waits, but for `result`."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._orders: queue.SimpleQueue[Entry | int | None] = queue.SimpleQueue()
        self._done, self._stopped = threading.Event(), threading.Event()
        self._analysis: Analysis | None = None
        self._count = 0
        self._asked = False
        self._process: BaseProcess | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    @classmethod
    def start(
        cls,
        loads: Loads,
        header: Header,
        *,
        seed: int,
        effort: Effort | None = None,
        entries: Iterable[Entry] = (),
    ) -> Screening:
        """Start screening a sitting; `entries` are those that were made before."""
        screening = cls(Work(loads, header, seed, effort or Effort()))
        for entry in entries:
            screening.entry(entry)
        screening._thread.start()
        return screening

    def entry(self, entry: Entry) -> None:
        """Hand over what just happened."""
        self._count += 1
        self._orders.put(entry)

    def finish(self) -> None:
        """Say that the deal is over, so that the analysis is made; asking twice does nothing."""
        if not self._asked:
            self._asked = True
            self._orders.put(self._count)

    def result(self, timeout: float = 0.0) -> Analysis | None:
        """Return the analysis of the whole deal, waiting so many seconds for it at most; None if there is none yet."""
        self.finish()
        self._done.wait(timeout)
        return self._analysis

    @property
    def failed(self) -> bool:
        """Tell whether there will be no result."""
        return self._done.is_set() and self._analysis is None

    def stop(self) -> None:
        """End it, whether there is a result or not."""
        self._stopped.set()
        self._orders.put(None)
        if self._asked and self._process is not None:
            # It may be in the middle of the analysis, for which nobody waits any more.
            self._process.terminate()

    def _run(self) -> None:
        try:
            context = multiprocessing.get_context("spawn")
            here, there = context.Pipe()
            process = context.Process(target=serve, args=(there, self._work), daemon=True)
            process.start()
            self._process = process
            there.close()
        except Exception:  # no process to be had: the analysis can be made afterwards
            self._done.set()
            return
        try:
            self._talk(here)
        except (EOFError, OSError):
            pass  # it ended before its time; there is no result then
        finally:
            self._done.set()
            here.close()
            process.join(GRACE)
            if process.is_alive():
                process.terminate()

    def _talk(self, here: Connection) -> None:
        while True:
            order = self._orders.get()
            if order is None:
                return
            here.send(order)
            if isinstance(order, int):
                while not here.poll(GLANCE):
                    if self._stopped.is_set():
                        return
                self._analysis = here.recv()
                return


def serve(there: Connection, work: Work) -> None:
    """Screen what is handed over until the analysis is asked for; the other process's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    orders: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(there, orders), daemon=True).start()
    tables, scenario, player = work.loads()
    screener = Screener(tables, scenario, work.header, player, seed=work.seed, effort=work.effort)
    if scenario.digest != work.header.scenario_digest:
        return
    while True:
        idle = not screener.waiting and not screener.look_ahead()
        order = _next(orders, wait=idle)
        if isinstance(order, Entry):
            screener.entry(order)
        elif isinstance(order, int):
            there.send(screener.analysis())
            return
        else:
            screener.screen(1)


def _next(orders: queue.SimpleQueue[Any], *, wait: bool) -> Any:
    try:
        return orders.get(block=wait)
    except queue.Empty:
        return None
