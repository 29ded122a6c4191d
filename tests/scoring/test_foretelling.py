"""The three forecasts are marked against what could be known, and saying what one believes pays best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdance.scoring.foretelling import (
    forecasts,
    stated_shares,
    still_there_points,
    suspicion_points,
)
from salesdance.transcript import SURENESS, Forecast
from tests.scoring.by_hand import ASK_ALL, card, game_of, lost, named, on, skills, small, won

CARDS = ("a", "b")


def shares(size: int = 4) -> st.SearchStrategy[np.ndarray]:
    """Return distributions over some cards."""
    weights = st.lists(st.floats(0.01, 1.0), min_size=size, max_size=size)
    return weights.map(lambda values: np.array(values) / np.sum(values))


def suspects(card_: str, sure: str = "fairly", taken: str = "asked") -> Forecast:
    """Return one tap on a card."""
    return Forecast("suspicion", taken, card=card_, sure=sure)  # type: ignore[arg-type]


def still(figures: int) -> Forecast:
    """Return one tap on how many of ten will be there."""
    return Forecast("still_there", "yes", figures=figures)


@given(shares(), st.integers(0, 3), st.sampled_from(sorted(SURENESS.values())))
def test_a_tap_stands_for_shares_that_sum_to_one(prior: np.ndarray, card_: int, sure: float) -> None:
    stated = stated_shares(prior, card_, sure)
    assert stated.sum() == pytest.approx(1.0)
    assert stated[card_] == pytest.approx(sure)
    rest = np.delete(stated, card_)
    np.testing.assert_allclose(rest / rest.sum(), np.delete(prior, card_) / np.delete(prior, card_).sum())


@given(shares(), st.integers(0, 3), st.sampled_from(sorted(SURENESS.values())))
def test_stating_what_an_ideal_listener_believes_earns_everything(prior: np.ndarray, card_: int, sure: float) -> None:
    believed = stated_shares(prior, card_, sure)
    assert suspicion_points(prior, believed, card_, sure) == pytest.approx(4.0)
    for other in range(4):
        for word in SURENESS.values():
            assert suspicion_points(prior, believed, other, word) <= 4.0 + 1e-9


@given(shares(), shares(), st.integers(0, 3), st.sampled_from(sorted(SURENESS.values())))
def test_points_fall_with_the_distance_from_what_could_be_known_and_never_below_nothing(
    prior: np.ndarray, believed: np.ndarray, card_: int, sure: float
) -> None:
    off = float(((stated_shares(prior, card_, sure) - believed) ** 2).sum())
    points = suspicion_points(prior, believed, card_, sure)
    assert 0.0 <= points <= 4.0
    assert points == pytest.approx(max(0.0, 4 - 8 * off))


def test_betting_on_a_card_that_is_ruled_out_earns_nothing() -> None:
    prior, believed = np.array([0.5, 0.5]), np.array([0.0, 1.0])
    assert suspicion_points(prior, believed, 0, 0.9) == 0.0


@given(st.integers(0, 10), st.integers(0, 10))
def test_still_there_pays_best_for_the_chance_itself(figures: int, truth: int) -> None:
    q = truth / 10
    assert still_there_points(truth, q) == pytest.approx(4.0)
    assert 0.0 <= still_there_points(figures, q) <= still_there_points(truth, q)


@given(st.floats(0.0, 1.0))
def test_of_the_eleven_taps_the_nearest_one_pays_best(q: float) -> None:
    best = max(range(11), key=lambda figures: still_there_points(figures, q))
    assert abs(best / 10 - q) <= 0.05 + 1e-9


def test_still_there_earns_nothing_half_way_off() -> None:
    assert still_there_points(10, 0.5) == 0.0
    assert still_there_points(0, 0.9) == 0.0


def test_a_suspicion_counts_times_the_share_earned_in_worth_of_the_questions() -> None:
    game = game_of(small(), [*ASK_ALL, "close not_now/budget"])
    made = [(5, suspects("a"))]
    full = named(forecasts(game, made, CARDS, 1.0), "suspicion as you asked").points
    half = named(forecasts(game, made, CARDS, 0.5), "suspicion as you asked").points
    assert full > 0
    assert half == pytest.approx(full / 2, abs=0.01)
    assert named(forecasts(game, made, CARDS, 0.0), "suspicion as you asked").points == 0.0


def test_a_suspicion_is_marked_by_what_was_known_when_it_was_taken() -> None:
    game = game_of(small(), ["close not_now/budget", "ask/past open_clue", "ask/lamp open_clue", "close no"])
    early = named(forecasts(game, [(0, suspects("a", "bet"))], CARDS, 1.0), "suspicion as you asked")
    late = named(forecasts(game, [(3, suspects("a", "bet"))], CARDS, 1.0), "suspicion as you asked")
    assert early.points < late.points
    assert (early.turn, late.turn) == (0, 3)


def test_the_first_suspicion_and_still_there_are_out_of_four_each() -> None:
    game = game_of(small(), [*ASK_ALL, "close yes", "goodbye"])
    marks = forecasts(game, [(5, suspects("a")), (6, still(7))], CARDS, 1.0)
    assert [(mark.rule, mark.out_of) for mark in marks] == [("suspicion as you asked", 4.0), ("still there", 4.0)]


def test_the_second_suspicion_takes_the_points_of_still_there_where_that_could_not_be_asked() -> None:
    game = game_of(small(), [*ASK_ALL, "close no", "why truth/a", "hang_up"])
    made = [(5, suspects("a")), (6, suspects("a", "bet", "reason"))]
    rules = [mark.rule for mark in forecasts(game, made, CARDS, 1.0)]
    assert rules == ["suspicion as you asked", "suspicion before the reason"]


def test_the_second_suspicion_counts_nothing_beside_still_there() -> None:
    lines = [*ASK_ALL, "close yes", "easy_no admits", "why truth/a"]
    made = [(5, suspects("a")), (6, still(7)), (7, suspects("b", "bet", "reason"))]
    rules = [mark.rule for mark in forecasts(game_of(small(), lines), made, CARDS, 1.0)]
    assert rules == ["suspicion as you asked", "still there"]


def test_asking_twice_does_not_make_two_first_suspicions() -> None:
    game = game_of(small(), [*ASK_ALL, "close not_now/budget", "close_soft no", "why truth/a"])
    made = [(5, suspects("b")), (6, suspects("a")), (7, suspects("a", "bet", "reason"))]
    marks = forecasts(game, made, CARDS, 1.0)
    assert [mark.turn for mark in marks] == [5, 7]


def test_a_pinned_card_alone_is_not_a_forecast() -> None:
    game = game_of(small(), ASK_ALL)
    assert forecasts(game, [(2, suspects("a", "bet", "pinned"))], CARDS, 1.0) == []


def test_a_late_start_marks_its_only_forecast_alone() -> None:
    score = card(won(), ["goodbye"], [(5, still(5))])
    assert on(score, "still there").out_of == pytest.approx(8.0, abs=0.01)
    score = card(lost(), ["why truth/a", "hang_up"], [(2, suspects("a", "bet", "reason"))])
    assert on(score, "suspicion before the reason").out_of == pytest.approx(8.0, abs=0.01)


def test_a_forecast_that_was_asked_for_and_left_out_earns_nothing_of_its_four() -> None:
    won_and_gone = game_of(small(), [*ASK_ALL, "close yes", "goodbye"])
    left_out = [(5, Forecast("suspicion", "asked")), (6, Forecast("still_there", "yes"))]
    marks = forecasts(won_and_gone, left_out, CARDS, 1.0)
    assert [(mark.rule, mark.points, mark.out_of) for mark in marks] == [
        ("suspicion as you asked", 0.0, 4.0),
        ("still there", 0.0, 4.0),
    ]
    assert marks[0].why == "You were asked, and left it out."
    told = forecasts(won_and_gone, [(5, suspects("a")), left_out[1]], CARDS, 1.0)
    assert told[0].points > 0
    assert told[1].points == 0.0
    lost_and_left = game_of(small(), [*ASK_ALL, "close no", "why truth/a", "hang_up"])
    again = forecasts(lost_and_left, [left_out[0], (6, suspects("a", "hunch", "reason"))], CARDS, 1.0)
    assert [mark.rule for mark in again] == ["suspicion as you asked", "suspicion before the reason"]
    assert again[0].points == 0.0


def test_what_nobody_asked_for_is_not_held_against_anybody() -> None:
    won_and_gone = game_of(small(), [*ASK_ALL, "close yes", "goodbye"])
    assert forecasts(won_and_gone, [], CARDS, 1.0) == []


def test_where_no_forecast_was_made_the_part_is_left_out_and_the_rest_makes_a_hundred() -> None:
    score = card(small(), ["ask/past open", "walk_out"])
    assert "forecasts" not in skills(score)
    assert sum(part.out_of for part in score.parts) == pytest.approx(100.0, abs=0.1)
