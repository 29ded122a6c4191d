"""Settings are kept as data, and whatever makes no sense is the usual again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdance.stage.settings import Settings, settings_as_data, settings_from


def test_settings_come_back_from_what_was_kept() -> None:
    wanted = Settings(150, "dark", False, 0, False, "cold", True, (1920, 1080))
    assert settings_from(json.loads(json.dumps(settings_as_data(wanted)))) == wanted
    assert settings_from({}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("text_size", 110), ("theme", "pink"), ("motion", 1), ("volume", True), ("size", [10, 10]), ("size", ["a", 2])],
)
def test_a_value_that_makes_no_sense_is_the_usual_again(name: str, value: object) -> None:
    assert settings_from({"mode": "cold", name: value}) == Settings(mode="cold")


ANYTHING = st.booleans() | st.integers() | st.text() | st.none() | st.lists(st.integers() | st.text(), max_size=3)


@given(st.dictionaries(st.sampled_from([*settings_as_data(Settings()), "unknown"]), ANYTHING))
def test_whatever_was_kept_makes_settings(kept: dict[str, object]) -> None:
    assert settings_from(settings_as_data(settings_from(kept))) == settings_from(kept)
