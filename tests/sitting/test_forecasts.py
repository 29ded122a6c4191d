"""The three forecasts: asked for once each, and only while nothing is pinned."""

from collections.abc import Callable

import pytest

from salesdance.errors import InputError
from salesdance.transcript import Forecast
from tests.builders import a_sitting, after_the_no, after_the_yes

Answering = Callable[..., None]


def test_the_ask_waits_for_a_suspicion_and_is_made_when_one_is_pinned() -> None:
    sitting = a_sitting()
    view = sitting.say("close")
    assert (view.asking, view.moves) == ("suspicion", 0)
    view = sitting.pin("a", "bet")
    assert (view.asking in (None, "still_there"), view.moves, view.pinned) == (True, 1, ("a", "bet"))
    entry = sitting.transcript().entries[-1]
    assert entry.move == "close"
    assert entry.forecasts == (Forecast("suspicion", "pinned", "a", "bet"), Forecast("suspicion", "asked", "a", "bet"))


def test_what_was_pinned_before_is_taken_without_asking() -> None:
    sitting = a_sitting()
    sitting.pin("b", "hunch")
    sitting.say("ask/lamp")
    sitting.pin("c", "fairly")
    assert sitting.say("close").asking != "suspicion"
    first, last = sitting.transcript().entries
    assert first.forecasts == (Forecast("suspicion", "pinned", "b", "hunch"),)
    assert last.forecasts[-1] == Forecast("suspicion", "asked", "c", "fairly")


def test_a_forecast_may_be_left_out_and_is_not_asked_for_again(answering: Answering) -> None:
    answering("not_now/budget", "not_now/budget")
    sitting = a_sitting()
    assert sitting.say("close_soft").asking == "suspicion"
    view = sitting.skip_forecast()
    assert (view.asking, view.moves) == (None, 1)
    assert sitting.say("close").moves == 2
    assert [entry.forecasts for entry in sitting.transcript().entries] == [(Forecast("suspicion", "asked"),), ()]


def test_a_forecast_that_a_face_did_not_ask_for_leaves_no_trace(answering: Answering) -> None:
    answering("not_now/budget", "not_now/budget")
    sitting = a_sitting()
    sitting.say("close_soft")
    sitting.skip_forecast(asked=False)
    assert sitting.say("close").moves == 2
    assert [entry.forecasts for entry in sitting.transcript().entries] == [(), ()]


def test_saying_something_else_takes_the_ask_back() -> None:
    sitting = a_sitting()
    sitting.say("close")
    view = sitting.say("ask/lamp")
    assert (view.asking, view.moves) == (None, 1)
    assert [entry.move for entry in sitting.transcript().entries] == ["ask/lamp"]
    assert sitting.say("close").asking == "suspicion"


def test_right_after_the_yes_it_is_asked_how_many_will_still_be_there(answering: Answering) -> None:
    answering("yes", "writes")
    sitting = a_sitting(moves=["close"])
    assert sitting.view().asking == "still_there"
    view = sitting.still_there(6)
    assert (view.asking, view.moves) == (None, 1)
    sitting.say("nail/delivery_date/timed")
    assert sitting.transcript().entries[-1].forecasts == (Forecast("still_there", "yes", figures=6),)
    assert sitting.view().asking is None


def test_it_is_not_asked_after_the_first_move_of_the_sheet(answering: Answering) -> None:
    answering("lands", "writes")
    sitting = a_sitting(after_the_yes())
    assert sitting.look_back("downside/slow").asking == "still_there"
    assert sitting.say("nail/delivery_date/timed").asking is None
    with pytest.raises(InputError, match="right after the yes"):
        sitting.still_there(5)


@pytest.mark.parametrize("figures", [-1, 11, True, 2.0])
def test_only_none_to_ten_can_still_be_there(figures: int) -> None:
    sitting = a_sitting(after_the_yes())
    sitting.look_back("downside/slow")
    with pytest.raises(InputError, match="0 to 10"):
        sitting.still_there(figures)
    assert sitting.view().asking == "still_there"


def test_before_the_reason_is_shown_a_suspicion_is_asked_for_again() -> None:
    sitting = a_sitting(after_the_no())
    sitting.answer_thought(False)
    assert sitting.say("why").asking == "suspicion_again"
    sitting.pin("d", "hunch")
    entry = sitting.transcript().entries[-1]
    assert entry.move == "why"
    assert entry.forecasts[-1] == Forecast("suspicion", "reason", "d", "hunch")


def test_what_was_pinned_at_the_ask_counts_again_before_the_reason(answering: Answering) -> None:
    answering("no", "refuses")
    sitting = a_sitting()
    sitting.pin("a", "fairly")
    sitting.say("close")
    assert sitting.say("why").asking is None
    taken = [forecast.taken for entry in sitting.transcript().entries for forecast in entry.forecasts]
    assert taken == ["pinned", "asked", "reason"]


def test_forecasts_made_after_the_last_move_are_kept_too() -> None:
    sitting = a_sitting()
    sitting.pin("a", "bet")
    assert sitting.transcript().pending == (Forecast("suspicion", "pinned", "a", "bet"),)
    sitting.say("ask/lamp")
    assert sitting.transcript().pending == ()


def test_the_cards_are_the_objections_in_the_prospects_words() -> None:
    cards = a_sitting().view().cards
    assert {card.id: card.text for card in cards}["a"] == "I am afraid of a."
    orders = {tuple(card.id for card in a_sitting(game_seed=seed).view().cards) for seed in range(12)}
    assert len(orders) > 4
