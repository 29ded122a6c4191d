"""The scale of the long game that ships beside each deal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from salesdance.cli import places
from salesdance.cli.content import load
from salesdance.cli.expecting import play_findings
from salesdance.cli.orders import LIBRARY
from salesdance.cli.scale import SUFFIX, scale_for, stars_beside
from salesdance.engine import RULES_VERSION


@pytest.mark.parametrize("name", ["copy_room", "in_the_bag", "the_yes"])
def test_a_shipped_deal_brings_the_scale_of_just_this_version(name: str) -> None:
    content = load(name)
    kept = json.loads(places.shipped_scenarios()[name].with_suffix(SUFFIX).read_text(encoding="utf-8"))
    # Whoever changes a shipped deal, the deck, the profile or the rules: `salesdance check scenarios --play`.
    assert kept["scenario_digest"] == content.scenario.digest
    assert kept["deck_digest"] == content.deck.digest
    assert kept["profile_digest"] == content.profile.digest
    assert kept["rules"] == RULES_VERSION
    assert scale_for(content) == (kept["a0"], kept["a1"])
    assert kept["a0"] < kept["a1"]


def test_stars_say_how_much_listening_adds_and_the_first_deal_is_among_the_easy_ones() -> None:
    shipped = places.shipped_scenarios()
    found = {name: stars_beside(shipped[name], load(name).scenario) for name in LIBRARY}
    assert all(stars is not None and 1 <= stars <= 5 for stars in found.values())
    assert found["the_yes"] in (1, 2)
    assert sum(stars < found["the_yes"] for stars in found.values()) <= 1


def test_a_deal_that_nobody_measured_or_that_changed_since_has_no_stars(tmp_path: Path) -> None:
    scenario = load("the_yes").scenario
    assert stars_beside(tmp_path / "mine.yaml", scenario) is None
    shipped = places.shipped_scenarios()["the_yes"]
    assert stars_beside(shipped, replace(scenario, digest="another")) is None


def test_an_authors_copy_under_a_shipped_id_leaves_the_shipped_scale_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    content = load("the_yes")
    monkeypatch.setattr("salesdance.cli.expecting.PLAYED", 20)
    monkeypatch.setattr("salesdance.cli.expecting.write_scale", lambda *_: pytest.fail("the scale was overwritten"))
    copy = replace(content.scenario, digest="another")
    assert list(play_findings(copy, content.deck, content.profile)) == []
