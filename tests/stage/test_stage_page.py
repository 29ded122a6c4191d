"""The page for people who build screens is true: its example runs, and every public name is on it."""

import re
from pathlib import Path
from typing import Any

import pytest

import salesdance.stage
from salesdance.stage import Settings
from tests.stage.conftest import Fly

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "stage.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
LINES = ("Who opens up on Mondays?", "How would you have chosen?", "We are number one.", "Say nothing.")


@pytest.mark.parametrize("name", salesdance.stage.__all__)
def test_every_public_name_is_on_the_page(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_example_is_a_screen_that_can_be_played(fly: Fly, text: float) -> None:
    room: dict[str, Any] = {}
    exec(EXAMPLE, room)
    pilot = fly(room["Hand"]("It came with the lease. Nobody chose it.", LINES), Settings(text=text, size=(1024, 640)))
    pilot.press("2")
    assert not pilot.shows("You said")
    pilot.press("2")
    assert pilot.shows("You said line 2.")
    pilot.click("Say nothing.")
    assert pilot.shows("You said line 4.")
    assert pilot.defects() == []
    pilot.press("q")
    assert not pilot.running
