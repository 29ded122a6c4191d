"""The hall: from the title to a talk and back, with the real House and the real deals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from salesdance.cli.backstage import House
from salesdance.cli.keeping import opened
from salesdance.errors import InputError
from salesdance.sitting import Shelf
from salesdance.stage import Backstage, Pilot, Preferences, Pressed
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
    suggested,
)
from tests.stage.conftest import Fly
from tests.stage.screens.halls import Beyond, LongHouse, hall_with, real_house


@pytest.fixture
def house() -> Iterator[House]:
    """A House with records of its own."""
    told: list[str] = []
    with opened(told.append) as store:
        yield real_house(store, told)


def settled(fly: Fly, hall: Hall, straight: str = "") -> Pilot:
    """A pilot at the title, everything loaded."""
    pilot = fly(Title(hall, straight), settings_of(hall.preferences))
    pilot.wait(0.1)
    return pilot


def test_the_very_first_start_leads_to_the_yes_and_asks_for_nothing(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    assert pilot.focus == "start"
    assert pilot.shows("The Yes. Three minutes, and it begins after the yes.")
    assert not any(node.role == "field" for node in pilot.nodes())
    pilot.press("enter")
    assert isinstance(pilot.stage.screen, TitleCard)
    assert pilot.shows("Gwen Abara bakes for two shops")
    assert pilot.shows("You come from Fenn & Daughter, with the Duo 30")
    pilot.press("enter")
    assert isinstance(pilot.stage.screen, Beyond)
    assert pilot.stage.screen.play.first
    assert pilot.shows("The talk: The Yes")


def test_looking_at_a_title_card_begins_nothing(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    pilot.press("enter", "esc")
    assert isinstance(pilot.stage.screen, Title)
    assert house.past() == ()
    assert house.new_here()


def test_after_the_talk_comes_what_follows_it_and_then_the_library(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    pilot.press("enter", "enter", "enter")
    assert pilot.shows("After it: The Yes")
    pilot.press("enter")
    assert isinstance(pilot.stage.screen, Library)
    pilot.press("esc")
    assert isinstance(pilot.stage.screen, Title)


def test_a_deal_from_the_library_ends_in_the_same_library(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    pilot.click("Deals")
    pilot.press("2", "enter", "enter", "enter")
    assert isinstance(pilot.stage.screen, Library)
    assert pilot.stage.depth == 2
    assert pilot.shows("In the middle: go on")


def test_the_desk_is_in_the_library_and_opens_at_once_where_it_was_named(fly: Fly, house: House) -> None:
    pilot = fly(Library(hall_with(house)))
    pilot.press("end")
    pilot.click("The Hundred a Month")
    assert pilot.shows("Away from the deals")
    pilot = fly(Title(hall_with(house), desk=True))
    pilot.wait(0.5)
    assert pilot.shows("Away from the deals")


def test_what_was_left_is_offered_with_its_recap_and_goes_on(fly: Fly, house: House) -> None:
    play = house.begin("the_yes")
    play.seat.skip_forecast()
    play.seat.say("nail/delivery_date/timed")
    offer = house.offer()
    assert offer is not None
    pilot = settled(fly, hall_with(house))
    assert pilot.focus == "continue"
    assert pilot.shows(offer.recap)
    pilot.press("enter")
    assert isinstance(pilot.stage.screen, Beyond)
    assert not pilot.stage.screen.play.fresh
    assert pilot.stage.screen.play.seat.view() == play.seat.view()


def test_the_title_looks_again_when_one_comes_back_to_it(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    house.begin("copy_room").seat.say("ask/history")
    pilot.press("enter", "esc")
    assert pilot.shows("Continue: The Copy Room")
    assert pilot.focus == "continue"


def test_a_deal_in_the_middle_can_be_gone_on_with_or_begun_anew(fly: Fly, house: House) -> None:
    house.begin("copy_room").seat.say("ask/history")
    hall = hall_with(house)
    pilot = fly(Library(hall))
    pilot.press("2")
    assert pilot.shows("You are in the middle.")
    assert pilot.focus == "go-on"
    pilot.click("Begin anew")
    assert isinstance(pilot.stage.screen, Beyond)
    assert pilot.stage.screen.play.fresh
    assert [past.state for past in house.past()] == ["in the middle", "left in the middle"]


def test_what_is_pressed_too_early_is_done_by_itself(fly: Fly, house: House) -> None:
    ready: list[Backstage] = []
    pilot = fly(Title(hall_with(house, arriving=lambda: ready[0] if ready else None)))
    pilot.press("enter")
    assert pilot.shows("One moment.")
    pilot.wait(0.5)
    assert isinstance(pilot.stage.screen, Title)
    ready.append(house)
    pilot.wait(0.1)
    assert isinstance(pilot.stage.screen, TitleCard)


def test_the_library_waits_until_every_deal_is_read_and_the_first_deal_does_not(fly: Fly, house: House) -> None:
    hall = hall_with(house, whole=lambda: False)
    pilot = settled(fly, hall)
    pilot.click("Deals")
    assert pilot.shows("One moment.")
    hall.whole = lambda: True
    pilot.wait(0.1)
    assert isinstance(pilot.stage.screen, Library)
    pilot.press("esc")
    hall.whole = lambda: False
    pilot.click("Start")
    assert isinstance(pilot.stage.screen, TitleCard)


def test_settings_credits_and_keys_open_before_anything_is_loaded(fly: Fly) -> None:
    pilot = fly(Title(hall_with(arriving=lambda: None, preferences=Preferences())))
    for label, screen in (("Settings", SettingsPage), ("Credits", Credits), ("Keys", Help)):
        pilot.click(label)
        assert isinstance(pilot.stage.screen, screen)
        pilot.press("esc")


def test_nobody_is_asked_before_the_first_frame_is_on_the_screen(fly: Fly) -> None:
    drawn: list[bool] = []
    pilots: list[Pilot] = []

    def arriving() -> None:
        drawn.append(bool(pilots))

    pilots.append(fly(Title(hall_with(arriving=arriving, preferences=Preferences()))))
    assert drawn == []
    pilots[0].wait(0.1)
    assert drawn
    assert all(drawn)


def test_a_named_deal_opens_its_title_card_by_itself(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house), "in_the_bag")
    assert pilot.shows("Emlyn Pask")


def test_a_named_deal_that_cannot_be_played_is_told_in_a_sentence(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house), "nowhere")
    assert isinstance(pilot.stage.screen, Title)
    assert pilot.shows("There is no scenario 'nowhere'.")


def test_what_cannot_be_saved_is_said_once(fly: Fly) -> None:
    pilot = settled(fly, hall_with(real_house(notices=["The disk is full. Nothing is saved."])))
    assert pilot.shows("The disk is full. Nothing is saved.")
    pilot.wait(9)
    assert not pilot.shows("The disk is full.")


def test_the_library_says_plainly_that_yesterdays_reason_will_not_help(fly: Fly, house: House) -> None:
    pilot = fly(Library(hall_with(house)))
    assert pilot.shows("yesterday's reason will not help you today")
    assert pilot.shows("2 people it could be; you have met none of them.")
    assert pilot.shows("0 of 2")
    assert pilot.focus == "deal-the_yes"


def test_stars_are_shown_where_they_were_measured(fly: Fly) -> None:
    assert fly(Library(hall_with(LongHouse()))).shows("Difficulty 3 of 5")


def test_the_suggestion_is_the_first_deal_without_a_truth_and_then_the_one_with_most_left() -> None:
    def shelves(*met: int) -> list[Shelf]:
        return [Shelf(name, name, "", count, 4) for name, count in zip("abc", met, strict=True)]

    assert suggested(shelves(0, 0, 0)) == "a"
    assert suggested(shelves(2, 0, 0)) == "b"
    assert suggested(shelves(2, 1, 3)) == "b"
    assert suggested([]) == ""
    assert suggested([replace(shelves(0, 1, 3)[0], open=True), *shelves(0, 1, 3)[1:]]) == "b"


@pytest.mark.parametrize("key", ["c"])
def test_the_rubric_is_one_key_away_and_holds_no_points(fly: Fly, house: House, key: str) -> None:
    pilot = fly(Library(hall_with(house)))
    pilot.press(key)
    assert isinstance(pilot.stage.screen, Rubric)
    assert pilot.shows("Nail it down in their hand")
    assert not any(letter.isdigit() for letter in pilot.read())
    pilot.press("esc", "1", key)
    assert isinstance(pilot.stage.screen, Rubric)


def test_f1_shows_the_keys_anywhere_and_hides_them(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    for way in ("Deals", "Profile", "Settings", "Credits"):
        pilot.click(way)
        pilot.press("f1")
        assert isinstance(pilot.stage.screen, Help)
        pilot.press("f1", "esc")
        assert isinstance(pilot.stage.screen, Title)


def test_settings_are_applied_at_once_and_kept(fly: Fly, house: House) -> None:
    hall = hall_with(house)
    pilot = settled(fly, hall)
    pilot.click("Settings")
    assert pilot.focus == "text_size"
    pilot.press("right", "tab", "right", "tab", "right")
    assert pilot.stage.settings.text == 1.25
    assert pilot.stage.settings.theme == "dark"
    assert pilot.stage.settings.still
    pilot.press("tab", "end")
    assert hall.speaker.volume == 1.0
    pilot.press("tab", "right")
    wanted = Preferences(125, "dark", False, 100, False)
    assert house.preferences() == wanted
    pilot.press("tab", "tab", "up")
    assert house.preferences() == replace(wanted, mode="coached")


def test_a_setting_changed_at_the_window_itself_is_kept_too(fly: Fly, house: House) -> None:
    hall = hall_with(house)
    pilot = settled(fly, hall)
    pilot.press("ctrl++")
    hall.settled(pilot.stage.settings)
    assert house.preferences().text_size == 125
    hall.settled(replace(pilot.stage.settings, size=(1500, 900)))
    assert settings_of(hall.preferences).size == (1500, 900)
    assert house.preferences().size == (1280, 720)
    hall.close(replace(pilot.stage.settings, size=(1600, 900)))
    assert house.preferences().size == (1600, 900)


def test_what_was_set_before_all_was_loaded_is_kept_afterwards(fly: Fly, house: House) -> None:
    ready: list[Backstage] = []
    hall = hall_with(house, arriving=lambda: ready[0] if ready else None)
    pilot = fly(Title(hall))
    pilot.click("Settings")
    pilot.press("tab", "right")
    ready.append(house)
    pilot.press("esc")
    pilot.wait(0.1)
    assert house.preferences().theme == "dark"


def test_every_mode_has_one_honest_sentence(fly: Fly, house: House) -> None:
    pilot = fly(SettingsPage(hall_with(house)))
    for words in ("Coached A mood word", "Plain The body and the face", "Cold Less to see"):
        assert pilot.shows(words)
    assert pilot.shows("never the person, never the marks")


def test_one_key_switches_the_sound_off_and_on(fly: Fly, house: House) -> None:
    hall = hall_with(house)
    pilot = settled(fly, hall)
    pilot.press("m")
    assert hall.speaker.muted
    assert pilot.shows("Sound off.")
    pilot.press("m")
    assert not hall.speaker.muted
    assert pilot.shows("Sound on.")


def test_sound_switched_off_is_heard_again_once_a_volume_is_chosen(fly: Fly, house: House) -> None:
    hall = hall_with(house)
    pilot = settled(fly, hall)
    pilot.press("m")
    hall.prefer(replace(hall.preferences, theme="dark"))
    assert hall.speaker.muted
    hall.prefer(replace(hall.preferences, volume=75))
    assert not hall.speaker.muted
    assert hall.speaker.volume == 0.75
    pilot.press("m")
    hall.prefer(replace(hall.preferences, volume=0))
    assert hall.speaker.muted


def test_the_volume_that_is_set_already_may_be_chosen_to_hear_it_again(house: House) -> None:
    hall = hall_with(house)
    hall.speaker.switch()
    SettingsPage(hall).handle(Pressed("volume", str(hall.preferences.volume)))
    assert not hall.speaker.muted


def test_people_of_this_machine_are_added_renamed_and_switched(fly: Fly, house: House) -> None:
    pilot = fly(Profile(hall_with(house)))
    pilot.click("Change the name")
    for _ in "You":
        pilot.press("backspace")
    pilot.type("Nour")
    pilot.press("enter")
    assert house.person() == "Nour"
    pilot.click("Somebody else")
    pilot.type("Sam")
    pilot.click("Keep it")
    assert (house.person(), set(house.people())) == ("Sam", {"Nour", "Sam"})
    pilot.click("Nour")
    assert house.person() == "Nour"
    assert pilot.shows("Nour plays now")


def test_a_name_that_will_not_do_gets_its_sentence_beside_the_field(fly: Fly, house: House) -> None:
    house.rename("Nour")
    house.play_as("Sam")
    pilot = fly(Profile(hall_with(house)))
    pilot.click("Change the name")
    for _ in "Sam":
        pilot.press("backspace")
    pilot.type("Nour")
    pilot.press("enter")
    with pytest.raises(InputError) as unfit:
        house.rename("Nour")
    assert pilot.shows(str(unfit.value))
    pilot.press("esc")
    assert isinstance(pilot.stage.screen, Profile)
    assert house.person() == "Sam"


def test_the_profile_shows_sittings_small_totals_calibration_and_what_they_wrote(fly: Fly) -> None:
    pilot = fly(Profile(hall_with(LongHouse())))
    for words in ("28 September 2026", "71 of 100", "5 of 7 were right", "two mornings out of three", "stays on this"):
        assert pilot.shows(words)


def test_a_long_past_is_cut_where_it_says_so(fly: Fly, monkeypatch: pytest.MonkeyPatch) -> None:
    past = LongHouse().past() * 10
    monkeypatch.setattr(LongHouse, "past", lambda self: past)
    assert fly(Profile(hall_with(LongHouse()))).shows(f"And {len(past) - 40} before these")


def test_calibration_waits_for_ten_forecasts(fly: Fly, house: House) -> None:
    assert fly(Profile(hall_with(house))).shows("Once you have said ten times")


def test_every_licence_can_be_read_to_its_end_by_keyboard(fly: Fly, house: House) -> None:
    pilot = fly(Credits(hall_with(house)))
    assert pilot.shows("Open Peeps")
    pilot.press("right")
    assert pilot.shows("CC0 1.0 Universal") or pilot.shows("Creative Commons")
    pilot.press("end")
    assert pilot.shows("Permission is hereby granted")
    pilot.press("home", "right", "tab", "end")
    assert any(node.role == "scroll" and node.value == "end" for node in pilot.nodes())


def test_without_records_there_is_nobody_to_choose(fly: Fly) -> None:
    assert fly(Profile(hall_with())).shows("Nothing is saved this time")


def test_f9_opens_the_room_where_there_is_one(fly: Fly, house: House) -> None:
    opened_with: list[str] = []

    def room(deal: str, then: object) -> Rubric:
        opened_with.append(deal)
        return Rubric(hall)

    hall = hall_with(house, room=room)
    pilot = fly(Library(hall))
    pilot.press("f9")
    assert opened_with == ["the_yes"]
    pilot.press("esc", "2", "f9")
    assert opened_with == ["the_yes", "copy_room"]


def test_a_room_that_cannot_be_made_says_why(fly: Fly, house: House) -> None:
    def room(deal: str, then: object) -> Rubric:
        raise InputError("This deal cannot be played.")

    pilot = fly(Library(hall_with(house, room=room)))
    pilot.press("f9")
    assert pilot.shows("This deal cannot be played.")


def test_a_deal_that_broke_since_it_was_listed_says_why(
    fly: Fly, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(deal: str) -> None:
        raise InputError("This file cannot be read.")

    pilot = fly(Library(hall_with(house)))
    pilot.press("1")
    monkeypatch.setattr(house, "begin", broken)
    pilot.press("enter")
    assert isinstance(pilot.stage.screen, TitleCard)
    assert pilot.shows("This file cannot be read.")


def test_quit_ends_it(fly: Fly, house: House) -> None:
    pilot = settled(fly, hall_with(house))
    pilot.click("Quit")
    assert not pilot.running


def test_going_back_needs_no_look(fly: Fly, house: House) -> None:
    pilot = fly(Library(hall_with(house)))
    pilot.stage.do(Back().enter(0.0))
    assert not pilot.running
