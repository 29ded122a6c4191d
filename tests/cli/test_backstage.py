"""What stands behind the window: people, deals, sittings, debriefs, and preferences that last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from salesdance.cli.backstage import House
from salesdance.cli.keeping import opened
from salesdance.cli.orders import Orders
from salesdance.errors import InputError, RecordError
from salesdance.records import Store
from salesdance.stage import Play, Preferences
from salesdance.transcript import lines_of

ORDERS = Orders("", 7, None, "", "evidence", "plain", "", "", False)
TO_THE_END = ("nail/delivery_date/timed", "goodbye")


@pytest.fixture
def house() -> Iterator[House]:
    """A house with records of its own."""
    told: list[str] = []
    with opened(told.append) as store:
        yield House(store, ORDERS, told)


def to_the_end(play: Play) -> None:
    """Play The Yes to its last card, doing nothing in the ninety days."""
    for move in TO_THE_END:
        play.seat.say(move)
    for _ in range(60):
        view = play.seat.view()
        if view.finished:
            return
        if view.asking is not None:
            play.seat.skip_forecast()
        elif view.thought is not None:
            play.seat.answer_thought(False)
        else:
            legal = play.seat.legal()  # type: ignore[attr-defined]
            play.seat.say(next(one for one in ("carry_on", "hang_up", "still_stands", legal[0]) if one in legal))


def test_the_first_start_needs_no_name_and_shows_every_deal(house: House) -> None:
    assert house.person() == "You"
    shelves = house.shelves()
    assert shelves[0].id == "the_yes"
    assert all(shelf.who and shelf.role and shelf.teaser for shelf in shelves)
    assert house.offer() is None
    assert house.notices() == ()


def test_a_sitting_that_is_left_is_offered_with_a_recap_and_goes_on_at_the_same_turn(house: House) -> None:
    play = house.begin("the_yes")
    assert (play.first, play.fresh) == (True, True)
    assert play.brief.name == "Gwen Abara"
    play.seat.skip_forecast()
    play.seat.say("nail/delivery_date/timed")
    offer = house.offer()
    assert offer is not None
    assert (offer.deal, offer.title) == ("the_yes", "The Yes")
    assert offer.recap
    again = house.go_on(offer)
    assert again.fresh is False
    assert again.seat.view() == play.seat.view()
    assert any(said.who == "you" for said in again.told) or again.seat.view().mine
    house.leave(offer)
    assert house.offer() is None
    assert house.past()[0].state == "left in the middle"


def test_a_finished_sitting_has_its_debrief_and_stands_in_the_profile_with_its_total(house: House) -> None:
    play = house.begin("the_yes")
    to_the_end(play)
    play.end()
    play.judge()
    debrief = play.debrief(None)
    assert debrief.person.name == "Gwen Abara"
    (past,) = house.past()
    assert past.total == pytest.approx(debrief.card.total)
    assert past.state == "played to its end"
    assert house.begin("the_yes").first is False
    assert next(shelf for shelf in house.shelves() if shelf.id == "the_yes").met == 1


def test_a_finished_sitting_is_looked_back_on_and_a_line_of_it_tried_again_and_nothing_of_that_is_kept(
    house: House,
) -> None:
    play = house.begin("the_yes")
    to_the_end(play)
    play.end()
    play.judge()
    debrief = play.debrief(None)
    sat = house.past()
    other = house.begin("copy_room")
    looked = house.look_back(sat[0].id)
    assert (looked.suspected, looked.seat.view().finished) == (True, True)
    looked.end()
    looked.judge()
    assert looked.debrief(None) == debrief
    branch = house.again(lines_of(looked.transcript())[0], other_dice=False)
    assert branch.line == 1
    assert branch.transcript().header.branch_of == sat[0].id
    assert [past for past in house.past() if past.id] == list(sat)
    assert house.played() == other.marked()
    house.begin("the_yes")
    with pytest.raises(InputError, match="Nothing is chosen in entry 1"):
        house.again(0, other_dice=False)


def test_a_sitting_that_cannot_be_looked_back_on_says_why(house: House) -> None:
    with pytest.raises(InputError, match="cannot be opened again"):
        house.look_back("nobody-1")
    with pytest.raises(InputError, match="Nothing is saved this time"):
        House(None, ORDERS, []).look_back("nobody-1")


def test_everybody_who_stayed_leaves_a_line_and_everybody_who_told_why_their_reason(house: House) -> None:
    assert house.postcards() == ()
    ends = set()
    for _ in range(6):
        house._orders = replace(ORDERS, game_seed=len(house.past()))
        play = house.begin("the_yes")
        to_the_end(play)
        ends.add(play.seat.view().end)
        play.end()
        play.judge()
        debrief = play.debrief(None)
        assert debrief.lines
    assert {"kept", "gone"} <= ends
    cards = house.postcards()
    assert [card.kept for card in cards].count(True) == 1  # the same words are one card
    assert any(not card.kept for card in cards)
    assert {(card.name, card.title, card.face) for card in cards} == {("Gwen Abara", "The Yes", "gwen")}
    assert "I've had my tea on that step" in next(card.says for card in cards if card.kept)


def test_calibration_is_shown_once_there_are_ten_forecasts(house: House) -> None:
    assert house.calibration() is None
    for _ in range(10):
        play = house.begin("in_the_bag")
        card = play.seat.view().cards[0].id
        while play.seat.view().look_back is not None:
            play.seat.look_back(play.seat.view().look_back.choices[0].move)  # type: ignore[union-attr]
        play.seat.answer_thought(False)
        play.seat.pin(card, "bet")
        play.seat.say("why")
        play.seat.say("hang_up")
        play.end()
    told = house.calibration()
    assert told is not None
    assert told.forecasts == 10
    assert [(said, count) for said, count, _ in told.groups] == [(0.9, 10)]


def test_preferences_and_people_last() -> None:
    wanted = Preferences(text_size=150, theme="contrast", motion=False, size=(1600, 900))
    with opened(lambda _: None) as store:
        house = House(store, ORDERS, [])
        house.keep(wanted)
        house.rename("Nour")
        house.play_as("Sam")
        assert set(house.people()) == {"Nour", "Sam"}
        with pytest.raises(InputError):
            house.rename("Nour")
    with opened(lambda _: None) as store:
        again = House(store, ORDERS, [])
        assert again.preferences() == wanted
        assert again.person() == "Sam"


def test_without_records_everything_can_be_played_and_it_is_said_once() -> None:
    house = House(None, ORDERS, ["Nothing can be saved."])
    assert house.notices() == ("Nothing can be saved.",)
    assert house.notices() == ()
    assert (house.person(), house.people(), house.past()) == ("", (), ())
    play = house.begin("the_yes")
    to_the_end(play)
    play.end()
    play.judge()
    assert play.debrief(None).lines
    with pytest.raises(InputError):
        house.play_as("Sam")


def test_records_that_break_in_the_middle_never_stop_the_play(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise RecordError("The disk is full.")

    play = house.begin("the_yes")
    for name in ("add_move", "sittings", "truths_met"):
        monkeypatch.setattr(Store, name, full)
    to_the_end(play)
    assert play.seat.finished
    assert house.shelves()
    assert [sentence for sentence in house.notices() if sentence.startswith("The disk is full.")]
    assert house.past() == ()


def test_a_deal_that_is_not_there_is_an_input_error(house: House) -> None:
    with pytest.raises(InputError, match="There is no scenario"):
        house.begin("the_maybe")
