"""The Hundred a Month from the command line: found where one would look for it, and refused where it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salesdance.cli import places
from salesdance.cli.content import load, load_customers
from salesdance.cli.months import desk_deal, months
from salesdance.cli.orders import DESK, Orders
from salesdance.cli.places import data_folder
from salesdance.errors import ScenarioError
from tests.cli.conftest import Run

DEEDS = "1\nd\ndd\ne\n"


@pytest.mark.parametrize("command", [("desk",), ("play", DESK)])
def test_a_month_is_played_by_its_command_and_by_its_name_and_nothing_is_kept(
    run: Run, command: tuple[str, ...]
) -> None:
    done = run(*command, "--text", "--seed", "7", typed=DEEDS)
    assert done.status == 0
    assert "== The Hundred a Month" in done.out
    assert "100 a month are 1,200 a year." in " ".join(done.out.split())
    assert not (data_folder() / "records.db").exists()


def test_the_same_seed_and_deeds_are_the_same_month(run: Run) -> None:
    one, other = (run("desk", "--text", "--seed", "9", typed=DEEDS).out for _ in range(2))
    assert one == other != run("desk", "--text", "--seed", "10", typed=DEEDS).out


def test_it_stands_in_the_list_of_deals(run: Run) -> None:
    assert "The Hundred a Month" in run("play", "--list").out
    assert json.loads(run("play", "--list", "--format", "json").out)["desk"]["id"] == DESK


def test_a_deal_that_does_not_begin_after_a_no_is_refused(run: Run) -> None:
    done = run("desk", "the_yes", "--text")
    assert done.status == 2
    assert "does not begin after a no" in done.err


@pytest.mark.parametrize("option", [("--room",), ("--format", "json"), ("--moves", "moves.txt"), ("--save", "x.json")])
def test_options_that_need_a_sitting_are_refused(run: Run, option: tuple[str, ...]) -> None:
    done = run("play", DESK, *option)
    assert done.status == 2
    assert "nothing of it is kept" in done.err


def test_months_follow_each_other_with_seeds_that_follow_each_other() -> None:
    following = months(Orders("", 7, 7, "", "evidence", "", "", "", False, desk=desk_deal()))
    assert [next(following).desk.seed for _ in range(3)] == [7, 8, 9]


def test_customers_that_do_not_fit_their_deal_are_refused_with_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = places.assets_folder()
    wrong = tmp_path / "desk" / "customers.yaml"
    wrong.parent.mkdir()
    text = (shipped / "desk" / "customers.yaml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("excuse: books", "excuse: boks", 1), encoding="utf-8")
    scenario = load(desk_deal()).scenario
    monkeypatch.setattr(places, "assets_folder", lambda: tmp_path)
    with pytest.raises(ScenarioError, match=r"customers\.yaml:\d+:\d+: error unknown-excuse: .*`boks`"):
        load_customers(scenario)


def test_check_holds_the_customers_against_the_deal_they_name(run: Run, tmp_path: Path) -> None:
    shipped = places.assets_folder() / "desk" / "customers.yaml"
    assert run("check", str(shipped)).status == 0
    wrong = tmp_path / "customers.yaml"
    wrong.write_text(shipped.read_text(encoding="utf-8").replace("  six_calls:", "  seven_calls:"), encoding="utf-8")
    done = run("check", str(wrong))
    assert done.status == 1
    assert "unknown-objection" in done.out
    assert "kit-gap" in done.out
