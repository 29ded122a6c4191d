"""Screening while a deal is played: the same analysis, in a process that gets out of the way."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from salesdance.coach import Screener, Screening, analyse
from salesdance.coach.screening import Work
from salesdance.engine import Tables
from salesdance.habits import Player
from salesdance.scenario import Scenario
from tests.builders import some_tables
from tests.coach.deals import LITTLE, LOST, a_tiny_deal, expert, script


def a_deal() -> tuple[Tables, Scenario, Player]:
    """Return what the other process plays on with."""
    scenario = a_tiny_deal()
    return some_tables(scenario), scenario, expert()


def no_deal() -> tuple[Tables, Scenario, Player]:
    """Fail, as a file does that is gone by now."""
    raise OSError("gone")


def test_screened_as_it_comes_a_deal_gets_the_analysis_that_it_gets_afterwards() -> None:
    (tables, scenario, player), transcript = a_deal(), script(a_tiny_deal(), *LOST)
    screener = Screener(tables, scenario, transcript.header, player, seed=5, effort=LITTLE)
    for entry in transcript.entries:
        screener.entry(entry)
        screener.screen(1)
        screener.look_ahead()
    whole = analyse(tables, scenario, transcript, player, seed=5, effort=LITTLE)
    assert screener.analysis() == whole


def test_stopped_while_it_waits_for_the_result_it_waits_no_longer() -> None:
    here, there = multiprocessing.Pipe()
    screening = Screening(Work(a_deal, script(a_tiny_deal(), *LOST).header, 5, LITTLE))
    waiting = threading.Thread(target=screening._talk, args=(here,), daemon=True)
    waiting.start()
    screening.finish()
    assert there.recv() == 0
    screening.stop()
    waiting.join(5)
    assert not waiting.is_alive()


@pytest.mark.slow
def test_another_process_finds_the_same() -> None:
    (tables, scenario, player), transcript = a_deal(), script(a_tiny_deal(), *LOST)
    screening = Screening.start(a_deal, transcript.header, seed=5, effort=LITTLE)
    for entry in transcript.entries:
        begun = time.perf_counter()
        screening.entry(entry)
        assert time.perf_counter() - begun < 0.1
    found = screening.result(120)
    assert found == analyse(tables, scenario, transcript, player, seed=5, effort=LITTLE)
    assert not screening.failed


@pytest.mark.slow
def test_where_the_other_process_fails_there_is_no_result_and_that_is_known() -> None:
    transcript = script(a_tiny_deal(), *LOST)
    screening = Screening.start(no_deal, transcript.header, seed=5, effort=LITTLE, entries=transcript.entries)
    assert screening.result(120) is None
    assert screening.failed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="looks into /proc")
def test_the_other_process_dies_with_the_one_that_started_it() -> None:
    code = (
        "import os, time, multiprocessing\n"
        "from tests.coach.test_screening import a_deal\n"
        "from tests.coach.deals import LITTLE, LOST, a_tiny_deal, script\n"
        "from salesdance.coach import Screening\n"
        "screening = Screening.start(a_deal, script(a_tiny_deal(), *LOST).header, seed=1, effort=LITTLE)\n"
        "while not multiprocessing.active_children(): time.sleep(0.05)\n"
        "time.sleep(2)\n"
        "print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    pid = int(done.stdout)
    for _ in range(200):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.05)
    pytest.fail("it is still there")
