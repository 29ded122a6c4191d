"""The gallery of all widgets, in every theme and size: nothing cut off, covered, off screen or out of reach."""

from collections.abc import Callable

import pytest

from salesdance.stage import Screen, Settings
from tests.stage.conftest import Fly
from tests.stage.gallery import SCREENS, SIZES, Forms, Talk


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCREENS)
def test_every_widget_is_whole_in_every_theme_and_size_of_text(fly: Fly, name: str, size: tuple[int, int]) -> None:
    make: Callable[[], Screen] = SCREENS[name]
    pilot = fly(make(), Settings(size=size))
    for theme in ("light", "dark", "contrast"):
        for text in (1.0, 1.5, 2.0):
            pilot.restyle(theme=theme, text=text)
            assert [str(defect) for defect in pilot.defects()] == []


def test_a_talk_is_played_by_keys_alone(fly: Fly) -> None:
    screen = Talk()
    pilot = fly(screen)
    pilot.press("2")
    assert screen.said == []
    assert pilot.find("You said nobody").states == ("chosen",)
    pilot.press("2")
    assert pilot.shows("You: You said nobody chose it.")
    pilot.press("f1")
    assert pilot.shows("Keys")
    pilot.press("esc", "m")
    assert pilot.shows("What could have been known")
    pilot.press("b")
    assert pilot.shows("Marta Oduya")


def test_the_forms_are_filled_by_keys_alone(fly: Fly) -> None:
    screen = Forms()
    pilot = fly(screen)
    pilot.press("tab", "end")
    assert screen.tab == "form"
    pilot.press("tab", "7", "tab")
    pilot.type("!")
    pilot.press("tab", "tab", "enter")
    assert (screen.kept, screen.name) == (7, "Zoë Åström!")
    assert pilot.find("Saved as Zoë Åström!.").role == "status"
