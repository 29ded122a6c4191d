"""The scale of the long game that ships beside each deal."""

import json

import pytest

from salesdance.cli import places
from salesdance.cli.content import load
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
