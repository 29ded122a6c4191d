"""Preferences are kept as data, and whatever makes no sense is the usual again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdance.stage.preferences import Preferences, preferences_as_data, preferences_from


def test_preferences_come_back_from_what_was_kept() -> None:
    wanted = Preferences(150, "dark", False, 0, False, "cold", True, (1920, 1080))
    assert preferences_from(json.loads(json.dumps(preferences_as_data(wanted)))) == wanted
    assert preferences_from({}) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [("text_size", 110), ("theme", "pink"), ("motion", 1), ("volume", True), ("size", [10, 10]), ("size", ["a", 2])],
)
def test_a_value_that_makes_no_sense_is_the_usual_again(name: str, value: object) -> None:
    assert preferences_from({"mode": "cold", name: value}) == Preferences(mode="cold")


ANYTHING = st.booleans() | st.integers() | st.text() | st.none() | st.lists(st.integers() | st.text(), max_size=3)


@given(st.dictionaries(st.sampled_from([*preferences_as_data(Preferences()), "unknown"]), ANYTHING))
def test_whatever_was_kept_makes_preferences(kept: dict[str, object]) -> None:
    assert preferences_from(preferences_as_data(preferences_from(kept))) == preferences_from(kept)
