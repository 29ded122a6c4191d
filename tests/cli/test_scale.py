"""The scale of the long game that ships beside each deal."""

import json
from dataclasses import replace

import pytest

from salesdance.cli import places
from salesdance.cli.content import load
from salesdance.cli.expecting import play_findings
from salesdance.cli.scale import SUFFIX, scale_for
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


def test_an_authors_copy_under_a_shipped_id_leaves_the_shipped_scale_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    content = load("the_yes")
    monkeypatch.setattr("salesdance.cli.expecting.PLAYED", 20)
    monkeypatch.setattr("salesdance.cli.expecting.write_scale", lambda *_: pytest.fail("the scale was overwritten"))
    copy = replace(content.scenario, digest="another")
    assert list(play_findings(copy, content.deck, content.profile)) == []
