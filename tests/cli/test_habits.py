"""`salesdance habits`: measured in stored deals, and the year on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salesdance.cli import own_deals, own_work, places
from salesdance.cli.cast import read_player
from salesdance.cli.crowd import Crowd
from salesdance.cli.keeping import find_person, record_file
from salesdance.cli.own_deals import last_deals
from salesdance.cli.own_work import OwnWork, too_few
from salesdance.records import open_reader, open_store
from salesdance.simulation.own import SIFTING, TELLING, year
from tests.cli.conftest import Run
from tests.cli.stored import DEAL, NOW, a_transcript, fill, store_sitting


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of few games of one deal."""
    only = {DEAL: places.shipped_scenarios()[DEAL]}
    monkeypatch.setattr(places, "shipped_scenarios", lambda: only)
    monkeypatch.setattr(year, "GAMES", {SIFTING: 12, TELLING: 20})


def test_the_year_is_told_as_json_and_the_habits_can_be_saved(run: Run, small: None, tmp_path: Path) -> None:
    fill(*[("Ada", "quick_loser", seed) for seed in range(20, 23)], ("Ada", "walker", 24))
    file = tmp_path / "mine.yaml"
    done = run("habits", "--processes", "1", "--format", "json", "--save", str(file))
    assert done.status == 0
    told = json.loads(done.out)
    assert (told["version"], told["person"], told["looked_at"], told["a_year"]) == (2, "Ada", 4, 120)
    assert "You never ask who else decides." in told["habits"]
    assert 0 <= told["year"]["kept"] <= told["year"]["yes"] <= 120
    assert len(told["changes"]) <= 3
    assert all(change["error"] >= 0 for change in told["changes"])
    assert read_player(file).id == "own_habits"
    assert "Measured in 4 deals" in file.read_text(encoding="utf-8")


def test_too_few_deals_are_said_plainly(run: Run) -> None:
    assert "Nobody has played here yet" in run("habits").err
    fill(("Ada", "quick_loser", 20), ("Ada", "quick_loser", 21))
    assert run("habits", "--processes", "1").out.startswith("There are 2 finished deals of yours to look at; from 3 on")
    assert "There are 2 finished deals of Ada to look at" in run("habits", "--person", "Ada", "--processes", "1").out
    assert "at least 1 is needed, not '0'" in run("habits", "--processes", "0").err
    told = json.loads(run("habits", "--processes", "1", "--format", "json").out)
    assert (told["looked_at"], told["year"], told["changes"]) == (2, None, [])
    assert run("habits", "--person", "Zed").status == 2


def test_branches_and_what_is_not_finished_are_no_deals_and_the_newest_come_first() -> None:
    fill(("Ada", "quick_loser", 20), ("Ada", "quick_loser", 21))
    with open_store(record_file(), now=NOW) as store:
        store_sitting(store, "Ada", a_transcript("quick_loser", 22), branch_turn=3)
        found = last_deals(store, find_person(store, "Ada").id)
    assert [deal.transcript.header.game_seed for deal in found] == [21, 20]


def test_behind_the_window_it_is_over_with_a_page_or_a_sentence(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_deals, "enough", lambda own: False)
    fill(("Ada", "quick_loser", 20))
    with open_reader(record_file()) as reader:
        work = OwnWork(last_deals(reader, find_person(reader, "Ada").id)[:0])
    work._work()
    assert work.over
    assert work.page is None
    assert work.instead == too_few(0)


def test_whoever_leaves_the_page_or_the_window_sends_its_processes_home(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    work = OwnWork(())

    class ACrowd(Crowd):
        def in_order(self, *_: object) -> Iterator[Any]:
            work.leave()
            return iter(())

        def stop(self) -> None:
            sent.append("home")

    monkeypatch.setattr(own_work, "Crowd", ACrowd)
    work._work()
    assert sent == ["home", "home"]
    assert work.over


@pytest.mark.slow
def test_a_crowd_sends_its_own_processes_home_and_nobody_elses() -> None:
    with Crowd(2) as mine, Crowd(2) as theirs:
        assert list(mine.in_order(len, [("a",), ("bc",)])) == [1, 2]
        going_on = theirs.in_order(len, [("a",), ("bc",)])
        assert next(going_on) == 1
        mine.stop()
        assert next(going_on) == 2
        assert list(theirs.in_order(len, [("abc",)])) == [3]
        with pytest.raises(RuntimeError):
            list(mine.in_order(len, [("a",)]))
