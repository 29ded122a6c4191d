"""Every screen of the hall holds: in every theme, at every size, with words that are longer than any we have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdance.cli.backstage import House
from salesdance.stage import Preferences, Screen
from salesdance.stage.screens.hall import (
    Back,
    Credits,
    Hall,
    Help,
    Library,
    Profile,
    Rubric,
    SettingsPage,
    Title,
    TitleCard,
    settings_of,
)
from tests.stage.conftest import Fly
from tests.stage.screens.halls import LongHouse, hall_with, real_house

Make = Callable[[Hall], Screen]
SCREENS: dict[str, Make] = {
    "title": Title,
    "library": Library,
    "brief": lambda hall: TitleCard(hall, hall.house.brief("in_the_bag"), Back),
    "rubric": Rubric,
    "profile": Profile,
    "naming": Profile,
    "settings": SettingsPage,
    "credits": Credits,
    "help": lambda hall: Help(),
}
SIZES = ((1024, 640), (1280, 720), (1920, 1080))
TEXTS = (100, 125, 150, 175, 200)
LONG, SHORT = LongHouse(), real_house()


@pytest.mark.parametrize("house", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_cut_off_covered_or_out_of_reach(fly: Fly, name: str, size: tuple[int, int], house: House) -> None:
    for text in TEXTS:
        for theme in ("light", "dark", "contrast"):
            preferences = Preferences(text_size=text, theme=theme, size=size)  # type: ignore[arg-type]
            hall = hall_with(house, preferences=preferences)
            pilot = fly(SCREENS[name](hall), settings_of(preferences))
            pilot.wait(0.1)
            if name == "naming" and house is LONG:
                pilot.press("tab", "tab", "enter")
                assert pilot.find("Who else plays").focused
            assert pilot.defects() == [], (text, theme)
            focused = [node for node in pilot.nodes() if node.focused]
            assert focused, (text, theme)
            assert focused[0].on_screen, (text, theme)
            pilot.close()


@pytest.mark.parametrize("name", SCREENS)
def test_tab_reaches_everything_and_all_of_it_can_be_seen(fly: Fly, name: str) -> None:
    hall = hall_with(LONG, preferences=Preferences(text_size=200, size=(1024, 640)))
    pilot = fly(SCREENS[name](hall), settings_of(hall.preferences))
    pilot.wait(0.1)
    wanted = {node.key for node in pilot.nodes() if node.focusable}
    reached = set()
    for _ in range(len(wanted) + 1):
        pilot.press("tab")
        (focused,) = [node for node in pilot.nodes() if node.focused]
        assert focused.on_screen
        reached.add(focused.key)
    assert wanted <= reached
