"""The year on one's own habits in the window: never waited for, told in bars, and private deals kept private."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salesdance.cli.backstage import House
from salesdance.cli.keeping import opened
from salesdance.errors import InputError
from salesdance.simulation.own import OwnYear
from salesdance.stage import Play
from salesdance.stage.screens.hall import Profile
from salesdance.stage.screens.hall.own_year import PLAYING, READING, OwnYearScreen
from salesdance.stage.screens.hall.profile import LOOK_BACK
from tests.stage.conftest import Fly
from tests.stage.screens.halls import LongHouse, hall_with, real_house
from tests.stage.screens.own_pages import GOOD_YEAR, a_page


class Slowly:
    """A year that is worked out when the test says so."""

    def __init__(self) -> None:
        self.over = self.begun = self.left = False
        self.share = 0.0
        self.page: OwnYear | None = None
        self.instead = ""

    def begin(self) -> None:
        self.begun = True

    def leave(self) -> None:
        self.left = True


class YearHouse(LongHouse):
    """A House with such a year."""

    def __init__(self) -> None:
        super().__init__()
        self.work = Slowly()

    def own_year(self) -> Slowly:  # type: ignore[override]
        return self.work


@pytest.fixture
def house() -> Iterator[House]:
    """A House with records of its own."""
    told: list[str] = []
    with opened(told.append) as store:
        yield real_house(store, told)


def test_a_quiet_sentence_stands_until_the_year_is_there_and_then_the_page(fly: Fly) -> None:
    house = YearHouse()
    pilot = fly(Profile(hall_with(house)))
    pilot.click("The year on your habits")
    assert isinstance(pilot.stage.screen, OwnYearScreen)
    assert house.work.begun
    assert pilot.shows(READING)
    house.work.share = 0.5
    pilot.wait(0.1)
    assert pilot.shows(PLAYING)
    house.work.page, house.work.over = a_page(), True
    pilot.wait(0.1)
    assert pilot.shows("You never ask who else decides.")
    assert pilot.shows("Of 120 such deals a year 70 would say yes, and 44 would still be there on day ninety.")
    assert pilot.shows("If you asked who else decides, and brought them in")
    assert pilot.shows("52 (10 more, give or take 1)")
    assert pilot.shows("that may be luck")
    assert pilot.defects() == []
    pilot.press("escape")
    assert isinstance(pilot.stage.screen, Profile)
    assert house.work.left


@pytest.mark.parametrize(("width", "height", "text"), [(1024, 640, 1.0), (1280, 800, 2.0)])
def test_the_page_fits_small_windows_and_large_letters(fly: Fly, width: int, height: int, text: float) -> None:
    house = YearHouse()
    house.work.page, house.work.over = a_page(), True
    pilot = fly(OwnYearScreen(hall_with(house)))
    pilot.resize(width, height)
    pilot.restyle(text=text)
    pilot.wait(0.1)
    assert pilot.defects() == []


def test_too_few_deals_and_no_better_way_are_said_plainly(fly: Fly) -> None:
    house = YearHouse()
    house.work.instead, house.work.over = "There are 2 finished deals of yours to look at.", True
    assert fly(OwnYearScreen(hall_with(house))).shows("There are 2 finished deals of yours to look at.")
    house.work.page = a_page(changes=0, year=GOOD_YEAR)
    assert fly(OwnYearScreen(hall_with(house))).shows("Go on as you do.")
    for page in (a_page(changes=0), a_page(helps=False)):
        house.work.page = page
        assert fly(OwnYearScreen(hall_with(house))).shows("Practise first a deal in which you asked who else decides")


def test_deals_are_private_until_somebody_says_otherwise_and_can_be_again(fly: Fly, house: House) -> None:
    house.play_as("Nour")
    assert not fly(Profile(hall_with(house))).shows("Your deals are private")
    house.begin("the_yes")
    pilot = fly(Profile(hall_with(house)))
    assert house.private()
    assert pilot.shows("Your deals are private")
    pilot.click("Let mine be counted from now on")
    assert not house.private()
    pilot.click("Keep mine private again")
    assert house.private()


class LookedBack(LongHouse):
    """A House whose finished sittings can be opened again, but for one."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def look_back(self, sitting: str) -> Play:  # type: ignore[override]
        self.opened.append(sitting)
        if len(self.opened) > 1:
            raise InputError("The debrief of this sitting cannot be opened again.")
        return self.begin("the_yes")


def test_the_debrief_of_a_finished_sitting_is_opened_from_the_profile_and_leads_back_to_it(fly: Fly) -> None:
    house = LookedBack()
    pilot = fly(Profile(hall_with(house)))
    assert pilot.shows(LOOK_BACK)
    pilot.wheel("Sittings", -40)
    pilot.click("28 September 2026: its debrief")
    assert house.opened == ["in_the_bag-28"]
    assert not isinstance(pilot.stage.screen, Profile)
    pilot.press("esc")
    assert isinstance(pilot.stage.screen, Profile)
    pilot.press("enter")
    assert pilot.shows("cannot be opened again")
