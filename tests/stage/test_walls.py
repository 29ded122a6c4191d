"""What hangs on the wall, what a pen leaves, two parts of one place, and the tone of a room."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdance.stage import (
    Above,
    Button,
    Column,
    Label,
    PenStroke,
    Screen,
    Scroll,
    Settings,
    Space,
    Speaker,
    WallCalendar,
    WallClock,
    Widget,
    switched,
)
from tests.stage.conftest import ASSETS, Fly


class Only(Screen):
    """One widget."""

    title = "Only"

    def __init__(self, widget: Widget) -> None:
        self.widget = widget

    def build(self, space: Space) -> Widget:
        return self.widget


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_clock_a_calendar_and_a_word_by_hand_hold_at_every_size_of_text(fly: Fly, text: float) -> None:
    wall = Column([WallClock("09:10", "09:40"), PenStroke("Delivery"), WallCalendar(9, (2, 9), (14, 90))])
    pilot = fly(Only(Scroll("all", wall)), Settings(text=text))
    assert pilot.defects() == []
    assert pilot.shows("Day 9 of ninety")
    assert pilot.shows("stops on days 2, 9")


def test_a_word_by_hand_is_the_same_for_the_same_seed_and_another_for_another(fly: Fly) -> None:
    pictures = [fly(Only(PenStroke(seed))).picture().get_buffer().raw for seed in ("Delivery", "Delivery", "Lease")]
    assert pictures[0] == pictures[1] != pictures[2]


def test_a_clock_without_a_time_is_a_face_without_hands(fly: Fly) -> None:
    assert fly(Only(WallClock("noon", ""))).defects() == []


def lines(count: int, name: str) -> Column:
    return Column([Button(f"{name}-{number}", f"{name} {number}", "line") for number in range(count)])


def test_the_upper_part_is_as_high_as_it_wants_while_the_lower_one_fits(fly: Fly) -> None:
    pilot = fly(Only(Above(Scroll("up", Label("Words")), Scroll("down", lines(3, "line")), 0.5)))
    assert pilot.find("line 0").rect.top < 100


def test_both_parts_scroll_where_both_are_too_high(fly: Fly) -> None:
    pilot = fly(Only(Above(Scroll("up", lines(30, "word")), Scroll("down", lines(30, "line")), 0.5)))
    assert pilot.defects() == []
    assert 300 < pilot.find("line 0").rect.top < 420


def test_a_view_shows_what_it_is_asked_to_while_the_focus_is_elsewhere(fly: Fly) -> None:
    listed = Scroll("list", lines(40, "line"), shows="line-33")
    pilot = fly(Only(Above(Button("top", "Top"), listed)))
    assert pilot.focus == "top"
    assert pilot.find("line 33").on_screen
    assert not pilot.find("line 0").on_screen


def test_a_room_hums_until_another_tone_is_asked_for() -> None:
    speaker = Speaker(ASSETS / "sounds", 0.2)
    heard = speaker.hum("tone_office")
    assert speaker.hum("tone_office") is heard or heard is False
    assert speaker.hum("") is False
    assert speaker.hum("no_such_tone") is False
    speaker.close()
    assert Speaker(Path("nowhere"), 0.0).hum("tone_office") is False


def test_switched_off_nothing_is_heard_until_it_is_switched_on_again() -> None:
    speaker = Speaker(ASSETS / "sounds", 0.2)
    speaker.hum("tone_office")
    heard = speaker.play("pen")
    assert switched(speaker) == "Sound off."
    assert (speaker.play("pen"), speaker.hum("tone_office"), speaker.hum("tone_phone")) == (False, False, False)
    assert switched(speaker) == "Sound on."
    assert speaker.play("pen") is heard
    speaker.volume = 0.0
    assert switched(speaker) == "Sound on."
    assert speaker.volume == 0.25
    assert switched(None) == "There is no sound here."
    speaker.close()
