"""The coach of a sitting: it goes along in another process, and what it finds is told without anybody waiting."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import replace

import pytest

from salesdance.cli.coaching import Coach, analysis_of
from salesdance.cli.content import load
from salesdance.coach import Effort
from salesdance.sitting import Sitting
from salesdance.sitting.debrief import Turning
from salesdance.transcript import Transcript
from tests.builders import a_header

LITTLE = Effort(screen=2, closer=4, turns=1, moves=2, praised=0, histories=10)


NATURAL = ("goodbye", "carry_on", "thank_them", "hang_up")


@pytest.fixture
def played() -> Transcript:
    """Return a finished sitting of the first deal, in which somebody leaves at the yes."""
    content = load("the_yes")
    header = a_header(content.scenario, content.deck, game_seed=7, type_seed=7)
    sitting = Sitting.begin(
        content.scenario, content.deck, content.tables, game_seed=7, type_seed=7, mode="plain", header=header
    )
    while not sitting.finished:
        if sitting.view().asking is not None:
            sitting.skip_forecast()
        legal = sitting.legal()
        sitting.say(next((move for move in NATURAL if move in legal), legal[0]))
    transcript: Transcript = sitting.transcript()
    return replace(
        transcript, header=replace(header, profile=content.profile.name, profile_digest=content.profile.digest)
    )


def test_how_far_it_has_come_is_said_in_sentences(played: Transcript) -> None:
    said: list[str] = []
    found = analysis_of(load("the_yes"), played, says=said.append, effort=LITTLE)
    assert found.turns
    assert said[0] == "Weighing every move that could have been made."


@pytest.mark.slow
def test_the_coach_goes_along_and_nobody_waits_for_it(played: Transcript) -> None:
    coach = Coach("the_yes", load("the_yes"), played.header)
    for entry in played.entries:
        coach.heard(entry)
    coach.over()
    found: Turning | None = None
    begun = time.monotonic()
    while found is None and time.monotonic() - begun < 300:
        asked = time.monotonic()
        found = coach.turning(played)
        assert time.monotonic() - asked < 0.25
        time.sleep(0.05)
    assert found is not None
    assert found == coach.wait(played, print)


@pytest.mark.slow
def test_without_a_second_process_it_is_worked_out_here(played: Transcript, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_process(*_: object) -> None:
        raise OSError("no process to be had")

    monkeypatch.setattr(multiprocessing, "get_context", no_process)
    coach = Coach("the_yes", load("the_yes"), played.header, played.entries)
    found, begun = None, time.monotonic()
    while found is None and time.monotonic() - begun < 300:
        found = coach.turning(played)
        time.sleep(0.1)
    assert found is not None
